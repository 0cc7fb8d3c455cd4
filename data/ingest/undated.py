"""Sheets of a workbook with a sheet a period whose own period can't be read."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from data.ingest.draft import Draft, Remark
from data.ingest.error import IngestError, Refusal
from data.ingest.part import Part
from data.period import Frequency, Period

UNDATED: Final = "L17"
MONTH_AND_YEAR: Final = re.compile(r"\s*(0?[1-9]|1[0-2])\s*[-./_]\s*(\d{2})\s*")


def dated(parts: Sequence[Part], read: Callable[[Part], Draft]) -> list[Draft]:
    """The tables that have a period; the others are named, and nothing else is held up.

    Where every other table is of a month, a tab `10-25` is October 2025.

    Raises:
        IngestError: No table has a period, or one can't be read for another reason.
    """
    drafts: list[Draft] = []
    without: list[Part] = []
    for part in parts:
        try:
            drafts.append(read(part))
        except IngestError as error:
            if error.refusal is not Refusal.NO_PERIOD or len(parts) == 1:
                raise
            without.append(part)
    if not drafts:
        return [read(part) for part in parts]
    are_months = all(
        one.period is not None and one.period.frequency is Frequency.MONTH for one in drafts
    )
    undated: list[Remark] = []
    for part in without:
        sheet = part.table.sheet
        month = _month(sheet.name) if are_months else None
        if month is None:
            undated.append(Remark(UNDATED, sheet.name, "", values={"sheet": sheet.name}))
            continue
        said = replace(sheet, settled=replace(sheet.settled, period=month))
        drafts.append(read(replace(part, table=replace(part.table, sheet=said))))
    drafts[0].remarks += undated
    return drafts


def _month(tab: str) -> Period | None:
    found = MONTH_AND_YEAR.fullmatch(tab)
    return Period(2000 + int(found[2]), Frequency.MONTH, int(found[1])) if found else None
