"""The body of each view: what is asked for, its title, its picture."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st

from components import frame, heat_choice, heat_table, page_offer
from components.comparison import EQUITY, HEAT, RANK, SCATTER, Comparison
from components.filters import Selection
from components.lineup import Lineup, lineup
from components.section import downloads
from components.section.compare import equity, head, heat, rank, scatter
from components.section.first_row import first_row
from text import say


def body(view: str, one: Comparison, selection: Selection, *, is_compact: bool) -> None:
    """One of the four views, from the first row to its picture."""
    drawn: dict[str, Callable[..., None]] = {
        HEAT: _heat,
        SCATTER: _scatter,
        RANK: _rank,
        EQUITY: _equity,
    }
    drawn[view](one, lineup(selection), is_compact)


def _heat(one: Comparison, _: Lineup | None, is_compact: bool) -> None:
    asked = heat_choice.choice(one, is_compact=is_compact)
    table = heat_table.heat_table(one, asked, theme=frame.theme())
    with first_row(one.selection, is_demonstration=one.is_demonstration):
        head.view_switch(is_compact=is_compact)
        downloads.menu(page_offer.of_heat(one, table), is_compact=True)
    with _title(lambda: heat.heading(one, table)):
        heat.controls(one, is_compact=is_compact)
    heat.draw(one, table, is_compact=is_compact)
    head.source(one)


def _scatter(one: Comparison, _: Lineup | None, is_compact: bool) -> None:
    with first_row(one.selection, is_demonstration=one.is_demonstration):
        head.view_switch(is_compact=is_compact)
        downloads.menu(page_offer.of_lineup(one), is_compact=True)
    sides = scatter.axes(one)
    if sides is None:
        frame.heading(say("compare.scatter"), say("compare.need_two"))
        head.period_select(one)
        head.source(one)
        return
    found = scatter.rows(one, *sides)
    with _title(lambda: scatter.heading(one, found, *sides)):
        scatter.controls(one, sides[0])
    scatter.draw(one, found, sides, is_compact=is_compact)
    head.source(one)


def _rank(_: Comparison, one: Lineup | None, is_compact: bool) -> None:
    if one is None:
        return
    with first_row(one.selection, is_demonstration=one.is_demonstration):
        head.view_switch(is_compact=is_compact)
        downloads.menu(page_offer.of_lineup(one), is_compact=True)
    before = rank.since(one)
    rank.marked(one)
    found = rank.rows(one, before)
    with _title(lambda: rank.heading(one, found, before)):
        rank.controls(one, before)
    rank.draw(one, found, before, is_compact=is_compact)
    head.lineup_source(one)


def _equity(_: Comparison, one: Lineup | None, is_compact: bool) -> None:
    if one is None:
        return
    with first_row(one.selection, is_demonstration=one.is_demonstration):
        head.view_switch(is_compact=is_compact)
        downloads.menu(page_offer.of_lineup(one), is_compact=True)
    with _title(lambda: equity.heading(one), shares=(7, 5)):
        equity.controls(one)
    equity.draw(one, is_compact=is_compact)
    head.lineup_source(one)


@contextmanager
def _title(heading: Callable[[], None], *, shares: tuple[int, int] = (5, 7)) -> Iterator[None]:
    """The title, and beside it the selects that are drawn within."""
    about, asked = st.columns([*shares], vertical_alignment="bottom")
    with about:
        heading()
    with asked, st.container(horizontal=True, vertical_alignment="bottom"):
        yield
