"""Figures of provinces out of what their communes reported.

By the rule of every total (`data.query.totals`): counts are summed, a rate is the sum of
numerators over the sum of denominators of the communes that reported, and nothing else adds
up. What a province reported of itself holds before what its communes give together.
"""

import datetime as dt
from functools import cache
from typing import Any, Final

import numpy as np
import pandas as pd

from data.catalog.record import Indicator
from data.conversion.basis import Conversion, Converted
from data.conversion.converting import adds_up, as_reported
from data.model import NOT_CONVERTIBLE, Published, Qualifier, State
from data.query.figure import HAS_VALUE, of_indicator
from data.query.total import Totals, totals
from geo import units
from geo.units import NATION, Level, UnitKey

OWN: Final = "conversion.own"
"""Beside figures made of communes': this one the province reported of itself."""

INSIDE: Final = (
    "conversion.inside_percent",
    "conversion.inside_all",
    "conversion.inside_few",
    "conversion.inside_some",
)
"""Reasons of the figures that are made of communes'."""

_KEYS: Final = ["unit_code", "period"]
_WORDS: Final = ("raw", "sheet", "cell", "file_name", "source")


def of_provinces(
    own: Published, communes: Published, *, indicator: Indicator, edition: dt.date
) -> Converted:
    """Every province's figure of each period: its own, else what its communes give together.

    A province of which no commune gave a value has no row, unless all said that none applies.

    Args:
        own: What provinces of the list reported of themselves.
        communes: What communes of the same list reported.
        indicator: Its aggregation is the rule.
        edition: Which list.
    """
    told = pd.DataFrame(as_reported(own))
    if not adds_up(indicator) or communes.empty:
        return Converted(Published(told))
    made = _made(communes, indicator=indicator, edition=edition)
    if made.empty:
        return Converted(Published(told))
    is_said = told["value"].notna() | (told["state"] == State.NOT_APPLICABLE)
    said = told[is_said].assign(conversion_reason=OWN)
    is_taken = pd.MultiIndex.from_frame(made[_KEYS]).isin(pd.MultiIndex.from_frame(said[_KEYS]))
    rows = made[~is_taken].astype(dict(told.dtypes))[[*told.columns]]
    found = pd.concat([said, rows], ignore_index=True) if len(said) else rows
    order = ["indicator_id", "unit_valid_from", *_KEYS]
    return Converted(Published(found.sort_values(order, kind="stable", ignore_index=True)))


@cache
def commune_counts(edition: dt.date) -> "pd.Series[int]":
    """How many communes each province of a list has, by its code."""
    return _above(edition).value_counts().sort_index()


@cache
def _above(edition: dt.date) -> "pd.Series[str]":
    """The code of the province that each commune of a list lies in, by the commune's."""
    found = {}
    for one in units.communes(NATION.code, edition=edition):
        line = units.parents(UnitKey(one.code, edition))
        above = next((up.code for up in line if up.level is Level.PROVINCE), None)
        if above is not None:
            found[one.code] = above
    return pd.Series(found, dtype="str")


def _made(communes: Published, *, indicator: Indicator, edition: dt.date) -> pd.DataFrame:
    """A row for each province and period in which some commune of it answered."""
    rows = of_indicator(communes, indicator)
    province = _above(edition)
    lies = province.reindex(pd.Index(rows["unit_code"].astype("str"))).to_numpy(dtype=object)
    is_known = ~pd.isna(lies)
    rows, lies = rows[is_known], lies[is_known]
    codes, at_code = np.unique(lies.astype(str), return_inverse=True)
    at_period, periods = pd.factorize(rows["period"].astype(object), sort=True)
    group, groups = at_code * len(periods) + at_period, len(codes) * len(periods)
    sums = totals(rows, indicator=indicator, group=group, groups=groups)
    of = commune_counts(edition).reindex(codes).to_numpy(dtype=int)
    table = pd.DataFrame(
        {
            "indicator_id": indicator.id,
            "unit_code": np.repeat(codes, len(periods)),
            "unit_valid_from": edition.isoformat(),
            "period": np.tile(np.asarray(periods, dtype=object), len(codes)),
            **_figures(sums, np.repeat(of, len(periods))),
            **_traced(rows, group, groups),
        }
    )
    return table[table["state"].ne(State.MISSING.value)]


def _figures(sums: Totals, of: "np.ndarray[Any, np.dtype[np.int_]]") -> dict[str, Any]:
    """Numbers, state and basis: how many communes the figure is of, and of how many."""
    has_value = ~np.isnan(sums.value)
    is_percent_only = ~has_value & (sums.reported > 0)
    told = np.where(is_percent_only, sums.reported, sums.counted)
    answered = told + sums.not_applicable
    is_all = answered >= of
    is_few = 2 * answered < of
    return {
        "value": sums.value,
        "numerator": sums.numerator,
        "denominator": sums.denominator,
        "state": np.select(
            [is_percent_only, has_value & sums.is_estimated, has_value, is_all],
            [NOT_CONVERTIBLE, *_states(State.ESTIMATED, State.REPORTED, State.NOT_APPLICABLE)],
            State.MISSING.value,
        ),
        "conversion": np.select(
            [is_percent_only, is_all, is_few],
            _states(Conversion.NOT_CONVERTIBLE, Conversion.SUMMED, Conversion.PARTIAL),
            Conversion.MOSTLY.value,
        ),
        "conversion_reason": np.select(
            [is_percent_only, is_all, is_few],
            list(INSIDE[:-1]),
            INSIDE[-1],
        ),
        "former_reported": answered,
        "former_of": of,
        "is_demonstration": sums.is_demonstration,
    }


def _states(*found: State | Conversion) -> list[str]:
    return [one.value for one in found]


def _traced(
    rows: pd.DataFrame, group: "np.ndarray[Any, np.dtype[np.int_]]", groups: int
) -> dict[str, Any]:
    """Hedges, cut-off and revision; hundreds of cells are named by none of them."""
    is_in = (rows["state"].isin(HAS_VALUE) & rows["value"].notna()).to_numpy(dtype=bool)
    there = rows[is_in].assign(group=group[is_in])
    every = range(groups)
    newest = (
        there.groupby("group")[["submission_id", "revision"]].max().reindex(every, fill_value=0)
    )
    return {
        "qualifier": _shared(
            there[there["qualifier"].ne("")], "qualifier", every, otherwise=Qualifier.ABOUT.value
        ),
        "basis": _shared(there, "basis", every, otherwise=""),
        "cutoff_date": _latest(there, every),
        **dict.fromkeys(_WORDS, ""),
        **{str(name): newest[name].to_numpy() for name in newest},
    }


def _shared(there: pd.DataFrame, name: str, every: range, *, otherwise: str) -> list[str]:
    """What all of a group say; where they differ, something else."""
    said = there[["group", name]].drop_duplicates()
    found: dict[int, str] = {}
    for at, word in zip(said["group"], said[name], strict=True):
        found[at] = otherwise if at in found else str(word)
    return [found.get(at, "") for at in every]


def _latest(there: pd.DataFrame, every: range) -> list[str]:
    days = there[["group", "cutoff_date"]].drop_duplicates().astype({"cutoff_date": "str"})
    return days.groupby("group")["cutoff_date"].max().reindex(every, fill_value="").tolist()
