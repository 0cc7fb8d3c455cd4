"""What a list calls its columns, and what its rows call an indicator and a period."""

from typing import Final

from data.catalog import indicators
from data.export import COLUMNS
from data.ingest import period_text
from data.ingest.column import Column, column
from data.ingest.form import Field
from data.ingest.sheet import Sheet
from data.ingest.table import bare
from data.period import Period, PeriodError, parse

NEEDED: Final = frozenset({"indicator_id", "unit_code", "period", "value"})
SPOKEN: Final = {
    "ma don vi": "unit_code",
    "ma don vi hanh chinh": "unit_code",
    "ma dvhc": "unit_code",
    "ma xa": "unit_code",
    "ma xa phuong": "unit_code",
    "chi tieu": "indicator_id",
    "ten chi tieu": "indicator_id",
    "ma chi tieu": "indicator_id",
    "ky": "period",
    "ky bao cao": "period",
    "ky so lieu": "period",
    "gia tri": "value",
    "so lieu": "value",
    "tu so": "numerator",
    "mau so": "denominator",
}
"""Headings as offices write them, folded, for the columns that our own export has."""


def columns(sheet: Sheet, row: int) -> dict[str, int]:
    """The columns of a list whose heads stand in this row; empty where they head none."""
    texts = list(sheet.row_texts(row))
    own = {text.lower(): place for place, text in texts}
    found: dict[str, int] = {name: own[name] for name in COLUMNS if name in own}
    for place, text in texts:
        if name := SPOKEN.get(bare(text)):
            found.setdefault(name, place)
    return found if set(found) >= NEEDED else {}


def indicator_id(text: str) -> str | None:
    """The id of an indicator by itself or by a name that means its figure and no count of it."""
    if text in indicators():
        return text
    found = column([text])
    if isinstance(found, Column) and found.field is Field.VALUE:
        return found.indicator.id
    return None


def period(text: str) -> Period | None:
    """A period by its id or as offices write it, `Quý III/2026`."""
    try:
        return parse(text)
    except PeriodError:
        pass
    try:
        found = {*period_text.periods(text)}
    except PeriodError:
        return None
    return found.pop() if len(found) == 1 else None
