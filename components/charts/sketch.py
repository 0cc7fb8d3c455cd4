"""The small pictures of a profile's lines: where a commune stands, and how it went."""

from typing import Final

from components.charts.standing import fill
from components.charts.style import COLOURS, Theme
from components.charts.svg import picture
from data.profile.sketch import Spark, Strip
from data.status import Status

STRIP: Final = (150, 24)
SPARK: Final = (92, 24)
ROOM: Final = 6
TICK: Final = 5
PLAIN: Final = frozenset({Status.NO_DATA, Status.NO_TARGET, Status.NOT_MET})


def strip_picture(one: Strip, status: Status, *, theme: Theme, alt: str) -> str:
    """A Markdown picture: a tick a commune, the median, the commune, the target's diamond.

    Args:
        one: See there.
        status: Gives the commune's mark its colour.
        theme: Of the reader's screen.
        alt: Says the same in words.
    """
    colours, (width, height) = COLOURS[theme], STRIP
    middle, wide = height / 2, width - 2 * ROOM

    def x(share: float) -> float:
        return ROOM + wide * min(max(share, 0.0), 1.0)

    ticks = "".join(f"M{x(at):.1f} {middle - TICK}v{2 * TICK}" for at in one.ticks)
    drawn = (
        f"<path d='M{ROOM} {middle}h{wide}' stroke='{colours.hairline}'/>"
        f"<path d='{ticks}' stroke='{colours.quiet}' stroke-opacity='.7'/>"
    )
    if one.median is not None:
        drawn += f"<path d='M{x(one.median):.1f} 2v{height - 4}' stroke='{colours.ink}'/>"
        drawn += (
            f"<path d='M{x(one.median) - 3:.1f} 1.5h6' stroke='{colours.ink}' stroke-width='2'/>"
        )
    if one.goal is not None:
        drawn += (
            f"<path d='M{x(one.goal):.1f} {middle - 7}l5 7l-5 7l-5-7z' fill='{colours.page}' "
            f"stroke='{colours.ink}' stroke-width='1.3'/>"
        )
    if one.own is not None:
        own = colours.accent if status in PLAIN else fill(status, theme)
        drawn += (
            f"<circle cx='{x(one.own):.1f}' cy='{middle}' r='5' fill='{own}' "
            f"stroke='{colours.page}' stroke-width='1.2'/>"
        )
    return picture(drawn, width=width, height=height, alt=alt)


def spark_picture(one: Spark, *, theme: Theme, alt: str) -> str:
    """A Markdown picture of the line over time; nothing where there is no line."""
    if not one.runs:
        return ""
    colours, (width, height) = COLOURS[theme], SPARK
    wide, high = width - 2 * ROOM, height - 2 * ROOM

    def at(point: tuple[float, float]) -> str:
        return f"{ROOM + wide * point[0]:.1f} {ROOM + high * (1 - point[1]):.1f}"

    drawn = ""
    if one.break_at is not None:
        x = ROOM + wide * one.break_at
        drawn += (
            f"<path d='M{x:.1f} 1v{height - 2}' stroke='{colours.muted}' stroke-dasharray='2 2'/>"
        )
    for run in one.runs:
        path = "M" + "L".join(at(point) for point in run)
        # A round end makes a dot of a report that stands alone.
        path += "h.01" if len(run) == 1 else ""
        drawn += (
            f"<path d='{path}' fill='none' stroke='{colours.accent}' stroke-width='1.6' "
            "stroke-linecap='round' stroke-linejoin='round'/>"
        )
    for point in one.parts:
        right, down = at(point).split()
        ring = f"fill='{colours.page}' stroke='{colours.accent}'"
        drawn += f"<circle cx='{right}' cy='{down}' r='2' {ring}/>"
    if one.last is not None:
        right, down = at(one.last).split()
        drawn += f"<circle cx='{right}' cy='{down}' r='2.6' fill='{colours.accent}'/>"
    return picture(drawn, width=width, height=height, alt=alt)
