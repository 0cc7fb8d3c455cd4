"""The real app in a real browser: a server process on a store of its own, and pages that
fail when anything asks another origin."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

ROOT: Final = Path(__file__).resolve().parents[2]
SCREENSHOTS: Final = ROOT / "screenshots"
DESKTOP: Final = {"width": 1440, "height": 900}
PHONE: Final = {"width": 390, "height": 844}
CHROMIUM_FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)
STARTING_SECONDS: Final = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def serve(home: Path) -> Iterator[str]:
    """A server process on this store; its address while the block runs."""
    port = free_port()
    command = (sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port))
    log = (home / "server.log").open("wb")
    process = subprocess.Popen(
        command, cwd=ROOT, env=os.environ | {"BANSO_HOME": str(home)}, stdout=log, stderr=log
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/_stcore/health", process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)
        log.close()


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(STARTING_SECONDS * 10):
        assert process.poll() is None, "the server ended while starting"
        try:
            urllib.request.urlopen(url, timeout=1).close()  # noqa: S310 - our own server
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"no answer from {url}")


@pytest.fixture(scope="session")
def shipped_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with everything that `make run` loads."""
    home = tmp_path_factory.mktemp("shipped")
    subprocess.run(
        (sys.executable, "-m", "data", "load-shipped"),
        cwd=ROOT,
        env=os.environ | {"BANSO_HOME": str(home)},
        check=True,
        capture_output=True,
    )
    return home


@pytest.fixture(scope="session")
def server(shipped_home: Path) -> Iterator[str]:
    """The app on the shipped data."""
    yield from serve(shipped_home)


@pytest.fixture(scope="session")
def empty_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app on a new store, with nothing in it."""
    yield from serve(tmp_path_factory.mktemp("empty"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = os.environ.get("BANSO_CHROMIUM") or shutil.which("chromium")
    assert chromium, "scripts/chromium finds or installs one"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium, args=list(CHROMIUM_FLAGS), headless=True
        )
        yield started
        started.close()


@pytest.fixture
def strangers() -> list[str]:
    """Addresses at other origins that a page of this test asked for: none, at the end."""
    return []


@pytest.fixture
def context(browser: Browser, strangers: list[str]) -> Iterator[BrowserContext]:
    """A browser nobody used before; another origin is refused and noted."""
    opened = browser.new_context(viewport=DESKTOP, locale="vi-VN")  # type: ignore[arg-type]
    opened.set_default_timeout(20_000)
    opened.route(re.compile(r"^(?!http://127\.0\.0\.1:|data:|blob:)"), _refuse(strangers))
    yield opened
    opened.close()
    assert strangers == []


def _refuse(strangers: list[str]) -> Callable[[Route], None]:
    def refuse(route: Route) -> None:
        strangers.append(route.request.url)
        route.abort()

    return refuse


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def shoot() -> Callable[[Page, str], None]:
    """Keep a picture of the whole page, to be looked at."""

    def keep(page: Page, name: str) -> None:
        SCREENSHOTS.mkdir(exist_ok=True)
        page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)

    return keep
