"""Sheets of a workbook with a sheet a period whose own period can't be read."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from data.ingest import period_text
from data.ingest.draft import Draft, Remark
from data.ingest.error import IngestError, Refusal
from data.ingest.part import Part
from data.period import Frequency, Period
from geo.name import fold

UNDATED: Final = "L17"
WHOLE_YEAR: Final = re.compile(r"\b(ca nam|nam|12 ?(t|thang)|tong hop|th)\b|20\d{2}")
MONTH_AND_YEAR: Final = re.compile(r"\s*(0?[1-9]|1[0-2])\s*[-./_]\s*(\d{2})\s*")


def dated(parts: Sequence[Part], read: Callable[[Part], Draft]) -> list[Draft]:
    """The tables that have a period; the others are named, and nothing else is held up.

    Where every other table is of a month, a tab `10-25` is October 2025.

    Raises:
        IngestError: No table has a period, or one can't be read for another reason.
    """
    drafts: list[Draft] = []
    read_parts: list[Part] = []
    without: list[Part] = []
    for part in parts:
        try:
            drafts.append(read(part))
            read_parts.append(part)
        except IngestError as error:
            if error.refusal is not Refusal.NO_PERIOD or len(parts) == 1:
                raise
            without.append(part)
    if not drafts:
        return [read(part) for part in parts]
    are_months = all(
        one.period is not None and one.period.frequency is Frequency.MONTH for one in drafts
    )
    pairs = list(zip(read_parts, drafts, strict=True))
    kept = [not _is_unnarrowed(part, draft, pairs) for part, draft in pairs]
    drafts = [draft for draft, is_kept in zip(drafts, kept, strict=True) if is_kept]
    undated = [_left_out(one) for one, is_kept in zip(read_parts, kept, strict=True) if not is_kept]
    for part in without:
        sheet = part.table.sheet
        month = _month(sheet.name) if are_months else None
        if month is None:
            undated.append(_left_out(part))
            continue
        said = replace(sheet, settled=replace(sheet.settled, period=month))
        drafts.append(read(replace(part, table=replace(part.table, sheet=said))))
    drafts[0].remarks += undated
    return drafts


def _left_out(part: Part) -> Remark:
    name = part.table.sheet.name
    return Remark(UNDATED, name, "", values={"sheet": name})


def _is_unnarrowed(part: Part, draft: Draft, pairs: Sequence[tuple[Part, Draft]]) -> bool:
    """Whether a title's year is no period: other tabs narrow the same title, this one does not.

    A tab that says the year itself, `Cả năm` or `Tổng hợp 2025`, is of the year.
    """
    year = _year_in_title(part)
    if year is None or draft.period != year or WHOLE_YEAR.search(fold(part.table.sheet.name)):
        return False
    return any(
        _year_in_title(other) == year and its.period is not None and its.period != year
        for other, its in pairs
    )


def _year_in_title(part: Part) -> Period | None:
    """The year that a table's title says, where it says nothing else."""
    said = {one for text in part.title or part.head for one in period_text.periods(text)}
    year = said.pop() if len(said) == 1 else None
    return year if year is not None and year.frequency is Frequency.YEAR else None


def _month(tab: str) -> Period | None:
    found = MONTH_AND_YEAR.fullmatch(tab)
    return Period(2000 + int(found[2]), Frequency.MONTH, int(found[1])) if found else None
