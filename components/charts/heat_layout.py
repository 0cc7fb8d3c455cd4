"""Where rows and columns of a heat map stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

ROW_PX: Final = 20
BAND_PX: Final = 26
HEAD_PX: Final = 178
BAND_GAP: Final = 0.4  # of a column


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row or column.

    Args:
        id: Code of the unit, or id of the indicator.
        name: As printed beside it.
        full_name: As the pointer reads it.
        band: Words of the band that it begins; empty inside of one.
    """

    id: str
    name: str
    full_name: str
    band: str = ""


def height(rows: Sequence[Line]) -> int:
    """Pixels of a picture of so many rows."""
    return HEAD_PX + ROW_PX * len(rows) + BAND_PX * sum(bool(one.band) for one in rows) + 2


def down_of(rows: Sequence[Line]) -> pd.DataFrame:
    """Where each row stands, in pixels."""
    made, y = [], HEAD_PX
    for at, one in enumerate(rows):
        band = y + BAND_PX * 0.6
        y += BAND_PX if one.band else 0
        made.append(
            {
                "at": at,
                "code": one.id,
                "name": one.name,
                "unit_name": one.full_name,
                "band": one.band,
                "yb": band,
                "y": y,
                "y2": y + ROW_PX,
                "ym": y + ROW_PX / 2,
            }
        )
        y += ROW_PX
    return pd.DataFrame(made)


def across_of(columns: Sequence[Line]) -> pd.DataFrame:
    """Where each column stands, in columns; a band ends where the next one's gap begins."""
    made: list[dict[str, object]] = []
    x = 0.0
    for at, one in enumerate(columns):
        x += BAND_GAP if one.band and at else 0.0
        made.append(
            {
                "at": at,
                "indicator": one.id,
                "name": one.name,
                "title": one.full_name,
                "band": one.band,
                "x": x,
                "x2": x + 1,
                "xm": x + 0.5,
            }
        )
        x += 1
    table = pd.DataFrame(made)
    if made:
        begins = table["band"].ne("")
        begins.iloc[0] = True
        table["xb"] = table.groupby(begins.cumsum())["x2"].transform("max")
        table["wide"] = table["xb"] - table["x"]
    return table
