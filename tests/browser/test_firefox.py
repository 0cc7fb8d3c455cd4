"""The offline file in the Firefox that offices have: opened, turned, pointed at, printed."""

import io
import json
import shutil
from pathlib import Path

import pypdf
import pytest

from components.story.player import document
from tests.browser.firefox import opened
from tests.unit.components.story.kinds import COMMUNES, story

pytestmark = pytest.mark.browser
FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
PAGE_DOWN, HOME = "\ue00f", "\ue011"
NUMBER = "document.querySelector('.slide.on footer b').textContent"


@pytest.mark.skipif(FIREFOX is None, reason="no Firefox on this machine")
def test_the_file_works_in_firefox_and_asks_for_nothing(tmp_path: Path) -> None:
    assert FIREFOX is not None
    path, profile = tmp_path / "giao-ban.html", tmp_path / "profile"
    profile.mkdir()
    path.write_bytes(document(story()))
    count = len(story().slides)
    with opened(FIREFOX, path, profile) as firefox:
        assert firefox.value("document.querySelector('.slide.on .value').textContent") == "71,4 %"
        for at in range(2, count + 1):
            firefox.press(PAGE_DOWN)
            firefox.until(f"{NUMBER} === '{at}/{count}'")
            said = firefox.value("document.querySelector('.slide.on .room').textContent")
            assert str(said).strip(), f"slide {at}"
        firefox.press(HOME)
        firefox.until(f"{NUMBER} === '1/{count}'")

        spot = firefox.value(
            f"(() => {{ const box = document.querySelector(`.slide.on [data-unit='"
            f"{COMMUNES[3].code}']`).getBoundingClientRect();"
            " return JSON.stringify([box.left + box.width / 2, box.top + box.height / 2]); })()"
        )
        x, y = (round(one) for one in json.loads(str(spot)))
        firefox.act("pointer", {"type": "pointerMove", "x": x, "y": y})
        firefox.until("document.querySelector('.tip b, .tip strong')")
        firefox.act("wheel", {"type": "scroll", "x": x, "y": y, "deltaX": 0, "deltaY": -600})
        firefox.until("document.querySelector('.slide.on .map.near')")

        printed = pypdf.PdfReader(io.BytesIO(firefox.paper()))
        texts = [one.extract_text() for one in printed.pages]
        assert count <= len(texts) <= count + 3
        assert "71,4" in texts[0]
        assert firefox.problems == []
        own = ("data:", path.as_uri(), "about:")
        assert [one for one in firefox.asked if not one.startswith(own)] == []
