"""The file of ten views: how long it takes, how large it is, how its slides change and grow.

Growth is that of a screen in a hall, which shows slides for days.
"""

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import streamlit as st
from playwright.sync_api import Page

from bench.figure import Figure, figure
from bench.map.browser import opened
from bench.page.filled import FEW, at, home
from components.story.player import document
from components.story.screening import screening
from data.story.record import Slide, Story, View

FIBRE: Final = "fibre_household_coverage_pct"
AT: Final = f"place=11&indicator={FIBRE}"
VIEWS: Final = (
    "overview?place=11",
    f"map?{AT}",
    f"map?{AT}&against=2026-Q1",
    f"map?{AT}&beside=2026-Q1",
    f"map?{AT}&view=chart",
    f"trends?{AT}",
    "compare?place=11",
    "dti?place=11",
    "plan?place=11",
    "commune?unit=03166",
)
ROUNDS: Final = 5
MOST_MS: Final = 5_000
MOST_BYTES: Final = 3_000_000
CHANGE_MS: Final = 200
CHANGES: Final = 15
ROOM: Final = {"width": 1280, "height": 720}
BEGUN: Final = 50
SHOWN: Final = 500
LAID_OUT_MS: Final = 60
GROWTH: Final = 1.1
"""Of the heap; the engine keeps what it learned of the scripts."""
CHANGED: Final = """() => new Promise((done) => {
    const from = performance.now();
    banso.go(banso.state, (banso.state.at + 1) % banso.data.slides.length);
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - from)));
})"""
ROTATED: Final = """async ([count, wait]) => {
    for (let at = 0; at < count; at += 1) {
        banso.go(banso.state, (banso.state.at + 1) % banso.data.slides.length);
        await new Promise((done) => setTimeout(done, wait));
    }
    banso.go(banso.state, 0);
    await new Promise((done) => setTimeout(done, 4 * wait));
}"""


def measures() -> Iterator[Figure]:
    """Time to make the file, its size, a change of slides, and growth over 500 of them."""
    with at(home("small", FEW)):
        yield from _measured()


def _measured() -> Iterator[Figure]:
    story = Story(
        code="bench",
        name="Bench",
        owner_id=0,
        owner="",
        province_code="11",
        slides=tuple(Slide(view=View.of(one)) for one in VIEWS),
    )
    body = document(screening(story))

    def made(*, is_cold: bool) -> float:
        if is_cold:
            st.cache_resource.clear()
        return _timed(lambda: document(screening(story)))

    cold = [made(is_cold=True) for _ in range(ROUNDS)]
    yield figure("Offline file of ten views, nothing cached", cold, unit="ms", most=MOST_MS)
    warm = [made(is_cold=False) for _ in range(ROUNDS)]
    yield figure("The same, its views seen before", warm, unit="ms", most=MOST_MS)
    yield figure("Its size", [len(body)], unit="bytes", most=MOST_BYTES, digits=0)
    with tempfile.TemporaryDirectory() as folder, opened() as browser:
        path = Path(folder) / "ten-views.html"
        path.write_bytes(body)
        page = browser.new_page(viewport=ROOM)  # type: ignore[arg-type]
        page.goto(path.as_uri())
        page.wait_for_selector("body[data-ready]")
        yield from _changes(page)
        yield from _growth(page)


def _timed(run: Callable[[], Any]) -> float:
    began = time.perf_counter()
    run()
    return (time.perf_counter() - began) * 1000


def _changes(page: Page) -> Iterator[Figure]:
    times = []
    for _ in range(CHANGES):
        page.wait_for_timeout(500)  # a presenter speaks; the next slide is laid out meanwhile
        times.append(page.evaluate(CHANGED))
    yield figure("Change of slides", times, unit="ms", most=CHANGE_MS)


def _growth(page: Page) -> Iterator[Figure]:
    page.evaluate(ROTATED, [BEGUN, LAID_OUT_MS])
    before = _held(page)
    page.evaluate(ROTATED, [SHOWN - BEGUN, LAID_OUT_MS])
    after = _held(page)
    for what, key in (("Heap", "JSHeapUsedSize"), ("DOM nodes", "Nodes")):
        share = after[key] / before[key]
        name = f"{what} after {SHOWN} slides, of those after {BEGUN}"
        yield figure(name, [share], unit="ratio", most=GROWTH, digits=3)


def _held(page: Page) -> dict[str, float]:
    """What the page holds once what can be thrown away was."""
    client = page.context.new_cdp_session(page)
    client.send("Performance.enable")
    for _ in range(3):
        client.send("HeapProfiler.collectGarbage")
    told = client.send("Performance.getMetrics")["metrics"]
    client.detach()
    return {one["name"]: one["value"] for one in told}
