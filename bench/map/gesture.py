"""Dragging and zooming the map of all communes: frames a second, longest task."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final

from playwright.sync_api import Frame, Page

from bench.figure import Figure, figure
from bench.map import ours
from bench.map.browser import DESKTOP, map_frame, opened
from bench.map.nation import box_of
from bench.map.ours import NATION, OURS

TIMES: Final = 5
STEPS: Final = 30
STEP_MS: Final = 16
LEAST_FRAMES: Final = 30
LONGEST_MS: Final = 100
WATCH: Final = """() => {
  const seen = (window.seen = { frames: [], tasks: [], on: true });
  new PerformanceObserver((list) =>
    list.getEntries().forEach((task) => seen.tasks.push(task.duration)),
  ).observe({ type: "longtask" });
  const next = (at) => {
    seen.frames.push(at);
    if (seen.on) requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}"""
TELL: Final = "() => { window.seen.on = false; return window.seen; }"


def measures() -> Iterator[Figure]:
    """Drags and turns of the wheel on the product's own page."""
    with ours.running() as (address, _), opened() as browser:
        page = browser.new_page(viewport=DESKTOP)  # type: ignore[arg-type]
        page.goto(f"{address}/{NATION}")
        left, top, right, bottom = box_of(page, OURS)
        frame = map_frame(page)
        middle = (left + right) / 2, (top + bottom) / 2
        acts: dict[str, Callable[[int], None]] = {
            "dragged": partial(_drag, page, middle),
            "zoomed by the wheel": partial(_turn, page, middle),
        }
        for name, act in acts.items():
            found = [_watched(page, frame, partial(act, number)) for number in range(TIMES + 1)]
            yield from _figures(f"3,321 communes, {name}", found[1:])


def _figures(name: str, found: list[dict[str, Any]]) -> Iterator[Figure]:
    rates = [frames_a_second(one["frames"]) for one in found]
    yield figure(f"{name}: frames a second", rates, unit="frames/s", least=LEAST_FRAMES)
    longest = max((task for one in found for task in one["tasks"]), default=0.0)
    yield figure(f"{name}: longest task", [longest], unit="ms", most=LONGEST_MS, digits=0)


def frames_a_second(frames: list[float]) -> float:
    """How many frames came a second, given when each of them began, in milliseconds."""
    return 1000 * (len(frames) - 1) / (frames[-1] - frames[0])


def _watched(page: Page, frame: Frame, act: Callable[[], None]) -> dict[str, Any]:
    page.wait_for_timeout(700)
    frame.evaluate(WATCH)
    act()
    page.wait_for_timeout(300)
    told: dict[str, Any] = frame.evaluate(TELL)
    return told


def _drag(page: Page, middle: tuple[float, float], number: int) -> None:
    x, y = middle
    way = 4 if number % 2 else -4
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(STEPS):
        page.mouse.move(x + way * step, y + way * step / 2)
        page.wait_for_timeout(STEP_MS)
    page.mouse.up()


def _turn(page: Page, middle: tuple[float, float], number: int) -> None:
    page.mouse.move(*middle)
    for _ in range(STEPS // 3):
        page.keyboard.down("Control")  # a plain wheel scrolls the page
        page.mouse.wheel(0, 120 if number % 2 else -120)
        page.keyboard.up("Control")
        page.wait_for_timeout(3 * STEP_MS)
