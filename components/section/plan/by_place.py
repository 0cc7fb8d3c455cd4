"""The plan place by place: how many targets each commune, or province, meets."""

from typing import Final
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from components import frame, pin, plan_words
from components.charts import standing
from components.plan_places import PlaceLine, place_lines
from components.scoreboard import Scoreboard
from components.section.plan import listing
from components.section.profile_link import linked
from data.status import COUNTED
from geo.units import NATION
from text import language, say

BAR_WIDTH: Final = 200
NARROW_BAR_WIDTH: Final = 96


def by_place(one: Scoreboard, *, is_compact: bool) -> None:
    """Each place with its bar; its name opens its profile, its count the targets it misses."""
    by = ("group", "agency", "status")
    listing.narrowed(one, n=len(one.listed), of=len(one.scores), by=by)
    lines = place_lines(one)
    if not lines:
        st.markdown(say("plan.no_places"))
        return
    if any(line.is_demonstration for line in lines) and not one.is_demonstration:
        frame.demonstration()
    rows = [_row(one, line, is_compact=is_compact) for line in lines]
    st.table(pd.DataFrame(rows), border="horizontal", hide_index=True, alt=say("plan.alt_places"))
    key = "plan.places_note_provinces" if one.place.key == NATION else "plan.places_note"
    st.markdown(f":gray[:small[{frame.escape(say(key))}]]")


def _row(one: Scoreboard, line: PlaceLine, *, is_compact: bool) -> dict[str, str]:
    name = line.unit.label(language())
    found = {
        say("plan.column_place"): _name(one, line, name),
        say("plan.column_met"): say("plan.n_of", n=line.met, of=line.told) if line.told else "–",
        say("plan.column_states"): _bar(line, width=NARROW_BAR_WIDTH if is_compact else BAR_WIDTH),
    }
    if is_compact:
        return found
    return found | {
        say("plan.column_silent"): str(line.silent),
        say("plan.column_ways"): _missed(one, line),
    }


def _name(one: Scoreboard, line: PlaceLine, name: str) -> str:
    if one.place.key == NATION:
        there = {"lang": language().value, "place": line.unit.code, "plan": one.plan.id}
        asked = urlencode(there | pin.parts())
        return f"[{frame.escape(name)}](plan?{asked})"
    return linked(line.unit, name, targets=one.plan.id)


def _bar(line: PlaceLine, *, width: int) -> str:
    counts = {state: line.states.count(state) for state in COUNTED if state in line.states}
    if not counts:
        return "–"
    alt = "; ".join(f"{plan_words.status_text(state)}: {n}" for state, n in counts.items())
    return standing.tally_bar(counts, theme=frame.theme(), width=width, alt=alt)


def _missed(one: Scoreboard, line: PlaceLine) -> str:
    """The list of the targets that a commune does not meet yet."""
    if one.place.key == NATION or line.met == line.told:
        return "–"
    asked = {
        "lang": language().value,
        "place": one.place.code,
        "plan": one.plan.id,
        "where": line.unit.code,
    }
    if one.period:
        asked["at"] = str(one.period)
    there = urlencode(asked | pin.parts())
    return f":small[[{say('plan.missed', n=line.told - line.met)}](plan?{there})]"
