"""The same period of the year before: a season is compared with its like."""

import pandas as pd

from data.period import Frequency, Period, parse


def has_season(period: Period) -> bool:
    """Whether a year has several such periods; a year's own figure has no season."""
    return period.frequency is not Frequency.YEAR


def year_before(lines: pd.DataFrame) -> pd.DataFrame:
    """Each line with the values of a year earlier; NaN where none was told then.

    Args:
        lines: unit_name, period (id), value, and whatever else, which stays.
    """
    told = lines.drop_duplicates(["unit_name", "period"]).set_index(["unit_name", "period"])
    earlier = {one: str(parse(one).year_before()) for one in lines["period"].unique()}
    keys = pd.MultiIndex.from_arrays([lines["unit_name"], lines["period"].map(earlier)])
    return lines.assign(value=told["value"].reindex(keys).to_numpy())
