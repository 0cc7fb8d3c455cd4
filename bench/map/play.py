"""The time slider while it plays: from the beat that moves it to the painted map.

What the page promises: a button named by the key `map.play`; each step is made in the browser,
without the server, and the map's container says in `data-period` which period it has painted.
"""

import sys
import time
from collections.abc import Iterator
from typing import Any, Final

from playwright.sync_api import Frame, Locator, Page

from bench.figure import Figure, figure
from bench.map import ours
from bench.map.browser import DESKTOP, map_frame, opened
from bench.map.nation import box_of
from bench.map.ours import NATION, OURS
from bench.map.wire import Wire
from text import Language, say, speaking

KEY: Final = "map.play"
STEPS: Final = 16  # the first waits for the periods
MOST_MS: Final = 120
QUIET_FROM, QUIET_UNTIL = 2, 9  # steps between which nobody else has a word
STILL_SECONDS: Final = 20
FIRST: Final = "&period=2024-Q1"
# Notes when a beat of any clock of this frame began: the last before a step is what made it.
CLOCKS: Final = """
window.beats = [];
for (const name of ["setTimeout", "setInterval"]) {
  const real = window[name];
  window[name] = (act, wait, ...rest) =>
    real(typeof act !== "function" || !(wait >= 50) ? act : (...given) => {
      window.beats.push(performance.now());
      return act(...given);
    }, wait, ...rest);
}
window.addEventListener("click", (event) => window.beats.push(event.timeStamp), true);
"""
WATCH: Final = """() => {
  window.steps = [];
  const box = document.querySelector("[data-period]") || document.querySelector("#map_div");
  new MutationObserver(() => {
    const period = box.dataset.period;
    const began = window.beats.filter((at) => at <= performance.now()).pop();
    requestAnimationFrame(() => setTimeout(() =>
      window.steps.push({ period, began, ms: performance.now() - began })));
  }).observe(box, { attributes: true, attributeFilter: ["data-period"] });
}"""


def measures() -> Iterator[Figure]:
    """Steps while playing; nothing, with a word why, where there is no button."""
    with ours.running() as (address, _), opened() as browser:
        page = browser.new_page(viewport=DESKTOP)  # type: ignore[arg-type]
        page.add_init_script(CLOCKS)
        page.goto(f"{address}/{NATION}{FIRST}")
        box_of(page, OURS)
        frame = map_frame(page)
        button = _button(page, frame)
        if button is None:
            print("Playing not measured: the page has no button for it.", file=sys.stderr)
        else:
            yield from _played(page, frame, button)


def _button(page: Page, frame: Frame) -> Locator | None:
    try:
        with speaking(Language.VI):
            name = say(KEY)
    except KeyError:
        return None
    for where in (frame, page):
        found = where.locator(f"button[aria-label='{name}']")
        if found.count():
            return found.first
    return None


def _played(page: Page, frame: Frame, button: Locator) -> Iterator[Figure]:
    frame.evaluate(WATCH)
    wire = Wire(page.context.new_cdp_session(page))
    button.click()
    if len(_steps(frame, QUIET_FROM)) < QUIET_FROM:
        print("Playing not measured: data-period does not change.", file=sys.stderr)
        return
    wire.clear()
    _steps(frame, QUIET_UNTIL)
    weight = [wire.received + wire.sent]
    steps = _steps(frame, STEPS)
    if len(steps) < STEPS:  # it has come to the last period
        page.wait_for_timeout(3000)  # and the page follows
        button.click()
        steps = _steps(frame, STEPS)
    first, *times = [float(one["ms"]) for one in steps]
    name = "from the press of play to the first step, its periods not yet fetched"
    yield figure(name, [first], unit="ms")
    yield figure("a step of the time slider while playing", times, unit="ms", most=MOST_MS)
    name = "bytes to and from the server while playing"
    yield figure(name, weight, unit="bytes", most=0, digits=0)


def _steps(frame: Frame, wanted: int) -> list[dict[str, Any]]:
    """The steps so far, once there are so many, or none came for a while."""
    steps: list[dict[str, Any]] = []
    since = time.monotonic()
    while len(steps) < wanted and time.monotonic() - since < STILL_SECONDS:
        frame.page.wait_for_timeout(100)
        before, steps = len(steps), frame.evaluate("window.steps")
        since = time.monotonic() if len(steps) > before else since
    return steps
