"""A server process and a real Chromium for the measures of the map."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
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
STARTING_SECONDS: Final = 60


@contextmanager
def serving(app: str, home: Path, *options: str) -> Iterator[str]:
    """An app of the project on a store, with options of Streamlit; its address meanwhile."""
    port = free_port()
    command = (sys.executable, "-m", "streamlit", "run", app, "--server.port", port, *options)
    with (home / "server.log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | {"BANSO_HOME": str(home)}, stdout=log, stderr=log
        )
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(port, process)
            yield address
        finally:
            process.terminate()
            process.wait(timeout=20)


def free_port() -> str:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def wait_for(port: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until a process answers on a port.

    Raises:
        RuntimeError: It has ended, or does not answer.
    """
    for _ in range(STARTING_SECONDS * 10):
        if process.poll() is not None:
            break
        try:
            socket.create_connection(("127.0.0.1", int(port)), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    msg = f"no answer on port {port}"
    raise RuntimeError(msg)


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
    element = page.wait_for_selector("iframe[src*=streamlit_folium]", timeout=30_000)
    frame = element.content_frame() if element else None
    if frame is None:
        msg = "the page has no map"
        raise RuntimeError(msg)
    frame.wait_for_selector("#map_div[data-painted]", timeout=30_000)
    return frame
