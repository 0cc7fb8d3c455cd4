"""Places in order, and how many places each moved since another period."""

from collections.abc import Sequence

import pandas as pd

from data import conversion, query
from data.catalog import Indicator
from data.conversion import Converted
from data.period import Period
from geo.units import Unit


def ranking(
    published: Converted,
    units: Sequence[Unit],
    *,
    indicator: Indicator,
    period: Period,
    against: Period | None,
) -> pd.DataFrame:
    """Best first, places that share a rank as they were given; last, unranked, those without.

    Args:
        published: The indicator's figures of both periods.
        units: Of one list.
        indicator: Its direction says which end is first; without a good side there is no rank.
        period: Now.
        against: Before; None compares with nothing.

    Returns:
        unit_code, unit_name, value, numerator, denominator (float), state, qualifier (str), rank
        (Int64, ties share the better one), is_shared (bool), before (float), rank_before (Int64),
        moved (Int64: places up, negative for down; NA where either rank is missing), change
        (float, of the value), is_demonstration (bool).
    """
    now = _at(published, units, indicator, period)
    kept = now[
        [
            *("unit_code", "unit_name", "value", "numerator", "denominator", "state"),
            *("qualifier", "rank", "is_demonstration"),
            *conversion.ADDED,
        ]
    ]
    found = kept.assign(is_shared=now["rank"].duplicated(keep=False) & now["rank"].notna())
    if against is None:
        nothing = pd.array([pd.NA] * len(now), dtype="Int64")
        found = found.assign(
            before=float("nan"), rank_before=nothing, moved=nothing, change=float("nan")
        )
    else:
        then = _at(published, units, indicator, against)
        found = found.assign(
            before=then["value"].to_numpy(),
            rank_before=then["rank"].array,
            moved=(then["rank"] - now["rank"]).array,
            change=(now["value"] - then["value"]).to_numpy(),
            is_demonstration=now["is_demonstration"] | then["is_demonstration"],
        )
    return _ordered(found)


def _at(
    published: Converted, units: Sequence[Unit], indicator: Indicator, period: Period
) -> pd.DataFrame:
    rows = query.map_rows(published, units, indicator=indicator, period=period)
    told = conversion.with_conversion(pd.DataFrame(rows), published, period=period)
    return conversion.compared(told, published, indicator=indicator)


def _ordered(found: pd.DataFrame) -> pd.DataFrame:
    """By rank; without ranks by value, the most first; then what has neither."""
    has_ranks = bool(found["rank"].notna().any())
    by = found["rank"].astype(float) if has_ranks else -found["value"]
    later = by.isna().astype(int) + found["value"].isna().astype(int)
    return (
        found.assign(by=by, later=later)
        .sort_values(["later", "by"], kind="stable", ignore_index=True)
        .drop(columns=["by", "later"])
    )
