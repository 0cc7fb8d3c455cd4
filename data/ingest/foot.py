"""What stands below the rows of a form: a total, notes, signatures; none of it is a unit's."""

from collections.abc import Collection
from enum import StrEnum
from typing import Final

from data.ingest.table import FOOTER, TOTAL, WORDS
from geo.name import fold

LEFT_OUT: Final = "L12"
"""The rule that tells of it."""


class Below(StrEnum):
    """What a row without a unit is; the suffix of its note."""

    TOTAL = "_total"
    NOTE = "_note"


def below(texts: Collection[str], *, has_figures: bool) -> Below | None:
    """What a row of these texts is; None where it may be a unit's that was not recognised.

    Args:
        texts: The row's cells that aren't empty.
        has_figures: Something stands in a column of figures.
    """
    folded = [fold(text) for text in texts]
    if any(TOTAL.match(" ".join(WORDS.sub(" ", text).split())) for text in folded):
        return Below.TOTAL
    if any(FOOTER.match(text) for text in folded) or not has_figures:
        return Below.NOTE
    return None
