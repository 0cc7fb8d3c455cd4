"""Published figures as one CSV: every observation, exactly, with where it came from."""

import csv
import math
from pathlib import Path
from typing import Final, Protocol, TextIO

from data.model import Published, State

COLUMNS: Final = (
    "indicator_id",
    "unit_code",
    "unit_valid_from",
    "period",
    "numerator",
    "denominator",
    "value",
    "qualifier",
    "state",
    "revision",
    "source",
)
NUMBERS: Final = ("numerator", "denominator", "value")
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
GUARD: Final = "'"
INVENTED: Final = "DEMONSTRATION DATA: "  # in a file that machines read: the same in all languages


class Readable(Protocol):
    """What an export needs of a store."""

    def observations(self) -> Published:
        """Every published observation."""


def write_csv(store: Readable, path: Path) -> int:
    """Write every published observation to a file, UTF-8; see `write`.

    Returns:
        The number of rows written.
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        return write(store, file)


def write(store: Readable, file: TextIO) -> int:
    """Write every published observation, in the order of indicator, unit and period.

    `.` before decimals, each number with just the digits that give it back exactly; a
    missing figure is an empty field, zero is 0. The source is the citation that the row was
    given, else the cell it came from (`report.xlsx!Biểu 01!D11`); an invented figure's begins
    with `INVENTED`, which an import of the file understands.

    Returns:
        The number of rows written.
    """
    rows = store.observations()
    table = csv.writer(file)
    table.writerow(COLUMNS)
    columns = [_column(rows, name) for name in COLUMNS]
    table.writerows(zip(*columns, strict=True))
    return len(rows)


def number_text(value: float) -> str:
    """A number's shortest exact form, whole ones without a point; "" for a missing one."""
    if math.isnan(value):
        return ""
    return str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)


def guarded(text: str) -> str:
    """The text with an apostrophe before what a spreadsheet would run as a formula."""
    return f"{GUARD}{text}" if text.startswith(FORMULA_STARTS) else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    inner = text.removeprefix(GUARD)
    return inner if inner.startswith(FORMULA_STARTS) else text


def _column(rows: Published, name: str) -> list[str]:
    if name in NUMBERS:
        values = rows[name].astype("float64")
        if name == "value":
            values = values.where(~rows["state"].isin([State.MISSING, State.NOT_APPLICABLE]))
        return [number_text(value) for value in values]
    if name == "source":
        cells = rows["file_name"] + "!" + rows["sheet"] + "!" + rows["cell"]
        sources = rows["source"].where(rows["source"] != "", cells)
        marks = rows["is_demonstration"].map({True: INVENTED, False: ""})
        return [guarded(str(text)) for text in marks + sources]
    return [guarded(str(text)) for text in rows[name]]
