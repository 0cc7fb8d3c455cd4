"""Who is signed in, at the end of the first row of every page: in, out, another password."""

from typing import Final

import streamlit as st

from components import going, role_words
from components.visitor import is_from_elsewhere, leave, visitor
from data.actor import Actor
from text import say

LONGEST_NAME: Final = 18


def corner() -> None:
    """A button to sign in; for whoever has, a popover of who they are and what they may do."""
    who = visitor()
    if who.account_id is None:
        sign_in()
        return
    name = who.name if len(who.name) <= LONGEST_NAME else f"{who.name[:LONGEST_NAME]}…"
    icon = ":material/account_circle:"
    with st.popover(_plain(name), icon=icon, help=say("account.menu"), key="account"):
        _of(who)


def inside() -> None:
    """The same in a popover that is there already: a narrow screen has no room for another."""
    who = visitor()
    if who.account_id is None:
        sign_in()
    else:
        _of(who)


def _of(who: Actor) -> None:
    roles = role_words.told(who.grants) or [say("account.role_none")]
    told = "  \n".join(f":gray[:small[{_plain(one)}]]" for one in roles)
    st.markdown(f"**{_plain(who.name)}**  \n{told}")
    if not is_from_elsewhere() and st.button(
        say("account.page_change"), key="password", icon=":material/key:", width="stretch"
    ):
        going.go("/password")
    st.button(
        say("account.sign_out"),
        key="sign_out",
        icon=":material/logout:",
        width="stretch",
        on_click=leave,
    )


def sign_in(*, is_main: bool = False) -> None:
    """The button that leads to signing in and back to this view.

    Args:
        is_main: It is what the page is about.
    """
    if st.button(
        say("account.page_sign_in"),
        key="sign_in_here" if is_main else "sign_in",
        icon=":material/login:",
        type="primary" if is_main else "secondary",
    ):
        going.go("/sign-in")


def closed() -> None:
    """In place of every page where reading is for those who have signed in."""
    st.title(say("account.closed"), anchor=False)
    st.markdown(say("account.closed_note"))
    sign_in(is_main=True)


def _plain(text: str) -> str:
    """Names are typed by people: nothing in them is markup."""
    for sign in ("\\", "[", "]", "*", "_", "`", "$", ":", "~", "<", "#"):
        text = text.replace(sign, f"\\{sign}")
    return text
