"""When a page last changed what is seen, and what that cost: the same for every kind of app."""

import base64
import io
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from typing import Any, Final

from PIL import Image, ImageChops
from playwright.sync_api import CDPSession, Page

from bench.map.process import cpu_of
from bench.map.relay import Line

QUIET_SECONDS: Final = 0.8  # nothing more is painted when this long nothing was
BUSY_SECONDS: Final = 0.5  # a page that takes so long to answer is still at work
LONGEST_SECONDS: Final = 60
PAUSE_MS: Final = 50  # to ask more often takes the processor from the page; frames tell their time
GRAIN: Final = 16  # blocks of a JPEG: equal pixels give equal blocks, within whole ones
PICTURE: Final = {"format": "jpeg", "quality": 70}
NOTE: Final = """() => {
  if (window.inputAt !== undefined) return;
  window.inputAt = 0;
  for (const kind of ["pointerdown", "keydown"]) {
    window.addEventListener(kind, (event) => {
      window.inputAt = (performance.timeOrigin + event.timeStamp) / 1000;
    }, true);
  }
}"""

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one change cost.

    Args:
        seconds: From the input event to the last frame in which the map differs.
        received, sent: Bytes on the line, as a relay counts them.
        cpu: Seconds of the server's processes.
    """

    seconds: float
    received: int
    sent: int
    cpu: float


class Screen:
    """Watches a page's frames through the browser's own protocol.

    Args:
        page: Where the app is, or will be.
        process: Id of the server's process; its descendants count as it.
        box: Left, top, right, bottom of the map on the page, pixels; None for not yet known.
        idle: JavaScript that is true when the app says that it is done.
        line: What passed between the page and its server, if a relay stands between.
    """

    def __init__(
        self,
        page: Page,
        *,
        process: int,
        box: Box | None = None,
        idle: str = "true",
        line: Line | None = None,
    ) -> None:
        self.line = line or Line()
        self.page, self.process, self.idle = page, process, idle
        self.box = whole_blocks(box) if box else None
        self.frames: list[tuple[float, bytes]] = []
        self.is_settled = False  # nothing was painted since the last change
        self.protocol: CDPSession = page.context.new_cdp_session(page)
        self.protocol.on("Page.screencastFrame", self._keep)
        self.protocol.send("Page.startScreencast", PICTURE)

    def change(self, act: Callable[[], None]) -> Change:
        """Do something that changes the map, and wait until it has."""
        for frame in self.page.frames:
            frame.evaluate(NOTE)
        if not self.is_settled:
            self.settle()
        self.frames = self.frames[-1:]
        self.line.clear()
        cpu = cpu_of(self.process)
        act()
        self.page.evaluate("document.activeElement?.blur()")  # a caret would blink for ever
        self.settle(is_waiting=True)
        began = max(float(one.evaluate("window.inputAt || 0")) for one in self.page.frames)
        return Change(
            seconds=self.last_difference() - began,
            received=self.line.received,
            sent=self.line.sent,
            cpu=cpu_of(self.process) - cpu,
        )

    def settle(self, *, is_waiting: bool = False) -> None:
        """Wait until nothing is painted any more; `is_waiting` for a first change of the map."""
        until = time.monotonic() + LONGEST_SECONDS
        while time.monotonic() < until:
            self._rest(until)
            began = time.monotonic()
            is_idle = self.page.evaluate(
                f"new Promise(requestAnimationFrame).then(() => {self.idle})"
            )
            if not is_idle or time.monotonic() - began > BUSY_SECONDS:
                continue
            if not is_waiting or self._differences():
                self.is_settled = True
                return

    def last_difference(self) -> float:
        """When the frame came in which the map last looks otherwise than in the one before.

        Raises:
            RuntimeError: It never did.
        """
        if not (changed := self._differences()):
            msg = "The map did not change."
            raise RuntimeError(msg)
        return changed[-1]

    def _rest(self, until: float) -> None:
        seen, since = len(self.frames), time.monotonic()
        while time.monotonic() < until and time.monotonic() - since < QUIET_SECONDS:
            self.page.wait_for_timeout(PAUSE_MS)
            if len(self.frames) != seen:
                seen, since = len(self.frames), time.monotonic()

    def _differences(self) -> list[float]:
        in_order = sorted(self.frames, key=itemgetter(0))  # they may overtake one another
        return differences([(at, self._map(content)) for at, content in in_order])

    def _map(self, content: bytes) -> Image.Image:
        return Image.open(io.BytesIO(content)).convert("RGB").crop(self.box)

    def _keep(self, event: dict[str, Any]) -> None:
        at = float(event["metadata"]["timestamp"])
        self.frames.append((at, base64.b64decode(event["data"])))
        # At once, also in the middle of an act: with three unanswered the browser keeps the next to
        # itself, and the first frame after a click would be the first that came after the act.
        answer = {"sessionId": int(event["sessionId"])}
        self.protocol.send("Page.screencastFrameAck", answer)


def differences(pictures: Sequence[tuple[float, Image.Image]]) -> list[float]:
    """When pictures came that are not as the one before."""
    return [
        at
        for (_, before), (at, after) in pairwise(pictures)
        if before.size != after.size or ImageChops.difference(before, after).getbbox()
    ]


def whole_blocks(box: Box) -> Box:
    """The whole blocks of a JPEG inside a box."""
    left, top, right, bottom = box
    return (
        -(-left // GRAIN) * GRAIN,
        -(-top // GRAIN) * GRAIN,
        right // GRAIN * GRAIN,
        bottom // GRAIN * GRAIN,
    )
