"""Samples of what cells look like, as small Markdown pictures beside their words."""

import base64
from collections.abc import Sequence
from typing import Final

from components.charts.heat import MARKS
from components.charts.style import COLOURS, Theme

WIDE: Final = 24
HIGH: Final = 16
SCALE: Final = 4.74  # half the root of the marks' size, as Vega draws them


def sample(colour: str, *, theme: Theme, alt: str, look: str = "") -> str:
    """One cell.

    Args:
        colour: Its ground; of a missing one the page's.
        theme: Of the reader's screen.
        alt: What it stands for.
        look: A key of `MARKS`, `zero` for a ring, or nothing.
    """
    colours = COLOURS[theme]
    mark = ""
    if look in MARKS:
        mark = (
            f"<path transform='translate({WIDE / 2} {HIGH / 2}) scale({SCALE})' d='{MARKS[look]}' "
            f"fill='none' stroke='{colours.hatch}' stroke-width='.25'/>"
        )
    elif look == "zero":
        mark = (
            f"<circle cx='{WIDE / 2}' cy='{HIGH / 2}' r='3.5' fill='none' "
            f"stroke='{colours.ink}' stroke-width='1.5'/>"
        )
    ground = (
        f"<rect x='.5' y='.5' width='{WIDE - 1}' height='{HIGH - 1}' fill='{colour}' "
        f"stroke='{colours.hairline}'/>"
    )
    return _picture(f"{ground}{mark}", width=WIDE, alt=alt)


def ramp(colours: Sequence[str], *, alt: str) -> str:
    """Classes side by side, lowest first."""
    drawn = "".join(
        f"<rect x='{WIDE * at}' width='{WIDE}' height='{HIGH}' fill='{colour}'/>"
        for at, colour in enumerate(colours)
    )
    return _picture(drawn, width=WIDE * len(colours), alt=alt)


def _picture(drawn: str, *, width: int, alt: str) -> str:
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{HIGH}'>{drawn}</svg>"
    body = base64.b64encode(svg.encode()).decode()
    words = alt.replace("[", "(").replace("]", ")")
    return f"![{words}](data:image/svg+xml;base64,{body})"
