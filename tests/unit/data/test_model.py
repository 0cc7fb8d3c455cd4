"""The vocabulary's tables."""

import pandas as pd

from data.model import Published, State, slim

ROWS = Published(
    pd.DataFrame(
        {
            "unit_code": pd.array(["03127", "03128"] * 500, dtype="str"),
            "state": pd.array(["reported", "missing"] * 500, dtype="str"),
            "value": [1.0, float("nan")] * 500,
        }
    )
)


def test_a_slim_table_says_the_same_in_less() -> None:
    thin = pd.DataFrame(slim(ROWS))
    pd.testing.assert_frame_equal(thin.astype({"unit_code": "str", "state": "str"}), ROWS)
    assert thin.memory_usage(deep=True).sum() < ROWS.memory_usage(deep=True).sum() / 2


def test_a_slim_table_takes_every_state_and_an_empty_word() -> None:
    thin = pd.DataFrame(slim(ROWS))
    told = thin["state"].mask(thin["value"].isna(), State.NOT_APPLICABLE.value)
    assert set(told) == {"reported", "not_applicable"}
    assert thin["unit_code"].reindex(range(1001)).fillna("").iloc[-1] == ""
