"""Fields that the forms of targets and of tasks share."""

from typing import Final

import streamlit as st

from data import plan
from data.catalog.term import Terms
from data.plan import Plan
from text import Language, say

LONGEST: Final = 600


def words(name: str, before: Terms, *, key: str, is_long: bool = False) -> Terms:
    """A text in Vietnamese; other languages stay as long as it does."""
    old = before.get(Language.VI, "")
    label = say(f"planning.field_{name}")
    if is_long:
        typed = st.text_area(label, value=old, key=f"{key}_{name}", max_chars=LONGEST, height=88)
    else:
        typed = st.text_input(label, value=old, key=f"{key}_{name}", max_chars=LONGEST)
    said = (typed or "").strip()
    if said == old:
        return before
    return {Language.VI: said} if said else {}


def group(one: Plan, before: str, *, key: str) -> str:
    """Under which heading of the plan."""
    ids = ["", *one.groups]
    return st.selectbox(
        say("planning.field_group"),
        ids,
        index=ids.index(before) if before in ids else 0,
        format_func=lambda name: one.groups[name].name() if name else say("plan.no_group"),
        key=f"{key}_group",
    )


def agencies(name: str, before: tuple[str, ...], *, key: str) -> tuple[str, ...]:
    """Who: agencies of the list, or any other as it is written."""
    known = plan.agencies()
    options = list(dict.fromkeys((*before, *known)))
    chosen = st.multiselect(
        say(f"planning.field_{name}"),
        options,
        default=list(before),
        format_func=lambda one: known[one].name,
        accept_new_options=True,
        placeholder=say("planning.choose_agency"),
        key=f"{key}_{name}",
    )
    return tuple(chosen)
