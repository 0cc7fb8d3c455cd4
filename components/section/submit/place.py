"""Names of the places that reports are of, and the choice of one."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from components import figure
from data.actor import EVERYWHERE, Actor, Role
from data.ingest.wording import Listed
from geo import units
from geo.units import NATION, TODAY, Unit, UnitKey, UnknownUnitError
from text import Language, language, say

LET_IT_SAY: Final = ""
WANTED: Final = "sent_for_wanted"


def scope_name(scope: str) -> str:
    """`Tỉnh Điện Biên`, or the nation; the code where nobody knows it."""
    if scope in (NATION.code, ""):
        return say("page.nation")
    try:
        return units.unit(UnitKey(scope, TODAY)).label(language())
    except UnknownUnitError:
        return scope


def scopes_of(actor: Actor) -> tuple[str, ...]:
    """The provinces whose reports this person sends, by name; with "VN" where it is all."""
    own = {one.scope for one in actor.grants if one.role is Role.REPORTER}
    if actor.is_administrator or EVERYWHERE in own:
        provinces = sorted(units.children(NATION), key=lambda one: one.name)
        return (*(one.code for one in provinces), NATION.code)
    return tuple(sorted(own, key=scope_name))


def own_units(actor: Actor) -> tuple[Unit, ...]:
    """The communes that this person reports for, where it is not for whole provinces."""
    own = [one for one in actor.grants if one.role is Role.REPORTER]
    if actor.is_administrator or not all(one.unit_codes for one in own):
        return ()
    codes = dict.fromkeys(code for one in own for code in one.unit_codes)
    return tuple(units.unit(UnitKey(code, TODAY)) for code in codes)


def listed(places: Sequence[Unit]) -> str:
    """`Xã Nà Tấu; Xã Mường Phăng`, the first of them by name."""
    return str(Listed(tuple(one.label(language()) for one in places), more="submit.and_more"))


def choose_scope(actor: Actor, code: str) -> bool:
    """Have the next run ask with this place chosen; whether it can be."""
    if code not in scopes_of(actor):
        return False
    st.session_state[WANTED] = code
    return True


def ask_scope(actor: Actor) -> str | None:
    """Whose figures the file holds: the only place there is, else asked; "" as the file says."""
    scopes = scopes_of(actor)
    if len(scopes) == 1:
        # In Vietnamese it begins with what kind of place it is.
        name = listed(own_units(actor)) or scope_name(scopes[0])
        name = figure.lower_first(name) if language() is Language.VI else name
        st.markdown(say("submit.sends_for", place=name))
        return scopes[0]
    options = [LET_IT_SAY, *scopes]
    if (wanted := st.session_state.pop(WANTED, None)) in scopes:
        st.session_state["sent_for"] = wanted
    return st.selectbox(
        say("submit.scope"),
        options,
        format_func=lambda one: scope_name(one) if one else say("submit.scope_as_file"),
        key="sent_for",
        help=say("submit.scope_help"),
    )
