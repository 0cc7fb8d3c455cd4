"""What a chat's robot is told of a short link, so that it shows title and picture of the view.

A robot is nobody: it is told what anybody may read, and of the rest only that one must sign in.
Readers are not kept waiting by such a page; they are led on at once.
"""

import re
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from components import load
from components.entry import guard, page
from components.story import naming
from components.visitor import is_open
from data.actor import READER, NotAllowedError
from data.story.record import Link
from text import language, say

ROBOTS: Final = re.compile(
    r"^(viber|whatsapp)/|facebookexternalhit|facebot|zalobot|telegrambot|slackbot|twitterbot"
    r"|linkedinbot|skypeuripreview|discordbot|embedly|googlebot|bingbot|applebot",
    re.IGNORECASE,
)


def is_robot(request: Request) -> bool:
    """Whether it asks who only wants to show what a link leads to."""
    return ROBOTS.search(request.headers.get("user-agent", "")) is not None


def preview(request: Request, link: Link, *, onward: str, stem: str) -> Response:
    """Title and picture of what a link leads to, as far as anybody may see them.

    Args:
        request: Of the robot.
        link: What it asks for.
        onward: Where the link leads.
        stem: Path before every address of ours.
    """
    host = guard.origin(request)
    title, note, is_shown = _told(link)
    return page.shown(
        "preview",
        base=stem,
        title=title,
        note=note,
        onward=onward,
        address=f"{host}{request.url.path}",
        image=f"{host}{stem}/views/{link.code}.png?lang={language()}" if is_shown else "",
    )


def _told(link: Link) -> tuple[str, str, bool]:
    """Title and line of a link, and whether its picture may be seen."""
    closed = (say("link.closed"), say("link.closed_note"), False)
    if not is_open():
        return closed
    if link.view is not None:
        pinned = "" if link.revision is None else say("story.is_frozen", number=str(link.revision))
        facts = (naming.note(link.view), pinned)
        return naming.name(link.view), " · ".join(filter(None, facts)), True
    try:
        found = load.store().story(link.code, READER)
    except NotAllowedError:
        return closed
    return (
        naming.shortened(found.name),
        say("story.n_views", n=len(found.slides)),
        bool(found.slides),
    )
