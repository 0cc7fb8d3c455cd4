"""A reader without a browser for Panel: speaks Bokeh's protocol over a WebSocket."""

import asyncio
import json
import re
import time
import urllib.request
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final

from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from bench.map.viewer import HTTP, LARGEST, PATIENCE_SECONDS, ViewerError

TOKEN: Final = re.compile(r'"token":"([^"]+)"')
NOT_OURS: Final = "the page has no token"
NO_BUTTONS: Final = "the document has no buttons"
PATCHED: Final = "ColumnsPatched"


@dataclass(slots=True)
class BokehViewer:
    """One reader of the Panel peer.

    Args:
        address: Of the server.
        path: Of the page.
    """

    address: str
    path: str = ""
    _socket: ClientConnection | None = None
    _group: str = ""
    _labels: int = 0
    _active: int = 0
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    async def open(self) -> float:
        """Come to the page; seconds until the document has arrived."""
        began = time.perf_counter()
        page = await asyncio.to_thread(_fetched, f"{self.address}/{self.path}")
        found = TOKEN.search(page)
        if found is None:
            raise ViewerError(NOT_OURS)
        self._socket = await connect(
            f"ws{self.address[HTTP:]}/ws",
            subprotocols=[Subprotocol("bokeh"), Subprotocol(found[1])],
            max_size=LARGEST,
            open_timeout=PATIENCE_SECONDS,
        )
        await self._until("ACK")
        await self._send("PULL-DOC-REQ", {})
        document = await self._until("PULL-DOC-REPLY")
        group = group_of(document)
        self._group, self._labels = group["id"], len(group["attributes"]["labels"])
        return time.perf_counter() - began

    async def change(self, number: int) -> float:
        """Choose an indicator; seconds until its values have arrived.

        One more where it is the one that is chosen: that would change nothing.
        """
        began = time.perf_counter()
        chosen = number % self._labels
        self._active = chosen if chosen != self._active else (chosen + 1) % self._labels
        event = {
            "kind": "ModelChanged", "model": {"id": self._group}, "attr": "active",
            "new": self._active,
        }  # fmt: skip
        await self._send("PATCH-DOC", {"events": [event]})
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                content = await self._until("PATCH-DOC")
                if any(one["kind"] == PATCHED for one in content["events"]):
                    return time.perf_counter() - began

    async def close(self) -> None:
        """Go away."""
        if self._socket:
            await self._socket.close()

    async def _send(self, kind: str, content: dict[str, Any]) -> None:
        assert self._socket  # noqa: S101 - open
        header = {"msgid": str(next(self._numbers)), "msgtype": kind}
        for part in (header, {}, content):
            await self._socket.send(json.dumps(part))

    async def _until(self, kind: str) -> dict[str, Any]:
        """The content of the next message of a kind."""
        assert self._socket  # noqa: S101 - open
        while True:
            header = json.loads(await self._socket.recv())
            await self._socket.recv()  # its metadata
            content: dict[str, Any] = json.loads(await self._socket.recv())
            for _ in range(2 * int(header.get("num_buffers", 0))):
                await self._socket.recv()
            if header["msgtype"] == "ERROR":
                raise ViewerError(str(content)[:200])
            if header["msgtype"] == kind:
                return content


def group_of(document: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    """The group of buttons in a document: the object that has labels of which one is active.

    Raises:
        ViewerError: There is none.
    """
    waiting = [document]
    for one in waiting:  # grows as it goes
        if isinstance(one, dict):
            if {"labels", "active"} <= set(one.get("attributes") or {}):
                return one
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one
    raise ViewerError(NO_BUTTONS)


def _fetched(address: str) -> str:
    with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own server
        content: bytes = answer.read()
        return content.decode()
