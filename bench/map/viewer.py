"""A reader without a browser: speaks Streamlit's own protocol over a WebSocket.

What the server does for such a reader is what it does for a browser: the same messages go
both ways, only nobody draws them. `bench.map.crowd` holds one against a real browser.
"""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

STREAM: Final = "/_stcore/stream"
PATIENCE_SECONDS: Final = 200
MAP_ELEMENTS: Final = frozenset({"component_instance", "bidi_component"})
SELECT: Final = "selectbox"
HEADING: Final = "heading"
EXCEPTION: Final = "exception"
LARGEST: Final = 2**28
HTTP: Final = 4  # letters of `http`, which becomes `ws`


class ViewerError(RuntimeError):
    """The server told a reader of a fault, or left it without an answer."""


@dataclass(slots=True)
class Heard:
    """What a reader remembers of all that it was sent.

    Args:
        query: Of the address, as the server last wrote it.
        page: Hash of the page's script.
        selects: The select boxes by the end of their id: their whole id, their options.
        cached: Kinds of the messages that need not be sent twice, by their hash.
        is_answered: The map's element has come since the question.
        is_done: The script has ended since.
        is_titled: A title has come since: what was asked for is there, not only words why not.
        failed: A fault that was shown.
        size: Bytes since the question.
    """

    query: str = ""
    page: str = ""
    selects: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    cached: dict[str, str] = field(default_factory=dict)
    is_answered: bool = False
    is_done: bool = False
    is_titled: bool = False
    failed: str = ""
    size: int = 0

    def asked(self) -> None:
        """A question goes out: nothing of its answer has come."""
        self.is_answered = self.is_done = self.is_titled = False
        self.failed, self.size = "", 0

    def take(self, content: bytes) -> None:
        """Note what a message says."""
        message = ForwardMsg.FromString(content)
        self.size += len(content)
        kind = message.WhichOneof("type") or ""
        if kind == "new_session":
            self.page = message.new_session.page_script_hash
        elif kind == "navigation":  # which of its pages the script runs; before, its own
            self.page = message.navigation.page_script_hash
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "script_finished":
            self.is_done = message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
        elif kind == "ref_hash":
            self.is_answered |= self.cached.get(message.ref_hash) in MAP_ELEMENTS
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._take_element(message)

    def _take_element(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        kind = element.WhichOneof("type") or ""
        if message.metadata.cacheable:
            self.cached[message.hash] = kind
        if kind == SELECT:
            box = element.selectbox
            self.selects[box.id.rpartition("-")[2]] = (box.id, tuple(box.options))
        elif kind == HEADING:
            self.is_titled = True
        elif kind == EXCEPTION:
            self.failed = f"{element.exception.type}: {element.exception.message}"
        self.is_answered |= kind in MAP_ELEMENTS


@dataclass(slots=True)
class Viewer:
    """One reader at one page.

    Args:
        address: Of the server.
        path: Of the page, with its parameters.
        is_for_map: It waits for the map; else until the script has ended.
    """

    address: str
    path: str = ""
    is_for_map: bool = True
    heard: Heard = field(default_factory=Heard)
    _socket: ClientConnection | None = None
    _chosen: dict[str, str] = field(default_factory=dict)

    async def open(self) -> float:
        """Come to the page; seconds until the map has arrived, or the script has ended."""
        self._socket = await connect(
            f"ws{self.address[HTTP:]}{STREAM}",
            subprotocols=[Subprotocol("streamlit")],
            origin=Origin(self.address),
            max_size=LARGEST,
            open_timeout=PATIENCE_SECONDS,
        )
        self.heard.query = urlsplit(f"/{self.path}").query
        return await self._ask()

    async def change(self, number: int) -> float:
        """Choose an indicator by its place in the list; seconds until the map's answer."""
        name, options = self.heard.selects["indicator"]
        self._chosen[name] = options[number % len(options)]
        return await self._ask()

    async def turn(self, path: str) -> float:
        """Come to another view of the page that one is on; seconds as in `open`."""
        self.path, self.heard.query = path, urlsplit(f"/{path}").query
        return await self._ask()

    async def close(self) -> None:
        """Go away, as by closing the window."""
        if self._socket:
            await self._socket.close()

    async def _ask(self) -> float:
        assert self._socket  # noqa: S101 - open
        self.heard.asked()
        page = urlsplit(f"/{self.path}").path
        began, answered = time.perf_counter(), 0.0
        await self._socket.send(
            question(self.heard, page=page, address=self.address, chosen=self._chosen)
        )
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not self.heard.is_done:
                content = await self._socket.recv()
                self.heard.take(content if isinstance(content, bytes) else content.encode())
                if self.heard.is_answered and not answered:
                    answered = time.perf_counter() - began
        if self.heard.failed or (self.is_for_map and not answered):
            raise ViewerError(self.heard.failed or "no map")
        if not self.heard.is_titled:
            msg = "no title"
            raise ViewerError(msg)
        return answered if self.is_for_map else time.perf_counter() - began


def question(heard: Heard, *, page: str, address: str, chosen: Mapping[str, str]) -> bytes:
    """What a browser sends to have the script run: the address, and what was chosen."""
    message = BackMsg()
    state = message.rerun_script
    state.query_string = heard.query
    if heard.page:
        state.page_script_hash = heard.page
        state.cached_message_hashes.extend(heard.cached)
    else:
        state.page_name = page.strip("/")
    state.widget_states.SetInParent()
    for name, value in chosen.items():
        state.widget_states.widgets.add(id=name, string_value=value)
    context = state.context_info
    context.timezone, context.locale, context.color_scheme = "Asia/Ho_Chi_Minh", "vi-VN", "light"
    context.timezone_offset, context.url = -420, f"{address}{page}"
    content: bytes = message.SerializeToString()
    return content
