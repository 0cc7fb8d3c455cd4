"""The pictures of the trends page: chosen places together, then every place by itself."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import pandas as pd
import streamlit as st

from components import address, drawing, figure, frame, line
from components.charts.axes import Axes
from components.charts.multiples import tiles
from components.charts.series import trend
from components.charts.style import CATEGORIES, COLOURS
from components.filters import Selection, units_of
from components.picture import Picture
from components.section import beside
from components.trend_view import TrendView, added, goal_words
from data.catalog import Kind
from data.model import State
from geo.units import FORMER, TODAY, Unit, UnitKey
from text import say

MOST_CHOSEN: Final = 5
HEIGHT: Final = 340
MOST_NAMED: Final = 16
FEW_NAMED: Final = 4
SMALL: Final = "small"
TILE: Final = 230
TILE_COMPACT: Final = 150


def choice(selection: Selection) -> list[str]:
    """Which places are drawn together: their ids, as chosen; see `line.offered`."""
    offered = line.offered(selection)
    usual = [id_ for id_, one in offered.items() if selection.selected == one]
    chosen = address.settle_many("units", offered, default=usual)
    names = line.names_of([*offered.values()])
    key = "provinces" if selection.is_national else "communes"
    st.multiselect(
        say(f"page.choose_{key}"),
        list(offered),
        format_func=lambda id_: _offered_name(offered[id_], names, selection),
        key="units",
        max_selections=MOST_CHOSEN,
        placeholder=say("page.choose_hint"),
        select_all=False,
        filter_mode=None,
        wrap=True,
    )
    return chosen


def _offered_name(place: Unit, names: Mapping[UnitKey, str], selection: Selection) -> str:
    is_former = line.is_of_both(selection) and place.valid_from != TODAY
    name = names[place.key]
    return say("conversion.unit_former", name=name) if is_former else name


def together(view: TrendView, codes: list[str], *, is_compact: bool) -> None:
    """The whole in grey, the chosen places in colour, the target across; what is asked beside."""
    one = view.picture
    offered = line.offered(one.selection)
    places = [offered[code] for code in codes]
    every = pd.concat([_whole(one), *_families(one, places)])
    chosen = list(dict.fromkeys(every.loc[every["is_selected"], "unit_name"]))
    names = chosen or list(dict.fromkeys(every["unit_name"]))
    lines = _worded(one, added(view, every, names=names), with_names=not is_compact)
    known = lines.dropna(subset=["value"])
    st.header(say("page.together"), anchor=False)
    if not known["dash"].eq("").any():
        st.markdown(f":gray[{say('page.nothing_together')}]")
        return
    axes = _axes_of(view, most_labels=FEW_NAMED if is_compact else MOST_NAMED)
    known = known[known["dash"] == ""]
    last = known.iloc[-1]
    alt = say(
        "page.alt_trend",
        title=one.indicator.name(),
        name=", ".join(dict.fromkeys(known["unit_name"])),
        first=figure.lower_first(one.selection.sequence[0].label()),
        last=figure.lower_first(one.selection.sequence[-1].label()),
        before=known.iloc[0]["printed"],
        now=last["printed"],
    )
    drawing.draw(trend(lines, axes=axes, theme=one.theme), alt=alt)
    if marks := line.marks_seen(lines):
        st.markdown(f":gray[:small[{frame.escape(marks)}]]")
    if is_compact:
        shown = [frame.escape(name) for name in dict.fromkeys(known["unit_name"])]
        st.markdown(f":gray[:small[{', '.join(shown)}]]")
    beside.notes(view)
    if view.is_seasonal:
        beside.season(view, every, names=names)


def _axes_of(view: TrendView, *, most_labels: int) -> Axes:
    """On to the plan's next point, with its goal across and every break named."""
    axes = replace(_axes(view.picture, height=HEIGHT, most_labels=most_labels), seams=view.seams)
    goal = view.target.goal if view.target else None
    if view.is_in_period:
        return replace(axes, target=None)
    if goal is None:
        return axes
    return replace(
        axes,
        periods=[(str(period), period.label(short=True)) for period in view.periods],
        marked=str(view.told.selection.sequence[-1]),
        target=goal.edge(view.told.total.value or goal.value),
        target_label=goal_words(view),
    )


def _families(one: Picture, places: Sequence[Unit]) -> list[pd.DataFrame]:
    """The lines of the chosen places; as reported, with those they came from or went into."""
    kin = {place.key: [*line.origins(one, place), *line.successors(one, place)] for place in places}
    names = line.names_of([*places, *(other for others in kin.values() for other in others)])
    found = []
    for place, colour in zip(places, CATEGORIES[one.theme], strict=False):
        found.append(
            line.of_units(one, [place], names=names).assign(colour=colour, is_selected=True)
        )
        if kin[place.key]:
            others = line.of_units(one, kin[place.key], names=names)
            found.append(others.assign(colour=colour, is_selected=False))
    return found


