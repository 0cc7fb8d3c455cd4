"""What was recognised in a workbook: which cells hold which indicator of which period."""

from dataclasses import dataclass

import pandas as pd

from data.catalog import Indicator, indicator
from data.ingest.markup import cell_name, position
from data.model import Observations, State
from data.period import Period, parse


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """The figures of one indicator and period on one sheet.

    Args:
        sheet: As on its tab.
        cells: The range they stand in, `D8:D52`.
        indicator: What they measure.
        period: When.
        read: Figures that say something: a value, or that none is due.
        of: Figures there is a cell for.
    """

    sheet: str
    cells: str
    indicator: Indicator
    period: Period
    read: int
    of: int


def recognised(observations: Observations) -> tuple[Recognised, ...]:
    """Each indicator and period of each sheet, in the order of the workbook."""
    groups = observations.groupby(["sheet", "indicator_id", "period"], sort=False)
    return tuple(
        Recognised(
            sheet=str(sheet),
            cells=_range(rows["cell"]),
            indicator=indicator(str(indicator_id)),
            period=parse(str(period)),
            read=int((rows["state"] != State.MISSING).sum()),
            of=len(rows),
        )
        for (sheet, indicator_id, period), rows in groups
    )


def _range(cells: "pd.Series[str]") -> str:
    """The smallest range that holds all the cells; "" where none is named."""
    places = [at for at in map(position, cells.unique()) if at is not None]
    if not places:
        return ""
    rows, columns = zip(*places, strict=True)
    first = cell_name(min(rows), min(columns))
    last = cell_name(max(rows), max(columns))
    return first if first == last else f"{first}:{last}"
