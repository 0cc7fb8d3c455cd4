"""The figure of a whole from its parts, or the reason why there is none."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.catalog.record import Aggregation, Indicator, Kind
from data.model import State
from data.query.figure import HAS_VALUE
from data.rates import Numbers, percent, pooled_by

_NUMBERS: Final = ("value", "numerator", "denominator")


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """What the units give together.

    Args:
        value: In the indicator's unit; None where the parts do not add up. Of yes and no,
            the percent that said yes.
        numerator, denominator: The sums behind it; None without them. Of yes and no, how
            many said yes, and how many answered.
        reported: Units with a value.
        counted: Those of them that the value is made of; a percentage without counts is not.
        of: All units.
        not_applicable: Units that the indicator does not apply to; they are in `of`.
        reason: Message key that says why there is no value; empty where there is one.
        is_estimated: Some figure in it is an estimate.
        is_demonstration: Some figure in it is invented.
    """

    value: float | None
    numerator: float | None = None
    denominator: float | None = None
    reported: int
    counted: int = 0
    of: int
    not_applicable: int
    reason: str = ""
    is_estimated: bool = False
    is_demonstration: bool = False


def total(rows: pd.DataFrame, *, indicator: Indicator) -> Total:
    """The figure of the units together.

    Args:
        rows: One row a unit; `MapRows` or the figures of one period, with value, numerator,
            denominator, state and is_demonstration.
        indicator: Its aggregation is the rule.
    """
    one = totals(rows, indicator=indicator, group=np.zeros(len(rows), dtype=int), groups=1)
    facts = one.of_group(0)
    reason = ""
    if facts["value"] is None:
        counts = {name: facts[name] for name in ("reported", "not_applicable")}
        reason = _reason(indicator, **counts)
    return Total(**facts, reason=reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What the units of several wholes give together: of each array an entry a whole.

    Args:
        value, numerator, denominator: See `Total`; NaN where there is none.
        reported, counted, of, not_applicable: See `Total`.
        is_estimated, is_demonstration: See `Total`.
    """

    value: Numbers
    numerator: Numbers
    denominator: Numbers
    reported: NDArray[np.int_]
    counted: NDArray[np.int_]
    of: NDArray[np.int_]
    not_applicable: NDArray[np.int_]
    is_estimated: NDArray[np.bool_]
    is_demonstration: NDArray[np.bool_]

    def of_group(self, at: int) -> dict[str, Any]:
        """The entries of one whole, None where a number is missing."""
        found = {name: getattr(self, name)[at].item() for name in self.__slots__}
        return found | {name: None if np.isnan(found[name]) else found[name] for name in _NUMBERS}


def totals(
    rows: pd.DataFrame, *, indicator: Indicator, group: NDArray[np.int_], groups: int
) -> Totals:
    """The figure of each whole, by the one rule of `total`.

    Args:
        rows: See `total`.
        indicator: Its aggregation is the rule.
        group: Of each row the number of the whole that its unit belongs to.
        groups: How many wholes there are.
    """
    state = rows["state"].to_numpy(dtype=object)
    value = rows["value"].to_numpy(dtype=float)
    is_in = np.isin(state, list(HAS_VALUE)) & ~np.isnan(value)
    invented = rows["is_demonstration"].to_numpy(dtype=bool)

    def counted(are: NDArray[np.bool_]) -> NDArray[np.int_]:
        return np.bincount(group[are], minlength=groups)

    sums = _sums(
        value[is_in],
        rows["numerator"].to_numpy(dtype=float)[is_in],
        rows["denominator"].to_numpy(dtype=float)[is_in],
        indicator,
        group=group[is_in],
        groups=groups,
    )
    return Totals(
        value=sums.value,
        numerator=sums.numerator,
        denominator=sums.denominator,
        counted=sums.counted,
        reported=counted(is_in),
        of=np.bincount(group, minlength=groups),
        not_applicable=counted(state == State.NOT_APPLICABLE),
        is_estimated=counted(is_in & (state == State.ESTIMATED)) > 0,
        is_demonstration=counted(is_in & invented) > 0,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sums:
    value: Numbers
    numerator: Numbers
    denominator: Numbers
    counted: NDArray[np.int_]


def _sums(
    value: Numbers,
    numerator: Numbers,
    denominator: Numbers,
    indicator: Indicator,
    *,
    group: NDArray[np.int_],
    groups: int,
) -> _Sums:
    none = np.full(groups, np.nan)
    n = np.bincount(group, minlength=groups)
    match indicator.aggregation:
        case Aggregation.RATIO:
            above, below, n = pooled_by(numerator, denominator, group, groups)
            above, below = np.where(n, above, np.nan), np.where(n, below, np.nan)
            rate = percent(above, below)
            return _Sums(value=rate, numerator=above, denominator=below, counted=n)
        case Aggregation.SUM:
            added = np.bincount(group, weights=value, minlength=groups)
            summed = np.where(n, added, np.nan)
            return _Sums(value=summed, numerator=none, denominator=none, counted=n)
        case Aggregation.SHARE_OF_YES:
            said = np.bincount(group, weights=(value > 0).astype(float), minlength=groups)
            yes, answers = np.where(n, said, np.nan), np.where(n, n, np.nan).astype(float)
            share = percent(yes, answers)
            return _Sums(value=share, numerator=yes, denominator=answers, counted=n)
    return _Sums(value=none, numerator=none, denominator=none, counted=np.zeros_like(n))


def _reason(indicator: Indicator, *, reported: int, not_applicable: int) -> str:
    if indicator.kind is Kind.RANK:
        return "query.no_total_rank"
    if indicator.aggregation is Aggregation.LATEST or indicator.kind is Kind.INDEX:
        return "query.no_total_index"
    if indicator.aggregation is Aggregation.NONE:
        return "query.no_total_parts"
    if reported:
        return "query.no_total_percent_only"
    return "query.no_total_not_applicable" if not_applicable else "query.no_total_none_reported"
