"""Columns of what is shown: text as a page prints it, numbers beside their print."""

from collections.abc import Sequence

import pandas as pd

from components.story.shown import Column


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
    grounds: Sequence[str] = (),
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
        grounds: See `Column`.
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
        grounds=tuple(grounds),
    )
