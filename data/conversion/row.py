"""What the rows of a view are told of their conversion."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.catalog.record import Aggregation, Indicator
from data.conversion.basis import Conversion, Converted
from data.period import Period, parse
from data.query.map_row import ranks


def with_conversion(rows: pd.DataFrame, published: Converted, *, period: Period) -> pd.DataFrame:
    """The rows of a map with the added columns of `Converted`; see there.

    Args:
        rows: One a unit, with unit_code and unit_valid_from; see `data.query.MapRows`.
        published: The figures the rows come from; rows without one count as reported.
        period: Theirs.
    """
    at = pd.DataFrame(published)
    at = at[at["period"] == str(period)]
    keys = ["unit_code", "unit_valid_from"]
    added = ["conversion", "conversion_reason", "former_reported", "former_of"]
    found = rows[keys].merge(at[[*keys, *added]], on=keys, how="left")
    return rows.assign(
        conversion=found["conversion"].fillna(Conversion.AS_REPORTED.value).to_numpy(),
        conversion_reason=found["conversion_reason"].fillna("").to_numpy(),
        former_reported=found["former_reported"].array,
        former_of=found["former_of"].array,
    )


def compared(rows: pd.DataFrame, published: Converted, *, indicator: Indicator) -> pd.DataFrame:
    """The rows with rank and change of whole units only.

    A rate of two of three former communes is shown, and stands in no order and no change:
    who reported would look like what they did.

    Args:
        rows: See `with_conversion`.
        published: As there; says what the figures of the period before rest on.
        indicator: Its direction ranks.
    """
    is_part = rows["conversion"] == Conversion.PARTIAL
    before = rows["previous_period"].iloc[0] if len(rows) else ""
    earlier = with_conversion(rows, published, period=parse(before)) if before else rows
    is_other = is_uneven(rows, earlier, indicator=indicator)
    if not is_part.any() and not is_other.any():
        return rows
    whole = rows["value"].mask(is_part)
    return rows.assign(
        rank=ranks(whole.to_numpy(dtype=float), indicator.direction),
        change=rows["change"].mask(is_other),
    )


def is_uneven(
    now: pd.DataFrame, before: pd.DataFrame, *, indicator: Indicator
) -> NDArray[np.bool_]:
    """Of each unit whether its figures of two periods cannot be held against each other.

    One is of a part of it; or a sum of more of its communes than the other, and the difference
    would be who reported.

    Args:
        now: See `with_conversion`.
        before: The same units in the same order.
        indicator: Its aggregation says whether it is a sum.
    """
    both = (now, before)
    ones = [one["conversion"].to_numpy(dtype=object) for one in both]
    parts = [(one["conversion"] == Conversion.PARTIAL) & one["value"].notna() for one in both]
    is_part = np.any([one.to_numpy(dtype=bool) for one in parts], axis=0)
    if indicator.aggregation is not Aggregation.SUM:
        return np.asarray(is_part, dtype=bool)
    is_some = np.any([one == Conversion.MOSTLY for one in ones], axis=0)
    counts = [one["former_reported"].to_numpy(dtype=float, na_value=0) for one in both]
    return np.asarray(is_part | (is_some & (counts[0] != counts[1])), dtype=bool)
