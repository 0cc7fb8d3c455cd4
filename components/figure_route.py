"""What a map asks for while it is looked at: words of a unit, all periods, another indicator.

Nothing is remembered of who asked before: the address says the whole view, so that any of
several processes on one store can answer. Its version is the revision's, so an answer may be kept;
a pinned page says beside it which revision that is.
"""

import asyncio
import json
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final
from urllib.parse import urlencode

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from components import filters, framing, load, mapped, pin
from components.asked import UnknownViewError
from components.entry.caller import caller
from components.figure_address import AGAINST, COMPACT, SIZE, version
from components.filters import LEVEL_KEY, Selection
from components.framing import Frame, Frames
from components.maps import sent, shading
from components.maps.view import MapView, Mode, Theme
from components.parcel import Parcel
from components.picture import picture
from components.telling import told
from components.units_view import KEY
from components.visitor import is_open
from data.catalog import Kind
from data.period import parse
from geo import topology
from text import Language, language, speaking
from text.error import BansoError

Answer = Callable[[Selection, Theme, Request], bytes | None]
PACKED_KEPT: Final = 64
A_DAY: Final = "public, max-age=86400, immutable"
"""The words of a new release are there on the next day at the latest."""
NOT_KEPT: Final = "private, no-store"
REFUSED: Final = 401
NOT_FOUND: Final = 404
PARTS: Final = frozenset(
    {"place", LEVEL_KEY, "indicator", "edition", "period", KEY}
    | {"method", "classes", "breaks", "isolate"}
)


def routes(*, base: str = "") -> list[BaseRoute]:
    """The addresses that give figures.

    Args:
        base: The option `server.baseUrlPath`: where behind a proxy the app stands.
    """
    stem = f"/{base.strip('/')}" if base.strip("/") else ""
    return [
        Route(f"{stem}/tip/{{version}}", _guarded(_tip)),
        Route(f"{stem}/frames/{{version}}", _guarded(_frames)),
        Route(f"{stem}/ahead/{{version}}", _guarded(_ahead)),
    ]


def _guarded(answer: Answer) -> Callable[[Request], Any]:
    async def asked(request: Request) -> Response:
        if not is_open() and await caller(request) is None:
            return Response(status_code=REFUSED, headers={"Cache-Control": NOT_KEPT})
        return await asyncio.to_thread(_answered, answer, request)

    return asked


def _answered(answer: Answer, request: Request) -> Response:
    asked = request.query_params
    try:
        pinned = asked.get(pin.KEY)
        with (
            speaking(Language(asked.get("lang", Language.VI))),
            load.at(*(pin.read(pinned) if pinned else (None,))),
        ):
            if request.path_params["version"] != version(load.version()):
                return Response(status_code=NOT_FOUND)
            parts = {key: value for key, value in asked.items() if key in PARTS}
            theme = Theme(asked.get("theme", Theme.LIGHT))
            body = answer(filters.given(parts), theme, request)
    except (UnknownViewError, ValueError, BansoError):
        body = None
    if body is None:
        return Response(status_code=NOT_FOUND)
    kept = A_DAY if is_open() else NOT_KEPT
    return _parcel(body).response(request, kept=kept)


@lru_cache(maxsize=PACKED_KEPT)
def _parcel(body: bytes) -> Parcel:
    return Parcel(body=body, media_type="application/json")


def _tip(selection: Selection, theme: Theme, request: Request) -> bytes | None:
    """`GET /tip/{version}?place=…&unit=…`: `{"value": "44,7 %", "lines": […]}`."""
    held = request.query_params.get(AGAINST)
    against = parse(held) if held else None
    code = request.query_params.get("unit", "")
    found = told(selection, code, theme=theme, against=against)
    if found is None:
        return None
    drawn = {"course": found.course, "now": found.now, "ends": found.ends}
    course = drawn if found.course else {}
    return _json({"value": found.value, "lines": found.lines, **course})


def _ahead(selection: Selection, theme: Theme, request: Request) -> bytes | None:
    """`GET /ahead/{version}?place=…&named=…`: what the page would send its map in a moment.

    The list of indicators offers names; which of them is meant, is known here.
    """
    chosen = filters.turned(selection, name=request.query_params.get("named", ""))
    one = picture(chosen, theme)
    if one is None:
        return None
    is_compact = bool(request.query_params.get(COMPACT))
    return sent.sent(mapped.plain(one, is_compact=is_compact)).encode()


def _frames(selection: Selection, _: Theme, request: Request) -> bytes | None:
    """`GET /frames/{version}?place=…`: for each period its shades, sizes and the whole's words."""
    is_sized = bool(request.query_params.get(SIZE)) and selection.indicator.kind is Kind.RATE
    view = urlencode(filters.parameters(selection))
    key = f"{version(selection.version)} {language()} {is_sized} {view}"
    return _played(key, selection, is_sized)


@st.cache_resource(max_entries=PACKED_KEPT, show_spinner=False)
def _played(key: str, _selection: Selection, is_sized: bool) -> bytes | None:  # noqa: ARG001
    """Made once for everybody who plays the same view."""
    found = framing.frames(_selection)
    if found is None:
        return None
    return _json({"frames": [_frame(found, one, is_sized=is_sized) for one in found.frames]})


def _frame(all_of_them: Frames, one: Frame, *, is_sized: bool) -> dict[str, Any]:
    told_words = {"period": str(one.period), "whole": one.whole, "counted": one.counted}
    if one.rows is None:
        return told_words
    is_circles = all_of_them.selection.indicator.kind is Kind.COUNT
    largest = all_of_them.largest_size if is_sized else all_of_them.largest
    mode = Mode.BOTH if is_sized else Mode.CIRCLES if is_circles else Mode.COLOURS
    view = MapView(
        scope=all_of_them.selection.scope,
        rows=one.rows,
        palette=(),
        alt="",
        mode=mode,
        largest=None if mode is Mode.COLOURS else largest,
    )
    rows = shading.in_order(one.rows, topology.layer(view.scope))
    return {
        **told_words,
        "shades": shading.shades(rows, view.mode),
        "sizes": shading.sizes(rows, view),
        "inks": shading.inks(rows, mode),
    }


def _json(content: dict[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
