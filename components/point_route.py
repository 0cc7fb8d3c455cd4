"""The route of points: sent once to each browser, as `components.geometry_route` sends shapes."""

import asyncio
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from components import point_layer
from components.geometry_route import NOT_FOUND
from components.parcel import Parcel

OWN_BROWSER: Final = "private, max-age=31536000, immutable"
"""Points may be meant for those who are signed in: no proxy keeps them."""


def routes(*, base: str = "") -> list[BaseRoute]:
    """The route of points.

    Args:
        base: The option `server.baseUrlPath`: where behind a proxy the app stands.
    """
    stem = f"/{base.strip('/')}" if base.strip("/") else ""
    return [Route(f"{stem}/points/{{name}}.json", points)]


async def points(request: Request) -> Response:
    """`GET /points/{indicator}.{place}.{list}.{period}-{digest}.json`: the points of a map.

    The address holds the hash of what it names, so only those know it who were shown the map;
    once other points hold, it is unknown, and the page has the new one with its next message.
    """
    parcel: Parcel | None = await asyncio.to_thread(point_layer.named, request.path_params["name"])
    if parcel is None:
        return Response(status_code=NOT_FOUND)
    answer = await asyncio.to_thread(parcel.response, request)
    answer.headers["Cache-Control"] = OWN_BROWSER
    return answer
