"""Cut-off days that can't be: later than the period's end, or later than today."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

import numpy as np

from data.ingest import period_text
from data.ingest.doubt import batch_of
from data.ingest.draft import Draft, Remark
from data.ingest.sheet import Sheet, Workbook
from data.ingest.wording import Named

RULE: Final = "H4"
DEEPEST: Final = 200
"""Rows from the top and from the bottom of a sheet that a day is looked for in: forms state it
above their rows, tables in their title or in a note at the foot."""


def late_cutoffs(draft: Draft, workbook: Workbook) -> Iterator[Remark]:
    """A remark for each sheet and cut-off day that is later than it can be."""
    today = dt.datetime.now(tz=dt.UTC).date()
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    its = batch_of(draft).its
    is_dated = np.array([one is not None for one in its.cutoffs], dtype=bool)[its.cutoff]
    codes = (one[is_dated].tolist() for one in (its.sheet, its.cutoff, its.period))
    for of_sheet, of_cutoff, of_period in dict.fromkeys(zip(*codes, strict=True)):
        name, day, period = its.sheets[of_sheet], its.cutoffs[of_cutoff], its.periods[of_period]
        if day is None or (day <= period.end and day <= today):
            continue
        values = {"day": day, "period": Named(period.label), "end": period.end, "today": today}
        cell = _cell(sheets[name], day) if name in sheets else ""
        variant = "_to_come" if day > today else ""
        yield Remark(RULE, name, cell, variant, values)


def _cell(sheet: Sheet, day: dt.date) -> str:
    """Where a day stands as the one that figures count up to; "" where it is not found."""
    rows = [*range(1, min(sheet.height, DEEPEST) + 1)]
    rows += range(max(DEEPEST, sheet.height - DEEPEST) + 1, sheet.height + 1)
    dated = ""
    for row in rows:
        for column, text in sheet.row_texts(row):
            if period_text.cutoff(text) == day:
                return sheet.name_of(row, column)
            if not dated and period_text.date(text) == day:
                dated = sheet.name_of(row, column)
    return dated
