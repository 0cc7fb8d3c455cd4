"""What the browser keeps: shapes and the map's scripts under their hash, and the static files."""

import asyncio
from functools import lru_cache
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from components.maps import bundle
from components.maps.furniture import parcel as furnished
from components.parcel import Parcel
from geo import topology
from geo.boundary import UnknownScopeError

KEPT: Final = 112  # every province, its former communes, the national maps, and some old ones
A_DAY: Final = "public, max-age=86400"
NOT_FOUND: Final = 404


class Assets(StaticFiles):
    """Files under their own name: kept for a day, then asked for again by their ETag."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """As Starlette's, with the time that the file may be kept."""
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = A_DAY
        return response


def routes(static: Path, *, base: str = "") -> list[BaseRoute]:
    """The app's own routes.

    Args:
        static: Folder of fonts, marks and scripts.
        base: The option `server.baseUrlPath`: where behind a proxy the app stands.
    """
    stem = f"/{base.strip('/')}" if base.strip("/") else ""
    return [
        Route(f"{stem}/geometry/{{name}}.json", geometry),
        Route(f"{stem}/furniture/{{name}}.json", furniture),
        Route(f"{stem}/assets/map/{{name}}", script),
        Mount(f"{stem}/assets", Assets(directory=static)),
        # The only address of the app's own that Streamlit takes for a mark; a file it would
        # write into every run.
        Mount(f"{stem}/app/static", Assets(directory=static)),
    ]


async def geometry(request: Request) -> Response:
    """`GET /geometry/{scope}-{digest}.json`: the shapes of a map, once and for good.

    An address whose digest is not that of today's outlines is unknown: what it named is gone,
    and a page that still asks for it gets the new address with its next message.
    """
    scope, _, digest = request.path_params["name"].rpartition("-")
    parcel = await asyncio.to_thread(_shapes, scope, digest)
    if parcel is None:
        return Response(status_code=NOT_FOUND)
    return await asyncio.to_thread(parcel.response, request)


async def furniture(request: Request) -> Response:
    """`GET /furniture/{scope}-{language}-{digest}.json`: what stands on every map of a scope."""
    parcel = await asyncio.to_thread(furnished, request.path_params["name"])
    if parcel is None:
        return Response(status_code=NOT_FOUND)
    return await asyncio.to_thread(parcel.response, request)


async def script(request: Request) -> Response:
    """`GET /assets/map/map-{digest}.js` or `.css`: all of the map's scripts or styles."""
    parcel = bundle.files().get(request.path_params["name"])
    if parcel is None:
        return Response(status_code=NOT_FOUND)
    return await asyncio.to_thread(parcel.response, request)


def _shapes(scope: str, digest: str) -> Parcel | None:
    try:
        layer = topology.layer(scope)
    except UnknownScopeError:
        return None
    return _packed(scope, digest) if layer.digest == digest else None


@lru_cache(maxsize=KEPT)
def _packed(scope: str, digest: str) -> Parcel:
    """The parcel of a layer. The digest is the key: other outlines are another parcel."""
    layer = topology.layer(scope)
    assert layer.digest == digest  # noqa: S101 - the caller compared them
    return Parcel(body=layer.body, media_type="application/json")
