"""The project's own workbook: written for officers to fill, and filled for what we ship.

Communes stand ready with code and name, every column says what it counts, cells that need
no typing are locked, and a machine row says what each column is, so that reading it back
guesses nothing.
"""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pandas as pd
import xlsxwriter

from data.catalog import Indicator, Kind, indicator, indicators
from data.ingest import data_sheet, facts_sheet, form
from data.ingest.form import Fact, Field, Heading
from data.ingest.look import Look
from data.ingest.scope import Scope, scope_of
from data.period import Period
from geo.units import TODAY, unit
from text import say

WRITTEN: Final = dt.datetime(2025, 7, 1)  # noqa: DTZ001 -- Excel's dates have no zone


def write(
    path: Path,
    *,
    scope: str,
    period: str | Period,
    edition: dt.date = TODAY,
    indicator_ids: Sequence[str] | None = None,
    values: pd.DataFrame | None = None,
    title: str = "",
    publisher: str = "",
    url: str = "",
    licence: str = "",
    cutoff_date: dt.date | None = None,
    is_demonstration: bool = False,
) -> Path:
    """Write the template; the same arguments give the same bytes.

    Args:
        path: Where to write; must end in `.xlsx`.
        scope: A province's two digits (its communes), "VN" (the provinces), or "VN-former"
            (the 63 provinces before 2025-07-01).
        period: The period the figures are for, e.g. `2025-Q3`.
        edition: Which list a province's communes come from, `TODAY` or `FORMER`.
        indicator_ids: The columns, in this order; by default what is in `values`, else
            every indicator of the catalogue reported at this level.
        values: Figures to fill in, one row an indicator and unit: indicator_id, unit_code,
            and any of numerator, denominator, value, qualifier, state as in
            `data.model.Observations`. A rate takes its pair where it has one, else its value
            in a column of its own. Rows of state `missing` are written as `...`, absent
            units stay blank; both read as missing.
        title: Of the published source; empty for a report of the sender's own.
        publisher: Who stands behind the figures.
        url: Where they were published.
        licence: On what terms.
        cutoff_date: Day up to which the figures count, where it is known.
        is_demonstration: The figures are invented; every sheet says so.

    Returns:
        The path.

    Raises:
        UnknownUnitError: The scope names no province.
        CatalogError: An indicator is not in the catalogue.
        ValueError: A row of `values` names a unit outside the scope.
    """
    here = scope_of(scope, edition=edition)
    when = period if isinstance(period, Period) else Period.parse(period)
    columns = _columns(here, indicator_ids=indicator_ids, values=values)
    heading = say("ingest.template_title", place=unit(here.place).full_name, period=when.label())
    told = {
        Fact.VERSION: str(form.VERSION),
        Fact.SCOPE: here.code,
        Fact.EDITION: here.edition.isoformat(),
        Fact.PERIOD: str(when),
        Fact.CUTOFF_DATE: "" if cutoff_date is None else cutoff_date.isoformat(),
        Fact.IS_DEMONSTRATION: "yes" if is_demonstration else "no",
        Fact.TITLE: title,
        Fact.PUBLISHER: publisher,
        Fact.URL: url,
        Fact.LICENCE: licence,
    }
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title or heading, "created": WRITTEN})
    look = Look(book)
    facts_sheet.instruct(book.add_worksheet(say("ingest.template_help_sheet")), look=look)
    sheet = book.add_worksheet(say("ingest.template_data_sheet"))
    notice = say("ingest.template_demonstration") if is_demonstration else ""
    data_sheet.draw(sheet, columns, here, look=look, heading=heading, notice=notice, values=values)
    facts = book.add_worksheet(say("ingest.template_facts_sheet"))
    facts_sheet.inform(facts, told, look=look)
    sheet.activate()
    book.close()
    return path


def _columns(
    here: Scope, *, indicator_ids: Sequence[str] | None, values: pd.DataFrame | None
) -> list[Heading]:
    if indicator_ids is None and values is not None:
        indicator_ids = list(dict.fromkeys(values["indicator_id"]))
    if indicator_ids is None:
        known = indicators().values()
        indicator_ids = [one.id for one in known if here.level in one.levels]
    columns = []
    for indicator_id in indicator_ids:
        rows = None if values is None else values[values["indicator_id"] == indicator_id]
        fields = _fields(indicator(indicator_id), rows)
        columns += [Heading(indicator_id, field) for field in fields]
    return columns


def _fields(measure: Indicator, rows: pd.DataFrame | None) -> tuple[Field, ...]:
    """A pair for a rate; a column for its value as well where only that is known."""
    if measure.kind is not Kind.RATE:
        return (Field.VALUE,)
    pair = (Field.NUMERATOR, Field.DENOMINATOR)
    if rows is None or "value" not in rows:
        return pair
    if "numerator" not in rows:
        return (Field.VALUE,)
    alone = rows["value"].notna() & rows["numerator"].isna()
    if not alone.any():
        return pair
    return (*pair, Field.VALUE) if rows["numerator"].notna().any() else (Field.VALUE,)
