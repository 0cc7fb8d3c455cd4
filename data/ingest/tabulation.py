"""A batch of figures becomes a table of observations, column by column."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.ingest.batch import Batch
from data.ingest.draft import Figure, Statement
from data.ingest.markup import column_letter
from data.ingest.progress import Step, tell
from data.model import COLUMNS, Observations, Qualifier

NUMBERS: Final = ("numerator", "denominator", "value")
Row = Callable[[Figure, Statement], tuple[object, ...]]


def observations(batch: Batch, *, left_out: set[int], row: Row) -> Observations:
    """The statements of the figures that can be used, in the order of the list.

    Args:
        batch: The figures.
        left_out: Positions that a rule has refused.
        row: One of them as a row of the table, for figures that are odd.
    """
    keep = np.ones(len(batch), dtype=bool)
    keep[list(left_out)] = False
    odd: dict[int, tuple[object, ...]] = {}
    for at, figure in batch.odd.items():
        said = batch.said[at]
        if said is None:
            keep[at] = False
        elif keep[at]:
            odd[at] = row(figure, said)
    columns = _columns(batch)
    table: dict[str, object] = {}
    for place, name in enumerate(COLUMNS):
        tell(Step.CHECK, len(COLUMNS), len(COLUMNS))
        values = columns[name]
        for at, cells in odd.items():
            values[at] = cells[place]
        table[name] = values[keep] if name in NUMBERS else pd.array(values[keep], dtype="str")
    return Observations(pd.DataFrame(table))


def _columns(batch: Batch) -> Mapping[str, NDArray[Any]]:
    its, said, count = batch.its, batch.said, len(batch)
    letters = {int(code): column_letter(int(code)) for code in np.unique(its.column)}
    pairs = zip(its.column.tolist(), its.row.tolist(), strict=True)
    return {
        "indicator_id": _told([one.id for one in its.measures], its.measure),
        "unit_code": _told([one.code for one in its.units], its.unit),
        "unit_valid_from": _told([one.valid_from.isoformat() for one in its.units], its.unit),
        "period": _told([str(one) for one in its.periods], its.period),
        **{name: getattr(said, name).copy() for name in NUMBERS},
        "qualifier": np.full(count, Qualifier.EXACT.value, dtype=object),
        "state": said.state.copy(),
        "basis": _told([one.value for one in its.bases], its.basis),
        "cutoff_date": _told([one.isoformat() if one else "" for one in its.cutoffs], its.cutoff),
        "raw": its.raw.copy(),
        "sheet": _told(its.sheets, its.sheet),
        "cell": np.array([f"{letters[column]}{row}" for column, row in pairs], dtype=object),
        "source": _told(its.sources, its.source),
    }


def _told(words: Sequence[str], codes: NDArray[np.int64]) -> NDArray[np.object_]:
    return np.array([*words, ""], dtype=object)[codes]
