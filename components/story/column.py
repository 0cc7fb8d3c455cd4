"""Columns of what is shown: text as a page prints it, numbers beside their print."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import pandas as pd

from components.story.shown import Column

NUMBER: Final = re.compile(r"^(\D*)(\d(?:[\d.,]*\d)?)(.*)$", re.DOTALL)
SIGNS: Final = " \N{NO-BREAK SPACE}+-\N{MINUS SIGN}"


def words(title: str, printed: Sequence[str], *, key: str = "") -> Column:
    """A column of text.

    Args:
        title: Its head.
        printed: One a row; "" where there is nothing to say.
        key: See `Column`.
    """
    values = tuple(text or None for text in printed)
    return Column(title=title, values=values, printed=tuple(printed), key=key)


def numbers(
    title: str,
    values: Sequence[float | None],
    printed: Sequence[str],
    *,
    decimals: int | None = None,
    states: Sequence[str] = (),
    unit: str = "",
    key: str = "",
    colours: Sequence[str] = (),
) -> Column:
    """A column of numbers.

    Args:
        title: Its head.
        values: One a row; None or NaN where there is none, which is never 0.
        printed: As the page prints them, or why there is none.
        decimals: See `Column`.
        states: Of each row, why it might have none; kept where it has.
        unit: See `Column`.
        key: See `Column`.
        colours: See `Column`.
    """
    known = tuple(None if pd.isna(one) else float(one) for one in values)
    codes = [
        "" if value is not None else str(state)
        for value, state in zip(known, states or [""] * len(known), strict=True)
    ]
    return Column(
        title=title,
        values=known,
        printed=tuple(printed),
        is_number=True,
        decimals=decimals,
        codes=tuple(codes) if any(codes) else (),
        unit=unit,
        key=key,
        colours=tuple(colours),
    )


def mixed(
    title: str,
    values: Sequence[float | None],
    printed: Sequence[str],
    *,
    digits: Sequence[int],
    states: Sequence[str] = (),
    key: str = "",
) -> Column:
    """A column of numbers, each in a unit of its own: the targets of a plan.

    Args:
        title: Its head.
        values: As of `numbers`.
        printed: As of `numbers`; they say the units.
        digits: The decimals of each.
        states: As of `numbers`.
        key: See `Column`.
    """
    made = numbers(title, values, printed, decimals=max(digits, default=0), states=states, key=key)
    said = zip(made.values, printed, strict=True)
    units = tuple("" if value is None else unit_of(text) for value, text in said)
    return replace(made, units=units, digits=tuple(digits))


def unit_of(printed: str) -> str:
    """What stands around a printed number: `%` of `71,4 %`, `≥ %` of `≥ 80 %`."""
    found = NUMBER.match(printed)
    if found is None:
        return ""
    before, _, after = found.groups()
    return " ".join(part for part in (before.strip(SIGNS), after.strip(SIGNS)) if part)
