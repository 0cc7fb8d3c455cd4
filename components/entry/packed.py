"""Streamlit's own scripts and styles, packed: by itself it sends them as they lie on the disk.

They are most of what a first visit loads, and shrink to a third. Each is packed once a process,
when it is first asked for; its name changes with its content, so it may be kept for good.
"""

import asyncio
import re
from functools import lru_cache
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.file_util import get_static_dir

from components.parcel import Parcel

SHIPPED: Final = Path(get_static_dir()) / "static"
MEDIA: Final = {"js": "text/javascript", "css": "text/css"}
QUALITY: Final = 5  # within a tenth of the best there is, and five times as fast
KEPT: Final = 512  # all there are
PATH: Final = re.compile(r"/static/(?:js|css)/([^/]+)")


class Packed:
    """Middleware of the app, for Streamlit keeps these addresses to itself.

    Args:
        app: What stands behind it; answers for fonts and pictures, which are packed already.
        base: The option `server.baseUrlPath`.
    """

    def __init__(self, app: ASGIApp, *, base: str = "") -> None:
        self.app = app
        self.base = f"/{base.strip('/')}" if base.strip("/") else ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for scripts and styles, and pass everything else on."""
        found = PATH.fullmatch(self._path(scope)) if _is_read(scope) else None
        parcel = await asyncio.to_thread(parcel_of, found[1]) if found else None
        if parcel is None:
            await self.app(scope, receive, send)
            return
        response = await asyncio.to_thread(parcel.response, Request(scope))
        await response(scope, receive, send)

    def _path(self, scope: Scope) -> str:
        """The address without what a proxy or the option put before it."""
        path = str(scope.get("path", "")).removeprefix(str(scope.get("root_path", "")))
        return path.removeprefix(self.base)


def _is_read(scope: Scope) -> bool:
    return bool(scope["type"] == "http" and scope["method"] == "GET")


@lru_cache(maxsize=KEPT)
def parcel_of(name: str) -> Parcel | None:
    """What lies under a name; None where nothing does."""
    kind = name.rpartition(".")[2]
    if kind not in MEDIA or not (file := SHIPPED / kind / name).is_file():
        return None
    return Parcel(body=file.read_bytes(), media_type=MEDIA[kind], quality=QUALITY)
