"""Choosing what somebody may do: a role, a province, perhaps some of its communes."""

import functools
from collections.abc import Callable
from typing import Final

import streamlit as st

from components import frame, role_words
from data.account.error import GrantError
from data.account.record import Account
from data.actor import EVERYWHERE, Grant, Role
from geo import units
from geo.units import NATION, TODAY
from text import say
from text.error import BansoError

OF_PLACES: Final = (Role.REPORTER, Role.APPROVER, Role.VIEWER)


def editor(found: Account, *, keep: Callable[[list[Grant]], None]) -> None:
    """The roles of one person, each with a button that takes it away, and one more.

    Args:
        found: Whose.
        keep: Called with what holds from now on.
    """
    st.subheader(say("account.roles"), anchor=False)
    for at, one in enumerate(found.grants):
        [words] = role_words.told([one])
        told, dropped = st.columns([5, 1], vertical_alignment="center")
        told.markdown(frame.escape(words))
        with dropped:
            label = say("account.drop") if frame.is_compact() else ""
            if st.button(
                label, key=f"drop_{at}", icon=":material/close:", help=say("account.drop")
            ):
                attempt(functools.partial(keep, [each for each in found.grants if each != one]))
    if not found.grants:
        st.markdown(f":gray[{say('account.role_none')}]")
    with st.expander(say("account.add_role"), icon=":material/add:"):
        chosen = one_role("add")
        if st.button(say("account.add"), key="add", type="primary"):
            attempt(lambda: keep([*found.grants, chosen()]))


def one_role(key: str) -> Callable[[], Grant]:
    """Widgets for one role; what they say is put together when it is asked for.

    Args:
        key: Start of the widgets' keys.
    """
    role = st.selectbox(
        say("account.role"),
        [*OF_PLACES, Role.ADMINISTRATOR],
        format_func=lambda one: say(f"account.role_{one}"),
        key=f"{key}_role",
        help=say("account.role_help"),
    )
    provinces = [unit.code for unit in units.children(NATION, edition=TODAY)]
    scope = st.selectbox(
        say("account.place"),
        [*provinces, NATION.code, EVERYWHERE],
        format_func=role_words.place,
        key=f"{key}_scope",
        index=None,
        placeholder=say("account.choose_place"),
        help=say("account.place_help"),
    )
    communes = units.communes(scope) if scope and _is_province(scope) else ()
    names = {unit.code: unit.full_name for unit in communes}
    inside = st.multiselect(
        say("account.communes"),
        list(names),
        format_func=names.__getitem__,
        key=f"{key}_units",
        placeholder=say("account.communes_all"),
        help=say("account.communes_help"),
    )

    def chosen() -> Grant:
        if role is Role.ADMINISTRATOR:
            return Grant(role=role, scope=EVERYWHERE)
        if scope is None:
            key = "account.grant_nowhere"
            raise GrantError(key)
        codes = tuple(inside) if role is Role.REPORTER else ()
        return Grant(role=role, scope=scope, unit_codes=codes)

    return chosen


def attempt(run: Callable[[], object]) -> None:
    """Do it and show the page anew; where it is refused, say why."""
    try:
        run()
    except BansoError as error:
        st.error(str(error))
    else:
        st.rerun()


def _is_province(scope: str) -> bool:
    return scope not in (NATION.code, EVERYWHERE)
