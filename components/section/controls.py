"""The controls of a view: where, what, when, how; each bound to the address by its key."""

from collections.abc import Callable, Sequence
from typing import Final, Literal

import streamlit as st

from components import address, figure, frame, framing, load
from components.coverage import provinces_inside
from components.filters import Selection
from components.section import find, go, level_switch
from components.section.other_periods import other_periods
from components.units_view import KEY, UnitsView
from data.catalog import indicator
from geo import lineage, units
from geo.units import FORMER, NATION, TODAY, Level, Unit
from text import language, say

INDICATOR_WIDTH: Final = 440  # the longest of the names, and the list's own sign behind it
go_to = go.go_to
pick = go.pick
VIEWS: Final = ("map", "chart", "table")


def breadcrumb(selection: Selection) -> None:
    """Where am I: the country, and the province in it, which may be exchanged for another."""
    if not selection.is_national:
        st.button(
            frame.accented(say("page.nation")),
            key="up",
            type="tertiary",
            on_click=go_to,
            args=(NATION.code,),
        )
        st.markdown(":gray[:material/chevron_right:]", width="content")
    find.place_popover(selection)
    level_switch.level_switch(selection)
    frame.settings(beside_place=True)
    unread = address.unread()
    if unread:
        words = frame.escape(", ".join(unread))
        shown = f"{go.place_name(selection.place.code)}, {selection.indicator.short_name()}"
        st.toast(say("page.address_unread", parts=words, name=frame.escape(shown)))


def view_asked(views: Sequence[str] = VIEWS) -> str:
    """Which of the views the reader chose."""
    return address.settle("view", views, default=views[0])


def view_switch(views: Sequence[str] = VIEWS) -> str:
    """Map, chart or table; the reader's choice.

    Without icons: they would push whoever is signed in to a second row.

    Args:
        views: Which of them.
    """
    chosen = view_asked(views)
    st.segmented_control(
        say("page.view"),
        list(views),
        format_func=lambda one: say(f"page.view_{one}"),
        key="view",
        required=True,
        label_visibility="collapsed",
    )
    return chosen


def indicator_select(selection: Selection, *, width: int | Literal["stretch"] = "stretch") -> None:
    """What is shown, out of what has figures here; the list so many pixels wide."""
    st.selectbox(
        say("page.indicator"),
        selection.indicators,
        format_func=lambda one: indicator(one).short_name(),
        key="indicator",
        placeholder=say("page.indicator"),
        width=width,
    )


def period_slider(selection: Selection) -> None:
    """When; a lone period is named instead of offered. A map has its own slider below it."""
    labels = framing.slid(selection)
    if len(labels) < framing.FEWEST_TO_SLIDE:
        lone_period(selection)
        return
    first = figure.lower_first(framing.played(selection)[0].label())
    span = say("page.period_span", first=first, n=len(labels))
    st.select_slider(span, list(labels), format_func=labels.__getitem__, key="period")
    other_periods(selection)


def lone_period(selection: Selection) -> None:
    """The period where there is only one."""
    if len(selection.periods) < framing.FEWEST_TO_SLIDE:
        text = say("page.one_period", period=selection.periods[0].label())
        st.markdown(f":gray[:small[{frame.escape(text)}]]")


def period_select(selection: Selection) -> None:
    """When, newest first, where there is no room for a slider."""
    labels = framing.labels(selection)
    if labels:
        st.selectbox(
            say("page.period"),
            list(reversed(labels)),
            format_func=labels.__getitem__,
            key="period",
            placeholder=say("page.period"),
        )


def click(selection: Selection) -> Callable[[str], None]:
    """What a click on the map does: select a unit, or go into a province with figures."""
    may_enter = selection.is_national and selection.edition == TODAY

    def has_figures_inside(code: str) -> bool:
        known = load.available(selection.version)
        return code in set(known.loc[known["level"] == Level.COMMUNE, "province_code"])

    def act(code: str) -> None:
        is_province = selection.is_national and not selection.is_by_commune
        if is_province and (may_enter or is_same_today(code)) and has_figures_inside(code):
            go_to(code)
        else:
            pick(code)

    return act


def way_into_successor(unit: Unit) -> None:
    """From a former province to the communes of today's province that it lies in."""
    if unit.level is not Level.PROVINCE or unit.valid_from == TODAY:
        return
    now = today_of(unit)
    if now.code not in provinces_inside(load.available(load.version())):
        return
    st.button(
        say(
            "page.open_communes",
            n=len(units.communes(now.code)),
            level=figure.level_words(now, TODAY),
            name=figure.place_name(now),
        ),
        key="open_successor",
        icon=":material/zoom_in:",
        width="stretch",
        on_click=go_to,
        args=(now.code,),
    )


def today_of(former: Unit) -> Unit:
    """Today's province that a former one lies in, whole."""
    first = units.communes(former.code, edition=FORMER)[0]
    above = units.unit(lineage.successors(first.key)[0].new).parent
    if above is None:
        raise ValueError(former)
    return units.unit(above)


def is_same_today(code: str) -> bool:
    """Whether a province of the former list is one of today's under the same code."""
    today = {one.code: one.name for one in units.children(NATION, edition=TODAY)}
    former = {one.code: one.name for one in units.children(NATION, edition=FORMER)}
    return code in today and today[code] == former.get(code)


def link_of(selection: Selection) -> dict[str, str]:
    """The parameters of a link to another page that shows the same view."""
    found = {
        "lang": language().value,
        "place": selection.place.code,
        "indicator": selection.indicator.id,
        "period": str(selection.period or ""),
        "unit": selection.unit,
        KEY: "" if selection.units_view is UnitsView.TODAY else selection.units_view.value,
    }
    return {key: value for key, value in found.items() if value}
