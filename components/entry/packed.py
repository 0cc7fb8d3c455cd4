"""Streamlit's own scripts and styles, packed: by itself it sends them as they lie on the disk.

They are most of what a first visit loads, and shrink to a third. Each is packed once a process,
when it is first asked for; its name changes with its content, so it may be kept for good. So is
the script of the map's frame, which Streamlit would pack for each reader anew.
"""

import asyncio
import re
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.file_util import get_static_dir

from components.parcel import Parcel

SHIPPED: Final = Path(get_static_dir()) / "static"
MEDIA: Final = {"js": "text/javascript", "css": "text/css"}
QUALITY: Final = 5  # within a tenth of the best there is, and five times as fast
PATH: Final = re.compile(r"(/component/streamlit_folium\.st_folium)?/static/(?:js|css)/([^/]+)")

_known: dict[tuple[str, str], Parcel] = {}  # all there are


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
        if not found:
            await self.app(scope, receive, send)
            return
        whose, name = found[1] or "", found[2]
        parcel = _known.get((whose, name)) or await asyncio.to_thread(parcel_of, name, whose)
        if parcel is None:
            await self.app(scope, receive, send)
            return
        await parcel.response(Request(scope))(scope, receive, send)

    def _path(self, scope: Scope) -> str:
        """The address without what a proxy or the option put before it."""
        path = str(scope.get("path", "")).removeprefix(str(scope.get("root_path", "")))
        return path.removeprefix(self.base)


def _is_read(scope: Scope) -> bool:
    return bool(scope["type"] == "http" and scope["method"] == "GET")


def parcel_of(name: str, whose: str = "") -> Parcel | None:
    """What lies under a name; None where nothing does.

    Args:
        name: Of the file.
        whose: The address of a component; "" for Streamlit itself.
    """
    kind = name.rpartition(".")[2]
    folder = framed() if whose else SHIPPED
    if kind not in MEDIA or not (file := folder / kind / name).is_file():
        return None
    found = Parcel(body=file.read_bytes(), media_type=MEDIA[kind], quality=QUALITY)
    found.pack()
    return _known.setdefault((whose, name), found)


def framed() -> Path:
    """The files of the map's frame; the library is not imported, for a run has to be the first."""
    found = find_spec("streamlit_folium")
    if found is None or found.origin is None:
        raise ModuleNotFoundError(name="streamlit_folium")
    return Path(found.origin).parent / "frontend" / "build" / "static"
