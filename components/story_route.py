"""The slideshow of a story: its document, served to whoever may see it.

A hall's screen asks again and again with the tag of what it shows; nothing is made for it while
neither the story nor the figures changed.
"""

import asyncio
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import quote

import streamlit as st
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from components import load
from components.entry import page
from components.entry.caller import caller
from components.parcel import Parcel, is_held
from components.story.player import Live, document, release
from components.story.screening import fingerprint, screening
from components.visitor import is_open
from data.actor import READER, Actor, NotAllowedError
from data.story.record import Story
from text import Language, language, say, speaking
from text.error import BansoError

Find = Callable[[str, Actor | None], Story]
"""The story of a code, for somebody or for nobody; a `BansoError` where they may not see it."""
KEPT: Final = 16
"""Documents, half a megabyte each."""
ASK_AGAIN: Final = "private, no-cache"
HEADERS: Final = {
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


def stored(code: str, who: Actor | None) -> Story:
    """A story of the store; see `Store.story`."""
    return load.store().story(code, who or READER)


def routes(find: Find = stored, *, base: str = "") -> list[BaseRoute]:
    """The address of slideshows.

    Args:
        find: See `Find`.
        base: The option `server.baseUrlPath`: where behind a proxy the app stands.
    """
    stem = f"/{base.strip('/')}" if base.strip("/") else ""
    return [Route(f"{stem}/present/{{code}}", _presented(find, stem))]


def _presented(find: Find, stem: str) -> Callable[[Request], Any]:
    async def present(request: Request) -> Response:
        """`GET /present/{code}?lang=vi&kiosk=20`; the browser reads `kiosk`."""
        with speaking(_language(request.query_params.get("lang"))):
            who: Actor | None = None
            try:
                who = await caller(request)
                if who is None and not is_open():
                    return _to_sign_in(request, stem)
                story = await asyncio.to_thread(find, request.path_params["code"], who)
                return await asyncio.to_thread(_answered, request, story, who)
            except NotAllowedError as error:
                if who is None:
                    return _to_sign_in(request, stem)
                return _refused(error, HTTPStatus.FORBIDDEN, stem)
            except BansoError as error:
                return _refused(error, HTTPStatus.NOT_FOUND, stem)

    return present


def _refused(error: BansoError, status: HTTPStatus, stem: str) -> Response:
    """A sentence in place of a slideshow."""
    heading = say("player.unreadable", reason=str(error))
    return page.shown("ended", base=stem, status=status, heading=heading)


def _answered(request: Request, story: Story, who: Actor | None) -> Response:
    has_notes = who is not None and who.account_id == story.owner_id
    tag = _tag(story, has_notes=has_notes)
    if is_held(request, tag):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers={"ETag": tag, **HEADERS})
    root = f"{request.url.path.split('/present/')[0]}/"
    made = _made(f"{tag} {root}", story, has_notes, root)
    response = made.response(request, kept=ASK_AGAIN)
    response.headers.update({"ETag": tag, **HEADERS})
    return response


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _made(key: str, _story: Story, _has_notes: bool, _root: str) -> Parcel:
    """Made once for everybody who looks at the same story of the same revision."""
    live = Live(tag=key.split(" ", 1)[0])
    shown = screening(_story, root=_root)
    body = document(shown, with_notes=_has_notes, live=live)
    return Parcel(body=body, media_type="text/html; charset=utf-8")


def _tag(story: Story, *, has_notes: bool) -> str:
    """The ETag of a story's document."""
    return f'"{fingerprint(story, has_notes, release())}"'


def _to_sign_in(request: Request, stem: str) -> Response:
    """To the way in, and back."""
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    onward = f"{stem}/sign-in?next={quote(here, safe='')}&lang={language()}"
    return RedirectResponse(onward, status_code=HTTPStatus.SEE_OTHER)


def _language(asked: str | None) -> Language:
    return Language(asked) if asked in set(Language) else Language.VI
