"""Rounds of a ranking across: years of one panel, room for names, then the other panel.

Ranks of 63 and of 34 provinces are not one line, so the axis leaves a gap between the two
panels and the break is drawn in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import altair as alt
import pandas as pd

from components.charts.style import Colours
from text import say

GAPS: Final = ("gap-1", "gap-2")
DASH: Final = (2, 3)
MIDDLE: Final = 0.5
LABEL_PADDING_PX: Final = 13  # below the words of the lowest value


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A round on the axis.

    Args:
        id: Of the round.
        year: Printed below it.
        size: How many provinces were ranked.
    """

    id: str
    year: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundAxis:
    """What pictures of rounds are drawn on.

    Args:
        stops: One a round, panel by panel.
        frameworks: (first year, words) of each framework that begins after the first stop.
        end_room: Pixels at the right for the words at the last stop.
        height: Pixels, everything included.
    """

    stops: Sequence[Stop]
    frameworks: Sequence[tuple[int, str]] = ()
    end_room: int = 90
    height: int = 320

    @property
    def domain(self) -> list[str]:
        """Ids across, with the gap between panels; after one panel alone, room for its names."""
        sizes = list(dict.fromkeys(one.size for one in self.stops))
        first = [one.id for one in self.stops if one.size == sizes[0]]
        rest = [one.id for one in self.stops if one.size != sizes[0]]
        return [*first, *GAPS, *rest] if rest else first

    @property
    def x(self) -> alt.X:
        """Rounds as points; the size of the panel stands below its first and its last year."""
        names = " : ".join(
            f"datum.value === '{one.id}' ? {self._printed(one)}" for one in self.stops
        )
        return alt.X(
            "round:O",
            scale=alt.Scale(type="point", domain=self.domain, range=[0, self.right], padding=0),
            axis=alt.Axis(
                values=[one.id for one in self.stops],
                labelExpr=f"{names} : ''",
                labelAngle=0,
                labelOverlap=False,
                labelPadding=LABEL_PADDING_PX,
            ),
        )

    @property
    def right(self) -> alt.ExprRef:
        """Where the last round stands, in pixels."""
        return alt.ExprRef(f"width - {self.end_room}")

    def breaks(self, colours: Colours) -> list[alt.Chart]:
        """Upright lines where the framework changes and where the panel does."""
        domain, layers = self.domain, []
        for year, words in self.frameworks:
            at = next((domain.index(one.id) for one in self.stops if one.year == year), 0)
            if at:
                layers += self._rule(at - MIDDLE, words, colours)
        if GAPS[-1] in domain:
            words = say("dti.panels_apart")
            layers += self._rule(domain.index(GAPS[-1]) + MIDDLE, words, colours)
        return layers

    def _printed(self, stop: Stop) -> str:
        of_panel = [one for one in self.stops if one.size == stop.size]
        if stop == of_panel[0]:
            return f"['{stop.year}', '{say('dti.of_panel', n=stop.size)}']"
        return f"'{stop.year}'"

    def _rule(self, at: float, words: str, colours: Colours) -> list[alt.Chart]:
        share = at / max(len(self.domain) - 1, 1)
        place = alt.value(alt.ExprRef(f"(width - {self.end_room}) * {share:.6f}"))
        base = alt.Chart(pd.DataFrame([{"label": words}])).encode(x=place)
        rule = base.mark_rule(color=colours.muted, strokeDash=list(DASH)).encode(
            y=alt.value(0), y2=alt.value(alt.ExprRef("height"))
        )
        said = [
            base.mark_text(
                align="left" if share < MIDDLE else "right",
                baseline="top",
                dx=5 if share < MIDDLE else -5,
                dy=2,
                fontSize=11,
                stroke=rim,
                strokeWidth=4,
            ).encode(y=alt.value(0), text="label:N", color=alt.value(colours.muted))
            for rim in (colours.page, alt.Undefined)
        ]
        return [rule, *said]
