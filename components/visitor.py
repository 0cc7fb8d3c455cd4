"""Who is signed in: asked by every page, in every run, of the store and not of the page."""

import os
from typing import Any, Final

import streamlit as st

from components import load
from components.entry import cookie
from components.entry.route import has_provider
from data.account import Door, provider
from data.actor import READER, Actor

READING: Final = "BANSO_READING"
SIGNED_IN: Final = "signed-in"


def visitor() -> Actor:
    """Who reads this page; READER for whoever has not signed in."""
    door = Door(load.store().engine)
    secret = _secret()
    found = door.session(secret) if secret else None
    if found is None and (claims := _claims()):
        found = provider.arrive(door.engine, claims, provider.rules())
    return found or READER


def may_read() -> bool:
    """Figures are shown to this visitor: to everybody, unless `BANSO_READING=signed-in`."""
    return is_open() or visitor().account_id is not None


def is_open() -> bool:
    """Reading is for everybody. Any other word than `open` means it is not."""
    return os.environ.get(READING, "open") in ("", "open")


def is_from_elsewhere() -> bool:
    """Signed in with the organisation, so there is no password here to change."""
    return not _own_session() and bool(_claims())


def leave() -> None:
    """Sign out: the session ends on the server, so a copy of the cookie opens nothing."""
    door = Door(load.store().engine)
    if secret := _secret():
        door.sign_out(secret)
    if claims := _claims():
        door.sign_out(provider.secret_of(claims))
        st.logout()


def _own_session() -> bool:
    secret = _secret()
    return bool(secret) and Door(load.store().engine).session(secret) is not None


def _secret() -> str:
    return cookie.opened(st.context.cookies.get(cookie.SESSION))


def _claims() -> dict[str, Any]:
    """What the organisation says of the visitor; nothing where nobody signed in there."""
    if not has_provider() or not st.user.get("is_logged_in"):
        return {}
    return dict(st.user.to_dict())
