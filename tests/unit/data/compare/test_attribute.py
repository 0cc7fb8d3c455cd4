"""The operator's list of areas: nothing without it, refused with a line number when wrong."""

from pathlib import Path

import pytest

from data import compare
from data.compare import AttributeListError
from tests.unit.data.compare.figures import UNITS

HEAD = "code,khu_vuc,em_area,source\n"
CODE = UNITS[0].code


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BANSO_HOME", str(tmp_path))
    return tmp_path


def write(home: Path, text: str) -> None:
    (home / compare.FILE).write_text(text, encoding="utf-8")


def test_without_a_list_nothing_is_known() -> None:
    assert compare.attributes() == {}
    assert compare.attributes_version() == ""


def test_a_commune_of_an_area_is_of_the_minority_area(home: Path) -> None:
    second = UNITS[1].code
    write(home, f"{HEAD}{CODE},iii,,QĐ 1\n{second},,no,QĐ 1\n{UNITS[2].code},,,QĐ 1\n")
    found = compare.attributes()
    assert (found[CODE].area, found[CODE].is_minority) == ("III", True)
    assert found[second].is_minority is False
    assert found[UNITS[2].code].is_minority is None


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
    ],
)
def test_a_wrong_line_is_refused(home: Path, text: str) -> None:
    write(home, text)
    with pytest.raises(AttributeListError, match=compare.FILE):
        compare.attributes()


def test_a_changed_list_is_read_again(home: Path) -> None:
    write(home, f"{HEAD}{CODE},I,,QĐ\n")
    assert compare.attributes()[CODE].area == "I"
    write(home, f"{HEAD}{CODE},III,,QĐ 12\n")
    assert compare.attributes()[CODE].area == "III"
