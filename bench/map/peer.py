"""The ways in which others draw the map of the nation: how each is started and used."""

import subprocess
import sys
import venv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import Page, Route

from bench.map.browser import ROOT, port, started

HERE: Final = ROOT / "bench" / "map" / "peers"
VENVS: Final = ROOT / "var" / "peers"
LEAFLET: Final = ROOT / "static" / "map" / "leaflet"
STREAMLIT: Final = ("-m", "streamlit", "run")
HEADLESS: Final = ("--server.headless", "true", "--browser.gatherUsageStats", "false")
PORT: Final = "--server.port"
IDLE: Final = "!!document.querySelector('[data-test-script-state=notRunning]')"
FRAME: Final = "iframe[src*=streamlit_folium]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """One way to draw the map.

    Args:
        name: As printed.
        folder: Of `peers/`; "" for what runs in our own environment.
        command: After the interpreter; the port is added.
        ready: Selector of the map.
        choose: Chooses another indicator, given the number of the change.
        path: Of the page.
        idle: JavaScript that is true when the app says that it is done.
    """

    name: str
    folder: str
    command: tuple[str, ...]
    ready: str
    choose: Callable[[Page, int], None]
    path: str = ""
    idle: str = "true"


class NoPeerError(RuntimeError):
    """The packages of a peer cannot be had here."""


def select(page: Page, number: int) -> None:
    """Choose another entry of a select box of Streamlit."""
    page.locator(".st-key-indicator [role=combobox], .st-key-indicator input").first.click()
    page.get_by_role("option").nth(number % 5 + 1).click()


def _radio(page: Page, number: int) -> None:
    page.locator("#indicator label").nth(number % 5 + 1).click()


def _button(page: Page, number: int) -> None:
    page.locator("button.bk-btn").nth(number % 5 + 1).click()


ST_FOLIUM: Final = Peer(
    name="Streamlit + st_folium",
    folder="st_folium",
    command=(*STREAMLIT, "app.py", *HEADLESS, PORT),
    ready=FRAME,
    choose=select,
    idle=IDLE,
)
PYDECK: Final = Peer(
    name="Streamlit + pydeck",
    folder="pydeck",
    command=(*STREAMLIT, "app.py", *HEADLESS, PORT),
    ready="canvas",
    choose=select,
    idle=IDLE,
)
DASH: Final = Peer(
    name="Dash choropleth_map",
    folder="dash",
    command=("app.py",),
    ready="canvas",
    choose=_radio,
    idle="document.title !== 'Updating...'",
)
PANEL: Final = Peer(
    name="Panel + Bokeh", folder="panel", command=("app.py",), ready="canvas", choose=_button
)


@contextmanager
def running(peer: Peer, folder: Path) -> Iterator[tuple[str, int]]:
    """The app as a process of its own environment; its address and process id.

    Args:
        peer: Which.
        folder: What `given.write` filled; takes the log of the server.

    Raises:
        NoPeerError: Its packages cannot be had here.
    """
    command = (str(interpreter(peer.folder)), *peer.command)
    where = HERE / peer.folder
    with process(command, where=where, home=folder) as (address, number):
        yield address, number


@contextmanager
def process(
    command: tuple[str, ...], *, where: Path, home: Path, **settings: str
) -> Iterator[tuple[str, int]]:
    """A server, its port added to the command; its address and process id meanwhile."""
    environment = {"BANSO_PEER": str(home), **settings}
    with port() as number:
        run = (*command, str(number))
        log = home / "server.log"
        with started(run, number, log=log, env=environment, where=where) as served:
            yield served


def interpreter(folder: str) -> Path:
    """The Python of a peer, its environment made if it is not there.

    Raises:
        NoPeerError: Its packages cannot be had here.
    """
    if not folder:
        return Path(sys.executable)
    where = VENVS / folder
    python = where / "bin" / "python"
    if not (where / "made").exists():
        venv.create(where, with_pip=True)
        wanted = HERE / folder / "requirements.txt"
        try:
            subprocess.run((python, "-m", "pip", "install", "-q", "-r", wanted), check=True)
        except subprocess.CalledProcessError as error:
            raise NoPeerError(folder) from error
        (where / "made").touch()
    return python


def local(route: Route) -> None:
    """What an app asks of other origins, from this machine: each is measured at its best."""
    name = route.request.url.rpartition("/")[2].partition("?")[0]
    if name in {"leaflet.js", "leaflet.css"}:
        route.fulfill(path=LEAFLET / name)
    elif name.endswith((".js", ".css")):
        kind = "text/javascript" if name.endswith(".js") else "text/css"
        route.fulfill(body="", content_type=kind)
    else:
        route.abort()
