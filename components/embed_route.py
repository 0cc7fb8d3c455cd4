"""A view inside another page, and as a picture: for portals, chats and screens elsewhere.

`/embed/CODE` is the view or story of a short link, for the pages that the operator names in
`BANSO_EMBED` and for no others. `/views/CODE.png` is its picture. Neither shows anybody more
than the short link would: where reading is for those who signed in, so are these.
"""

import asyncio
import os
import re
from collections.abc import Callable
from dataclasses import replace
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlencode

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from components import load
from components.entry import page
from components.entry.caller import caller
from components.entry.guard import Tries
from components.parcel import Parcel, is_held
from components.plate import png
from components.story import card
from components.story.player import document, release
from components.story.screening import fingerprint, screening
from components.story.shown import Screening
from components.visitor import is_open
from data.actor import READER, Actor, NotAllowedError
from data.store import StoreChangedError
from data.story.record import Slide, Story
from text import Language, language, say, speaking
from text.error import BansoError

SETTING: Final = "BANSO_EMBED"
ORIGIN: Final = re.compile(r"https?://[A-Za-z0-9.\-*]+(?::\d{1,5})?")
KEPT: Final = 32
MOST_ASKED: Final = 120
"""Pictures for one address within five minutes; one that it has already is not counted."""
A_WHILE: Final = "public, max-age=300"
NOT_KEPT: Final = "private, no-cache"
ZOOM: Final = 1.0


def origins() -> tuple[str, ...]:
    """The pages elsewhere that may show a view inside them; what is no origin is left out."""
    named = os.environ.get(SETTING, "").replace(",", " ").split()
    return tuple(one for one in named if ORIGIN.fullmatch(one))


def routes(*, base: str = "") -> list[BaseRoute]:
    """The addresses of views that are shown elsewhere.

    Args:
        base: The option `server.baseUrlPath`: where behind a proxy the app stands.
    """
    stem = f"/{base.strip('/')}" if base.strip("/") else ""
    tries = Tries(MOST_ASKED)
    return [
        Route(f"{stem}/embed/{{code}}", _guarded(_embedded, stem)),
        Route(f"{stem}/views/{{code}}.png", _guarded(_counted(tries), stem)),
    ]


def _guarded(
    answer: Callable[[Request, Actor | None, str], Response], stem: str
) -> Callable[[Request], Any]:
    async def asked(request: Request) -> Response:
        spoken = request.query_params.get("lang")
        with speaking(Language(spoken) if spoken in set(Language) else Language.VI):
            who: Actor | None = None
            try:
                who = await caller(request)
                if who is None and not is_open():
                    return _to_sign_in(request, say("embed.sign_in"), stem)
                return await asyncio.to_thread(answer, request, who, stem)
            except NotAllowedError as error:
                if who is None:
                    return _to_sign_in(request, str(error), stem)
                return _refused(str(error), HTTPStatus.FORBIDDEN, stem)
            except BansoError as error:
                return _refused(str(error), HTTPStatus.NOT_FOUND, stem)

    return asked


def _embedded(request: Request, who: Actor | None, stem: str) -> Response:
    """`GET /embed/{code}?lang=vi`: the document."""
    allowed = origins()
    if not allowed:
        return _refused(say("embed.nowhere"), HTTPStatus.FORBIDDEN, stem)
    story = _story(request.path_params["code"], who)
    body = _document(fingerprint(story, release()), story, f"{stem}/")
    response = body.response(request, kept=NOT_KEPT)
    response.headers["Content-Security-Policy"] = f"frame-ancestors {' '.join(allowed)}"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _counted(tries: Tries) -> Callable[[Request, Actor | None, str], Response]:
    def pictured(request: Request, who: Actor | None, stem: str) -> Response:
        """`GET /views/{code}.png?lang=vi`: the first view, 1280 by 720."""
        if tries.are_too_many(request):
            refused = _refused(say("embed.too_often"), HTTPStatus.TOO_MANY_REQUESTS, stem)
            refused.headers["Retry-After"] = "300"
            return refused
        story = _story(request.path_params["code"], who)
        key = fingerprint(story, release())
        headers = {
            "ETag": f'"{key}"',
            "Cache-Control": A_WHILE if is_open() else NOT_KEPT,
            "X-Content-Type-Options": "nosniff",
        }
        if is_held(request, headers["ETag"]):
            tries.forgive(request)
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        return Response(_picture(key, story), media_type="image/png", headers=headers)

    return pictured


def _story(code: str, who: Actor | None) -> Story:
    """What a short link leads to; a view alone is a story of one slide.

    Raises:
        StoreChangedError: To nothing.
        NotAllowedError: To a story that is not shared with them.
    """
    try:
        link = load.store().link(code)
    except ValueError:  # a page that an earlier program had
        link = None
    if link is None:
        key = "story.no_link"
        raise StoreChangedError(key)
    if link.view is None:
        return load.store().story(code, who or READER)
    slides = (Slide(view=link.view),)
    return Story(
        code=code,
        name="",
        owner_id=0,
        owner="",
        province_code="",
        slides=slides,
        revision=link.revision,
        moment=link.moment,
    )


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _document(key: str, _story: Story, _root: str) -> Parcel:  # noqa: ARG001 - the key
    shown = _screened(_story, root=_root)
    return Parcel(body=document(shown), media_type="text/html; charset=utf-8")


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _picture(key: str, _story: Story) -> bytes:  # noqa: ARG001 - the key
    first = replace(_story, slides=_story.slides[:1])
    shown = _screened(first)
    if not shown.slides:
        error = "player.no_slides"
        raise BansoError(error)
    return png(card.svg(shown.slides[0]), zoom=ZOOM)


def _screened(story: Story, *, root: str = "") -> Screening:
    found = screening(story, root=root)
    return found if story.name else replace(found, name=found.slides[0].title)


def _to_sign_in(request: Request, words: str, stem: str) -> Response:
    """Why it is not shown, inside the other page; the way in opens beside it and leads back here.

    A frame cannot be signed in: no browser sends our cookie into a page of another site, and no
    page of another site may stand around the form for a password.
    """
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    asked = urlencode({"next": here, "lang": language().value})
    onward = f"{stem}/sign-in?{asked}"
    told = {"heading": words, "note": say("embed.sign_in_note"), "onward": onward}
    response = page.shown("framed", base=stem, status=HTTPStatus.UNAUTHORIZED, **told)
    return _within_frames(response)


def _refused(words: str, status: HTTPStatus, stem: str) -> Response:
    return _within_frames(page.shown("ended", base=stem, status=status, heading=words))


def _within_frames(response: Response) -> Response:
    """A sentence that may be read where the view would have been."""
    if allowed := " ".join(origins()):
        policy = response.headers["Content-Security-Policy"]
        told = policy.replace("frame-ancestors 'none'", f"frame-ancestors {allowed}")
        response.headers["Content-Security-Policy"] = told
        del response.headers["X-Frame-Options"]
    return response
