"""A server process and a real Chromium for the measures of the map."""

import os
import random
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Frame, Page, sync_playwright

ROOT: Final = Path(__file__).resolve().parents[2]
DESKTOP: Final = {"width": 1440, "height": 900}
FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)
STARTING_SECONDS: Final = 120
PAINTING_MS: Final = 120_000  # the first page of a server on a busy machine
PORTS: Final = range(20_000, 30_000)
"""Below those that the system gives to outgoing connections, which would take one away."""


@contextmanager
def port() -> Iterator[int]:
    """A port that nobody listens on, and that no other test or measure takes meanwhile."""
    for candidate in random.sample(PORTS, k=len(PORTS)):
        # A name that one process holds at a time, gone with it: no file is left behind.
        with socket.socket(socket.AF_UNIX) as claim, socket.socket() as probe:
            try:
                claim.bind(f"\0banso-port-{candidate}")
                probe.bind(("127.0.0.1", candidate))
            except OSError:
                continue
            probe.close()
            yield candidate
            return
    msg = "no port is free"
    raise RuntimeError(msg)


@contextmanager
def serving(app: str, home: Path, *options: str, at: int | None = None) -> Iterator[str]:
    """An app of the project on a store; its address meanwhile.

    Args:
        app: Its script.
        home: Folder of the store; the server's log is there too.
        options: Of Streamlit.
        at: A port from `port`, where the address has to be known before; else one is taken.
    """
    with nullcontext(at) if at is not None else port() as number:
        run = (sys.executable, "-m", "streamlit", "run", app, "--server.port", str(number))
        with answering(
            (*run, *options), number, log=home / "server.log", env={"BANSO_HOME": str(home)}
        ) as address:
            yield address


@contextmanager
def answering(
    command: Sequence[str], number: int, *, log: Path, path: str = "/", env: Mapping[str, str]
) -> Iterator[str]:
    """A process that serves HTTP; its address, once it has answered.

    Args:
        command: Starts it.
        number: The port it was told to listen on.
        log: What it says is written here.
        path: Any page of it.
        env: Added to the environment.

    Raises:
        RuntimeError: It ended, or did not answer in time; with the last that it said.
    """
    with started(command, number, log=log, path=path, env=env) as (address, _):
        yield address


@contextmanager
def started(
    command: Sequence[str],
    number: int,
    *,
    log: Path,
    env: Mapping[str, str],
    path: str = "/",
    where: Path = ROOT,
) -> Iterator[tuple[str, int]]:
    """As `answering`, in a folder; its address and the id of the process."""
    with log.open("wb") as said:
        process = subprocess.Popen(
            command, cwd=where, env=os.environ | env, stdout=said, stderr=subprocess.STDOUT
        )
        try:
            address = f"http://127.0.0.1:{number}"
            if not _answers(f"{address}{path}", process):
                msg = f"no answer from {address}: {log.read_text(errors='replace')[-2000:]}"
                raise RuntimeError(msg)
            yield address, process.pid
        finally:
            _end(process)


def _answers(url: str, process: subprocess.Popen[bytes]) -> bool:
    """Whether it came to answer a request, which is later than that it listens."""
    until = time.monotonic() + STARTING_SECONDS
    while process.poll() is None and time.monotonic() < until:
        try:
            with urllib.request.urlopen(url, timeout=10):  # noqa: S310 - our own server
                return process.poll() is None
        except urllib.error.HTTPError:  # an answer, of an app that stands below a path
            return process.poll() is None
        except OSError:
            time.sleep(0.1)
    return False


def _end(process: subprocess.Popen[bytes]) -> None:
    """Let it end by itself; one that does not on a busy machine is ended."""
    process.terminate()
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(timeout=20)


@contextmanager
def opened() -> Iterator[Browser]:
    """A browser of its own, without a page yet."""
    chromium = os.environ.get("BANSO_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield browser
        browser.close()


@contextmanager
def browsing(url: str) -> Iterator[Page]:
    """A page of a fresh browser at this address."""
    with opened() as browser:
        page = browser.new_page(viewport=DESKTOP)  # type: ignore[arg-type]
        page.goto(url)
        yield page


def map_frame(page: Page) -> Frame:
    """The frame of the map, once it has painted."""
    element = page.wait_for_selector("iframe[src*=streamlit_folium]", timeout=PAINTING_MS)
    frame = element.content_frame() if element else None
    if frame is None:
        msg = "the page has no map"
        raise RuntimeError(msg)
    frame.wait_for_selector("#map_div[data-painted=true]", timeout=PAINTING_MS)
    return frame
