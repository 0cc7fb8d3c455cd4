"""What happened within each period, out of figures counted since the start of the year."""

from itertools import pairwise
from typing import Final, TypeVar

import numpy as np
import pandas as pd

from data.catalog import Aggregation, Indicator, Kind
from data.conversion.basis import Conversion
from data.model import Basis, State
from data.period import parse
from data.query.figure import HAS_VALUE
from data.rates import PERCENT

Rows = TypeVar("Rows", bound=pd.DataFrame)

NUMBERS: Final = ("numerator", "denominator", "value")
PLACE: Final = ["unit_code", "unit_valid_from"]


def may_step(published: pd.DataFrame, *, indicator: Indicator) -> bool:
    """Whether something here is told as cumulative and can be taken apart.

    Sums can, and rates of what comes in (dossiers); a rate of what stands there (households)
    is no flow, whatever its sheet says.
    """
    is_sum = indicator.kind is Kind.COUNT and indicator.aggregation is Aggregation.SUM
    is_flow = indicator.kind is Kind.RATE and not indicator.denominator_id
    is_told = published["basis"].eq(Basis.CUMULATIVE.value) & published["value"].notna()
    return (is_sum or is_flow) and bool(is_told.any())


def in_period(published: Rows, *, indicator: Indicator) -> Rows:
    """The figures with each cumulative one less the one before it in its year.

    A step is known where both figures are: told as cumulative, unhedged, of the whole unit,
    one period apart; the first of a year is its own step. Figures told within their period
    stay. Every other figure says nothing of its period and becomes missing: also one that is
    less than what it includes.

    Args:
        published: Figures of one indicator; not changed.
        indicator: Which one; see `may_step`.
    """
    rows = published.reset_index(drop=True)
    before = _before(rows)
    steps = {name: rows[name].astype(float) - before[name] for name in NUMBERS}
    is_known = before["is_known"] & _is_plain(rows)
    if indicator.kind is Kind.RATE:
        is_known &= (steps["numerator"] >= 0) & (steps["denominator"] > 0)
        steps["value"] = PERCENT * steps["numerator"] / steps["denominator"].where(is_known)
    else:
        is_known &= steps["value"] >= 0
    is_own = rows["basis"].eq(Basis.IN_PERIOD.value)
    for name in NUMBERS:
        rows[name] = rows[name].astype(float).where(is_own, steps[name].where(is_known))
    is_lost = rows["state"].isin(HAS_VALUE) & ~is_own & ~is_known
    rows["state"] = rows["state"].mask(is_lost, State.MISSING.value)
    return rows


def basis_changes(published: pd.DataFrame) -> tuple[str, ...]:
    """Ids of the periods from which figures are told cumulative, or no longer, earliest first.

    What is not said is no change; a period told both ways has none of its own.
    """
    said = published[published["basis"].ne("") & published["value"].notna()]
    by_period = said.groupby("period")["basis"].agg(["nunique", "first"])
    clear = by_period[by_period["nunique"] == 1]["first"]
    ordered = sorted(clear.index, key=parse)
    return tuple(now for last, now in pairwise(ordered) if clear[last] != clear[now])


def _before(rows: pd.DataFrame) -> pd.DataFrame:
    """Of each row the figure it includes: numbers, and whether that is known; zeros in January."""
    periods = {one: parse(one) for one in rows["period"].unique()}
    last = {
        one: str(period.previous()) if period.number > 1 else "" for one, period in periods.items()
    }
    keys = [*PLACE, "period"]
    told = rows.loc[_is_plain(rows), [*keys, *NUMBERS]].drop_duplicates(keys)
    asked = rows[PLACE].assign(period=rows["period"].map(last))
    found = asked.merge(told.assign(is_known=True), on=keys, how="left")
    is_first = asked["period"].eq("").to_numpy()
    for name in NUMBERS:
        found[name] = np.where(is_first, 0.0, found[name].astype(float))
    return found.assign(is_known=found["is_known"].eq(True) | is_first)


def _is_plain(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Cumulative, with a value that is neither hedged nor of a part of its unit."""
    is_plain = rows["basis"].eq(Basis.CUMULATIVE.value) & rows["value"].notna()
    is_plain &= rows["qualifier"].fillna("").eq("") & rows["state"].isin(HAS_VALUE)
    if "conversion" in rows:
        is_plain &= ~rows["conversion"].isin([Conversion.PARTIAL, Conversion.MOSTLY])
    return is_plain
