"""Everybody who has an account: what they may do, and what an administrator does about it."""

import functools
from collections.abc import Callable
from urllib.parse import urlsplit

import pandas as pd
import streamlit as st

from components import frame, load, role_words
from components.section import roles
from components.visitor import visitor
from data.account import Accounts, accounts, moment
from data.account.record import Account, Invitation
from text import say
from text.error import BansoError


def kept() -> Accounts:
    """The accounts in the hands of whoever reads this page; refused to most."""
    return accounts(load.store(), visitor())


def people() -> None:
    """Everybody, and beside them the one who is chosen."""
    everybody = kept().people()
    listed, chosen = st.columns([7, 4], gap="large")
    with listed:
        st.table(_rows(everybody), border="horizontal", hide_index=True, alt=say("account.people"))
    with chosen:
        _one({one.account_id: one for one in everybody})


def invitations() -> None:
    """A form for a new link, and the links that nobody has used yet."""
    made, waiting = st.columns([5, 6], gap="large")
    with made:
        _invite()
    with waiting:
        st.subheader(say("account.waiting"), anchor=False)
        links = kept().invitations()
        if not links:
            st.markdown(f":gray[{say('account.none_waiting')}]")
        for link in links:
            _waiting(link)


def _rows(everybody: list[Account]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                say("account.person"): f"**{frame.escape(one.display_name)}**  \n"
                f":gray[{frame.escape(one.name)}]",
                say("account.roles"): "  \n".join(
                    frame.escape(role) for role in role_words.told(one.grants)
                )
                or f":gray[{say('account.role_none')}]",
                say("account.state"): _state(one),
            }
            for one in everybody
        ]
    )


def _state(one: Account) -> str:
    if not one.is_active:
        return f":gray-badge[:material/block: {say('account.state_ended')}]"
    if one.is_locked(moment.now()):
        return f":orange-badge[:material/lock: {say('account.state_locked')}]"
    if one.is_elsewhere:
        return f":blue-badge[:material/domain: {say('account.state_elsewhere')}]"
    return f":gray-badge[{say('account.state_active')}]"


def _one(everybody: dict[int, Account]) -> None:
    number = st.selectbox(
        say("account.choose"),
        list(everybody),
        format_func=lambda one: f"{everybody[one].display_name} ({everybody[one].name})",
        key="person",
        index=None,
        placeholder=say("account.choose"),
    )
    if number is None:
        st.markdown(f":gray[:small[{say('account.choose_note')}]]")
        return
    found = everybody[number]
    if found.is_elsewhere:
        st.markdown(f":gray[:small[{say('account.roles_elsewhere')}]]")
    else:
        roles.editor(found, keep=functools.partial(kept().grant, number))
    st.subheader(say("account.access"), anchor=False)
    with st.container(horizontal=True):
        _acts(found)


def _acts(found: Account) -> None:
    number = found.account_id
    if found.is_locked(moment.now()):
        _act("unlock", ":material/lock_open:", lambda: kept().unlock(number))
    if found.is_active:
        if not found.is_elsewhere and st.button(say("account.act_reset"), icon=":material/key:"):
            _link(lambda: kept().reset(number), say("account.link_reset"))
        _act("deactivate", ":material/block:", lambda: kept().deactivate(number))
    else:
        _act("activate", ":material/undo:", lambda: kept().activate(number))


def _act(name: str, icon: str, run: Callable[[], None]) -> None:
    if st.button(say(f"account.act_{name}"), key=f"act_{name}", icon=icon):
        roles.attempt(run)


def _invite() -> None:
    st.subheader(say("account.invite"), anchor=False)
    shown = st.text_input(say("account.page_display_name"), key="invited")
    chosen = roles.one_role("invite")
    st.markdown(f":gray[:small[{say('account.invite_note')}]]")
    if st.button(say("account.invite_make"), key="invite", type="primary", icon=":material/link:"):
        _link(lambda: kept().invite(grants=[chosen()], display_name=shown), say("account.link_new"))


def _waiting(link: Invitation) -> None:
    who = frame.escape(link.display_name or link.account_name or say("account.somebody"))
    what = [say("account.link_reset")] if link.purpose == "reset" else role_words.told(link.grants)
    until = link.ends_at.astimezone(frame.VIETNAM).date()
    with st.container(horizontal=True, vertical_alignment="center"):
        note = say("account.until", day=until, name=link.made_by)
        st.markdown(
            f"**{who}**  \n{frame.escape('; '.join(what))}  \n:gray[:small[{frame.escape(note)}]]",
            width="stretch",
        )
        if st.button(
            say("account.take_back"),
            key=f"take_back_{link.digest[:12]}",
            icon=":material/link_off:",
        ):
            roles.attempt(lambda: kept().take_back(link.digest))


def _link(make: Callable[[], str], told: str) -> None:
    """Make a link and show it: once, because nothing but its hash is kept."""
    try:
        secret = make()
    except BansoError as error:
        st.error(str(error))
        return
    _show(f"{_origin()}/invitation/{secret}", told)


def _show(link: str, told: str) -> None:
    @st.dialog(told, width="medium", dismissible=False)
    def show() -> None:
        st.markdown(say("account.link_once"))
        st.code(link, language=None, wrap_lines=True)
        if st.button(say("account.link_done"), key="link_done", type="primary"):
            st.rerun()

    show()


def _origin() -> str:
    """The address that this reader has us under."""
    parts = urlsplit(st.context.url or "")
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return "/".join(part for part in (f"{parts.scheme}://{parts.netloc}", base) if part)
