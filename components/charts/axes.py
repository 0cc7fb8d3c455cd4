"""What a picture over time is drawn on: periods across, values up, fine lines where it has data."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import altair as alt
import pandas as pd

from components.charts.style import Colours, number_labels
from text import language

HEIGHT_PX: Final = 160
FEW_LABELS: Final = 4
LETTER_PX: Final = 6.6
GAP_PX: Final = 8
WHOLE_PCT: Final = 100.0
TINY: Final = 1e-9
PARTS: Final = 3  # of the axis, between its lines
STEPS: Final = (1, 2, 3, 4, 5, 6, 8, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Axes:
    """What a picture over time is drawn on.

    Args:
        periods: (id, printed) of every period, oldest first.
        is_percent: Rates run from 0 to 100; everything else from 0 to what there is.
        is_rank: Ranks read 1 on top.
        is_whole: Values are whole numbers, and so are the lines of the axis.
        target: Value of a line across, None for no line.
        target_label: Words on that line.
        height: Pixels, axis included.
        marked: Id of the period that the page shows, whose values are printed; else the last.
        end_room: Pixels at the right for the words at the ends of the lines; 0 for what they need.
        a_year: Periods in a year: where not all can be named, one a year is.
        most_labels: How many periods there is room to name.
        break_at: Id of the first period of today's units, before which a line crosses over;
            "" where none does.
        break_label: Words on the line drawn there.
        width: Pixels between the first and the last period where there are fewest; 0 where names
            have room enough.
        seams: (id of the first period, words) of every other break: what counts changed there.
    """

    periods: Sequence[tuple[str, str]]
    is_percent: bool = False
    is_rank: bool = False
    is_whole: bool = False
    target: float | None = None
    target_label: str = ""
    height: int = HEIGHT_PX
    end_room: int = 0
    marked: str = ""
    a_year: int = 1
    most_labels: int = FEW_LABELS
    break_at: str = ""
    break_label: str = ""
    seams: Sequence[tuple[str, str]] = ()
    width: int = 0

    @property
    def shown(self) -> str:
        """Id of the period whose values are printed."""
        return self.marked or self.periods[-1][0]

    @property
    def named(self) -> list[str]:
        """Ids of the periods named on the axis: the last, back by whole years, and the first."""
        ids = [key for key, _ in self.periods]
        if len(ids) <= self.most_labels:
            return [ids[at] for at in self._apart(range(len(ids)))]
        step = self.a_year
        while math.ceil(len(ids) / step) > self.most_labels:
            step *= 2
        places = list(range(len(ids) - 1, -1, -step))
        # A name needs its share of the axis, else the first runs into the next.
        has_room = places[-1] * self.most_labels >= len(ids) - 1
        if places[-1] > step / 2 and has_room:
            places.append(0)
        return [ids[at] for at in self._apart(places)]

    def _apart(self, places: Iterable[int]) -> list[int]:
        """Those whose names do not run into the next; the last is always among them."""
        if not self.width:
            return sorted(places)
        wide = max(len(text) for _, text in self.periods) * LETTER_PX + GAP_PX
        step = self.width / max(1, len(self.periods) - 1)
        kept: list[int] = []
        free = math.inf
        for at in sorted(places, reverse=True):
            end = wide if at == 0 else at * step + wide / 2  # the first stands behind its tick
            if end <= free or not kept:
                kept.insert(0, at)
                free = end - wide
        return kept

    @property
    def x(self) -> alt.X:
        """Periods as points, as many named as there is room for."""
        ids = [key for key, _ in self.periods]
        names = " : ".join(f"datum.value === '{key}' ? '{text}'" for key, text in self.periods)
        align = f"datum.value === '{ids[0]}' ? 'left' : 'center'"
        return alt.X(
            "period:O",
            scale=alt.Scale(type="point", domain=ids, range=[0, self.right], padding=0),
            axis=alt.Axis(
                values=self.named,
                labelExpr=f"{names} : ''",
                labelAngle=0,
                labelAlign=alt.ExprRef(align),
                labelOverlap=False,
            ),
        )

    def ticks(self, values: pd.Series) -> list[float]:
        """Values with a line across, the foot of the axis first."""
        known = values.dropna()
        most = float(max([*known, self.target or 0, TINY]))
        if self.is_percent and most <= WHOLE_PCT:
            return [0.0, WHOLE_PCT / 2, WHOLE_PCT]
        if self.is_rank:
            return list(dict.fromkeys([most, float(round((1 + most) / 2)), 1.0]))
        if most <= TINY:
            return [0.0, 1.0]
        step = self._step(most / PARTS)
        return [round(step * at, 10) for at in range(math.ceil(round(most / step, 6)) + 1)]

    def span(self, values: pd.Series) -> tuple[float, float]:
        """Value at the foot and at the top of the axis."""
        ticks = self.ticks(values)
        return ticks[0], ticks[-1]

    def y(self, values: pd.Series) -> alt.Y:
        """The scale that holds every value and the target, from zero (ranks: from one)."""
        axis = alt.Axis(labelExpr=number_labels(language()), values=self.ticks(values), grid=False)
        scale = alt.Scale(domain=[*self.span(values)], nice=False)
        return alt.Y("value:Q", scale=scale, axis=axis)

    def grid(self, values: pd.Series, colours: Colours) -> alt.Chart:
        """Lines across that end where the last period does."""
        rows = pd.DataFrame({"value": self.ticks(values)})
        lines: alt.Chart = (
            alt.Chart(rows)
            .mark_rule(color=colours.hairline, strokeDash=[1, 0])
            .encode(y=self.y(values), x=alt.value(0), x2=alt.value(self.right))
        )
        return lines

    @property
    def break_share(self) -> float | None:
        """Where the break lies between the first period and the last, 0 to 1; None without."""
        return self.share_before(self.break_at)

    def share_before(self, period: str) -> float | None:
        """The same of any period that begins something new."""
        ids = [key for key, _ in self.periods]
        if period not in ids or len(ids) == 1:
            return None
        return (ids.index(period) - 1 / 2) / (len(ids) - 1)

    @property
    def right(self) -> alt.ExprRef:
        """Where the last period stands, in pixels."""
        return alt.ExprRef(f"width - {self.end_room}")

    def _step(self, least: float) -> float:
        """The round number at or above this one."""
        power = 10.0 ** math.floor(math.log10(least))
        step = power * next(one for one in STEPS if one * power >= least - TINY)
        return max(1.0, step) if self.is_whole else step
