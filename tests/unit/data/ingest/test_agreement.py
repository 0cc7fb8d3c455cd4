"""P4: a code is never believed against the name beside it, in a table as in a form."""

import pytest

from data.ingest import Checked
from tests.unit.data.ingest.sample import checked, form, places, sheet_of

NOW = ("UBND TỈNH QUẢNG NGÃI, QUÝ IV NĂM 2025",)
FORMERLY = ("UBND TỈNH ĐIỆN BIÊN, NĂM 2024",)


def table(*rows: tuple[object, object], title: tuple[str] = NOW) -> Checked:
    head = ("STT", "Mã", "Tên xã, phường", "Cụm loa FM")
    numbered = [(place, *row, place) for place, row in enumerate(rows, start=1)]
    return checked(sheet_of([title, head, *numbered]))


@pytest.mark.parametrize(
    ("code", "name", "title"),
    [
        ("21484", "Xã Ba Tô", NOW),
        ("21523", "Xã Ba Gia", NOW),
        ("21484", "Xã Bảo Nhai", NOW),
        ("3334", "Phường Mường Thanh", FORMERLY),
        (3356, "Xã Sam Mứn", FORMERLY),
    ],
)
def test_a_row_whose_code_and_name_differ_is_asked(
    code: object, name: str, title: tuple[str]
) -> None:
    found = table((code, name), title=title)
    assert places(found, "P4") == ["Sheet1!B3"]
    assert found.observations.empty


@pytest.mark.parametrize("name", ["Xã Ba Tơ", "XA BA TO", "xã Ba  Tơ", "Xã Ba Tơơ", "", None])
def test_a_name_that_may_be_the_codes_contradicts_nothing(name: str | None) -> None:
    found = table(("21484", name), ("21523", "Xã Ba Tô"))
    assert list(found.observations["unit_code"]) == ["21484", "21523"]
    assert not found.errors


def test_a_code_tells_which_of_two_namesakes_is_meant() -> None:
    title = ("UBND TỈNH BẮC GIANG, NĂM 2024",)
    for code in ("07243", "07816"):
        found = table((code, "Xã Đồng Tiến"), title=title)
        assert list(found.observations["unit_code"]) == [code]


def test_a_form_whose_name_is_that_of_a_former_unit_elsewhere_is_asked() -> None:
    said = {"Tên xã/phường/đặc khu:": "Xã Cam Hiệp Bắc", "Mã ĐVHC:": "22366"}
    assert places(checked(form([], answers=said)), "P4") == ["Sheet1!C4"]
