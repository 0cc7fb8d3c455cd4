"""Large tables are kept pressed together, and read as they were."""

import numpy as np
import pandas as pd

from data.folded import fold
from data.model import Published, slim
from data.shared import shared


def _figures(n: int) -> pd.DataFrame:
    draw = np.random.default_rng(7)
    rows = pd.DataFrame(
        {
            "unit_code": pd.array([f"{one:05}" for one in range(n)], dtype="str"),
            "period": pd.array(["2025-Q3"] * n, dtype="str"),
            "value": np.where(draw.random(n) < 0.1, np.nan, 100 * draw.random(n)),
            "numerator": draw.integers(0, 9_000, n).astype(float),
            "revision": draw.integers(1, 40, n),
            "is_demonstration": draw.random(n) < 0.5,
            "former_of": pd.array([None if one % 3 else one for one in range(n)], dtype="Int64"),
        }
    )
    return pd.DataFrame(slim(Published(rows)))


def test_a_folded_table_opens_as_it_was_to_the_last_bit() -> None:
    table = _figures(3_321)
    found = fold(table).opened()
    pd.testing.assert_frame_equal(found, table, check_exact=True)
    assert found["value"].to_numpy().tobytes() == table["value"].to_numpy().tobytes()


def test_a_table_without_rows_is_folded_too() -> None:
    table = _figures(3).iloc[:0].reset_index(drop=True)
    pd.testing.assert_frame_equal(fold(table).opened(), table)


def test_folded_a_table_of_the_country_takes_a_fraction_of_its_memory() -> None:
    table = _figures(40_000)
    held = len(fold(table).content)
    assert held < table.memory_usage(deep=True, index=False).sum() / 2


def test_tables_with_the_same_words_have_the_same_words_once() -> None:
    first, second = (slim(Published(_texts())) for _ in range(2))
    assert first["unit_code"].dtype is second["unit_code"].dtype


def test_columns_of_units_and_of_one_word_are_shared_and_say_what_they_said() -> None:
    first, second = shared(_texts()), shared(_texts())
    pd.testing.assert_frame_equal(first, _texts())
    for name in ("unit_code", "source"):
        assert _buffer(first[name]) == _buffer(second[name])


def test_a_column_that_says_something_else_is_not_taken_for_another() -> None:
    shared(_texts())
    other = _texts().assign(unit_code=["00001", "00009", "00003"], state=["a", "b", "a"])
    pd.testing.assert_frame_equal(shared(other), other)
    pd.testing.assert_frame_equal(shared(_texts()), _texts())


def test_a_table_without_rows_shares_nothing() -> None:
    empty = _texts().iloc[:0]
    pd.testing.assert_frame_equal(shared(empty), empty)


def _texts() -> pd.DataFrame:
    return pd.DataFrame(
        {"unit_code": ["00001", "00002", "00003"], "source": "", "state": ["a", "b", "b"]}
    )


def _buffer(column: "pd.Series[str]") -> int:
    """Where its letters lie in memory."""
    chunk = column.array.__arrow_array__().chunks[0]  # type: ignore[attr-defined]
    return int(chunk.buffers()[1].address)
