"""A list of published figures as a workbook: one row a figure, each with its source."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

import xlsxwriter

from data.catalog import Source, indicator
from data.ingest import facts_sheet, form
from data.ingest.form import Fact
from data.ingest.look import Look
from data.model import Qualifier, State
from geo.units import UnitKey, unit
from text import Language, speaking

COLUMNS: Final = (
    "indicator_id",
    "indicator_name",
    "unit_code",
    "unit_valid_from",
    "unit_name",
    "period",
    "numerator",
    "denominator",
    "value",
    "qualifier",
    "state",
    "source",
)
"""Those of the export, but its revision, with two names beside the ids for human readers."""

WRITTEN: Final = dt.datetime(2025, 7, 1)  # noqa: DTZ001 -- Excel's dates have no zone
WIDTHS: Final = (32, 44, 10, 14, 24, 9, 11, 11, 11, 9, 10, 60)
HEAD_ROW: Final = 2


class Entry(NamedTuple):
    """One published figure; numbers are in the indicator's unit, None where there is none."""

    indicator_id: str
    unit: UnitKey
    period: str
    value: float
    source: str
    denominator: float | None = None
    qualifier: str = Qualifier.EXACT


def write(path: Path, entries: Iterable[Entry], *, told: Source) -> Path:
    """Write the figures under their heads; the same figures give the same bytes.

    Args:
        path: Where to write.
        entries: In the order in which they are to stand.
        told: What the workbook as a whole is cited by.
    """
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": told.titles[Language.VI], "created": WRITTEN})
    look = Look(book)
    with speaking(Language.VI):
        sheet = book.add_worksheet("figures")
        sheet.write_string(0, 0, told.title, look.title)
        for place, name in enumerate(COLUMNS):
            sheet.write_string(HEAD_ROW, place, name, look.head)
            sheet.set_column(place, place, WIDTHS[place])
        sheet.freeze_panes(HEAD_ROW + 1, 0)
        for row, entry in enumerate(entries, start=HEAD_ROW + 1):
            for place, content in enumerate(_cells(entry)):
                if content is not None:
                    sheet.write(row, place, content)
        facts = book.add_worksheet("information")
        facts_sheet.inform(facts, _facts(told), look=look)
        book.close()
    return path


def _cells(entry: Entry) -> tuple[str | float | None, ...]:
    return (
        entry.indicator_id,
        indicator(entry.indicator_id).name(),
        entry.unit.code,
        entry.unit.valid_from.isoformat(),
        unit(entry.unit).full_name,
        entry.period,
        entry.value if entry.denominator is not None else None,
        entry.denominator,
        entry.value,
        str(entry.qualifier) or None,
        str(State.REPORTED),
        entry.source,
    )


def _facts(told: Source) -> dict[Fact, str]:
    """What the workbook is; a scope would make it a template."""
    return {
        Fact.VERSION: str(form.VERSION),
        Fact.IS_DEMONSTRATION: "no",
        Fact.TITLE: told.title,
        Fact.PUBLISHER: told.publisher,
        Fact.URL: told.url,
        Fact.LICENCE: told.licence,
    }
