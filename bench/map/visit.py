"""The first visit with nothing in the browser's cache, and the second: time and bytes.

The time runs from the start of the navigation to the last frame in which the map looks
otherwise. Streamlit's own page with one word on it, and Panel, are visited in the same run. Bytes
are counted in a visit of their own: to be told of each request and message takes the processor
from the page, a quarter of a second of a visit on two cores. What the app adds to Streamlit's own
assets is all that is not a file of Streamlit's: figures, shapes, fonts, scripts of the map. Our
app packs Streamlit's files, which Streamlit alone does not, so that a visit may weigh less in all
than that of the bare page.
"""

import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, BrowserContext

from bench.figure import Figure, figure
from bench.map import ours, peer
from bench.map.browser import DESKTOP, ROOT, opened
from bench.map.nation import box_of
from bench.map.ours import NATION, OURS, PROVINCE
from bench.map.peer import HEADLESS, IDLE, PANEL, PORT, STREAMLIT, NoPeerError, Peer
from bench.map.peers import given
from bench.map.screen import Box, Screen
from bench.map.wire import Wire

VISITS: Final = 5
GEOMETRY: Final = "/geometry/"
MOST_MS: Final = {NATION: 2500, PROVINCE: 1500}
MOST_KB: Final = {NATION: 2500, PROVINCE: 300}
NAMES: Final = {NATION: "nation by commune", PROVINCE: "a province"}
FOUND: Final = """function found(root, what) {
  return !!root.querySelector(what) ||
    [...root.querySelectorAll("*")].some((one) => one.shadowRoot && found(one.shadowRoot, what));
}"""
"""Also in a shadow tree, where Panel's canvas stands; a locator would load a script of its own
into the page that is measured."""
BARE: Final = Peer(
    name="Streamlit's bare page",
    folder="",
    command=(*STREAMLIT, "bench/map/peers/bare/app.py", *HEADLESS, PORT),
    ready="[data-testid=stText]",
    choose=peer.select,
    idle=IDLE,
)

Served = AbstractContextManager[tuple[str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What a visit brought over the line.

    Args:
        kilobytes: Over HTTP and WebSocket.
        own: Kilobytes of what is not Streamlit's: all but the files that come with it.
        geometry: Kilobytes of shapes.
    """

    kilobytes: float
    own: float
    geometry: float


def measures() -> Iterator[Figure]:
    """Bare page, nation, province, Panel; each visit in a browser context of its own."""
    with tempfile.TemporaryDirectory() as made, opened() as browser:
        folder = Path(made)
        bare, light = _bare(browser, folder)
        yield figure("first visit, Streamlit's bare page", bare, unit="ms")
        with ours.running() as (address, process):
            nation = _times(browser, OURS, f"{address}/{NATION}", process)
            yield from _ours(browser, NATION, nation, f"{address}/{NATION}", light)
            province = replace(OURS, path=PROVINCE)
            found = _times(browser, province, f"{address}/{PROVINCE}", process)
            yield from _ours(browser, PROVINCE, found, f"{address}/{PROVINCE}", light)
            yield _again(browser, f"{address}/{NATION}")
        yield from _beside(browser, folder, nation, bare)


def _bare(browser: Browser, folder: Path) -> tuple[list[float], Weight]:
    command = (sys.executable, *BARE.command)
    with peer.process(command, where=ROOT, home=folder) as (address, process):
        found = _times(browser, BARE, address, process)
        return found, _weighed(browser, BARE, address)


def _ours(
    browser: Browser, path: str, found: list[float], address: str, bare: Weight
) -> Iterator[Figure]:
    name = NAMES[path]
    yield figure(f"first visit, {name}: painted", found, unit="ms", most=MOST_MS[path])
    weight = _weighed(browser, OURS, address)
    title = f"first visit, {name}: bytes of what is not Streamlit's own"
    yield figure(title, [weight.own], unit="KB", most=MOST_KB[path])
    added = [weight.kilobytes - bare.kilobytes]
    yield figure(f"first visit, {name}: bytes in all, beside the bare page", added, unit="KB")


def _beside(
    browser: Browser, folder: Path, nation: list[float], bare: list[float]
) -> Iterator[Figure]:
    """How much later than Panel we are, held to what Streamlit's bare page costs."""
    given.write(folder)
    try:
        with peer.running(PANEL, folder) as (address, process):
            found = _times(browser, PANEL, address, process)
            weight = _weighed(browser, PANEL, address)
    except NoPeerError:
        print(f"{PANEL.name} not measured: its packages are not here.", file=sys.stderr)
        return
    yield figure(f"first visit, {PANEL.name}: painted", found, unit="ms")
    yield figure(f"first visit, {PANEL.name}: bytes in all", [weight.kilobytes], unit="KB")
    later = [one - statistics.median(found) for one in nation]
    name = f"first visit, later than {PANEL.name}; bar: the bare page"
    yield figure(name, later, unit="ms", most=round(statistics.median(bare)))


def _times(browser: Browser, one: Peer, address: str, process: int) -> list[float]:
    """Milliseconds of so many visits, each with an empty cache; one before warms the server."""
    with _context(browser) as context:
        box = _box(context, one, address)
    found = []
    for _ in range(VISITS):
        with _context(browser) as context:
            found.append(_timed(context, one, address, process, box))
    return found


def _weighed(browser: Browser, one: Peer, address: str) -> Weight:
    with _context(browser) as context:
        return _weight(context, one, address)


def _again(browser: Browser, address: str) -> Figure:
    """A second visit with what the first one left in the cache."""
    with _context(browser) as context:
        found = [_weight(context, OURS, address).geometry for _ in range(3)]
    name = "second visit: geometry on the wire"
    return figure(name, found[1:], unit="KB", most=0, digits=3)


def _context(browser: Browser) -> BrowserContext:
    return browser.new_context(viewport=DESKTOP)  # type: ignore[arg-type]


def _box(context: BrowserContext, one: Peer, address: str) -> Box:
    page = context.new_page()
    page.route(lambda url: "127.0.0.1" not in url, peer.local)
    page.goto(address)
    box = box_of(page, one)
    page.close()
    return (0, 0, DESKTOP["width"], DESKTOP["height"]) if one is BARE else box


def _timed(context: BrowserContext, one: Peer, address: str, process: int, box: Box) -> float:
    page = context.new_page()
    is_there = f"({FOUND})(document, {one.ready!r}) && {one.idle}"
    screen = Screen(page, process=process, box=box, idle=is_there)
    page.goto(address, wait_until="commit")
    screen.settle(is_waiting=True)
    began = float(page.evaluate("performance.timeOrigin"))
    page.close()
    return screen.last_difference() * 1000 - began


def _weight(context: BrowserContext, one: Peer, address: str) -> Weight:
    page = context.new_page()
    wire = Wire(context.new_cdp_session(page))
    page.goto(address)
    box_of(page, one)
    shipped = wire.of(f"{page.evaluate('location.origin')}/static/")
    page.close()
    return Weight(
        kilobytes=wire.received / 1000,
        own=(wire.received - shipped) / 1000,
        geometry=wire.of(GEOMETRY) / 1000,
    )
