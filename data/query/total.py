"""The figure of a whole from its parts, or the reason why there is none."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.catalog.record import Aggregation, Indicator, Kind
from data.model import State
from data.query.figure import HAS_VALUE
from data.rates import PERCENT, Numbers, pooled


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
    state = rows["state"].to_numpy(dtype=object)
    value = rows["value"].to_numpy(dtype=float)
    is_in = np.isin(state, list(HAS_VALUE)) & ~np.isnan(value)
    not_applicable = int((state == State.NOT_APPLICABLE).sum())
    reported = int(is_in.sum())
    sums = _sums(
        value[is_in],
        rows["numerator"].to_numpy(dtype=float)[is_in],
        rows["denominator"].to_numpy(dtype=float)[is_in],
        indicator,
    )
    reason = ""
    if sums.value is None:
        reason = _reason(indicator, reported=reported, not_applicable=not_applicable)
    return Total(
        value=sums.value,
        numerator=sums.numerator,
        denominator=sums.denominator,
        counted=sums.counted,
        reported=reported,
        of=len(rows),
        not_applicable=not_applicable,
        reason=reason,
        is_estimated=bool((state[is_in] == State.ESTIMATED).any()),
        is_demonstration=bool(rows["is_demonstration"].to_numpy(dtype=bool)[is_in].any()),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sums:
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    counted: int = 0


def _sums(value: Numbers, numerator: Numbers, denominator: Numbers, indicator: Indicator) -> _Sums:
    if not value.size:
        return _Sums()
    match indicator.aggregation:
        case Aggregation.RATIO:
            above, below, counted = pooled(numerator, denominator)
            if not counted:
                return _Sums()
            rate = PERCENT * above / below
            return _Sums(value=rate, numerator=above, denominator=below, counted=counted)
        case Aggregation.SUM:
            return _Sums(value=float(value.sum()), counted=value.size)
        case Aggregation.SHARE_OF_YES:
            yes = float((value > 0).sum())
            share = PERCENT * yes / value.size
            return _Sums(
                value=share, numerator=yes, denominator=float(value.size), counted=value.size
            )
    return _Sums()


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
