"""All periods of a view at once: what a map plays through without asking for each."""

from dataclasses import dataclass
from typing import Final

import pandas as pd
import streamlit as st

from components import figure, load
from components.dressing import is_published, units_today
from components.filters import Selection
from components.maps.view import Theme
from components.picture import Picture, picture
from components.row import Row, each
from data import classes, conversion
from data.catalog import Aggregation
from data.model import State
from data.period import Period
from data.query.figure import HAS_VALUE, at_units, of_indicator
from geo.units import FORMER, TODAY
from text import language, say

KEPT: Final = 64
COLUMNS: Final = ("value", "state", "conversion")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One period.

    Args:
        period: Which one.
        whole: The figure of all units together, in words.
        counted: How many units it is made of, in words.
        rows: A row a unit: unit_code, state, value, class_index, conversion, as
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
        picture: The view at one of them; classes and the largest circle are those of all.
        frames: Earliest first.
    """

    picture: Picture
    frames: tuple[Frame, ...]


def labels(selection: Selection) -> dict[str, str]:
    """The periods of a view by id, earliest first; those of former communes are marked."""
    return {str(one): _label(selection, one) for one in selection.periods}


def _label(selection: Selection, period: Period) -> str:
    is_former = str(period) in selection.former_periods
    label = period.label()
    return say("conversion.period_former", period=label) if is_former else label


def frames(selection: Selection, theme: Theme) -> Frames | None:
    """Every period of the view; None where nothing was ever reported.

    Made once for everybody who plays the same view of the same revision; read only.

    Args:
        selection: The view; its period says which outlines are there.
        theme: Only for the picture, which is there already for the page's own.
    """
    one = picture(selection, theme)
    if one is None:
        return None
    key = (
        *(selection.version, selection.place.code, selection.edition, selection.indicator.id),
        *(selection.method, selection.classes, selection.breaks, selection.units_view),
        *(selection.is_by_commune, conversion.version(), language()),
    )
    return Frames(picture=one, frames=_made(key, one))


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _made(key: tuple[object, ...], _one: Picture) -> tuple[Frame, ...]:  # noqa: ARG001
    selection = _one.selection
    figures = at_units(of_indicator(_published(selection), selection.indicator), selection.units)
    by_period = dict(iter(figures.groupby("period")))
    wholes = conversion.whole_series(
        _one.told,
        units_today(selection),
        former=selection.former_units,
        indicator=selection.indicator,
        periods=selection.periods,
    )
    return tuple(
        Frame(
            period=period,
            whole=_whole(selection, whole),
            counted=_counted(selection, whole),
            rows=(
                _rows(by_period.get(str(period), figures.iloc[:0]), _one)
                if _is_here(selection, period)
                else None
            ),
        )
        for period, whole in zip(selection.periods, each(wholes), strict=True)
    )


def on_these_outlines(selection: Selection) -> tuple[Period, ...]:
    """The periods that the view's own outlines can show, earliest first; its own among them."""
    return tuple(one for one in selection.periods if _is_here(selection, one))


def _published(selection: Selection) -> conversion.Converted:
    return load.figures(
        selection.version,
        indicator_id=selection.indicator.id,
        place=selection.place.code,
        edition=selection.edition,
        is_converted=selection.is_converted,
        is_by_commune=selection.is_by_commune,
    )


def _is_here(selection: Selection, period: Period) -> bool:
    """Whether the units on the map told the period, or it is put on them."""
    if selection.is_national or selection.is_converted:
        return True
    is_former = str(period) in selection.former_periods and period.end < TODAY
    return selection.edition == (FORMER if is_former else TODAY)


def _rows(figures: pd.DataFrame, one: Picture) -> pd.DataFrame:
    """A row for each unit, those that said nothing included."""
    codes = [unit.code for unit in one.selection.units]
    found = figures.set_index("unit_code")[[*COLUMNS]].reindex(codes)
    state = found["state"].fillna(State.MISSING.value)
    has_value = (state.isin([one.value for one in HAS_VALUE]) & found["value"].notna()).to_numpy()
    value = found["value"].where(has_value).to_numpy(dtype=float)
    return pd.DataFrame(
        {
            "unit_code": codes,
            "state": state.to_numpy(),
            "value": value,
            "class_index": pd.array(
                [classes.classify(figure, one.breaks) for figure in value], dtype="Int64"
            ),
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
