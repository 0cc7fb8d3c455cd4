"""What the rows of a view are told of their conversion."""

import pandas as pd

from data.catalog.record import Indicator
from data.conversion.basis import Conversion, Converted
from data.period import Period
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
    at = pd.DataFrame(published)
    parts = at[
        (at["conversion"] == Conversion.PARTIAL) & at["period"].isin(rows["previous_period"])
    ]
    was = pd.MultiIndex.from_frame(parts[["unit_code", "unit_valid_from"]])
    was_part = pd.MultiIndex.from_frame(rows[["unit_code", "unit_valid_from"]]).isin(was)
    if not is_part.any() and not was_part.any():
        return rows
    whole = rows["value"].mask(is_part)
    return rows.assign(
        rank=ranks(whole.to_numpy(dtype=float), indicator.direction),
        change=rows["change"].mask(is_part | was_part),
    )
