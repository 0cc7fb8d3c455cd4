"""Who sends a request that is no page's run: by the same cookies, and by the same sessions."""

import asyncio
import json
from typing import Any

from starlette.requests import HTTPConnection
from streamlit.web.server.starlette import starlette_websocket as streams
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from components import load
from components.entry import cookie, route
from data.account import Door, provider
from data.actor import Actor


async def caller(request: HTTPConnection) -> Actor | None:
    """Who this is; None for nobody, or nobody any more.

    Raises:
        StoreError: The store cannot be read, so nobody knows.
    """
    return await asyncio.to_thread(_of, dict(request.cookies))


def _of(cookies: dict[str, str]) -> Actor | None:
    door = Door(load.store().engine)
    secret = cookie.opened(cookies.get(cookie.SESSION))
    found = door.session(secret) if secret else None
    if found is None and (claims := _claims(cookies)):
        # Arriving is the page's: here only a session counts that has begun.
        found = door.session(provider.secret_of(claims))
    return found


def _claims(cookies: dict[str, str]) -> dict[str, Any]:
    """What the organisation said, from Streamlit's own signed cookie (private: only here)."""
    if not route.has_provider():
        return {}
    raw = streams._get_signed_cookie_with_chunks(cookies, USER_COOKIE_NAME)
    try:
        told = json.loads(raw) if raw else {}
    except ValueError:
        return {}
    return told if isinstance(told, dict) and told.get("is_logged_in") else {}
