"""How the states of targets look: colour, symbol and glyph, and the small pictures made of them.

Colour is never alone: badges carry words, squares a glyph, strips three marks of their own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from components.charts.style import COLOURS, Theme
from components.charts.svg import picture
from data.status import Status

SQUARE: Final = 16
GAP: Final = 4
A_ROW: Final = 7
BAR_HEIGHT: Final = 22
STRIP_WIDTH: Final = 150
STRIP_HEIGHT: Final = 22
STRIP_ROOM: Final = 8
INK: Final = "#0E1A20"
WHITE: Final = "#FFFFFF"
NO_FILL: Final = frozenset({Status.NO_TARGET, Status.NOT_MET})

BADGES: Final[Mapping[Status, tuple[str, str]]] = {
    Status.ACHIEVED: ("green", "check_circle"),
    Status.ON_TRACK: ("blue", "trending_up"),
    Status.SLOW: ("yellow", "schedule"),
    Status.OFF_TRACK: ("orange", "warning"),
    Status.MOVING_AWAY: ("red", "trending_down"),
    Status.NO_DATA: ("gray", "help"),
    Status.NO_TARGET: ("gray", "remove"),
    Status.MAINTAINED: ("green", "shield"),
    Status.SLIPPED: ("orange", "south_east"),
    Status.NOT_MET: ("gray", "radio_button_unchecked"),
}
"""Streamlit's colour and the symbol of each state."""

_FILLS: Final = {
    Theme.LIGHT: ("#0A6480", "#5DB0AE", "#EDC045", "#CF6424", "#8A1538"),
    Theme.DARK: ("#58B4D1", "#7CCBC6", "#F2CC5C", "#EE8A4A", "#E2718F"),
}
_FILL_AT: Final = {
    Status.ACHIEVED: 0,
    Status.MAINTAINED: 0,
    Status.ON_TRACK: 1,
    Status.SLOW: 2,
    Status.OFF_TRACK: 3,
    Status.SLIPPED: 3,
    Status.MOVING_AWAY: 4,
}
STRIPED: Final = frozenset({Status.MAINTAINED, Status.SLIPPED})
"""States that share their colour with another: where no glyph is, stripes tell them apart."""
_WHITE_ON: Final = frozenset({Status.ACHIEVED, Status.MAINTAINED, Status.MOVING_AWAY})

