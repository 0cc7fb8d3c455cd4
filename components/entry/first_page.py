"""The page that a browser is given first, with the names of what it will ask for.

Streamlit's own names what Streamlit starts with. What the elements of a page need, the fonts,
the map's scripts and its shapes were each asked for only when what comes before them had run:
six waits one after the other. Named here, they come while the first scripts are read; of low
priority, for a browser asks for six things at a time, and Streamlit's own start must not queue
behind a hundred files.
"""

import asyncio
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Final

import streamlit as st
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route
from streamlit.file_util import get_static_dir

from components.entry import packed
from components.frame import NARROW, NARROW_PX, PAGES, WIDTH
from components.maps import bundle, furniture
from geo import topology
from geo.units import NATION, Level
from text import Language, speaking
from text.error import BansoError

INDEX: Final = Path(get_static_dir()) / "index.html"
BEFORE: Final = '<link rel="stylesheet"'
STILL: Final = (
    '<style>[data-testid="stSkeleton"] {animation: none !important} '
    'html:not(.has-icons) [data-testid="stIconMaterial"] {visibility: hidden; '
    "display: inline-block; width: 1em; overflow: hidden; white-space: nowrap}</style>"
)
"""What stands where something will be pulsates in Streamlit's page: without a graphics card that
takes the processor from the very work that is waited for. Icons keep their place until their font
is there; see `static/page/icons.js`."""
ABOVE: Final = ("Html", "ButtonGroup", "Button", "Selectbox", "ComponentInstance")
BESIDE: Final = ("Metric", "Table", "ArrowVegaLiteChart", "PageLink")
"""What pages are made of, as Streamlit calls its scripts: up to the map, and beside it. One that
is called otherwise some day is loaded when it is met, as before."""
FONTS: Final = ("400", "600", "700", "500", "400-digits")
IMPORTED: Final = re.compile(r"""(?:from|import)\s*["']\./([\w.-]+\.js)["']""")
SERVER: Final = (
    "<script>window.__streamlit = "
    '{{BACKEND_BASE_URL: new URL(".", location.href).href, HOST_CONFIG: {}}}</script>'
)
"""Without it Streamlit looks for its server below the page first, waits before it looks beside
it, and asks it how it is set before it talks to it."""
MEASURED: Final = (
    f'<script>document.cookie = "{WIDTH}=" + (innerWidth < {NARROW_PX} ? "{NARROW}" : "") + '
    f'"; path=" + new URL(".", location.href).pathname + "; SameSite=Lax"</script>'
)
"""No request says how wide a window is; the page's own connection takes this along."""
SCRIPTS: Final = ("map_first", "icons")
"""Of `static/page/`, in the page itself: they must run before Streamlit's own."""
WITH_MAP: Final = ("", "map")
NOT_KEPT: Final = {"Cache-Control": "no-cache"}


def routes(*, base: str = "") -> list[BaseRoute]:
    """The addresses of the pages.

    Args:
        base: The option `server.baseUrlPath`.
    """
    stem = f"/{base.strip('/')}" if base.strip("/") else ""
    names = ["", *sorted(one.stem for one in PAGES.glob("*.py"))]
    return [Route(f"{stem}/{name}", _first) for name in names]


async def _first(request: Request) -> Response:
    name = request.url.path.rpartition("/")[2]
    asked = request.query_params if name in WITH_MAP else None
    return HTMLResponse(await asyncio.to_thread(body, asked), headers=NOT_KEPT)


def body(asked: Mapping[str, str] | None = None) -> str:
    """The page; with a map's shapes where the address of one says which."""
    head, found, rest = plain().partition(BEFORE)
    beside = _preloaded(BESIDE) if asked is None else _of_map(asked)
    return "".join((head, *beside, found, rest))


@cache
def plain() -> str:
    """Streamlit's page with what every page of ours needs; made once a process."""
    head, found, rest = INDEX.read_text(encoding="utf-8").partition(BEFORE)
    fonts = (
        f'<link rel="preload" as="font" type="font/woff2" crossorigin '
        f'href="./assets/fonts/be-vietnam-pro-{one}.woff2">'
        for one in FONTS
    )
    server = SERVER.format(json.dumps(host()))
    folder = PAGES.parent / "static" / "page"
    written = [(folder / f"{one}.js").read_text(encoding="utf-8") for one in SCRIPTS]
    scripts = (f"<script>{one}</script>" for one in written)
    named = (*fonts, *_preloaded(ABOVE))
    return "".join((head, server, STILL, MEASURED, *scripts, *named, found, rest))


def _preloaded(elements: tuple[str, ...]) -> Iterator[str]:
    for one in needed(elements):
        address = f"./static/js/{one}"
        yield f'<link rel="modulepreload" crossorigin fetchpriority="low" href="{address}">'


def host() -> dict[str, object]:
    """What Streamlit's own route of these settings answers, as far as it is needed to begin."""
    return {
        "allowedOrigins": [*st.get_option("client.allowedOrigins")],
        "useExternalAuthToken": False,
        "enableCustomParentMessages": False,
        "blockErrorDialogs": False,
    }


@cache
def needed(elements: tuple[str, ...]) -> tuple[str, ...]:
    """The scripts of elements and all that they import, in the order in which they are met.

    What the page names by itself is not among them; of what stands beside the map, neither is
    what the elements above need.
    """
    folder = packed.SHIPPED / "js"
    found = [one.name for name in elements for one in sorted(folder.glob(f"{name}.*.js"))]
    for name in found:  # grows as it goes
        text = (folder / name).read_text(encoding="utf-8")
        found += [one for one in dict.fromkeys(IMPORTED.findall(text)) if one not in found]
    page = INDEX.read_text(encoding="utf-8")
    named = set(needed(ABOVE)) if elements == BESIDE else set()
    return tuple(one for one in found if one not in page and one not in named)


def _of_map(asked: Mapping[str, str]) -> Iterator[str]:
    """What the map's frame will ask for; it finds it in the browser's cache.

    So do the charts beside it, which are drawn after the map: their scripts are half of all there
    are, and are not read before.
    """
    for ending in ("js", "css"):
        yield _later(f"assets/map/{bundle.name(ending)}")
    for script in sorted((packed.framed() / "js").glob("*.js")):
        yield _later(f"component/streamlit_folium.st_folium/static/js/{script.name}")
    place, level = asked.get("place", ""), asked.get("level", "")
    scope = place
    if place == NATION.code:
        scope = "communes" if level == Level.COMMUNE else "provinces"
    try:
        with speaking(Language(asked.get("lang", Language.VI))):
            layer = topology.layer(scope)
            yield _later(f"furniture/{furniture.name(layer)}.json")
        yield _later(f"geometry/{layer.scope}-{layer.digest}.json")
    except (BansoError, ValueError):
        pass  # the map will know better
    for one in needed(BESIDE):
        yield _later(f"static/js/{one}", like=" crossorigin")


def _later(address: str, *, like: str = "") -> str:
    return f'<link rel="prefetch"{like} href="./{escape(address)}">'
