"""The empty form that an officer fills: for one place and one of the periods at hand."""

import datetime as dt
import tempfile
from pathlib import Path
from typing import Final

from data.ingest import template
from data.period import Frequency, Period
from geo.name import fold
from geo.units import TODAY, UnitKey, unit

BACK: Final = {
    Frequency.QUARTER: 5,
    Frequency.MONTH: 6,
    Frequency.HALF: 2,
    Frequency.YEAR: 2,
}
"""How many periods of each frequency are offered, the running one included."""


def periods(today: dt.date) -> tuple[Period, ...]:
    """The periods a report is likely for: quarters first, each frequency latest first."""
    found = []
    for frequency, count in BACK.items():
        one = Period.containing(today, frequency=frequency)
        for _ in range(count):
            found.append(one)
            one = one.previous()
    return tuple(found)


def blank(*, scope: str, period: str) -> bytes:
    """The form as a workbook; the same arguments give the same bytes."""
    with tempfile.TemporaryDirectory() as folder:
        return template.write(Path(folder) / "form.xlsx", scope=scope, period=period).read_bytes()


def file_name(*, scope: str, period: str) -> str:
    """`bieu-mau-dien-bien-2025-Q3.xlsx`."""
    place = fold(unit(UnitKey(scope, TODAY)).name).replace(" ", "-")
    return f"bieu-mau-{place}-{period}.xlsx"
