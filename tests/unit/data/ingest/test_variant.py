"""Workbooks that nobody here has seen, drawn at random: what was put in comes out, or is told."""

import math
from collections.abc import Callable

import pytest

from data.ingest import IngestError, Refusal, check
from data.problem import Severity
from tests.unit.data.ingest import variant
from tests.unit.data.ingest.sample import sheet_of
from tests.unit.data.ingest.variant.draw import Variant

SEEDS = range(12)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", variant.KINDS, ids=lambda kind: kind.__name__)
def test_what_was_put_into_a_workbook_comes_out_or_is_told(
    kind: Callable[[int], Variant], seed: int
) -> None:
    made = kind(seed)
    try:
        found = check(made.body, file_name=made.name)
    except IngestError as refused:
        is_empty = all(value is None for value in made.expected.values())
        assert (refused.refusal in {Refusal.NO_FIGURES, Refusal.NO_INDICATOR}) or is_empty
        return
    table = found.observations
    keys = zip(table["indicator_id"], table["unit_code"], table["period"], strict=True)
    got = dict(zip(keys, table["value"], strict=True))
    grave = [one for one in found.problems if one.severity is not Severity.NOTE]
    for key, value in made.expected.items():
        if key not in got:
            assert value is None or grave, f"{key} was lost without a word"
        elif value is None:
            assert math.isnan(got[key]), key
        else:
            assert got[key] == pytest.approx(value), key


@pytest.mark.parametrize(
    ("name", "province", "code"),
    [
        ("ĐẶC KHU PHÚ QUÝ", "TỈNH LÂM ĐỒNG", "23272"),
        ("PHƯỜNG HÀM THẮNG", "TỈNH LÂM ĐỒNG", "22933"),
        ("XÃ HÀM THUẬN NAM", "TỈNH LÂM ĐỒNG", "23110"),
        ("PHƯỜNG HỘI AN ĐÔNG", "THÀNH PHỐ ĐÀ NẴNG", "20413"),
        ("XÃ HỒ THỊ KỶ", "TỈNH CÀ MAU", "32092"),
    ],
)
def test_a_commune_whose_name_has_a_word_for_a_period_keeps_it(
    name: str, province: str, code: str
) -> None:
    rows = [
        (f"UBND {name}",),
        (province,),
        ("KẾT QUẢ THỰC HIỆN CHỈ TIÊU PHÁT TRIỂN KINH TẾ - XÃ HỘI QUÝ I/2026",),
        ("TT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện"),
        (1, "Cụm loa FM", "Cụm", 5, 4),
    ]
    found = check(sheet_of(rows), file_name="a.xlsx")
    assert list(found.observations["unit_code"]) == [code]
