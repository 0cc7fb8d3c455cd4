"""The same map by the ways in which others draw it, beside ours, in one run.

All are given the same 3,321 communes and 45 random indicators. The time runs from the input
event to the last frame in which the map looks otherwise, as the browser itself composed it.
"""

import os
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from playwright.sync_api import Page, Route, sync_playwright

from bench.figure import Figure, figure
from bench.map.browser import DESKTOP, FLAGS, ROOT, free_port, wait_for
from bench.map.peers import given
from bench.map.screen import Change, Screen

HERE: Final = ROOT / "bench" / "map" / "peers"
VENVS: Final = ROOT / "var" / "peers"
CHANGES: Final = 15
WARMING: Final = 2
FIRST_PAINT_MS: Final = 60_000
LEAFLET: Final = ROOT / "static" / "map" / "leaflet"
STREAMLIT: Final = ("-m", "streamlit", "run", "app.py", "--server.headless", "true")
PORT: Final = "--server.port"
QUIET: Final = ("--browser.gatherUsageStats", "false", PORT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """One way to draw the map.

    Args:
        name: As printed.
        folder: Of `peers/`; "" for our own.
        command: After the interpreter; the port is added.
        choose: Chooses another indicator, given the number of the change.
        ready: Selector of the map.
        path: Of the page.
    """

    name: str
    folder: str
    command: tuple[str, ...]
    choose: Callable[[Page, int], None]
    ready: str
    path: str = ""


def _select(page: Page, number: int) -> None:
    page.locator(".st-key-indicator [role=combobox], .st-key-indicator input").first.click()
    page.get_by_role("option").nth(number % 5 + 1).click()


def _radio(page: Page, number: int) -> None:
    page.locator("#indicator label").nth(number % 5 + 1).click()


def _button(page: Page, number: int) -> None:
    page.locator("button.bk-btn").nth(number % 5 + 1).click()


PEERS: Final = (
    Peer(
        name="ours",
        folder="",
        command=("-m", "streamlit", "run", "bench/map/app.py", *QUIET),
        choose=_select,
        ready="iframe[src*=streamlit_folium]",
        path="?scope=communes",
    ),
    Peer(
        name="Streamlit + st_folium",
        folder="st_folium",
        command=(*STREAMLIT, *QUIET),
        choose=_select,
        ready="iframe[src*=streamlit_folium]",
    ),
    Peer(
        name="Streamlit + pydeck",
        folder="pydeck",
        command=(*STREAMLIT, *QUIET),
        choose=_select,
        ready="canvas",
    ),
    Peer(
        name="Dash choropleth_map",
        folder="dash",
        command=("app.py",),
        choose=_radio,
        ready="canvas",
    ),
    Peer(name="Panel + Bokeh", folder="panel", command=("app.py",), choose=_button, ready="canvas"),
)


def measures() -> Iterator[Figure]:
    """Time, bytes and server time of a change of indicator, for each way."""
    with tempfile.TemporaryDirectory() as folder:
        given.write(Path(folder))
        for peer in PEERS:
            found = _changes(peer, Path(folder))
            name = f"communes of the nation, {peer.name}"
            seconds = [one.seconds * 1000 for one in found]
            yield figure(f"{name}: indicator changed", seconds, unit="ms")
            received = [one.received / 1000 for one in found]
            yield figure(f"{name}: received", received, unit="KB")
            yield figure(f"{name}: server", [one.cpu * 1000 for one in found], unit="ms CPU")


def _changes(peer: Peer, folder: Path) -> list[Change]:
    with _running(peer, folder) as (port, process), sync_playwright() as playwright:
        chromium = os.environ.get("BANSO_CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        page = browser.new_page(viewport=DESKTOP)  # type: ignore[arg-type]
        page.route(lambda url: "127.0.0.1" not in url, _local)
        page.goto(f"http://127.0.0.1:{port}/{peer.path}")
        shown = page.locator(peer.ready).first
        shown.wait_for(timeout=FIRST_PAINT_MS)
        page.wait_for_timeout(3000)
        box = shown.bounding_box() or {"x": 0, "y": 0, "width": 632, "height": 548}
        left, top = int(box["x"]), int(box["y"])
        right, bottom = left + int(box["width"]), top + int(box["height"])
        screen = Screen(page, process=process, box=(left, top, right, bottom))
        acts = [partial(peer.choose, page, number) for number in range(WARMING + CHANGES)]
        found = [screen.change(act) for act in acts]
        browser.close()
    return found[WARMING:]


@contextmanager
def _running(peer: Peer, folder: Path) -> Iterator[tuple[str, int]]:
    """The app as a process of its own environment; its port and process id."""
    port = free_port()
    where = HERE / peer.folder if peer.folder else ROOT
    command = (_interpreter(peer.folder), *peer.command, port)
    environment = os.environ | {"BANSO_PEER": str(folder)}
    with (folder / f"{peer.folder or 'ours'}.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=where, env=environment, stdout=log, stderr=log)
        try:
            wait_for(port, process)
            yield port, process.pid
        finally:
            process.terminate()
            process.wait(timeout=20)


def _interpreter(folder: str) -> str:
    """The Python of a peer, its environment made if it is not there."""
    if not folder:
        return sys.executable
    where = VENVS / folder
    python = where / "bin" / "python"
    if not (where / "made").exists():
        venv.create(where, with_pip=True)
        wanted = HERE / folder / "requirements.txt"
        subprocess.run((python, "-m", "pip", "install", "-q", "-r", wanted), check=True)
        (where / "made").touch()
    return str(python)


def _local(route: Route) -> None:
    """What an app asks of other origins, from this machine: each is measured at its best."""
    name = route.request.url.rpartition("/")[2].partition("?")[0]
    if name in {"leaflet.js", "leaflet.css"}:
        route.fulfill(path=LEAFLET / name)
    elif name.endswith((".js", ".css")):
        kind = "text/javascript" if name.endswith(".js") else "text/css"
        route.fulfill(body="", content_type=kind)
    else:
        route.abort()
