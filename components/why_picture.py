"""The pictures of the page that says why the map is drawn as it is."""

from functools import lru_cache
from typing import Final

import pandas as pd

from components.maps import shading
from components.maps.view import MapView, Mode, Theme
from components.plate import look, vignette
from components.plate.drawing import drawing
from components.plate.element import element
from components.plate.land import land
from components.plate.vignette import Sketch
from data import classes
from data.catalog import Direction, indicator
from data.classes import Method
from data.model import State
from geo import boundary
from text import Language, say

MEASURE: Final = "fibre_household_coverage_pct"
GAIN: Final = 14.0
KEPT: Final = 32
NATION: Final = (420, 460)
STATES: Final = {
    4: shading.NOT_REPORTED,
    9: shading.NOT_REPORTED,
    13: shading.NOT_APPLICABLE,
    20: shading.NOT_CONVERTED,
    26: shading.NOT_REPORTED,
    30: shading.NOT_APPLICABLE,
    36: shading.NOT_CONVERTED,
}
"""Which of the invented communes reported nothing, need not, could not be put on today's."""
ESTIMATED: Final = (2, 7, 16, 23, 33, 40)
SKEWED: Final = (
    1, 2, 2, 3, 3, 4, 4, 4, 5, 6, 6, 7, 8, 9, 9, 10, 12, 13, 15, 16, 22, 24, 25, 27, 41, 44, 62, 97,
)  # fmt: skip
"""Invented percentages, most of them small: what the five ways of classing differ in."""


@lru_cache(maxsize=KEPT)
def picture(name: str, theme: Theme, language: Language) -> str:  # noqa: ARG001 - words in pictures
    """A picture by the section it stands beside, as SVG."""
    made = {
        "classes": _classes,
        "time": _time,
        "states": _states,
        "circles": _circles,
        "change": _change,
        "islands": _islands,
    }
    return made[name](theme)


@lru_cache(maxsize=KEPT)
def of_method(method: Method, theme: Theme) -> str:
    """The same invented values, classed in one of the ways."""
    breaks, colours = vignette.classed(SKEWED, indicator(MEASURE), theme=theme, method=method)
    return vignette.strip(SKEWED, breaks, theme=theme, colours=colours)


def _classes(theme: Theme) -> str:
    found = vignette.values()
    breaks, colours = vignette.classed(found, indicator(MEASURE), theme=theme)
    shown = Sketch(shades=vignette.shades_of(found, breaks), palette=colours)
    return vignette.maps([shown], titles=[""], theme=theme)


def _time(theme: Theme) -> str:
    now = vignette.values()
    before = [max(0.0, one - GAIN) for one in now]
    breaks, colours = vignette.classed([*before, *now], indicator(MEASURE), theme=theme)
    sketches = [
        Sketch(shades=vignette.shades_of(each, breaks), palette=colours) for each in (before, now)
    ]
    titles = [say("why.time_before"), say("why.time_now")]
    return vignette.maps(sketches, titles=titles, theme=theme)


def _states(theme: Theme) -> str:
    found = vignette.values()
    breaks, colours = vignette.classed(found, indicator(MEASURE), theme=theme)
    shades = list(vignette.shades_of(found, breaks))
    for at in ESTIMATED:
        shades[at % len(shades)] = chr(ord("a") + int(shades[at % len(shades)]))
    for at, shade in STATES.items():
        shades[at % len(shades)] = shade
    shown = Sketch(shades="".join(shades), palette=colours)
    return vignette.maps([shown], titles=[""], theme=theme)


def _circles(theme: Theme) -> str:
    found = vignette.values()
    counts = tuple(float(round(60 * (at * 37 % 45 / 45) ** 3)) for at in range(len(found)))
    shown = Sketch(shades=shading.PLAIN * len(found), palette=(), counts=counts)
    return vignette.maps([shown], titles=[""], theme=theme)


def _change(theme: Theme) -> str:
    changes = [round((one - 50) / 6, 1) for one in vignette.values()]
    breaks = classes.symmetrical(changes, decimals=1)
    colours = classes.diverging(theme=theme, direction=Direction.HIGHER)
    shown = Sketch(shades=vignette.shades_of(changes, breaks), palette=colours, is_diverging=True)
    return vignette.maps([shown], titles=[""], theme=theme)


def _islands(theme: Theme) -> str:
    """The country as exported pictures draw it: on paper, in whatever theme."""
    wide, high = NATION
    rows = pd.DataFrame(
        {
            "unit_code": [one.code for one in boundary.unit_list(boundary.PROVINCES)],
            "state": State.REPORTED.value,
            "value": float("nan"),
            "value_text": "",
        }
    )
    view = MapView(
        scope=boundary.PROVINCES,
        rows=rows,
        palette=(),
        alt=say("why.islands_alt"),
        mode=Mode.CIRCLES,
        theme=Theme.LIGHT,
    )
    drawn = drawing(view, (0, 0, wide, high))
    return element(
        "svg",
        look.patterns(),
        element("rect", width=wide, height=high, rx=4, fill=look.PAGE),
        land(drawn),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {wide} {high}",
        width=wide,
        height=high,
        data_theme=theme.value,
    )
