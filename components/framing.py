"""All periods of a view at once: what a map plays through without asking for each."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

import pandas as pd

from components import figure
from components.dressing import is_published
from components.filters import Selection
from components.ground import Ground, ground
from components.row import Row, each
from data import classes
from data.catalog import Aggregation
from data.classes import Breaks
from data.model import State
from data.period import Period
from data.query.figure import HAS_VALUE, at_units, of_indicator
from geo.units import FORMER, TODAY
from text import say

FEWEST_TO_SLIDE: Final = 2
COLUMNS: Final = ("value", "state", "conversion", "denominator")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One period.

    Args:
        period: Which one.
        whole: The figure of all units together, in words.
        counted: How many units it is made of, in words.
        rows: A row a unit: unit_code, state, value, class_index, conversion, size, as
            `components.maps.view.MapView` has them; None where the period was told by units of
            another list, which have other outlines.
    """

    period: Period
    whole: str
    counted: str
    rows: pd.DataFrame | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frames:
    """All periods of a view.

    Args:
        selection: The view at one of them.
        largest: The largest value of all of them, for circles that can be compared.
        largest_size: The largest denominator of all of them, for circles of a rate.
        frames: Earliest first.
    """

    selection: Selection
    largest: float
    largest_size: float
    frames: tuple[Frame, ...]


def labels(selection: Selection) -> dict[str, str]:
    """The periods of a view by id, earliest first; those of former communes are marked."""
    return {str(one): _label(selection, one) for one in selection.periods}


def played(selection: Selection) -> tuple[Period, ...]:
    """The periods of slider and play: a year between quarters is no step from one to the next.

    Where there is only one of the view's own frequency, all of them, so that there is a way back.
    """
    own = selection.sequence
    return own if len(own) >= FEWEST_TO_SLIDE else selection.periods


def left_out(selection: Selection) -> dict[str, str]:
    """The newest period of each other frequency, which slider and play leave out, by id."""
    there = set(played(selection))
    others = {one.frequency: one for one in selection.periods if one not in there}
    return {str(one): _label(selection, one) for one in others.values()}


def slid(selection: Selection) -> dict[str, str]:
    """The periods of the slider by id, earliest first."""
    return {str(one): _label(selection, one) for one in played(selection)}


def _label(selection: Selection, period: Period) -> str:
    is_former = str(period) in selection.former_periods
    label = period.label()
    return say("conversion.period_former", period=label) if is_former else label


def frames(selection: Selection) -> Frames | None:
    """Every period of the view; None where nothing was ever reported.

    Args:
        selection: The view; its period says which outlines are there.
    """
    if selection.period is None:
        return None
    found = ground(selection)
    largest = float(found.published["value"].max())
    return Frames(
        selection=selection,
        largest=largest,
        largest_size=largest_whole(found.published, {one.code for one in selection.units}),
        frames=_made(found, selection),
    )


def largest_whole(published: pd.DataFrame, codes: Collection[str]) -> float:
    """The largest denominator of these units in any period, for circles of what a rate is of."""
    return float(published.loc[published["unit_code"].isin(codes), "denominator"].max())


def _made(found: Ground, selection: Selection) -> tuple[Frame, ...]:
    figures = at_units(of_indicator(found.published, selection.indicator), selection.units)
    by_period = dict(iter(figures.groupby("period")))
    there = set(played(selection))
    return tuple(
        Frame(
            period=period,
            whole=_whole(selection, whole),
            counted=_counted(selection, whole),
            rows=(
                _rows(by_period.get(str(period), figures.iloc[:0]), selection, found.breaks)
                if _is_here(selection, period)
                else None
            ),
        )
        for period, whole in zip(selection.periods, each(found.whole_over_time), strict=True)
        if period in there
    )


def on_these_outlines(selection: Selection) -> tuple[Period, ...]:
    """The periods that the view's own outlines can show, earliest first; its own among them."""
    return tuple(one for one in selection.periods if _is_here(selection, one))


def _is_here(selection: Selection, period: Period) -> bool:
    """Whether the units on the map told the period, or it is put on them."""
    if selection.is_national or selection.is_converted:
        return True
    is_former = str(period) in selection.former_periods and period.end < TODAY
    return selection.edition == (FORMER if is_former else TODAY)


def _rows(figures: pd.DataFrame, selection: Selection, limits: Breaks) -> pd.DataFrame:
    """A row for each unit, those that said nothing included."""
    codes = [unit.code for unit in selection.units]
    found = figures.set_index("unit_code")[[*COLUMNS]].reindex(codes)
    state = found["state"].fillna(State.MISSING.value)
    has_value = (state.isin([one.value for one in HAS_VALUE]) & found["value"].notna()).to_numpy()
    value = found["value"].where(has_value).to_numpy(dtype=float)
    return pd.DataFrame(
        {
            "unit_code": codes,
            "state": state.to_numpy(),
            "value": value,
            "class_index": classes.classified(value, limits),
            "size": found["denominator"].where(has_value).to_numpy(dtype=float),
            "conversion": found["conversion"].to_numpy(),
            "is_error": False,
        }
    )


def _whole(selection: Selection, whole: Row) -> str:
    if pd.isna(whole.value):
        return ""
    name = figure.whole_name(selection.place)
    if 2 * whole.reported < whole.of:
        name = _part_name(selection, whole)
    return say("map.frame_whole", name=name, value=selection.indicator.show_total(whole.value))


def _part_name(selection: Selection, whole: Row) -> str:
    """Of a total of fewer than half its units, of how many it is; see `Picture.whole_name`."""
    is_told = is_published(selection) and not whole.is_former
    state = "published" if is_told else "reported"
    is_sum = selection.indicator.aggregation is Aggregation.SUM
    key = f"page.sum_{state}" if is_sum else f"page.part_{state}"
    return say(key, n=int(whole.counted), level=_level(selection, whole))


def _counted(selection: Selection, whole: Row) -> str:
    facts = {"n": int(whole.reported), "of": int(whole.of), "level": _level(selection, whole)}
    return say("map.frame_counted", **facts)


def _level(selection: Selection, whole: Row) -> str:
    if whole.is_former:
        return say("conversion.communes_former")
    return figure.level_words(selection.place, TODAY, level=selection.level)
