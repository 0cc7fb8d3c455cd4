"""Colours of classes: more is darker on a light page, lighter on a dark one."""

from typing import Final

from data.catalog.record import Direction
from data.classes.aim import Standing
from data.classes.diverging import AGAINST
from data.classes.limit import FEWEST, MOST, Breaks

# Source: CARTO Emrld (CC BY 3.0) and ColorBrewer YlOrBr (Apache 2.0); lightest first.
EMRLD: Final = {
    3: "#d3f2a3 #4c9b82 #074050",
    4: "#d3f2a3 #6cc08b #217a79 #074050",
    5: "#d3f2a3 #82d091 #4c9b82 #19696f #074050",
    6: "#d3f2a3 #8fda94 #60b187 #35877d #145f69 #074050",
    7: "#d3f2a3 #97e196 #6cc08b #4c9b82 #217a79 #105965 #074050",
}
YLORBR: Final = {
    3: "#fff7bc #fec44f #d95f0e",
    4: "#ffffd4 #fed98e #fe9929 #cc4c02",
    5: "#ffffd4 #fed98e #fe9929 #d95f0e #993404",
    6: "#ffffd4 #fee391 #fec44f #fe9929 #d95f0e #993404",
    7: "#ffffd4 #fee391 #fec44f #fe9929 #ec7014 #cc4c02 #8c2d04",
}
DARKEST_ON_DARK: Final = {"#074050": "#0c4a59"}  # tells itself from the dark page


def palette(count: int, *, theme: str, direction: Direction) -> tuple[str, ...]:
    """Colours of so many classes, lowest class first.

    Args:
        count: 1 to 7; two are the ends of three, one is the lowest.
        theme: `light` or `dark`. Exports always take light. On dark more is lighter, as
            further from the page.
        direction: Where less is better, more is the warning of a yellow to brown ramp.

    Raises:
        ValueError: There are no colours for so many classes, or no such theme.
    """
    if not 0 <= count <= MOST or theme not in {"light", "dark"}:
        msg = f"No colours for {count} classes on {theme}."
        raise ValueError(msg)
    ramp = YLORBR if direction is Direction.LOWER else EMRLD
    colours = ramp[max(count, FEWEST)].split()
    if theme == "dark":
        colours = [DARKEST_ON_DARK.get(colour, colour) for colour in reversed(colours)]
    if count < FEWEST:
        colours = [colours[0], colours[-1]][:count]
    return tuple(colours)


def colours(breaks: Breaks, *, theme: str, direction: Direction) -> tuple[str, ...]:
    """The colour of every class by its number, each its own; against a target, of its standing."""
    if breaks.standings:
        order = list(Standing)
        return tuple(AGAINST[theme][order.index(one)] for one in breaks.standings)
    return palette(breaks.count, theme=theme, direction=direction)