_GLYPHS: Final = {
    Status.ACHIEVED: "M4 8.2l2.8 2.8L12 5.4",
    Status.MAINTAINED: "M8 3.5l4 1.5v3c0 2.4-1.7 4-4 4.8C5.7 12 4 10.4 4 8V5z",
    Status.ON_TRACK: "M5 11l6-6M6.4 5H11v4.6",
    Status.SLOW: "M4.5 8h7",
    Status.OFF_TRACK: "M8 3.8v5M8 11v1.4",
    Status.SLIPPED: "M5 5l6 6M11 6.4V11H6.4M4 3.6h8",
    Status.MOVING_AWAY: "M5 5l6 6M11 6.4V11H6.4",
    Status.NOT_MET: "M8 5a3 3 0 1 0 .01 0z",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """Now, pathway and goal on one scale.

    Args:
        low, high: Ends of the scale, in the unit.
        now, expected, goal: Where each stands; None where it is not known.
        status: Gives the mark of now its colour.
    """

    low: float
    high: float
    now: float | None
    expected: float | None
    goal: float | None
    status: Status


def fill(status: Status, theme: Theme) -> str:
    """Colour of a state; of those without one the page's."""
    at = _FILL_AT.get(status)
    return COLOURS[theme].page if at is None else _FILLS[theme][at]


def badge(status: Status, words: str) -> str:
    """A Markdown badge."""
    colour, icon = BADGES[status]
    return f":{colour}-badge[:material/{icon}: {words}]"


def squares(states: Sequence[Status], *, theme: Theme, alt: str) -> str:
    """A Markdown picture of one square a target, so that they can be counted by eye."""
    step = SQUARE + GAP
    rows = -(-len(states) // A_ROW)
    width, height = step * min(len(states), A_ROW) - GAP, step * rows - GAP
    drawn = "".join(
        _square(one, theme, x=step * (at % A_ROW), y=step * (at // A_ROW))
        for at, one in enumerate(states)
    )
    return picture(f"{_hatch(theme)}{drawn}", width=width, height=height, alt=alt)


def tally_bar(counts: Mapping[Status, int], *, theme: Theme, width: int, alt: str) -> str:
    """A Markdown picture of the states side by side, as wide as there are targets of each."""
    whole = sum(counts.values())
    room = width - 2 * (len(counts) - 1)
    at, drawn = 0.0, ""
    for status, n in counts.items():
        wide = room * n / whole
        drawn += _block(status, theme, x=at, wide=wide)
        at += wide + 2
    return picture(f"{_hatch(theme)}{drawn}", width=width, height=BAR_HEIGHT, alt=alt)


def strip(one: Strip, *, theme: Theme, alt: str) -> str:
    """A Markdown picture of now, pathway and goal."""
    colours, middle = COLOURS[theme], STRIP_HEIGHT / 2
    span = (one.high - one.low) or 1.0

    def x(value: float) -> float:
        share = min(max((value - one.low) / span, 0.0), 1.0)
        return STRIP_ROOM + share * (STRIP_WIDTH - 2 * STRIP_ROOM)

    drawn = (
        f"<path d='M{STRIP_ROOM} {middle}H{STRIP_WIDTH - STRIP_ROOM}' "
        f"stroke='{colours.hairline}' stroke-width='2'/>"
    )
    own = fill(one.status, theme) if one.status in _FILL_AT else colours.muted
    if one.now is not None and one.expected is not None:
        drawn += (
            f"<path d='M{x(one.now):.1f} {middle}H{x(one.expected):.1f}' "
            f"stroke='{own}' stroke-width='2'/>"
        )
    if one.goal is not None:
        drawn += (
            f"<path d='M{x(one.goal):.1f} {middle - 7}l6 7l-6 7l-6-7z' fill='{colours.page}' "
            f"stroke='{colours.ink}' stroke-width='1.3'/>"
        )
    if one.expected is not None:
        drawn += (
            f"<path d='M{x(one.expected):.1f} {middle - 7}v14' "
            f"stroke='{colours.ink}' stroke-width='2'/>"
        )
    if one.now is not None:
        drawn += f"<circle cx='{x(one.now):.1f}' cy='{middle}' r='5.5' fill='{own}'/>"
    return picture(drawn, width=STRIP_WIDTH, height=STRIP_HEIGHT, alt=alt)


def _square(status: Status, theme: Theme, *, x: float, y: float) -> str:
    ink = COLOURS[theme].ink if status in NO_FILL else INK
    if theme is Theme.LIGHT and status in _WHITE_ON:
        ink = WHITE
    glyph = _GLYPHS.get(status, "")
    mark = f"<path d='{glyph}' fill='none' stroke='{ink}' stroke-width='1.7'/>" if glyph else ""
    return f"<g transform='translate({x} {y})'>{_box(status, theme, SQUARE, SQUARE)}{mark}</g>"


def _block(status: Status, theme: Theme, *, x: float, wide: float) -> str:
    over = ""
    if status in STRIPED:
        over = f"<rect width='{wide:.1f}' height='{BAR_HEIGHT}' fill='url(#v)'/>"
    return f"<g transform='translate({x:.1f} 0)'>{_box(status, theme, wide, BAR_HEIGHT)}{over}</g>"


def _box(status: Status, theme: Theme, wide: float, high: float) -> str:
    colours = COLOURS[theme]
    if status in _FILL_AT:
        return f"<rect width='{wide:.1f}' height='{high}' fill='{fill(status, theme)}'/>"
    paint = "url(#h)" if status is Status.NO_DATA else colours.page
    line = colours.ink if status is Status.NOT_MET else colours.hatch
    return (
        f"<rect x='.75' y='.75' width='{wide - 1.5:.1f}' height='{high - 1.5}' fill='{paint}' "
        f"stroke='{line}' stroke-width='1.5'/>"
    )


def _hatch(theme: Theme) -> str:
    colours = COLOURS[theme]
    return (
        "<defs><pattern id='h' width='6' height='6' patternUnits='userSpaceOnUse'>"
        f"<rect width='6' height='6' fill='{colours.page}'/>"
        f"<path d='M-1.5 1.5l3-3M0 6l6-6M4.5 7.5l3-3' stroke='{colours.hatch}' "
        "stroke-width='1.5'/></pattern>"
        "<pattern id='v' width='6' height='6' patternUnits='userSpaceOnUse'>"
        f"<path d='M3 0v6' stroke='{colours.page}' stroke-width='1.5' stroke-opacity='.7'/>"
        "</pattern></defs>"
    )
