from pathlib import Path

import pytest

from geo import zone
from geo.zone import Zone, ZoneError


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BANSO_HOME", str(tmp_path))
    return tmp_path


def test_without_a_list_nobody_has_a_zone(home: Path) -> None:
    assert zone.zones() == {}
    assert zone.version() == ""
    assert home.is_dir()


def test_a_list_says_the_zone_of_those_it_names(home: Path) -> None:
    text = "code,zone,source\n03127,I,QĐ 1/2026\n03151,iii,QĐ 1/2026\n"
    (home / zone.FILE).write_text(text, encoding="utf-8-sig")
    assert zone.zones() == {"03127": Zone.FIRST, "03151": Zone.THIRD}
    before = zone.version()
    (home / zone.FILE).write_text("code,zone,source\n", encoding="utf-8")
    assert zone.version() != before
    assert zone.zones() == {}


@pytest.mark.parametrize("line", ["99999,I,QĐ", "03127,IV,QĐ", "03127,I,", "11,I,QĐ"], ids=str)
def test_a_line_that_cannot_be_used_refuses_the_list_and_names_itself(
    home: Path, line: str
) -> None:
    (home / zone.FILE).write_text(f"code,zone,source\n{line}\n", encoding="utf-8")
    with pytest.raises(ZoneError, match="dòng 2"):
        zone.zones()


def test_a_list_without_its_columns_is_refused(home: Path) -> None:
    (home / zone.FILE).write_text("code,zone\n", encoding="utf-8")
    with pytest.raises(ZoneError, match="source"):
        zone.zones()
