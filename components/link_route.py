"""Short links: `/l/CODE` leads to the view with its pin, or to the story."""

import asyncio
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from components import load
from components.entry import guard, page
from components.link_preview import is_robot, preview
from components.story.link import PATH, parts
from data.story.record import Link
from data.story.wording import read_code
from text import Language, say, speaking
from text.error import BansoError

STORIES: Final = "stories"
STORY: Final = "story"


def routes(*, base: str = "") -> list[BaseRoute]:
    """The address of short links.

    Args:
        base: The option `server.baseUrlPath`: where behind a proxy the app stands.
    """
    stem = f"/{base.strip('/')}" if base.strip("/") else ""
    return [Route(f"{stem}/{PATH}/{{code:path}}", _followed(stem))]


def _followed(stem: str) -> Callable[[Request], Any]:
    async def follow(request: Request) -> Response:
        """`GET /l/{code}?lang=en`. Where it leads is told to anybody; the page asks who may see.

        A chat may add a full stop or a bracket, and a hand may type capitals.
        """
        asked = request.query_params.get("lang")
        spoken = Language(asked) if asked in set(Language) else Language.VI
        with speaking(spoken):
            try:
                code = read_code(request.path_params["code"])
                link = await asyncio.to_thread(_link, code)
            except BansoError as error:
                status = HTTPStatus.SERVICE_UNAVAILABLE
                return page.shown("ended", base=stem, status=status, heading=str(error))
            if link is None:
                heading = say("story.no_link")
                return page.shown("ended", base=stem, status=HTTPStatus.NOT_FOUND, heading=heading)
            to = f"{stem}/{_address(link, {'lang': spoken.value} if asked else {})}"
            if is_robot(request):
                return await asyncio.to_thread(preview, request, link, onward=to, stem=stem)
        return RedirectResponse(to, status_code=HTTPStatus.SEE_OTHER, headers=guard.HEADERS)

    return follow


def _link(code: str) -> Link | None:
    try:
        return load.store().link(code)
    except ValueError:  # a page that an earlier program had
        return None


def _address(link: Link, spoken: dict[str, str]) -> str:
    if link.view is None:
        return f"{STORIES}?{urlencode({STORY: link.code, **spoken})}"
    asked = parts(link.view, revision=link.revision, moment=link.moment) | spoken
    return f"{link.view.page}?{urlencode(asked)}"
