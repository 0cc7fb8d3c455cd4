"""The map of all communes changed: time, bytes and server time, beside those of the peers.

All show the same 3,321 communes; ours is the product's whole page on a store of 45 indicators
and 12 quarters. The time runs from the input event to the last frame in which the map looks
otherwise, as the browser itself composed it.

Five indicators are taken in turn, so that from the second turn on our map has them in the browser,
as it has what a hand points at before it clicks. What each cost the first time, when nobody had
asked the server for it and the hand did not rest on it, is told beside it and has no bar.
"""

import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Final

from playwright.sync_api import Page

from bench.figure import Figure, figure
from bench.map import ours, peer
from bench.map.browser import DESKTOP, opened
from bench.map.ours import OURS
from bench.map.peer import DASH, PANEL, PYDECK, ST_FOLIUM, NoPeerError, Peer
from bench.map.peers import given
from bench.map.relay import relayed
from bench.map.screen import Box, Change, Screen

CHANGES: Final = 15
WARMING: Final = 5
FIRST_PAINT_MS: Final = 90_000
BAR_MS: Final = 200
BAR_BYTES: Final = 12_000
BAR_CPU_MS: Final = 30
TIMES_FASTER: Final = {ST_FOLIUM.name: 25.0, DASH.name: 10.0, PANEL.name: 1.0}
TITLE: Final = "3,321 communes"
FIRST: Final = "for the first time"

Served = AbstractContextManager[tuple[str, int]]
Choose = Callable[[Page, int], None]


def measures() -> Iterator[Figure]:
    """Our own page against the peers that have a bar."""
    yield from _measured((PANEL, DASH, ST_FOLIUM))


def everybody() -> Iterator[Figure]:
    """Those without a bar, too."""
    yield from _measured((PANEL, DASH, ST_FOLIUM, PYDECK))


def _measured(peers: tuple[Peer, ...]) -> Iterator[Figure]:
    chosen = {"indicator": ours.choose_indicator, "period": ours.choose_period}
    found = dict(changes(OURS, ours.running(), chosen))
    for what, of in found.items():
        name = f"{TITLE}, {what} changed"
        if what.endswith(FIRST):
            yield figure(f"{TITLE}, {what}: input to last pixel", _ms(of), unit="ms")
            yield figure(f"{TITLE}, {what}: server", _cpu(of), unit="ms CPU")
            continue
        yield figure(f"{name}: input to last pixel", _ms(of), unit="ms", most=BAR_MS)
        weight = [(one.received + one.sent) / 1000 for one in of]
        title = f"{name}: bytes, HTTP and WebSocket, both ways"
        yield figure(title, weight, unit="KB", most=BAR_BYTES / 1000)
        yield figure(f"{name}: server", _cpu(of), unit="ms CPU", most=BAR_CPU_MS)
    yield from _beside(found["indicator"], peers)


def _beside(own: list[Change], peers: tuple[Peer, ...]) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        given.write(folder)
        for one in peers:
            try:
                found = changes(
                    one, peer.running(one, folder), {"indicator": one.choose}, warming=1
                )
            except NoPeerError:
                print(f"{one.name} not measured: its packages are not here.", file=sys.stderr)
                continue
            yield from _peer(one.name, own, found["indicator"])


def _peer(name: str, own: list[Change], found: list[Change]) -> Iterator[Figure]:
    title = f"{TITLE}, {name}"
    yield figure(f"{title}: indicator changed", _ms(found), unit="ms")
    yield figure(f"{title}: received", [one.received / 1000 for one in found], unit="KB")
    yield figure(f"{title}: server", _cpu(found), unit="ms CPU")
    times = [one / statistics.median(_ms(own)) for one in _ms(found)]
    bar = TIMES_FASTER.get(name)
    yield figure(f"ours faster than {name}", times, unit="times", least=bar, digits=2)


def changes(
    one: Peer, served: Served, chosen: Mapping[str, Choose], *, warming: int = WARMING
) -> dict[str, list[Change]]:
    """What changes cost on a warm page: of each kind so many, and beside them the first ones.

    Args:
        one: The app.
        served: The app running.
        chosen: What is changed, and how.
        warming: Changes before those that count: what is new to the server is new once.
    """
    with (
        served as (address, process),
        relayed(address) as (near, line),
        opened() as browser,
    ):
        page = browser.new_page(viewport=DESKTOP)  # type: ignore[arg-type]
        page.route(lambda url: "127.0.0.1" not in url, peer.local)
        page.goto(f"{near}/{one.path}")
        box = box_of(page, one)
        screen = Screen(page, process=process, box=box, idle=one.idle, line=line)
        found = {}
        for what, choose in chosen.items():
            acts = [partial(choose, page, number) for number in range(warming + CHANGES)]
            done = [screen.change(act) for act in acts]
            found[what], found[f"{what} {FIRST}"] = done[warming:], done[:warming]
    return found


def box_of(page: Page, one: Peer) -> Box:
    """Where the map stands on the page, once it is there; of ours what nothing hides."""
    shown = page.locator(one.ready).first
    shown.wait_for(timeout=FIRST_PAINT_MS)
    page.wait_for_function(f"() => {one.idle}", timeout=FIRST_PAINT_MS)
    page.wait_for_timeout(2000)
    if one.ready == OURS.ready and not one.folder:
        return ours.box(page)
    around = shown.bounding_box() or {"x": 0, "y": 0, "width": 632, "height": 548}
    left, top = int(around["x"]), int(around["y"])
    return left, top, left + int(around["width"]), top + int(around["height"])


def _cpu(found: list[Change]) -> list[float]:
    return [one.cpu * 1000 for one in found]


def _ms(found: list[Change]) -> list[float]:
    return [one.seconds * 1000 for one in found]
