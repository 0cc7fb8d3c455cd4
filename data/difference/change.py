"""A workbook's figures beside the published ones: what is new, changed, emptied, the same."""

from enum import StrEnum
from typing import Final, NewType

import numpy as np
import pandas as pd

from data.catalog import Indicator, indicators
from data.catalog import Kind as Measure
from data.difference.jump import jumps
from data.model import KEY, Observations, Published, State
from data.query.figure import HAS_VALUE
from data.rates import percent

NUMBERS: Final = ("value", "numerator", "denominator")
WORDS: Final = ("state", "qualifier")
LOCATED: Final = ("sheet", "cell")
CLOSE: Final = 1e-9  # of a value: the same quotient written with other digits is no change


class Kind(StrEnum):
    """What becomes of a figure, in the order they are listed.

    NEW: nothing was said before. EMPTIED: something was said, and the file says missing.
    """

    CHANGED = "changed"
    EMPTIED = "emptied"
    NEW = "new"
    SAME = "same"


class Aspect(StrEnum):
    """What of a changed figure differs, the weightiest that does."""

    VALUE = "value"
    STATE = "state"
    COUNTS = "counts"
    QUALIFIER = "qualifier"
    NONE = ""


Changes = NewType("Changes", pd.DataFrame)
"""One row a figure of the workbook, biggest jump first.

indicator_id, unit_code, unit_valid_from, period (str: the key); kind (Kind), aspect (Aspect,
"" but for changed ones); before, after (float, the value in the indicator's unit, NaN where
there is none), before_numerator, after_numerator, before_denominator, after_denominator
(float); before_state ("" where nothing was published), after_state, before_qualifier,
after_qualifier (str); change (float, after minus before in the indicator's unit, percentage
points of a rate; NaN where one side is missing); jump (float, 0 to 1, see `jumps`; NaN for
new figures); sheet, cell (str); before_is_demonstration (bool); before_revision (Int64, NA
where nothing was published).
"""


def changes(observations: Observations, published: Published) -> Changes:
    """Every figure of the workbook with what is published of it.

    Changed and emptied figures stand first, the biggest jump before others; then new ones,
    then those that stay, both in the workbook's order. What makes jumps of a rate, a count
    and an index comparable is said in `data.difference.jump`.

    Args:
        observations: Of the workbook; what errors keep out is not among them.
        published: What readers see now, at least all of it that the workbook speaks of; more
            does no harm.
    """
    both = _beside(observations, published)
    both["kind"], both["aspect"] = _kinds(both)
    both["change"] = both["after"] - both["before"]
    both["jump"] = jumps(both)
    is_old = both["kind"].isin([Kind.NEW, Kind.SAME])
    both.loc[both["kind"] == Kind.SAME, "jump"] = 0.0
    both["order"] = both["kind"].map({Kind.CHANGED: 0, Kind.EMPTIED: 0, Kind.NEW: 1, Kind.SAME: 2})
    both["weight"] = (-both["jump"]).where(~is_old, 0.0).fillna(0.0)
    ordered = both.sort_values(["order", "weight"], kind="stable", ignore_index=True)
    return Changes(ordered.drop(columns=["order", "weight"]))


def _beside(observations: Observations, published: Published) -> pd.DataFrame:
    """Both sides of each of the workbook's figures, in its order."""
    after = _figures(pd.DataFrame(observations))
    told = after.rename(columns={"value": "after"} | _sided("after"))
    more = ["revision", "is_demonstration"]
    names = {"value": "before", **_sided("before")} | {one: f"before_{one}" for one in more}
    before = _figures(pd.DataFrame(published)).rename(columns=names)
    columns = [*KEY, *names.values()]
    both = told[[*KEY, "after", *_sided("after").values(), *LOCATED]].merge(
        before[columns], on=list(KEY), how="left", validate="many_to_one"
    )
    for name in ("before_state", "before_qualifier"):
        both[name] = both[name].fillna("")
    both["before_is_demonstration"] = both["before_is_demonstration"].eq(True)
    both["before_revision"] = both["before_revision"].astype("Int64")
    return both


def _sided(side: str) -> dict[str, str]:
    return {name: f"{side}_{name}" for name in (*NUMBERS[1:], *WORDS)}


def _figures(rows: pd.DataFrame) -> pd.DataFrame:
    """Figures as they are shown: a rate's value from its counts, none of what has no value.

    The same as `data.query` makes of them, so that a difference is one of what readers see.
    """
    known = indicators()
    rates = [one for one in rows["indicator_id"].unique() if _is_rate(known.get(one))]
    is_rate = rows["indicator_id"].isin(rates).to_numpy(dtype=bool)
    value = rows["value"].to_numpy(dtype=float)
    below = rows["denominator"].to_numpy(dtype=float)
    counted = percent(rows["numerator"].to_numpy(dtype=float), below)
    value = np.where(is_rate & np.isnan(value), counted, value)
    is_nothing = is_rate & (below == 0)
    state = rows["state"].astype("str").mask(is_nothing, State.NOT_APPLICABLE.value)
    has_value = state.isin(HAS_VALUE).to_numpy(dtype=bool) & ~is_nothing
    is_empty = has_value & np.isnan(value)  # said to be reported, with no number at all
    return rows.assign(
        value=np.where(has_value, value, np.nan), state=state.mask(is_empty, State.MISSING.value)
    )


def _is_rate(measure: Indicator | None) -> bool:
    return measure is not None and measure.kind is Measure.RATE


def _kinds(both: pd.DataFrame) -> "tuple[pd.Series[str], pd.Series[str]]":
    """What becomes of each figure, and what of it differs."""
    was_said = ~both["before_state"].isin(["", State.MISSING])
    is_said = both["after_state"] != State.MISSING
    is_both = was_said & is_said
    differs = {
        Aspect.VALUE: ~_alike(both["before"], both["after"]),
        Aspect.STATE: both["before_state"] != both["after_state"],
        Aspect.COUNTS: ~(
            _alike(both["before_numerator"], both["after_numerator"])
            & _alike(both["before_denominator"], both["after_denominator"])
        ),
        Aspect.QUALIFIER: both["before_qualifier"] != both["after_qualifier"],
    }
    is_lost = both["before"].isna() != both["after"].isna()
    differs[Aspect.VALUE] &= ~is_lost  # a value against "not applicable" is a change of state
    aspect = pd.Series(Aspect.NONE.value, index=both.index, dtype="str")
    for name in reversed(differs):
        aspect = aspect.mask(differs[name] & is_both, name.value)
    kind = pd.Series(Kind.SAME.value, index=both.index, dtype="str")
    kind = kind.mask(is_both & (aspect != ""), Kind.CHANGED.value)
    kind = kind.mask(is_said & ~was_said, Kind.NEW.value)
    return kind.mask(was_said & ~is_said, Kind.EMPTIED.value), aspect


def _alike(one: "pd.Series[float]", other: "pd.Series[float]") -> "pd.Series[bool]":
    close = np.isclose(one, other, rtol=CLOSE, atol=0.0, equal_nan=True)
    return pd.Series(close, index=one.index)
