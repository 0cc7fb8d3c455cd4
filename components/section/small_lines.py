"""A small picture of every place by itself, below the lines that are drawn together."""

import datetime as dt
from typing import Final

import pandas as pd
import streamlit as st

from components import address, drawing, figure, frame, line
from components.charts.multiples import tiles
from components.filters import units_of
from components.kept import kept
from components.picture import Picture
from components.section import lines as lines_of
from components.trend_view import TrendView
from data.model import State
from geo.units import FORMER, TODAY
from text import say

SMALL: Final = "small"
TILE: Final = 230
TILE_COMPACT: Final = 150


def one_by_one(view: TrendView, *, is_compact: bool) -> None:
    """A small picture of every place, the highest now first, of ranks the first."""
    one = view.picture
    edition = edition_of(one)
    words_above = title(one, edition)
    st.header(words_above, anchor=False)
    _edition_switch(one)
    key = "page.one_by_one_rank_note" if one.is_rank else "page.one_by_one_note"
    words = say(key, unit=figure.unit_words(one.indicator))
    st.markdown(f":gray[:small[{frame.escape(words)}]]")
    _tiles(view.told, view, edition, words_above, is_compact=is_compact)


def title(one: Picture, edition: dt.date) -> str:
    """Whose small pictures they are."""
    is_former = edition == FORMER and not one.selection.is_national
    former = say("conversion.communes_former")
    level = former if is_former else figure.level_words(one.selection.place, TODAY)
    return say("page.one_by_one", level=level)


@kept
def _tiles(
    told: Picture,  # noqa: ARG001 - keys what is kept
    view: TrendView,
    edition: dt.date,
    words_above: str,
    *,
    is_compact: bool,
) -> None:
    one = view.picture
    lines = every_line(one, edition)
    if lines.empty:
        return
    chart = tiles(
        lines,
        axes=lines_of.axes(one, height=0),
        columns=2 if is_compact else 5,
        tile_width=TILE_COMPACT if is_compact else TILE,
        theme=one.theme,
        silent_label=_silent(one) if edition == TODAY or one.selection.is_national else "",
    )
    alt = f"{one.indicator.name()}. {words_above}."
    drawing.draw(chart, alt=alt, width="content")
    if marks := line.marks_seen(lines, is_national=one.selection.is_national):
        st.markdown(f":gray[:small[{frame.escape(marks)}]]")


def every_line(one: Picture, edition: dt.date) -> pd.DataFrame:
    """The line of each place with a figure, in the order of the page.

    Args:
        one: The view.
        edition: Whose; see `edition_of`.
    """
    is_former = edition != one.selection.edition or one.is_of_former
    places = units_of(one.selection.place, edition)
    names = line.names_of(places)
    lines = line.of_units(one, places, names=names).assign(is_selected=False)
    return lines_of.worded(one, _ordered(one, lines, is_last=is_former), with_names=False)


def edition_of(one: Picture) -> dt.date:
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
