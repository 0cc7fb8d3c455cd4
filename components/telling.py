"""The words of one unit of a view, made when somebody points at it."""

from dataclasses import dataclass

from components.compared import compared
from components.dressing import worded
from components.filters import Selection
from components.maps.view import Theme
from components.picture import Picture, picture
from components.row import Row, each
from data.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the tooltip says below the unit's name.

    Args:
        value: The figure, or why there is none.
        lines: What there is to say of it.
    """

    value: str
    lines: tuple[str, ...]


def told(
    selection: Selection, code: str, *, theme: Theme, against: Period | None = None
) -> Told | None:
    """The words of one unit, by the same functions that fill tables and panels.

    Args:
        selection: The view.
        code: Of the unit.
        theme: Only for the picture, which is there already for the page's own.
        against: The period that the view is held against, where its map shows a difference.

    Returns:
        None where the view has no such unit.
    """
    one = picture(selection, theme)
    if one is None or code not in set(one.rows["unit_code"]):
        return None
    change = compared(one, against) if against else None
    row = change.row(code) if change else _row(one, code)
    lines = tuple(line for line in str(row.detail_text).split("\n") if line)
    return Told(value=str(row.value_text), lines=lines)


def _row(one: Picture, code: str) -> Row:
    rows = one.rows[one.rows["unit_code"] == code]
    return next(iter(each(worded(rows, one.selection, one.target))))
