"""The reviews of a place, and the way to lay two of them side by side."""

from typing import Final
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from components import frame, load, pin
from components.section.review.shelf import ONE, PAGE, TWO, Shelf, plan_of
from data.catalog.term import spoken
from data.review import Review, telling
from text import language, say

LONGEST: Final = 140
FEWEST: Final = 2


def listing(one: Shelf, *, is_compact: bool) -> None:
    """All of them, the latest first."""
    if not one.found:
        st.markdown(
            say("review.none_yet", place=frame.escape(one.selection.place.label(language())))
        )
        return
    made = _narrow if is_compact else _row
    table = pd.DataFrame([made(found) for found in one.found])
    st.table(table, border="horizontal", hide_index=True, alt=say("review.title"))


def two(one: Shelf) -> None:
    """Which two closed ones are to be laid side by side."""
    if len(one.closed) < FEWEST:
        return
    st.subheader(say("review.beside"), anchor=False)
    names = {str(found.id): _name(found) for found in one.closed}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for key in TWO:
            st.selectbox(
                say(f"review.side_{key}"),
                list(names),
                format_func=names.__getitem__,
                key=key,
                index=None,
                placeholder=say("review.choose_one"),
            )


def _row(one: Review) -> dict[str, str]:
    return {
        say("review.column_title"): _link(one),
        say("review.column_plan"): frame.escape(_plan(one)),
        say("review.column_cutoff"): _until(one),
        say("review.column_met"): _met(one),
        say("review.column_stage"): _stage(one),
        say("review.column_who"): frame.escape(_who(one)),
    }


def _narrow(one: Review) -> dict[str, str]:
    about = " · ".join(part for part in (_until(one), _who(one)) if part)
    return {
        say("review.column_title"): (
            f"{_link(one)} {_stage(one)} :gray[:small[{frame.escape(about)}]]"
        ),
        say("review.column_met"): _met(one),
    }


def _link(one: Review) -> str:
    there = {"place": one.place, ONE: str(one.id), "lang": language().value}
    asked = urlencode(there | pin.parts())
    short = one.title if len(one.title) <= LONGEST else one.title[:LONGEST].rstrip() + "…"
    return f"[{frame.escape(short)}]({PAGE}?{asked})"


def _name(one: Review) -> str:
    short = one.title if len(one.title) <= LONGEST else one.title[:LONGEST].rstrip() + "…"
    return f"{short} ({_until(one)})"


def _plan(one: Review) -> str:
    if one.content is not None:
        return spoken(one.content.plan_labels)
    found = plan_of(one, load.version())
    return found.label if found else one.plan_id


def _until(one: Review) -> str:
    return one.until.label() if one.until else say("review.day", day=one.cutoff)


def _met(one: Review) -> str:
    if one.content is None:
        return "–"
    met, of = telling.reached(one.content)
    return f"{met}/{of}" if of else "–"


def _stage(one: Review) -> str:
    colour, icon = ("green", "lock") if one.is_closed else ("gray", "edit_note")
    return f":{colour}-badge[:material/{icon}: {say(f'review.stage_{one.stage}')}]"


def _who(one: Review) -> str:
    day = one.changed_at.astimezone(frame.VIETNAM).date()
    return say("review.who_when", who=one.changed_by or "–", day=day)
