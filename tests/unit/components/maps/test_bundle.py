"""The map's scripts: all of them, in order, none that asks another origin."""

import re

import pytest

from components.maps import bundle

OURS = sorted(bundle.FOLDER.glob("*.js"))


def test_every_script_is_in_the_bundle() -> None:
    assert {path.stem for path in OURS} == set(bundle.SCRIPTS) - {"leaflet/leaflet"}


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_a_script_is_short_and_names_no_other_origin(path: object) -> None:
    source = bundle.FOLDER.joinpath(str(path)).read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 250
    assert not re.search(r"https?://", source)


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_words_that_a_reader_sees_come_from_the_catalogues(path: object) -> None:
    source = bundle.FOLDER.joinpath(str(path)).read_text(encoding="utf-8")
    code = re.sub(r"/\*.*?\*/|//[^\n]*", "", source, flags=re.DOTALL)
    assert not re.search(r"[^\x00-\x7f]", code), "Vietnamese text in a script"
    assert not re.search(r"textContent = \"[^\"]", code)


def test_a_changed_script_has_another_address() -> None:
    assert re.fullmatch(r"map-[0-9a-f]{16}\.js", bundle.name("js"))
    assert re.fullmatch(r"map-[0-9a-f]{16}\.css", bundle.name("css"))
