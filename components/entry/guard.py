"""What keeps the way in safe: who asks, from where, how much, how often; and where it leads."""

import os
import threading
import time
from collections import OrderedDict
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from starlette.requests import Request

LARGEST_BODY: Final = 16 * 1024
SETTING: Final = "BANSO_PROXY"
OWN: Final = frozenset({"same-origin", "none"})
FORM: Final = "application/x-www-form-urlencoded"
MOST_FAILURES: Final = 30
MOST_FORMS: Final = 600
"""A whole office behind one address signs in at eight o'clock, and out at noon."""
WITHIN_SECONDS: Final = 300.0
ADDRESSES_KEPT: Final = 10_000
HEADERS: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    # `no-referrer` would also take the origin off a form that is sent, which is checked.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class TooLargeError(Exception):
    """A body that no form of ours can have."""


def is_behind_proxy() -> bool:
    """`BANSO_PROXY=trusted`: a proxy of the operator's stands before us and says who asks."""
    return os.environ.get(SETTING) == "trusted"


def is_secure(request: Request) -> bool:
    """The browser came by https, to us or to the proxy."""
    if is_behind_proxy():
        told = request.headers.get("x-forwarded-proto", "").split(",")[-1].strip()
        if told:
            return told == "https"
    return request.url.scheme == "https"


def origin(request: Request) -> str:
    """Where the browser finds us, `https://banso.dienbien.gov.vn`."""
    return f"{'https' if is_secure(request) else 'http'}://{_host(request)}"


def is_own(request: Request) -> bool:
    """The form was sent from a page of ours, not by another site in the reader's name."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in OWN
    origin = request.headers.get("origin", "")
    return bool(origin) and urlsplit(origin).netloc == _host(request)


def inside(asked: str | None, *, otherwise: str) -> str:
    """A path of this origin to go on to; anything else is replaced.

    Args:
        asked: As it stood in the address or form.
        otherwise: Where to go instead.
    """
    text = asked or ""
    is_plain = text.startswith("/") and not text.startswith("//") and text.isprintable()
    if not is_plain or "\\" in text:
        return otherwise
    try:
        parts = urlsplit(text)
    except ValueError:
        return otherwise
    return otherwise if parts.scheme or parts.netloc else text


async def form(request: Request) -> dict[str, str]:
    """The fields that were sent; read no further than a form of ours can be long.

    Raises:
        TooLargeError: It is longer.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
        return {}
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_BODY:
            raise TooLargeError
    text = body.decode("utf-8", errors="replace")
    return dict(parse_qsl(text, keep_blank_values=True, max_num_fields=20))


class Tries:
    """How often an address tried of late; remembered by this process only.

    Args:
        most: So often within `WITHIN_SECONDS`, and no more.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._at: OrderedDict[str, list[float]] = OrderedDict()
        self._lock = threading.Lock()

    def are_too_many(self, request: Request, *, now: float | None = None) -> bool:
        """Count one more try of whoever asks; whether that was one too many."""
        now = time.monotonic() if now is None else now
        who = _address(request)
        with self._lock:
            recent = [at for at in self._at.pop(who, []) if now - at < WITHIN_SECONDS]
            recent.append(now)
            self._at[who] = recent[-self._most - 1 :]
            while len(self._at) > ADDRESSES_KEPT:
                self._at.popitem(last=False)
        return len(recent) > self._most

    def forgive(self, request: Request) -> None:
        """Take back the latest try of whoever asked: it was as it should be.

        Tries are counted before their answer is known, or many sent at once would all be
        answered.
        """
        with self._lock:
            recent = self._at.get(_address(request))
            if recent:
                recent.pop()


def _address(request: Request) -> str:
    if is_behind_proxy():
        told = request.headers.get("x-forwarded-for", "").split(",")[-1].strip()
        if told:
            return told
    return request.client.host if request.client else ""


def _host(request: Request) -> str:
    if is_behind_proxy():
        told = request.headers.get("x-forwarded-host", "").split(",")[-1].strip()
        if told:
            return told
    return request.headers.get("host", "")
