"""Tables row by row: what a cell holds is said by the table's docstring, not by a type."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

Row = Any  # a row of a table, by column


def each(rows: pd.DataFrame) -> Iterable[Row]:
    """The rows in their order, their cells as attributes."""
    return rows.itertuples(index=False)
