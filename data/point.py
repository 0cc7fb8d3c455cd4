"""Where the things stand that a figure counts: one record a row of an inventory."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NewType

import pandas as pd


class Notation(StrEnum):
    """How the coordinates of a point were written."""

    NONE = "none"
    UNREADABLE = "unreadable"
    DECIMAL = "decimal"
    DEGREES = "degrees"
    VN2000 = "vn2000"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One row of an inventory, part of the figure that counts it.

    Args:
        indicator_id, unit_code, unit_valid_from, period: The figure; see `data.model.KEY`.
        name: As the inventory calls it, or where it says that it stands.
        kind: As it was typed, `Loa FM`; may be empty.
        state: As it was typed, `Hoạt động tốt`; may be empty.
        size: How many it counts for; one, unless the row says otherwise.
        latitude, longitude: Degrees, WGS 84; None where they cannot be had.
        notation: How they were written.
        raw: The text of the cells of the coordinates.
        sheet, cell: Where they stand.
    """

    indicator_id: str
    unit_code: str
    unit_valid_from: str
    period: str
    name: str
    kind: str
    state: str
    size: float
    latitude: float | None
    longitude: float | None
    notation: Notation
    raw: str
    sheet: str
    cell: str

    @property
    def key(self) -> tuple[str, str, str, str]:
        """Of the figure that counts it."""
        return self.indicator_id, self.unit_code, self.unit_valid_from, self.period


Points = NewType("Points", pd.DataFrame)
"""The points that hold at a revision: the fields of `Point` (latitude and longitude float64,
NaN where there is none) and submission_id (int), file_name (str), is_demonstration (bool); by
figure, and in the order of the inventory.
"""

COLUMNS: Final = tuple(Point.__slots__)
OF_SUBMISSION: Final = ("submission_id", "file_name", "is_demonstration")
