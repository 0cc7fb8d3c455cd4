"""The rows of an inventory as points, each a part of the figure that counts it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from data.ingest import coordinate
from data.ingest.coordinate import Notation as Written
from data.ingest.sheet import Sheet
from data.ingest.table import Table
from data.ingest.value import read
from data.model import KEY, Observations
from data.period import Period
from data.point import Notation, Point
from geo.name import fold
from geo.units import UnitKey

NAME: Final = re.compile(
    r"\b(vi tri|dia diem|dia chi|noi lap|noi dat|ten (cac )?(cum|diem|loa|thiet bi|tram)|ten goi"
    r"|cum loa|diem loa|thon|ban|to dan pho|khu pho)\b"
)
NUMBER_OF: Final = "so "
STATE: Final = re.compile(r"\b(tinh trang|trang thai|hien trang|hoat dong|chat luong)\b")
TYPE: Final = re.compile(r"^(loai|cong nghe|hinh thuc|phuong thuc|kieu)\b")
NOTATIONS: Final = {
    Written.DECIMAL: Notation.DECIMAL,
    Written.DEGREES: Notation.DEGREES,
    Written.METRES: Notation.VN2000,
}
AS_METRES: Final = 6  # decimals of a degree that are kept: a tenth of a metre

Counted = tuple[str, UnitKey, int, float]
"""Indicator id, commune, row and size of a point that a figure counts."""


def points(
    table: Table, counted: Iterable[Counted], *, coordinates: tuple[int, ...], period: Period
) -> Iterator[Point]:
    """The points of a table, in the order in which they are counted.

    Args:
        table: The inventory.
        counted: Its rows that are counted.
        coordinates: Columns of the coordinates, one or two.
        period: Of the figures.
    """
    name, state, kind = (_column(table, form, but=coordinates) for form in (NAME, STATE, TYPE))
    for indicator_id, unit, row, size in counted:
        raw = " ".join(filter(None, (table.sheet.text(row, one) for one in coordinates)))
        notation, latitude, longitude = _placed(table.sheet, row, coordinates)
        yield Point(
            indicator_id=indicator_id,
            unit_code=unit.code,
            unit_valid_from=unit.valid_from.isoformat(),
            period=str(period),
            name=_text(table.sheet, row, name),
            kind=_text(table.sheet, row, kind),
            state=_text(table.sheet, row, state),
            size=size,
            latitude=latitude,
            longitude=longitude,
            notation=notation,
            raw=raw,
            sheet=table.sheet.name,
            cell=table.sheet.name_of(row, coordinates[0]),
        )


def of_figures(found: Sequence[Point], figures: Observations) -> tuple[Point, ...]:
    """Those whose figure can be stored."""
    there = set(figures[list(KEY)].itertuples(index=False, name=None)) if found else set()
    return tuple(one for one in found if one.key in there)


def size_of(sheet: Sheet, row: int, column: int | None) -> float:
    """How many things a row counts for."""
    said = read(sheet.at(row, column)).value if column else None
    return 1.0 if said is None else said


def _placed(
    sheet: Sheet, row: int, columns: tuple[int, ...]
) -> tuple[Notation, float | None, float | None]:
    contents = [sheet.at(row, one) for one in columns]
    if all(content is None for content in contents):
        return Notation.NONE, None, None
    found = coordinate.point(contents)
    if found is None:
        return Notation.UNREADABLE, None, None
    notation = NOTATIONS[found.notation]
    if notation is Notation.VN2000:
        return notation, None, None
    return notation, round(found.north, AS_METRES), round(found.east, AS_METRES)


def _column(table: Table, form: re.Pattern[str], *, but: tuple[int, ...]) -> int | None:
    """The first column with such a heading that is neither of the place nor of coordinates."""
    heads = {place: fold(labels[-1]) for place, labels in table.labels.items()}
    for place, text in heads.items():
        if place not in but and form.search(text) and not text.startswith(NUMBER_OF):
            return place
    is_place_of_point = table.place and form.search(fold(table.sheet.text(table.top, table.place)))
    return table.place if is_place_of_point else None


def _text(sheet: Sheet, row: int, column: int | None) -> str:
    return sheet.text(row, column).strip() if column else ""
