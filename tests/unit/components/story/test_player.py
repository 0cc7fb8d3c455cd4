"""A story's document holds everything, says what the plates say, and asks for nothing."""

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

import pytest

from components.maps import message, shading
from components.plate import look
from components.plate.drawing import drawing
from components.story.player import SCRIPTS, STATIC, Live, document
from components.story.shown import Screening
from tests.unit.components.plate.sample import plate
from tests.unit.components.story.kinds import HOSTILE, LONG, NOTE, shown, story
from text import Language, speaking

MOST = 1_500_000


class Parts(HTMLParser):
    """The scripts of a document and its policy, as a browser reads them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.scripts: list[tuple[dict[str, Any], str]] = []
        self.policy = ""
        self.tags: list[str] = []
        self._open = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        self.tags.append(tag)
        self._open = tag == "script"
        if self._open:
            self.scripts.append((facts, ""))
        if facts.get("http-equiv") == "Content-Security-Policy":
            self.policy = facts.get("content") or ""

    def handle_data(self, data: str) -> None:
        if self._open:
            facts, text = self.scripts[-1]
            self.scripts[-1] = (facts, text + data)

    def handle_endtag(self, _tag: str) -> None:
        self._open = False


def read(made: bytes) -> tuple[Parts, dict[str, Any]]:
    parts = Parts(made.decode())
    data: dict[str, Any] = json.loads(parts.scripts[0][1])
    return parts, data


def test_nothing_is_fetched_and_only_its_own_script_runs() -> None:
    parts, _ = read(document(story()))
    assert len(parts.scripts) == 2
    assert parts.scripts[0][0]["type"] == "application/json"
    digest = b64encode(sha256(parts.scripts[1][1].encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in parts.policy
    assert "default-src 'none'" in parts.policy
    assert "connect-src 'none'" in parts.policy
    assert not {"link", "img", "iframe"} & set(parts.tags)
    addresses = re.findall(r"https?://[^\s\"'<)]+", document(story()).decode())
    assert set(addresses) == {"http://www.w3.org/2000/svg"}


def test_a_served_one_may_ask_its_own_server_and_nobody_else() -> None:
    parts, data = read(document(story(), live=Live(tag='"a"')))
    assert "connect-src 'self'" in parts.policy
    assert data["live"] == {"tag": '"a"'}


def test_hostile_text_stays_text() -> None:
    made = document(story()).decode()
    parts, data = read(made.encode())
    assert parts.tags.count("img") == 0
    assert "alert(1)>" not in made.split('id="data">')[0].replace("&gt;", "")
    assert "<" not in parts.scripts[0][1]
    assert [one["title"] for one in data["slides"]].count(HOSTILE) == 1


def test_ten_views_of_a_province_are_small() -> None:
    assert len(document(story())) < MOST


def test_notes_are_in_it_only_where_they_are_asked_for() -> None:
    assert NOTE.encode() not in document(story())
    _, data = read(document(story(), with_notes=True))
    assert set(data["notes"]) == {NOTE}


@pytest.mark.parametrize("scope", ["11", "provinces"])
def test_a_map_has_the_letters_words_and_colours_of_its_plate(scope: str) -> None:
    one = plate(scope)
    _, data = read(document(Screening(name="", slides=(shown("", plate=one),), notes=("",))))
    told = data["slides"][0]["map"]
    drawn = drawing(one.view, (0, 0, 700, 500))
    assert told["shades"] == "".join(drawn.shades)
    assert told["palette"] == list(one.view.palette)
    assert data["scopes"][scope]["codes"] == [shape.code for shape in drawn.shapes.units]
    assert data["scopes"][scope]["labels"] == drawn.names
    assert [row[:2] for row in told["key"]["classes"]] == [
        [row.label, row.colour] for row in one.key.classes
    ]
    assert [[row[1], row[2]] for row in told["key"]["states"]] == [
        [words, str(count)] for words, count in one.key.states.values()
    ]
    sent = json.loads(message.message(one.view, drawn.layer))
    assert told["values"] == sent["values"]
    assert told["notices"] == sent["notices"]


def test_circles_are_those_of_the_plate() -> None:
    one = plate(is_circles=True)
    _, data = read(document(Screening(name="", slides=(shown("", plate=one),), notes=("",))))
    drawn = drawing(one.view, (0, 0, 700, 500))
    radii = shading.radii(drawn.rows, one.view).tolist()
    assert data["slides"][0]["map"]["radii"] == radii


def test_the_looks_are_those_of_the_plates() -> None:
    script = (STATIC / "present" / "look.js").read_text(encoding="utf-8")
    said = dict(re.findall(r"(\w+): \"(#[0-9A-Fa-f]{6})\"", script))
    same = {
        "page": look.PAGE,
        "paper": look.PAPER,
        "ink": look.INK,
        "muted": look.MUTED,
        "accent": look.ACCENT,
        "land": look.LAND,
        "circle": look.CIRCLE,
        "frame": look.FRAME,
        "hairline": look.HAIRLINE,
        "hatchLine": look.HATCH_LINE,
        "dotGround": look.DOT_GROUND,
        "dot": look.DOT,
        "errorGround": look.ERROR_GROUND,
    }
    assert {key: said[key] for key in same} == same


def test_shapes_are_in_it_once_for_all_slides() -> None:
    few = document(Screening(name="", slides=(shown("", plate=plate()),), notes=("",)))
    many = document(Screening(name="", slides=(shown("", plate=plate()),) * 10, notes=("",) * 10))
    _, data = read(many)
    assert list(data["scopes"]) == ["11"]
    assert len(many) - len(few) < 9 * 6_000


def test_numbers_are_printed_as_the_reader_writes_them() -> None:
    _, data = read(document(story()))
    line = next(one for one in data["slides"] if one["charts"])["charts"][0]
    assert line["series"][0]["printed"][1:4] == ["35,5\u00a0%", "", "44,0\u00a0%"]
    with speaking(Language.EN):
        _, data = read(document(story()))
    line = next(one for one in data["slides"] if one["charts"])["charts"][0]
    assert line["series"][0]["printed"][1] == "35.5\u00a0%"
    assert data["texts"]["next"] == "Next slide"


def test_no_slide_is_blank() -> None:
    _, data = read(document(story(shown("", problem=""))))
    assert data["slides"][-1]["isEmpty"]
    withdrawn = next(one for one in data["slides"] if one["title"] == "Đã rút lại")
    assert withdrawn["problem"].endswith("3/10/2025.")
    assert LONG in [one["title"] for one in data["slides"]]
    _, data = read(document(Screening(name="Trống", slides=(), notes=())))
    assert data["slides"][0]["problem"] == "Bài trình chiếu này chưa có trang nào."


def test_a_slide_names_the_worst_places_that_reported() -> None:
    _, data = read(document(story()))
    first = data["slides"][0]
    names = [data["scopes"]["11"]["names"][at] for at in first["map"]["named"]]
    listed = first["tables"][0]["columns"][0]["printed"]
    assert names == listed[-2:-7:-1]


def test_every_script_of_the_folder_is_in_it() -> None:
    assert {path.stem for path in (STATIC / "present").glob("*.js")} == set(SCRIPTS)
