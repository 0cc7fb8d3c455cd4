"""The controls of a view: where, what, when, how; each bound to the address by its key."""

from collections.abc import Callable, Sequence
from typing import Final

import streamlit as st

from components import address, frame, load
from components.filters import NATION_INDICATOR, Selection, classes_on_offer, is_national_map
from data.catalog import Kind, indicator
from data.classes import Method
from data.period import parse
from geo import units
from geo.units import FORMER, NATION, TODAY, Level, Unit, UnitKey
from text import language, say

RESULTS_SHOWN: Final = 8
FEWEST_TO_SLIDE: Final = 2
VIEWS: Final = {
    "map": ":material/map:",
    "chart": ":material/bar_chart:",
    "table": ":material/table_chart:",
}


def breadcrumb(selection: Selection) -> None:
    """Where am I: the country, and the province in it, which may be exchanged for another."""
    if not selection.is_national:
        st.button(
            f":primary[{say('page.nation')}]",
            key="up",
            type="tertiary",
            on_click=go_to,
            args=(NATION.code,),
        )
        st.markdown(":gray[:material/chevron_right:]", width="content")
    provinces = [one.code for one in units.children(NATION, edition=TODAY)]
    st.selectbox(
        say("page.place"),
        [NATION.code, *provinces],
        format_func=_place_name,
        key="place",
        label_visibility="collapsed",
        width=150 if frame.is_compact() else 190,
        on_change=lambda: go_to(st.session_state["place"]),
    )
    frame.settings(beside_place=True)


def go_to(code: str) -> None:
    """Turn to another place; a national map shows what enough provinces have figures of."""
    address.choose("place", code)
    address.choose("unit", address.NOTHING)
    if code == NATION.code and not is_national_map(
        load.available(load.version()), address.held("indicator")
    ):
        address.choose("indicator", NATION_INDICATOR)


def pick(code: str) -> None:
    """Select a unit, or let go of it with nothing."""
    address.choose("unit", code)


def view_switch(views: Sequence[str] = tuple(VIEWS), *, is_compact: bool = False) -> str:
    """Map, chart or table; the reader's choice.

    Args:
        views: Which of them.
        is_compact: A narrow screen has no room for icons beside the words.
    """
    icons = {one: "" if is_compact else f"{VIEWS[one]} " for one in views}
    chosen = address.settle("view", views, default=views[0])
    st.segmented_control(
        say("page.view"),
        list(views),
        format_func=lambda one: f"{icons[one]}{say(f'page.view_{one}')}",
        key="view",
        required=True,
        label_visibility="collapsed",
    )
    return chosen


def indicator_select(selection: Selection) -> None:
    """What is shown, out of what has figures here."""
    st.selectbox(
        say("page.indicator"),
        selection.indicators,
        format_func=lambda one: indicator(one).short_name(),
        key="indicator",
        placeholder=say("page.indicator"),
    )


def period_slider(selection: Selection) -> None:
    """When; a lone period is named instead of offered."""
    names = [str(one) for one in selection.periods]
    if len(names) < FEWEST_TO_SLIDE:
        text = say("page.one_period", period=selection.periods[0].label())
        st.markdown(f":gray[:small[{frame.escape(text)}]]")
        return
    with st.container(gap=None):
        st.select_slider(
            say("page.period"), names, format_func=lambda one: parse(one).label(), key="period"
        )
        span = say("page.periods", first=selection.periods[0].label(), n=len(names))
        st.markdown(f":gray[:small[{frame.escape(span)}]]")


def period_select(selection: Selection) -> None:
    """When, newest first, where there is no room for a slider."""
    names = [str(one) for one in reversed(selection.periods)]
    if names:
        st.selectbox(
            say("page.period"),
            names,
            format_func=lambda one: parse(one).label(),
            key="period",
            placeholder=say("page.period"),
        )


def classing(selection: Selection) -> None:
    """How classes are made and how many, where that is a question."""
    if _has_classes(selection):
        st.selectbox(
            say("page.classes"),
            list(Method),
            format_func=lambda one: say(f"page.method_{one}"),
            key="method",
            placeholder=say("page.classes"),
            width=150,
        )
        _classes_popover(selection, say("page.n_classes", n=selection.classes))
    elif len(selection.editions) > 1:
        _classes_popover(selection, say("page.edition"))


def _has_classes(selection: Selection) -> bool:
    """Counts are circles, and an answer of yes or no has its two classes."""
    return selection.indicator.kind not in {Kind.COUNT, Kind.YES_NO}


def _classes_popover(selection: Selection, label: str) -> None:
    with st.popover(label, icon=":material/tune:", key="classing"):
        if _has_classes(selection):
            st.segmented_control(
                say("page.class_count"),
                list(classes_on_offer(selection.indicator, selection.method)),
                key="classes",
                required=True,
            )
        if len(selection.editions) > 1:
            st.segmented_control(
                say("page.edition"),
                list(selection.editions),
                format_func=_edition_name,
                key="edition",
                required=True,
            )


def find_popover(selection: Selection) -> None:
    """Find a unit by name, with or without diacritics."""
    is_national = selection.is_national
    prompt = say("page.find_province" if is_national else "page.find_commune")
    label = selection.selected.name if selection.selected else prompt
    with st.popover(label, icon=":material/search:", help=prompt):
        text = st.text_input(prompt, type="search", live=True, placeholder=say("page.find_hint"))
        level = Level.PROVINCE if is_national else Level.COMMUNE
        found = search(text, selection=selection, level=level) if text else selection.units
        if not found:
            st.markdown(f":gray[{say('page.find_none', text=frame.escape(text))}]")
        for one in found[:RESULTS_SHOWN]:
            st.button(
                one.label(language()),
                key=f"found_{one.code}",
                type="tertiary",
                on_click=pick,
                args=(one.code,),
            )


def search(text: str, *, selection: Selection, level: Level) -> tuple[Unit, ...]:
    """Units on the map whose names hold the text, best first."""
    within = selection.place.key
    found = units.search(text, within=within, edition=selection.edition, limit=400)
    return tuple(one for one in found if one.level is level)


def _place_name(code: str) -> str:
    key = NATION if code == NATION.code else UnitKey(code, TODAY)
    return say("page.nation") if key == NATION else units.unit(key).name


def _edition_name(day: str) -> str:
    return say("page.edition_today" if day == TODAY.isoformat() else "page.edition_former")


def click(selection: Selection) -> Callable[[str], None]:
    """What a click on the map does: select a unit, or go into a province with figures."""
    known = load.available(selection.version)
    inside = known[known["level"] == Level.COMMUNE]["province_code"].unique()
    may_enter = selection.is_national and selection.edition == TODAY

    def act(code: str) -> None:
        if code in inside and (may_enter or is_same_today(code)) and selection.is_national:
            go_to(code)
        else:
            pick(code)

    return act


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
    }
    return {key: value for key, value in found.items() if value}
