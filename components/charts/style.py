"""How every chart looks: the colours of each theme and the Vega configuration they fill.

Charts are drawn with `theme=None`, so that screen and export are one picture.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import altair as alt

from components.maps.view import Theme

__all__ = [
    "CATEGORIES",
    "COLOURS",
    "FONT",
    "Colours",
    "Theme",
    "config",
    "finished",
    "number_labels",
    "swatch",
]

ESTIMATE_SAMPLE: Final = "#4c9b82"  # a middle class of either theme, under the white lines
FONT: Final = "Be Vietnam Pro, sans-serif"


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """The inks of one theme. Colour belongs to the data; these are everything else.

    Args:
        page: Behind everything.
        ink: Text that must be read.
        muted: Notes, axis labels.
        accent: Selected or interactive, and nothing else.
        quiet: Lines and bars that give the selected one its context.
        hairline: Grid lines.
        hatch: Strokes of "not reported".
        dots: Dots of "not applicable".
        plain: Ground of "not applicable".
        bar: Bars that carry no class.
        rise: A change for the better.
        fall: A change for the worse.
        done: Figures that are there, in pictures of completeness.
        done_before: The same for past periods.
    """

    page: str
    ink: str
    muted: str
    accent: str
    quiet: str
    hairline: str
    hatch: str
    dots: str
    plain: str
    bar: str
    rise: str
    fall: str
    done: str
    done_before: str


COLOURS: Final = {
    Theme.LIGHT: Colours(
        page="#FFFFFF",
        ink="#0E1A20",
        muted="#4E5C65",
        accent="#2C3F8F",
        quiet="#7D8A93",
        hairline="#D3DADE",
        hatch="#7C8991",
        dots="#8D99A1",
        plain="#E3E7E9",
        bar="#19696F",
        rise="#19696F",
        fall="#A6611A",
        done="#4E5C65",
        done_before="#7D8A93",
    ),
    Theme.DARK: Colours(
        page="#12181C",
        ink="#EAEFF1",
        muted="#A9B5BC",
        accent="#AEBBF7",
        quiet="#66747D",
        hairline="#37434A",
        hatch="#94A1A9",
        dots="#77858E",
        plain="#39444A",
        bar="#4C9B82",
        rise="#6CC08B",
        fall="#DFA35C",
        done="#A9B5BC",
        done_before="#66747D",
    ),
}


CATEGORIES: Final = {
    Theme.LIGHT: ("#2C3F8F", "#19696F", "#CF6424", "#8A6A00", "#5A656C"),
    Theme.DARK: ("#AEBBF7", "#82D091", "#EE8A4A", "#F2CC5C", "#94A1A9"),
}


def config(theme: Theme) -> dict[str, Any]:
    """The Vega-Lite configuration of one theme."""
    colours = COLOURS[theme]
    return {
        "background": colours.page,
        "font": FONT,
        "padding": 0,
        "view": {"stroke": None},
        "axis": {
            "labelFontSize": 12,
            "labelColor": colours.muted,
            "titleColor": colours.muted,
            "titleFontSize": 12,
            "titleFontWeight": 400,
            "title": None,
            "domain": False,
            "ticks": False,
            "gridColor": colours.hairline,
            "gridWidth": 1,
            "labelPadding": 6,
        },
        "axisX": {"grid": False},
        "axisY": {"tickCount": 3},
        "header": {"labelFontSize": 13, "labelColor": colours.ink, "title": None},
        "line": {"strokeWidth": 2, "strokeCap": "round"},
        "point": {"size": 50, "filled": True},
        "bar": {"color": colours.bar, "cornerRadius": 0},
        "rule": {"color": colours.ink, "strokeDash": [3, 3]},
        "text": {"fontSize": 13, "color": colours.ink},
        "legend": {"disable": True},
    }


def finished(layers: Sequence[alt.Chart], *, height: float, theme: Theme) -> alt.LayerChart:
    """Layers as one chart as wide as its place, with nothing around it.

    Streamlit counts axes and padding in the height and adds padding below where none is said.

    Args:
        layers: Bottom first.
        height: Pixels, everything included.
        theme: Of the reader's screen.
    """
    bare = {"left": 0, "top": 0, "right": 0, "bottom": 0}
    chart: alt.LayerChart = (
        alt.layer(*layers)
        .properties(height=height, width="container", padding=bare)
        .configure(**config(theme))
    )
    return chart


def number_labels(language: str) -> str:
    """A Vega expression that prints an axis value the reader's way: 1.500 or 1,500."""
    grouped = "format(datum.value, ',')"
    if language == "en":
        return grouped
    return f"replace(replace(replace({grouped}, '.', '·'), /,/g, '.'), '·', ',')"


def swatch(state: str, *, theme: Theme, width: int = 24, height: int = 16) -> str:
    """The look of a state that is no class, as a picture Vega can place: hatch or dots.

    Args:
        state: `missing` (hatched), `not_applicable` (dotted), `not_convertible` (level lines
            on grey), `partial` (open diamonds on grey), `estimated` (white lines over
            a class), `zero` (an open ring).
        theme: Of the screen it stands on.
        width: Pixels.
        height: Pixels.

    Returns:
        An SVG data address; Vega has no pattern fills.
    """
    colours = COLOURS[theme]
    if state == "zero":
        svg = (
            f"<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}'>"
            f"<circle cx='{width / 2}' cy='{height / 2}' r='4' fill='{colours.page}' "
            f"stroke='{colours.ink}' stroke-width='1.5'/></svg>"
        )
        return _address(svg)
    if state == "missing":
        ground = colours.page
        tile, mark = 6, f"<path d='M-1.5 1.5l3-3M0 6l6-6M4.5 7.5l3-3' stroke='{colours.hatch}'/>"
        mark = mark.replace("/>", " stroke-width='1.5'/>")
    elif state == "not_convertible":
        ground = colours.plain
        tile, mark = 5, f"<rect y='2' width='5' height='1' fill='{colours.hatch}'/>"
    elif state == "partial":
        ground, tile = colours.plain, 10
        mark = f"<path d='M5 2L8 5L5 8L2 5Z' fill='none' stroke='{colours.hatch}'/>"
    elif state == "estimated":
        ground, tile = ESTIMATE_SAMPLE, 5
        mark = "<path d='M-1 -1l7 7M-1 4l2 2M4 -1l2 2' stroke='#fff' stroke-opacity='.65'/>"
    else:
        ground = colours.plain
        tile, mark = 6, f"<circle cx='3' cy='3' r='1' fill='{colours.dots}'/>"
    svg = (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}'>"
        f"<defs><pattern id='p' width='{tile}' height='{tile}' patternUnits='userSpaceOnUse'>"
        f"{mark}</pattern></defs><rect x='.5' y='.5' width='{width - 1}' height='{height - 1}' "
        f"fill='{ground}'/><rect x='.5' y='.5' width='{width - 1}' height='{height - 1}' "
        f"fill='url(#p)' stroke='{colours.hatch}'/></svg>"
    )
    return _address(svg)


def _address(svg: str) -> str:
    return "data:image/svg+xml;utf8," + svg.replace("#", "%23")
