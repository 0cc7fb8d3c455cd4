"""A view without figures: its map all the same, what to type, and where figures are."""

import datetime as dt
from typing import Final

import pandas as pd
import streamlit as st

from components import figure, frame, load
from components.coverage import is_national_map, provinces_inside
from components.filters import Selection
from components.maps import map_view
from components.maps.view import MapView
from components.section import controls
from data.model import State
from data.period import Frequency, Period
from geo import units
from geo.units import NATION, TODAY, UnitKey
from text import language, say

PROGRAM: Final = ".venv/bin/python -m data"
HEIGHT: Final = 420
WIDTH: Final = 760
PLACES_SHOWN: Final = 6


def nothing(selection: Selection) -> None:
    """Say what to do instead of failing; a province keeps its map, every unit hatched."""
    place = selection.place
    if load.revision().number == 0:
        frame.heading(say("page.nothing"), say("page.nothing_body"))
        _commands("load-shipped", *_filing("11"))
    else:
        facts = {"place": place.label(language()), "level": figure.level_words(place, TODAY)}
        frame.heading(say("page.nothing"), say("page.nothing_elsewhere", **facts))
        _elsewhere(selection)
        if not selection.is_national:
            with st.container(width=WIDTH, gap="xsmall"):
                controls.indicator_select(selection)
                map_view.show(_unreported(selection), key="drawn")
            st.markdown(f":gray[:small[{say('page.nothing_type')}]]")
            _commands(*_filing(place.code))
    frame.source_line(say("page.no_source"))


def _elsewhere(selection: Selection) -> None:
    """Buttons to the country, and to provinces whose communes have figures."""
    known = load.available(selection.version)
    codes = [one for one in provinces_inside(known) if one != selection.place.code]
    if any(is_national_map(known, one) for one in known["indicator_id"].unique()):
        codes.insert(0, NATION.code)
    with st.container(horizontal=True, gap="small"):
        for code in codes[:PLACES_SHOWN]:
            key = NATION if code == NATION.code else UnitKey(code, TODAY)
            name = say("page.nation") if key == NATION else units.unit(key).name
            st.button(
                name,
                key=f"elsewhere_{code}",
                icon=":material/arrow_forward:",
                on_click=controls.go_to,
                args=(code,),
            )


def _unreported(selection: Selection) -> MapView:
    words = say("page.state_missing")
    rows = pd.DataFrame({"unit_code": [one.code for one in selection.units]})
    rows = rows.assign(
        state=State.MISSING,
        class_index=pd.array([None] * len(rows), dtype="Int64"),
        value=float("nan"),
        value_text=words,
        detail_text="",
        short_text="",
    )
    return MapView(
        scope=selection.scope,
        rows=rows,
        palette=(),
        alt=say(
            "page.nothing_map",
            place=selection.place.label(language()),
            level=figure.level_words(selection.place, TODAY),
        ),
        theme=frame.theme(),
        height=HEIGHT,
    )


def _filing(place: str) -> tuple[str, str]:
    """How to get an empty report of last quarter, and how to hand it in filled."""
    today = dt.datetime.now(frame.VIETNAM).date()
    quarter = Period.containing(today, frequency=Frequency.QUARTER).previous()
    return (
        f"template --province {place} --period {quarter}",
        f"import {say('page.file_example')} --province {place}",
    )


def _commands(*typed: str) -> None:
    with st.container(width=WIDTH):
        st.code("\n".join(f"{PROGRAM} {one}" for one in typed), language=None, wrap_lines=True)
