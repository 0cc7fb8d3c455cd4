import random
from collections.abc import Sequence
from typing import Any

import pytest
from openpyxl import Workbook
from pandas.testing import assert_frame_equal

from data.export import COLUMNS
from data.ingest import Checked, check, reader
from data.ingest.batch import Batch
from data.ingest.draft import Draft
from data.ingest.layout import Asked, long_list
from tests.unit.data.ingest.sample import saved

MEASURES = (
    "fibre_household_coverage_pct", "wireless_loudspeaker_clusters", "commune_portal_active",
    "villages_count", "village_fibre_pct", "dti", "population_count", "no_such_indicator",
)  # fmt: skip
UNITS = ("22420", "22366", "22525", 22736, "3127", "03127", "99999", "VN", "56", "")
PERIODS = ("2026-01", "2025-Q4", "2026-Q1", "2090", "Quý I", "2024")
NUMBERS = (
    None, 0.0, 1, 3, 12.5, 200_000_000, 97.25, 0.4, "12", "1.234", "1,234", "12,5", "75%", "-",
    "…", "trên 90", "8/19", "không", "có", "abc", -3, True, "ước 7", "0.593", "120 hộ",
)  # fmt: skip
STATES = ("", "", "", "reported", "estimated", "missing", "not_applicable", "nonsense")
QUALIFIERS = ("", "", "", "", ">", "≈", "?")
SOURCES = ("", "Báo cáo số 12", "'=1+1")


def drawn(seed: int, *, rows: int) -> bytes:
    """A list with every kind of cell there is, good and bad."""
    some = random.Random(seed)  # noqa: S311 - cells, not secrets
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(COLUMNS)
    for row in range(2, rows + 2):
        numbers = [some.choice(NUMBERS[: some.choice((5, len(NUMBERS)))]) for _ in range(3)]
        names = (some.choice(MEASURES), some.choice(UNITS), some.choice(("", "", "2025-07-01")))
        sheet.append(
            [*names, some.choice(PERIODS), *numbers, some.choice(QUALIFIERS), some.choice(STATES),
             1, some.choice(SOURCES)]
        )  # fmt: skip
        if row % 17 == 0:
            sheet.cell(row, 7).number_format = "0.00%"
        if row % 23 == 0:
            sheet.append([])
    return saved(book)


def one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let lists be judged without columns, as every other layout is."""
    drawn_up = long_list.LAYOUT.draft

    def draft(*asked: Any) -> Draft:
        found = drawn_up(*asked)
        assert isinstance(found.figures, Batch)
        found.figures = [found.figures.its.make(at) for at in range(len(found.figures))]
        return found

    layout = type(long_list.LAYOUT)(id="long_list", evidence=long_list.evidence, draft=draft)
    monkeypatch.setattr("data.ingest.checking.recognise", lambda _: layout)


def told(found: Checked) -> Sequence[str]:
    return [str(one) for one in found.problems]


@pytest.mark.parametrize("seed", range(12))
def test_a_list_is_judged_by_columns_as_it_is_figure_by_figure(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = drawn(seed, rows=300)
    by_columns = check(body, file_name="list.xlsx")
    one_by_one(monkeypatch)
    by_figures = check(body, file_name="list.xlsx")
    assert told(by_columns) == told(by_figures)
    assert_frame_equal(by_columns.observations, by_figures.observations)
    assert len({one.rule for one in by_columns.problems}) > 10


def test_a_figure_of_a_batch_is_the_one_its_row_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Batch] = []
    drawn_up = long_list.LAYOUT.draft

    def draft(*asked: Any) -> Draft:
        found = drawn_up(*asked)
        assert isinstance(found.figures, Batch)
        seen.append(found.figures)
        return found

    layout = type(long_list.LAYOUT)(id="long_list", evidence=long_list.evidence, draft=draft)
    monkeypatch.setattr("data.ingest.checking.recognise", lambda _: layout)
    check(drawn(1, rows=200), file_name="list.xlsx")
    for at, figure in enumerate(seen[0]):
        whole = seen[0].its.make(at)
        for name in ("indicator", "unit", "period", "sheet", "data", "source", "is_estimate"):
            assert getattr(figure, name) == getattr(whole, name)
        assert (figure.basis, figure.cutoff_date) == (whole.basis, whole.cutoff_date)
        assert seen[0][at - len(seen[0])].cell == figure.cell


def test_nothing_is_added_to_a_list_that_is_read() -> None:
    workbook = reader.read(drawn(1, rows=20), file_name="list.xlsx")
    figures = long_list.draft(workbook, Asked()).figures
    for change in (figures.clear, lambda: figures.append(figures[0])):
        with pytest.raises(TypeError):
            change()
