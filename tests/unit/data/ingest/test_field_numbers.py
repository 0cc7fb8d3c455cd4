"""The field's table of number forms, cell by cell, against what is expected of each."""

import json
from typing import Any

import pytest

from data.ingest import reader
from data.ingest.markup import position
from data.ingest.value import Kind, read
from tests.unit.data.ingest.sample import FIELD

pytestmark = pytest.mark.skipif(
    not FIELD.is_dir(), reason="the field's workbooks lie beside the repository, not in it"
)

KINDS = {
    "ambiguous_en_format_candidate 1234.5": Kind.AMBIGUOUS,
    "excel_error": Kind.FAULT,
    "missing": Kind.UNAVAILABLE,
    "accounting negative, ask user": Kind.NEGATIVE,
}


def expected() -> list[dict[str, Any]]:
    if not FIELD.is_dir():
        return []
    listed = json.loads((FIELD / "expected.json").read_text(encoding="utf-8"))
    (found,) = (one for one in listed if one["id"] == "L18")
    return list(found["expected"])


@pytest.mark.parametrize("wanted", expected(), ids=lambda one: str(one["cell"]))
def test_each_form_of_number_is_what_is_expected(wanted: dict[str, Any]) -> None:
    (path,) = FIELD.glob("18_*.xlsx")
    (sheet,) = reader.read(path.read_bytes(), file_name=path.name).sheets
    row, column = position(wanted["cell"]) or (0, 0)
    found = read(sheet.at(row, column), shows_percent=(row, column) in sheet.percents)
    default = Kind.SPAN if wanted.get("op") == "between" else Kind.NUMBER
    assert found.kind is KINDS.get(wanted.get("flag", ""), default)
    if wanted.get("value") is not None:
        assert found.value == wanted["value"]
    if found.kind is Kind.AMBIGUOUS:
        assert 1234.5 in {found.value, found.other}
    if found.kind is Kind.SPAN:
        assert (found.value, found.other) == (5.0, 6.0)
    assert found.is_percent == (wanted["cell"] in {"D2", "D5"})
