"""A chart's table as plain records.

Altair's own way of doing it looks through every column for what JSON cannot hold, once for each
layer that shows the table: most of the time that a chart of a dozen layers takes.
"""

from typing import Any

import altair as alt
import pandas as pd
from pandas.api.types import is_datetime64_any_dtype as is_time

NAME = "records"


def records(data: Any) -> dict[str, Any]:  # noqa: ANN401 - as Altair hands it over
    """The rows of a table; what is missing is null, a time is ISO 8601."""
    if not isinstance(data, pd.DataFrame):
        return dict(alt.default_data_transformer(data))
    plain = data.astype(object)
    for name in data:
        if is_time(data[name]):
            plain[name] = data[name].map(_iso).astype(object)
    return {"values": plain.where(plain.notna(), None).to_dict("records")}


def _iso(time: pd.Timestamp) -> str | None:
    return None if pd.isna(time) else time.isoformat()


def use() -> None:
    """Let every chart take its tables so."""
    alt.data_transformers.register(NAME, records)
    alt.data_transformers.enable(NAME)
