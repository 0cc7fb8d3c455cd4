"""The first visit with nothing in the browser's cache, and the second: time and bytes.

The time runs from the start of the navigation to the last frame in which the map looks
otherwise. Streamlit's own page with one word on it, and Panel, are visited in the same run. What
the app adds to Streamlit's own assets is all that is not a file of Streamlit's: figures, shapes,
fonts, scripts of the map. Our app packs Streamlit's files, which Streamlit alone does not, so that
a visit may weigh less in all than that of the bare page.
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

VISITS: Final = 5
GEOMETRY: Final = "/geometry/"
MOST_MS: Final = {NATION: 2500, PROVINCE: 1500}
MOST_KB: Final = {NATION: 2500, PROVINCE: 300}
NAMES: Final = {NATION: "nation by commune", PROVINCE: "a province"}
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
class Visit:
    """What it took to come to a page.

    Args:
        ms: Until the map was painted for the last time.
        kilobytes: Over HTTP and WebSocket.
        own: Kilobytes of what is not Streamlit's: all but the files that come with it.
        geometry: Kilobytes of shapes.
    """

    ms: float
    kilobytes: float
    own: float
    geometry: float


def measures() -> Iterator[Figure]:
    """Bare page, nation, province, Panel; each visit in a browser context of its own."""
    with tempfile.TemporaryDirectory() as made, opened() as browser:
        folder = Path(made)
        bare = _bare(browser, folder)
        yield figure("first visit, Streamlit's bare page", _ms(bare), unit="ms")
        with ours.running() as (address, process):
            nation = _visits(browser, OURS, f"{address}/{NATION}", process)
            yield from _ours(NATION, nation, bare)
            province = replace(OURS, path=PROVINCE)
            found = _visits(browser, province, f"{address}/{PROVINCE}", process)
            yield from _ours(PROVINCE, found, bare)
            yield _again(browser, f"{address}/{NATION}", process)
        yield from _beside(browser, folder, nation, bare)


def _bare(browser: Browser, folder: Path) -> list[Visit]:
    command = (sys.executable, *BARE.command)
    with peer.process(command, where=ROOT, home=folder) as (address, process):
        return _visits(browser, BARE, address, process)


def _ours(path: str, found: list[Visit], bare: list[Visit]) -> Iterator[Figure]:
    name = NAMES[path]
    yield figure(f"first visit, {name}: painted", _ms(found), unit="ms", most=MOST_MS[path])
    title = f"first visit, {name}: bytes of what is not Streamlit's own"
    yield figure(title, [one.own for one in found], unit="KB", most=MOST_KB[path])
    beside = statistics.median(one.kilobytes for one in bare)
    added = [one.kilobytes - beside for one in found]
    yield figure(f"first visit, {name}: bytes in all, beside the bare page", added, unit="KB")


def _beside(
    browser: Browser, folder: Path, nation: list[Visit], bare: list[Visit]
) -> Iterator[Figure]:
    """How much later than Panel we are, held to what Streamlit's bare page costs."""
    given.write(folder)
    try:
        with peer.running(PANEL, folder) as (address, process):
            found = _visits(browser, PANEL, address, process)
    except NoPeerError:
        print(f"{PANEL.name} not measured: its packages are not here.", file=sys.stderr)
        return
    yield figure(f"first visit, {PANEL.name}: painted", _ms(found), unit="ms")
    weight = [one.kilobytes for one in found]
    yield figure(f"first visit, {PANEL.name}: bytes in all", weight, unit="KB")
    own = statistics.median(_ms(bare))
    later = [one - statistics.median(_ms(found)) for one in _ms(nation)]
    name = f"first visit, later than {PANEL.name}; bar: the bare page"
    yield figure(name, later, unit="ms", most=round(own))


def _visits(browser: Browser, one: Peer, address: str, process: int) -> list[Visit]:
    """So many visits, each with an empty cache; one before them warms the server."""
    with browser.new_context(viewport=DESKTOP) as context:  # type: ignore[arg-type]
        box = _box(context, one, address)
    found = []
    for _ in range(VISITS):
        with browser.new_context(viewport=DESKTOP) as context:  # type: ignore[arg-type]
            found.append(_visit(context, one, address, process, box))
    return found


def _again(browser: Browser, address: str, process: int) -> Figure:
    """A second visit with what the first one left in the cache."""
    with browser.new_context(viewport=DESKTOP) as context:  # type: ignore[arg-type]
        box = _box(context, OURS, address)
        found = [_visit(context, OURS, address, process, box) for _ in range(2)]
    weight = [one.geometry for one in found]
    return figure("second visit: geometry on the wire", weight, unit="KB", most=0, digits=3)


def _box(context: BrowserContext, one: Peer, address: str) -> Box:
    page = context.new_page()
    page.route(lambda url: "127.0.0.1" not in url, peer.local)
    page.goto(address)
    box = box_of(page, one)
    page.close()
    return (0, 0, DESKTOP["width"], DESKTOP["height"]) if one is BARE else box


def _visit(context: BrowserContext, one: Peer, address: str, process: int, box: Box) -> Visit:
    page = context.new_page()
    screen = Screen(page, process=process, box=box, idle=one.idle)
    page.goto(address, wait_until="commit")
    page.locator(one.ready).first.wait_for()  # also in a shadow tree, where Panel's canvas is
    screen.settle(is_waiting=True)
    began = float(page.evaluate("performance.timeOrigin")) / 1000
    painted = screen.last_difference()
    shipped = screen.wire.of(f"{page.evaluate('location.origin')}/static/")
    page.close()
    return Visit(
        ms=(painted - began) * 1000,
        kilobytes=screen.wire.received / 1000,
        own=(screen.wire.received - shipped) / 1000,
        geometry=screen.wire.of(GEOMETRY) / 1000,
    )


def _ms(found: list[Visit]) -> list[float]:
    return [one.ms for one in found]
