"""Find a place by name, with or without diacritics.

Streamlit's own selects compare letter by letter: `lao cai` finds no Lào Cai there.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

import streamlit as st

from components import frame
from components.filters import Selection
from components.section import go
from components.section.profile_link import profile_link
from geo import lineage, units
from geo.units import FORMER, NATION, TODAY, Level, Unit, UnitKey
from text import language, say

RESULTS_SHOWN: Final = 8
PLACE_LIST: Final = "place_list"
UNIT_LIST: Final = "unit_list"
MOST_FOUND: Final = 400
LIST_HEIGHT: Final = 320
PLACE_WIDTH: Final = 190
PLACE_WIDTH_COMPACT: Final = 150
FIND_WIDTH: Final = 208


def place_popover(selection: Selection) -> None:
    """The province looked at; opened, every other one and the country."""
    width = PLACE_WIDTH_COMPACT if frame.is_compact() else PLACE_WIDTH
    name = go.place_name(selection.place.code)
    asked = st.popover(name, key=PLACE_LIST, width=width, help=say("page.place"), on_change="rerun")
    if not asked.open:  # three dozen buttons that every run would make and send
        return
    with asked:
        text = _asked("place_text", say("page.find_place"))
        found = provinces(text)
        with st.container(height=LIST_HEIGHT, border=False, gap=None):
            if not text:
                _row(say("page.nation"), "to_VN", _go, (NATION.code,))
            for one in found:
                _row(one.name, f"to_{one.code}", _go, (one.code,))
            _none(text, found)


def unit_popover(selection: Selection) -> None:
    """Find a unit of this place, and below it those of the rest of the country."""
    prompt = say("page.find_province" if selection.level is Level.PROVINCE else "page.find_commune")
    asked = st.popover(
        prompt,
        icon=":material/search:",
        key=UNIT_LIST,
        width="content" if frame.is_compact() else FIND_WIDTH,
        help=prompt,
        on_change="rerun",
    )
    if not asked.open:
        return
    with asked:
        text = _asked("unit_text", prompt)
        here = search(text, selection=selection) if text else selection.units
        there = elsewhere(text, selection=selection) if text else ()
        with st.container(gap=None):
            for one in here[:RESULTS_SHOWN]:
                label = _with_province(one) if selection.is_by_commune else one.label(language())
                _found(one, label, selection)
            for one in there[: RESULTS_SHOWN - len(here[: RESULTS_SHOWN // 2])]:
                _found(one, _with_province(one), selection)
        _none(text, [*here, *there])


def add_popover(selection: Selection, offered: Mapping[str, Unit], *, key: str, most: int) -> None:
    """Add a place to those drawn together.

    Args:
        selection: The view.
        offered: The places, of one list or of both, by what stands in the list of codes.
        key: Of the list of codes that it is added to.
        most: How many there may be.
    """
    chosen = list(st.session_state.get(key) or [])
    with st.popover(
        say("page.add_place"),
        icon=":material/search:",
        key="add_list",
        disabled=len(chosen) >= most,
    ):
        text = _asked("add_text", say("page.add_place"))
        ids = {one.key: id_ for id_, one in offered.items()}
        lists = sorted({one.valid_from for one in offered.values()}, reverse=True)
        by_list = [search(text, selection=replace(selection, edition=edition)) for edition in lists]
        here = [one for ones in by_list for one in ones] if text else [*offered.values()]
        found = [one for one in here if ids[one.key] not in chosen]
        with st.container(gap=None):
            for one in found[:RESULTS_SHOWN]:
                label = one.label(language())
                if len(lists) > 1 and one.valid_from == FORMER:
                    label = say("conversion.unit_former", name=label)
                _row(label, f"add_{ids[one.key]}", _add, (key, ids[one.key]))
        _none(text, found)


def provinces(text: str) -> Sequence[Unit]:
    """Today's provinces whose names hold the text, best first; all, where there is none."""
    every = units.children(NATION, edition=TODAY)
    if not text:
        return every
    found = units.search(text, within=NATION, edition=TODAY, limit=MOST_FOUND)
    return [one for one in found if one.level is Level.PROVINCE]


def search(text: str, *, selection: Selection) -> Sequence[Unit]:
    """Units on the map whose names hold the text, best first."""
    within = [selection.place.key]
    if not selection.is_national and selection.edition == FORMER:
        codes = lineage.former_provinces(selection.place.code)
        within = [UnitKey(code, FORMER) for code in codes]
    shown = {one.key for one in selection.units}
    return [
        one
        for above in within
        for one in units.search(text, within=above, edition=selection.edition, limit=MOST_FOUND)
        if one.key in shown
    ]


def elsewhere(text: str, *, selection: Selection) -> Sequence[Unit]:
    """Today's communes outside the place looked at, best first."""
    if selection.is_by_commune:
        return []
    found = units.search(text, within=NATION, edition=TODAY, limit=MOST_FOUND)
    return [
        one for one in found if one.level is Level.COMMUNE and one.parent != selection.place.key
    ]


def _with_province(commune: Unit) -> str:
    """`Xã Bảo Nhai, Lào Cai`."""
    label = commune.label(language())
    if commune.parent is None:
        return label
    return say("page.unit_of", unit=label, province=units.unit(commune.parent).name)


def _asked(key: str, prompt: str) -> str:
    typed = st.text_input(
        prompt,
        type="search",
        live=True,
        placeholder=say("page.find_hint"),
        key=key,
    )
    return typed.strip()


def _row(
    label: str,
    key: str,
    act: Callable[..., None],
    args: tuple[object, ...],
) -> None:
    st.button(
        frame.escape(label),
        key=key,
        type="tertiary",
        on_click=act,
        args=args,
    )


def _found(unit: Unit, label: str, selection: Selection) -> None:
    """A unit to pick where one is, and the way to its profile."""
    with st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        gap="small",
    ):
        _row(label, f"found_{unit.code}", _pick, (unit, selection))
        profile_link(unit, label=say("profile.open"))


def _none(text: str, found: Sequence[Unit]) -> None:
    if text and not found:
        st.markdown(f":gray[{say('page.find_none', text=frame.escape(text))}]")


def _go(code: str) -> None:
    """To the row's province; to what is typed by now, should the click have been faster."""
    text = str(st.session_state.get("place_text") or "").strip()
    first = provinces(text)
    known = {NATION.code, *(one.code for one in first)}
    go.go_to(code if code in known or not first else first[0].code)
    st.session_state["place_text"] = ""
    st.session_state[PLACE_LIST] = False


def _pick(unit: Unit, selection: Selection) -> None:
    """The row's unit; what is typed by now, should the click have been faster."""
    text = str(st.session_state.get("unit_text") or "").strip()
    if text:
        found = [*search(text, selection=selection), *elsewhere(text, selection=selection)]
        if found and unit not in found:
            unit = found[0]
    if selection.is_by_commune:
        go.pick(unit.code)  # every commune is on the map
    else:
        go.pick_anywhere(unit)
    st.session_state["unit_text"] = ""
    st.session_state[UNIT_LIST] = False


def _add(key: str, code: str) -> None:
    st.session_state[key] = [*(st.session_state.get(key) or []), code]
    st.session_state["add_text"] = ""
