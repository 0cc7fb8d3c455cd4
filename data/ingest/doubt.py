"""Which figures of a draft a rule looks at one by one, of all that a workbook has."""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from data.ingest.batch import Batch, Mask
from data.ingest.draft import Draft

NOT_YET: Final = "The figures are put in columns before anything judges them."


def batch_of(draft: Draft) -> Batch:
    """The figures of a draft that is judged.

    Raises:
        TypeError: They are still what its layout found.
    """
    if not isinstance(draft.figures, Batch):
        raise TypeError(NOT_YET)
    return draft.figures


def places(draft: Draft, doubt: Callable[[Batch], Mask]) -> Sequence[int]:
    """Positions of the figures that a rule looks at one by one.

    Args:
        draft: With its statements.
        doubt: Which figures the rule could find something in; it may take too many, never
            too few. Figures that are odd are looked at in any case.
    """
    batch = batch_of(draft)
    found: list[int] = np.flatnonzero(doubt(batch) | batch.its.is_odd).tolist()
    return found
