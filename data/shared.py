"""Columns that say the same in many tables, kept once for all of them."""

from typing import Final

import pandas as pd

OF_UNITS: Final = frozenset({"unit_code", "unit_valid_from", "unit_name"})
KEPT: Final = 256

_texts: dict[tuple[str, int, str, str], "pd.Series[str]"] = {}


def shared(rows: pd.DataFrame) -> pd.DataFrame:
    """The same table; its texts of units, and those of one word, are those of tables before it.

    Of thousands of units these are three fifths of a view's memory, and the same in each.

    Args:
        rows: A row a unit.
    """
    texts = [str(name) for name in rows if len(rows) and rows[name].dtype == "str"]
    return rows.assign(**{name: _first_of(rows[name]).array for name in texts})


def _first_of(column: "pd.Series[str]") -> "pd.Series[str]":
    """The first column seen that says the same; this one where it says something of its own."""
    first, last = column.iloc[0], column.iloc[-1]
    is_unit = column.name in OF_UNITS
    if not is_unit and (first != last or not bool((column == first).all())):
        return column
    key = (str(column.name) if is_unit else "", len(column), first, last)
    known = _texts.get(key)
    if known is not None and known.equals(column):
        return known
    if len(_texts) >= KEPT:
        _texts.clear()  # those in use stay with their tables
    _texts[key] = column
    return column
