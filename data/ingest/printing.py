"""A figure as it is typed into a cell, so that reading the cell gives the figure back."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

import pandas as pd

from data.catalog import Kind, indicator
from data.ingest.form import Field, Heading
from data.model import State
from text import say

UNAVAILABLE: Final = "..."
THOUSANDS_LOOK: Final = 3


def cell_value(figure: Mapping[str, object], *, head: Heading) -> str | float | None:
    """What stands in one cell for one figure.

    Args:
        figure: A row of `data.model.Observations`; any but the two ids may be absent.
        head: Which of its numbers the column holds.

    Returns:
        A number, a text (`...` missing, `không áp dụng`, `> 90`, `ước 12`), or None for an
        empty cell.
    """
    number = _number(figure.get(head.field))
    state = str(figure.get("state") or State.REPORTED)
    if state == State.MISSING:
        return UNAVAILABLE
    if number is None:
        return say("ingest.word_not_applicable") if state == State.NOT_APPLICABLE else None
    if head.field is Field.VALUE and indicator(head.indicator_id).kind is Kind.YES_NO:
        return say("ingest.word_yes" if number else "ingest.word_no")
    qualifier = str(figure.get("qualifier") or "") if head.field is Field.VALUE else ""
    if state == State.ESTIMATED:
        return f"{say('ingest.word_estimate')} {qualifier}{number_text(number)}"
    return f"{qualifier} {number_text(number)}" if qualifier else number


def number_text(value: float) -> str:
    """A number as text with a decimal comma; `1,234` is written `1,2340`.

    A comma and exactly three digits would read as thousands to some, so a digit is added.
    """
    whole, _, decimals = format(Decimal(repr(value)), "f").partition(".")
    if not decimals.strip("0"):
        return whole
    return f"{whole},{decimals}0" if len(decimals) == THOUSANDS_LOOK else f"{whole},{decimals}"


def _number(value: object) -> float | None:
    if value is None or pd.isna(value):  # type: ignore[call-overload]
        return None
    return float(value)  # type: ignore[arg-type]
