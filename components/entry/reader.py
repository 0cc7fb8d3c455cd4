"""Who asks an address that gives figures; the page's own visitor is asked by `visitor`."""

import json
from typing import Any

from starlette.requests import Request
from streamlit.web.server.starlette import starlette_websocket
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from components import load
from components.entry import cookie
from components.entry.route import has_provider
from data.account import Door, provider


def is_signed_in(request: Request) -> bool:
    """Whether the browser that asks belongs to somebody who signed in, here or elsewhere."""
    door = Door(load.store().engine)
    secret = cookie.opened(request.cookies.get(cookie.SESSION))
    if secret and door.session(secret) is not None:
        return True
    claims = _claims(request)
    # The page that asks has let them in; a route begins no session.
    return bool(claims) and door.session(provider.secret_of(claims)) is not None


def _claims(request: Request) -> dict[str, Any]:
    """What the organisation said of them, from the cookie that Streamlit signed."""
    if not has_provider():
        return {}
    # Private, and only here: Streamlit reads its cookie for pages, never for routes.
    signed = starlette_websocket._get_signed_cookie_with_chunks(request.cookies, USER_COOKIE_NAME)
    claims: dict[str, Any] = json.loads(signed) if signed else {}
    is_theirs = claims.pop("is_logged_in", False)
    claims.pop("origin", None)
    return claims if is_theirs else {}
