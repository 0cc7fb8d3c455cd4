"""What the rows of a view are told of their conversion."""

import pandas as pd

from data.conversion.basis import Conversion, Converted
from data.period import Period


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
