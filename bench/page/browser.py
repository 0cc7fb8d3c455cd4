"""The same pages in a real browser: a visit, and another view inside it, until all is drawn.

*Drawn*: the server says that it is done, and this was the last change of the document and of
the frames in it (the map, which says so when it has painted) before three tenths of a second
of quiet. A visit begins with nothing in the browser's cache and pays Streamlit's own start: a
page of Streamlit with one word on it is visited in the same run, and the difference is ours.
Warm as in `bench.page.visit`.
"""

import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page

from bench.figure import Figure, figure
from bench.map import peer
from bench.map.browser import DESKTOP, ROOT, opened
from bench.map.crowd import quantile
from bench.map.peer import IDLE
from bench.map.visit import BARE
from bench.page import filled
from bench.page.address import addresses
from bench.page.reader import Server
from bench.page.visit import MOST, PROVINCES, served, wanted

VISITS: Final = 3  # a page; each is another view
TURNS: Final = 5
BARE_VISITS: Final = 20
QUIET_MS: Final = 300
NOTE: Final = """
globalThis.lastChange = 0
const changed = () => { globalThis.top.lastChange = performance.timeOrigin + performance.now() }
new MutationObserver(changed)
  .observe(document, {subtree: true, childList: true, attributes: true, characterData: true})
"""
DRAWN: Final = f"""(since) => {{
  const now = performance.timeOrigin + performance.now()
  return {IDLE} && globalThis.lastChange > since && now - globalThis.lastChange > {QUIET_MS}
    && globalThis.lastChange
}}"""
TURN: Final = """(url) => {
  const began = performance.timeOrigin + performance.now()
  history.pushState({}, "", url)
  dispatchEvent(new PopStateEvent("popstate"))
  return began
}"""


def small() -> Iterator[Figure]:
    """0.3 million figures in SQLite."""
    yield from _measured("0.3 million")


def large() -> Iterator[Figure]:
    """6 million figures in SQLite."""
    yield from _measured("6 million")


def _measured(size: str) -> Iterator[Figure]:
    home = filled.home(size.replace(" ", "-"), PROVINCES[size])
    with served(home) as server:
        for page in wanted():
            server.visits(_paths(page))  # somebody else saw them
        with opened() as browser:
            bare = _bare(browser)
            yield figure("Streamlit's bare page, a visit in a browser", bare, unit="s", digits=3)
            yield from _pages(browser, server, size, statistics.median(bare))


def _paths(page: str) -> list[str]:
    return addresses(page)[: VISITS + TURNS]


def _bare(browser: Browser) -> list[float]:
    command = (sys.executable, *BARE.command)
    with (
        tempfile.TemporaryDirectory() as folder,
        peer.process(command, where=ROOT, home=Path(folder)) as (address, _),
    ):
        return [_visit(browser, address)[0] for _ in range(BARE_VISITS + 1)][1:]


def _pages(browser: Browser, server: Server, size: str, bare: float) -> Iterator[Figure]:
    most, title = MOST[size], f"{size}, SQLite, in a browser"
    every_visit, every_turn = [], []
    for page in wanted():
        urls = [f"{server.address}/{one}" for one in _paths(page)]
        _visit(browser, urls[0])  # the server gives away what belongs to the page
        visits = [_visit(browser, url)[0] for url in urls[:VISITS]]
        turns = _visit(browser, urls[0], *urls[VISITS:])[1:]
        yield figure(f"{page}, {title}: a visit", visits, unit="s", digits=3)
        yield figure(f"{page}, {title}: inside the visit", turns, unit="s", digits=3, most=most)
        every_visit += visits
        every_turn += turns
    if every_turn:
        ours = [one - bare for one in every_visit]
        yield quantile(f"every page, {title}: p95 of a visit", every_visit, most=None)
        name = f"every page, {title}: p95 of a visit, later than the bare page"
        yield quantile(name, ours, most=most)
        yield quantile(f"every page, {title}: p95 inside the visit", every_turn, most=most)


def _visit(browser: Browser, url: str, *more: str) -> list[float]:
    """Seconds until a visit's view is drawn, and each other that is turned to inside it."""
    with browser.new_context(viewport=DESKTOP) as context:  # type: ignore[arg-type]
        context.add_init_script(NOTE)
        page = context.new_page()
        page.route(lambda asked: "127.0.0.1" not in asked, peer.local)
        page.goto(url, wait_until="commit")
        began = float(page.evaluate("performance.timeOrigin"))
        first = _drawn(page, began)
        return [first, *(_drawn(page, float(page.evaluate(TURN, one))) for one in more)]


def _drawn(page: Page, began: float) -> float:
    page.wait_for_function(IDLE)
    at = page.wait_for_function(DRAWN, arg=began, polling=50).json_value()
    return (float(at) - began) / 1000
