"""Places held against each other: every indicator at once, two of them, ranks, and gaps.

Pure functions over published figures, like `data.query`; rates of several places are sums over
sums. A figure of some of a commune's former parts only stands in no class, order or gap.
"""

from data.compare.cell import Cells, cells
from data.compare.gap import LEAST_FOR_TENTHS, Gap, Side, by_area, by_tenth, can_pool
from data.compare.grade import CLASSES, Grading, graded
from data.compare.order import Band, ColumnOrder, RowOrder, columns, rows
from data.compare.pair import pairs
from data.compare.ranking import ranking

__all__ = [
    "CLASSES",
    "LEAST_FOR_TENTHS",
    "Band",
    "Cells",
    "ColumnOrder",
    "Gap",
    "Grading",
    "RowOrder",
    "Side",
    "by_area",
    "by_tenth",
    "can_pool",
    "cells",
    "columns",
    "graded",
    "pairs",
    "ranking",
    "rows",
]
