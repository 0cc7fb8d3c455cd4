"""A chart's table as records keeps what is there and says what is not."""

import json

import pandas as pd

from components.charts.record import records


def test_every_kind_of_missing_is_null_and_zero_is_zero() -> None:
    rows = pd.DataFrame(
        {
            "value": [0.0, float("nan")],
            "rank": pd.array([1, None], dtype="Int64"),
            "word": pd.array(["x", None], dtype="str"),
            "day": pd.Series([pd.Timestamp("2025-07-01"), pd.NaT]),
            "is_said": [True, False],
        }
    )
    found = records(rows)["values"]
    assert json.loads(json.dumps(found)) == [
        {"value": 0.0, "rank": 1, "word": "x", "day": "2025-07-01T00:00:00", "is_said": True},
        {"value": None, "rank": None, "word": None, "day": None, "is_said": False},
    ]
