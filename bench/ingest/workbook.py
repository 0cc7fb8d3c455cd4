"""Large workbooks made of real units: a long list, and a table with a row for every commune."""

from collections.abc import Iterator, Sequence
from itertools import islice, product
from pathlib import Path
from typing import Final

import numpy as np
import xlsxwriter

from data.catalog import Indicator, Kind, indicators
from geo.units import NATION, TODAY, Level, UnitKey, communes, unit
from text import Language, speaking

HEADS: Final = (
    "indicator_id",
    "unit_code",
    "unit_valid_from",
    "period",
    "numerator",
    "denominator",
    "value",
    "source",
)
LEAD: Final = ("STT", "Mã xã", "Tên xã, phường, đặc khu")
TITLE: Final = "KẾT QUẢ CHUYỂN ĐỔI SỐ CẤP XÃ QUÝ III NĂM 2026"
HEAD_ROW: Final = 4
SEED: Final = 20250701
LARGEST: Final = 4_000
SOURCE: Final = "Báo cáo của UBND {}"
PERIODS: Final = tuple(
    f"{year}-{month:02}"
    for year in (2025, 2026)
    for month in range(1, 13)
    if "2025-07" <= f"{year}-{month:02}" <= "2026-10"
)

Cells = Sequence[str | float | None]


def long_list(path: Path, *, rows: int, scope: str = NATION.code) -> Path:
    """Write a list of figures by commune, one row a figure, in eight columns.

    Args:
        path: Where to write.
        rows: How many figures.
        scope: Province whose communes it is of, "VN" for those of the nation.
    """
    figures = islice(_figures(scope), rows)
    return _write(path, [HEADS], figures)


def commune_table(path: Path, *, columns: int, scope: str = NATION.code) -> Path:
    """Write a table with a row for every commune: ordinal, code and name, then its figures.

    Args:
        path: Where to write.
        columns: How many in all; as many as the catalogue has headings for, at most.
        scope: Province whose communes it is of, "VN" for those of the nation.
    """
    with speaking(Language.VI):
        heads = [head for one in _simple() for head in _heads(one)][: columns - len(LEAD)]
    place = unit(NATION if scope == NATION.code else UnitKey(scope, TODAY)).full_name
    numbers = np.random.default_rng(SEED)
    rows: list[Cells] = []
    for ordinal, one in enumerate(communes(scope), start=1):
        whole = int(numbers.integers(1, LARGEST))
        cells = [_drawn(numbers, whole, kind) for kind, _ in heads]
        rows.append((ordinal, one.code, one.full_name, *cells))
    lead: list[Cells] = [(place.upper(),), (TITLE,), ()]
    return _write(path, [*lead, (*LEAD, *(name for _, name in heads))], iter(rows))


def _write(path: Path, above: Sequence[Cells], rows: Iterator[Cells]) -> Path:
    book = xlsxwriter.Workbook(str(path), {"strings_to_urls": False})
    sheet = book.add_worksheet("Biểu 01")
    for row, cells in enumerate([*above, *rows]):
        for column, content in enumerate(cells):
            if content is not None:
                sheet.write(row, column, content)
    book.close()
    return path


def _figures(scope: str) -> Iterator[Cells]:
    numbers = np.random.default_rng(SEED)
    for period, measure, one in product(PERIODS, _simple(), communes(scope)):
        whole = int(numbers.integers(1, LARGEST))
        part = int(numbers.integers(0, whole + 1))
        is_rate = measure.kind is Kind.RATE
        counts = (part, whole, round(100 * part / whole, 2)) if is_rate else (None, None, part)
        source = SOURCE.format(one.full_name)
        yield (measure.id, one.code, TODAY.isoformat(), period, *counts, source)


def _simple() -> list[Indicator]:
    """Rates and counts that communes report; of rates those with a denominator of their own."""
    kinds = {Kind.RATE, Kind.COUNT}
    return [
        one for one in indicators().values() if one.kind in kinds and Level.COMMUNE in one.levels
    ]


def _heads(measure: Indicator) -> list[tuple[str, str]]:
    if measure.kind is Kind.RATE:
        return [("rate", f"{measure.name()} (%)"), ("part", measure.numerator())]
    return [("part", measure.name())]


def _drawn(numbers: np.random.Generator, whole: int, kind: str) -> float:
    if kind == "rate":
        return round(float(numbers.uniform(1, 100)), 2)
    return int(numbers.integers(0, whole + 1))
