"""A table whose names are typed in every way that staff type them, from file to figures."""

import json
import unicodedata

import pytest
from openpyxl import load_workbook

from data.ingest import Checked
from geo.units import TODAY, communes
from tests.unit.data.ingest.sample import FIELD, checked, places, sheet_of

TITLE = ("UBND TỈNH KHÁNH HÒA, QUÝ IV NĂM 2025",)
HEAD = ("TT", "Đơn vị", "Cụm loa FM")
NINH_HOA = "22528"


def table(*names: str, title: tuple[str, ...] = TITLE) -> Checked:
    rows = [(number, name, number) for number, name in enumerate(names, start=1)]
    return checked(sheet_of([title, HEAD, *rows]))


@pytest.mark.parametrize(
    "name",
    [
        "Phường Ninh Hòa", "Phường Ninh Hoà", "phường ninh hòa", "PHƯỜNG NINH HÒA",
        "PHUONG NINH HOA", "P.Ninh Hòa", "P. Ninh Hoà", "UBND phường Ninh Hòa", "Ninh Hòa",
        "  Phường  Ninh   Hòa ", "Phường\u00a0Ninh\u00a0Hòa", "Phường\u200b Ninh Hòa\ufeff",
        "Phường\u2060 Ninh\u200d Hòa", "Phư\u00adờng Ninh Hòa",
        unicodedata.normalize("NFD", "Phường Ninh Hòa"), "Phường Ninh Hòa*", "Phường\nNinh Hòa",
        "Ph\u00adêng Ninh Hßa", "Phöôøng Ninh Hoøa", "Đảng ủy phường Ninh Hòa",
    ],
)  # fmt: skip
def test_a_name_is_known_however_it_is_typed(name: str) -> None:
    found = table(name)
    assert list(found.observations["unit_code"]) == [NINH_HOA]
    assert not found.errors


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("change", [str, str.upper, str.lower])
def test_every_commune_of_a_province_is_known_composed_or_not(form: str, change: type[str]) -> None:
    units = communes("56", edition=TODAY)
    names = [unicodedata.normalize(form, change(one.full_name)) for one in units]  # type: ignore[arg-type]
    found = table(*names)
    assert list(found.observations["unit_code"]) == [one.code for one in units]


def test_two_placements_of_one_tone_are_the_same_commune_twice() -> None:
    found = table("phường Ninh Hòa", "Phường Ninh Hoà")
    assert [one.rule for one in found.errors] == ["P3"]
    assert found.observations.empty


def test_a_commune_of_another_province_is_asked_and_not_guessed() -> None:
    found = table("Phường Ninh Hòa", "Xã Bảo Nhai")
    assert places(found, "P1") == ["Sheet1!B4"]
    assert list(found.observations["unit_code"]) == [NINH_HOA]


@pytest.mark.skipif(not FIELD.is_dir(), reason="the field's workbooks lie beside the repository")
@pytest.mark.parametrize("province", ["11", "15", "56"])
def test_the_variants_of_the_field_are_known_each_in_its_province(province: str) -> None:
    (path,) = FIELD.glob("12_*.xlsx")
    listed = json.loads((FIELD / "expected.json").read_text(encoding="utf-8"))
    (rows,) = (one["expected"] for one in listed if one["id"] == "L12")
    wanted = {one["row"]: one["ward_code"] for one in rows if "ward_code" in one}
    here = {one.code for one in communes(province, edition=TODAY)}
    sheet = load_workbook(path)["DS"]
    inside = [row for row, code in wanted.items() if code in here]
    assert inside
    for row in inside:
        name = {"11": "ĐIỆN BIÊN", "15": "LÀO CAI", "56": "KHÁNH HÒA"}[province]
        text = str(sheet.cell(row, 2).value)
        found = table(text, title=(f"UBND TỈNH {name}, NĂM 2025",))
        assert list(found.observations["unit_code"]) == [wanted[row]], text
