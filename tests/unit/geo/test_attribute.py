"""The operator's list of areas: nothing without it, refused with a line number when wrong."""

from pathlib import Path

import pytest

from geo import attribute, units
from geo.attribute import AttributeListError, Zone

HEAD = "code,khu_vuc,em_area,source\n"
WIDE = "code,khu_vuc,em_area,source,ntm_group,border,poor\n"
UNITS = units.communes("11")
CODE = UNITS[0].code


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BANSO_HOME", str(tmp_path))
    return tmp_path


def write(home: Path, text: str) -> None:
    (home / attribute.FILE).write_text(text, encoding="utf-8")


def test_without_a_list_nothing_is_known() -> None:
    assert attribute.attributes() == {}
    assert attribute.version() == ""


def test_a_commune_of_an_area_is_of_the_minority_area(home: Path) -> None:
    second = UNITS[1].code
    write(home, f"{HEAD}{CODE},iii,,QĐ 1\n{second},,no,QĐ 1\n{UNITS[2].code},,,QĐ 1\n")
    found = attribute.attributes()
    assert (found[CODE].zone, found[CODE].is_minority) == ("III", True)
    assert found[second].is_minority is False
    assert found[UNITS[2].code].is_minority is None
    assert attribute.zones() == {CODE: Zone.THIRD}


def test_more_may_be_said_of_a_commune_and_what_is_not_said_is_not_known(home: Path) -> None:
    write(home, f"{WIDE}{CODE},III,,QĐ,3,yes,no\n{UNITS[1].code},,,QĐ,,,\n")
    found = attribute.attributes()
    assert (found[CODE].group, found[CODE].is_border, found[CODE].is_poor) == (3, True, False)
    other = found[UNITS[1].code]
    assert (other.group, other.is_border, other.is_poor) == (None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "code,khu_vuc\n",
        f"{HEAD}99999,I,,QĐ\n",
        f"{HEAD}11,I,,QĐ\n",
        f"{HEAD}{CODE},I,,QĐ\n{CODE},I,,QĐ\n",
        f"{HEAD}{CODE},IV,,QĐ\n",
        f"{HEAD}{CODE},I,no,QĐ\n",
        f"{HEAD}{CODE},,maybe,QĐ\n",
        f"{HEAD}{CODE},I,,\n",
        f"{WIDE}{CODE},I,,QĐ,4,,\n",
        f"{WIDE}{CODE},I,,QĐ,,maybe,\n",
    ],
)
def test_a_wrong_line_is_refused(home: Path, text: str) -> None:
    write(home, text)
    with pytest.raises(AttributeListError, match=attribute.FILE):
        attribute.attributes()


@pytest.mark.parametrize(
    "line", ["99999,I,,QĐ", f"{CODE},IV,,QĐ", f"{CODE},I,,", "11,I,,QĐ"], ids=str
)
def test_a_line_that_cannot_be_used_names_itself(home: Path, line: str) -> None:
    write(home, f"{HEAD}{line}\n")
    with pytest.raises(AttributeListError, match="dòng 2"):
        attribute.zones()


def test_a_list_without_its_columns_names_them(home: Path) -> None:
    write(home, "code,khu_vuc\n")
    with pytest.raises(AttributeListError, match="source"):
        attribute.zones()


def test_a_changed_list_is_read_again(home: Path) -> None:
    write(home, f"\ufeff{HEAD}{CODE},I,,QĐ\n")
    before = attribute.version()
    assert attribute.attributes()[CODE].zone == "I"
    write(home, f"{HEAD}{CODE},III,,QĐ 12\n")
    assert attribute.attributes()[CODE].zone == "III"
    assert attribute.version() != before