def one_by_one(one: Picture, *, is_compact: bool) -> None:
    """A small picture of every place, the highest now first, of ranks the first."""
    edition = _edition(one)
    is_former = edition != one.selection.edition or one.is_of_former
    places = units_of(one.selection.place, edition)
    names = line.names_of(places)
    lines = line.of_units(one, places, names=names).assign(is_selected=False)
    lines = _worded(one, _ordered(one, lines, is_last=is_former), with_names=False)
    level = (
        say("conversion.communes_former")
        if edition == FORMER and not one.selection.is_national
        else figure.level_words(one.selection.place, TODAY)
    )
    title = say("page.one_by_one", level=level)
    st.header(title, anchor=False)
    _edition_switch(one)
    key = "page.one_by_one_rank_note" if one.is_rank else "page.one_by_one_note"
    words = say(key, unit=figure.unit_words(one.indicator))
    st.markdown(f":gray[:small[{frame.escape(words)}]]")
    if lines.empty:
        return
    chart = tiles(
        lines,
        axes=_axes(one, height=0),
        columns=2 if is_compact else 5,
        tile_width=TILE_COMPACT if is_compact else TILE,
        theme=one.theme,
        silent_label=_silent(one) if edition == TODAY or one.selection.is_national else "",
    )
    alt = f"{one.indicator.name()}. {title}."
    drawing.draw(chart, alt=alt, width="content")
    if marks := line.marks_seen(lines):
        st.markdown(f":gray[:small[{frame.escape(marks)}]]")


def _edition(one: Picture) -> dt.date:
    """Whose small pictures are seen: as reported, of one of both lists at a time."""
    if not line.is_of_both(one.selection):
        return one.selection.edition
    lists = {"today": TODAY, "former": FORMER}
    usual = "former" if one.selection.edition == FORMER else "today"
    return lists[address.settle(SMALL, list(lists), default=usual, is_quiet=True)]


def _edition_switch(one: Picture) -> None:
    if not line.is_of_both(one.selection):
        return
    words = {
        "today": figure.level_words(one.selection.place, TODAY),
        "former": say("conversion.communes_before"),
    }
    address.show(SMALL)
    st.segmented_control(
        say("conversion.small"),
        list(words),
        format_func=words.__getitem__,
        key=SMALL,
        required=True,
        label_visibility="collapsed",
    )


def _ordered(one: Picture, lines: pd.DataFrame, *, is_last: bool) -> pd.DataFrame:
    """Places with any figure, the best first by the period shown, or by the last of each."""
    known = lines.dropna(subset=["value"])
    at = known if is_last else known[known["period"] == str(one.period)]
    values = at.groupby("unit_name")["value"].last()
    there = lines[lines["unit_name"].isin(known["unit_name"])]
    by = there["unit_name"].map(values)
    return (
        there.assign(by=by)
        .sort_values("by", ascending=one.is_rank, na_position="last", kind="stable")
        .drop(columns="by")
    )


def _silent(one: Picture) -> str:
    """`chưa báo cáo III/2026`: on the tile of a place without a figure in the newest period."""
    words = figure.lower_first(figure.state_text(State.MISSING, is_published=one.is_published))
    return f"{words} {one.selection.sequence[-1].label(short=True)}"


def _axes(one: Picture, *, height: int, most_labels: int = FEW_NAMED) -> Axes:
    return Axes(
        periods=[(str(period), period.label(short=True)) for period in one.selection.sequence],
        is_percent=one.indicator.kind is Kind.RATE,
        is_rank=one.is_rank,
        is_whole=one.indicator.is_whole,
        target=one.target.value if one.target else None,
        target_label=say("page.target_mark", value=one.target_words),
        height=height,
        a_year=one.period.frequency.a_year,
        most_labels=most_labels,
        break_at=one.selection.break_at,
        break_label=say("conversion.break" if height else "conversion.break_short"),
    )


def _whole(one: Picture) -> pd.DataFrame:
    return line.whole(one).assign(is_selected=False, colour=COLOURS[one.theme].quiet)


def _worded(one: Picture, lines: pd.DataFrame, *, with_names: bool) -> pd.DataFrame:
    """The lines with their figures as text, and the name of each at its end."""
    digits = one.indicator.decimals
    numbers = [
        "" if pd.isna(value) else figure.number(value, digits=digits) for value in lines["value"]
    ]
    ends = [
        f"{number} {name}" if with_names else number
        for number, name in zip(numbers, lines["unit_name"], strict=True)
    ]
    printed = [one.indicator.show(value) for value in lines["value"]]
    return lines.assign(printed=printed, end=ends)
