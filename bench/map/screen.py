"""When a page last changed what is seen, and what that cost: the same for every kind of app."""

import base64
import io
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from PIL import Image, ImageChops
from playwright.sync_api import CDPSession, Page

QUIET_SECONDS: Final = 1.5  # nothing more is painted when this long nothing was
LONGEST_SECONDS: Final = 60
PAUSE_MS: Final = 8
CLOCK_TICKS: Final = 100  # a second, in /proc
NOTE: Final = """
window.addEventListener("pointerdown", () => { window.inputAt = Date.now() / 1000; }, true);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one change cost.

    Args:
        seconds: From the input event to the last frame in which the map differs.
        received: Bytes over HTTP and WebSocket.
        cpu: Seconds of the server's processes.
    """

    seconds: float
    received: int
    cpu: float


class Screen:
    """Watches a page's frames and traffic through the browser's own protocol.

    Args:
        page: Open on the app.
        process: Id of the server's process; its children count as it.
        box: Left, top, right, bottom of the map on the page, pixels.
    """

    def __init__(self, page: Page, *, process: int, box: tuple[int, int, int, int]) -> None:
        self.page, self.process, self.box = page, process, box
        self.frames: list[tuple[float, bytes]] = []
        self.unanswered: list[int] = []
        self.received = 0
        self.protocol: CDPSession = page.context.new_cdp_session(page)
        self.protocol.on("Page.screencastFrame", self._keep)
        self.protocol.on("Network.dataReceived", self._count_http)
        self.protocol.on("Network.webSocketFrameReceived", self._count_socket)
        self.protocol.send("Network.enable")
        self.protocol.send("Page.startScreencast", {"format": "png"})
        page.evaluate(NOTE)

    def change(self, act: Callable[[], None]) -> Change:
        """Do something that changes the map, and wait until it has."""
        self.settle()
        before = self.frames[-1:]
        self.frames, self.received = before, 0
        cpu = cpu_of(self.process)
        act()
        self.page.evaluate("document.activeElement?.blur()")  # a caret would blink for ever
        self.settle()
        began: float = self.page.evaluate("window.inputAt")
        return Change(
            seconds=self._last_difference() - began,
            received=self.received,
            cpu=cpu_of(self.process) - cpu,
        )

    def settle(self) -> None:
        """Wait until nothing is painted any more."""
        until = time.monotonic() + LONGEST_SECONDS
        seen, since = len(self.frames), time.monotonic()
        while time.monotonic() < until and time.monotonic() - since < QUIET_SECONDS:
            self.page.wait_for_timeout(PAUSE_MS)
            while self.unanswered:  # the browser sends the next frame when it knows of this one
                answer = {"sessionId": self.unanswered.pop()}
                self.protocol.send("Page.screencastFrameAck", answer)
            if len(self.frames) != seen:
                seen, since = len(self.frames), time.monotonic()

    def _last_difference(self) -> float:
        """When the frame came in which the map last looks otherwise than in the one before."""
        pictures = [(at, self._map(content)) for at, content in self.frames]
        changed = [
            at
            for (_, before), (at, after) in pairwise(pictures)
            if ImageChops.difference(before, after).getbbox()
        ]
        if not changed:
            msg = "The map did not change."
            raise RuntimeError(msg)
        return changed[-1]

    def _map(self, content: bytes) -> Image.Image:
        return Image.open(io.BytesIO(content)).convert("RGB").crop(self.box)

    def _keep(self, event: dict[str, Any]) -> None:
        at = float(event["metadata"]["timestamp"])
        self.frames.append((at, base64.b64decode(event["data"])))
        self.unanswered.append(int(event["sessionId"]))

    def _count_http(self, event: dict[str, Any]) -> None:
        self.received += int(event["encodedDataLength"] or event["dataLength"])

    def _count_socket(self, event: dict[str, Any]) -> None:
        payload = event["response"]["payloadData"]
        is_binary = event["response"]["opcode"] != 1
        self.received += len(payload) * 3 // 4 if is_binary else len(payload.encode())


def cpu_of(process: int) -> float:
    """Seconds that a process and its children have computed."""
    ticks = 0
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:  # gone meanwhile
            continue
        if process in (int(path.parent.name), int(fields[1])):
            ticks += int(fields[11]) + int(fields[12])
    return ticks / CLOCK_TICKS
