"""The cookie that says who is signed in: a session's secret, signed, out of reach for scripts."""

import os
import secrets
from functools import lru_cache
from pathlib import Path
from typing import Final

from itsdangerous import BadSignature, URLSafeSerializer
from starlette.requests import Request
from starlette.responses import Response

from components.entry import guard
from geo.home import home

SESSION: Final = "banso_session"
VIEW: Final = "banso_view"
SETTING: Final = "BANSO_SECRET_KEY"
FILE: Final = "secret.key"
SHORTEST_KEY: Final = 16
VIEW_SECONDS: Final = 600


def sealed(text: str, *, name: str = SESSION) -> str:
    """The value of a cookie of this name."""
    return str(URLSafeSerializer(_key(), salt=name).dumps(text))


def opened(value: str | None, *, name: str = SESSION) -> str:
    """What a cookie holds; nothing where it is not there or not ours."""
    if not value:
        return ""
    try:
        return str(URLSafeSerializer(_key(), salt=name).loads(value))
    except BadSignature:
        return ""


def put(response: Response, request: Request, text: str, *, base: str, name: str = SESSION) -> None:
    """Give a browser a cookie; the session's lasts until the browser is closed."""
    response.set_cookie(
        name,
        sealed(text, name=name),
        path=base or "/",
        httponly=True,
        samesite="lax",
        secure=guard.is_secure(request),
        max_age=VIEW_SECONDS if name == VIEW else None,
    )


def drop(response: Response, *, base: str) -> None:
    """Take the cookie of the session away."""
    response.delete_cookie(SESSION, path=base or "/", httponly=True, samesite="lax")


def _key() -> str:
    """`BANSO_SECRET_KEY`, else the one that this installation made for itself."""
    given = os.environ.get(SETTING, "")
    return given if len(given) >= SHORTEST_KEY else _of_file(home() / FILE)


@lru_cache(maxsize=8)
def _of_file(path: Path) -> str:
    """The key in the file; of two processes that make it at once, one is first."""
    if not path.exists():
        draft = path.with_name(f".{FILE}.{secrets.token_hex(8)}")
        number = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(number, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
        try:
            path.hardlink_to(draft)
        except FileExistsError:
            pass  # the other process was first; its key is read below
        finally:
            draft.unlink()
    return path.read_text(encoding="ascii").strip()
