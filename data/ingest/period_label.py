"""Periods in few words: on a sheet's tab (`Q1`, `quy 2 `, `T7`) or over a column (`T7`, `Quý I`).

They leave out the year, which stands elsewhere: in an outer heading, the title, the file's name.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from data.ingest import period_text
from data.ingest.table import PERIOD_HEADS
from data.period import Frequency, Period
from geo.name import fold

PART: Final = (
    r"(?:qu[yi]|q|thang|thg|th|t)[\s.\-_]*(?:iv|iii|ii|i|\d{1,2})"
    r"|0?[69]\s*t(?:hang)?(?:\s*(?:dau|cuoi))?(?:\s*nam)?"
)
ON_A_TAB: Final = re.compile(rf"(?<![a-z\d])(?P<part>{PART})(?![a-z\d])")
OVER_A_COLUMN: Final = re.compile(
    r"(?:(?:ket qua|thuc hien|so lieu|luy ke|tinh|den|het|cuoi|trong|ky|nam)\s+)*"
    rf"(?P<part>{PART}|ca nam)?[\s/.,\-–_]*(?:nam)?[\s/.,\-–_]*(?P<year>20\d{{2}})?"
)
DATED: Final = re.compile(r"(?P<number>iv|iii|ii|i|\d{1,2})\s*[/.\-]\s*20\d{2}")
NUMBER: Final = re.compile(r"iv|iii|ii|i|\d{1,2}")
IN_BRACKETS: Final = re.compile(r"\([^()]*\)")
YEAR: Final = re.compile(r"(?<!\d)20\d{2}(?!\d)")


def on_tab(name: str, *, year: int) -> Period | None:
    """The period a tab's name means within a year; None where it names none or several."""
    parts = {_dated(found["part"], year) for found in ON_A_TAB.finditer(fold(name))} - {None}
    return parts.pop() if len(parts) == 1 else None


def over_column(
    labels: Sequence[str], *, year: int | None
) -> tuple[Period | None, tuple[str, ...]]:
    """The period that a column's heading names, and the labels that say something else.

    `Năm 2025` over `T7` is July 2025; a year given nowhere in the heading is `year`.
    """
    rest: list[str] = []
    part, own, group = "", None, ""
    for label in labels:
        folded = IN_BRACKETS.sub(" ", fold(label)).strip()
        if dated := DATED.fullmatch(folded):
            folded = f"{'thang' if dated['number'].isdigit() else 'quy'} {folded}"
        found = OVER_A_COLUMN.fullmatch(folded)
        if found is None or not found["part"]:
            found = OVER_A_COLUMN.fullmatch(f"{group} {folded}".strip())
        group = ""
        if folded in PERIOD_HEADS:
            group = "quy" if "quy" in folded else "thang"
        elif found is not None and (found["part"] or found["year"]):
            part = found["part"] or part
            own = int(found["year"]) if found["year"] else own
        else:
            rest.append(label)
    when = own or (year if part else None)
    if when is None:
        return None, tuple(labels)
    period = _dated(part, when) if part and part != "ca nam" else Period(when)
    return (None, tuple(labels)) if period is None else (period, tuple(rest))


def year_of(texts: Iterable[str]) -> int | None:
    """The one year that texts report on; None where they name none or several."""
    said = {one.year for text in texts for one in period_text.periods(text)}
    return said.pop() if len(said) == 1 else None


def year_in_name(name: str) -> int | None:
    """The one year in the name of a file or tab, `bao cao 2025`; None for none or several."""
    loose = {int(found) for found in YEAR.findall(name)}
    return year_of([name]) or (loose.pop() if len(loose) == 1 else None)


def refined(whole: Period, name: str) -> Period:
    """A year, narrowed by a tab that names a part of it; any other period as it is."""
    if whole.frequency is not Frequency.YEAR:
        return whole
    said = [one for one in period_text.periods(name) if one.year == whole.year]
    return said[0] if len(said) == 1 else on_tab(name, year=whole.year) or whole


def _dated(part: str, year: int) -> Period | None:
    found = period_text.periods(f"{' '.join(part.replace('-', ' ').split())}/{year}")
    return found[0] if len(found) == 1 else None
