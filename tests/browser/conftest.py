"""The real app in a real browser: a server process on a store of its own, and pages that
fail when anything asks another origin."""

import fcntl
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect, sync_playwright

from bench.map.browser import DESKTOP, FLAGS, serving
from tests.browser import officer
from tests.browser.stillness import stays

ROOT: Final = Path(__file__).resolve().parents[2]
SCREENSHOTS: Final = ROOT / "screenshots"
PHONE: Final = {"width": 390, "height": 844}
PATIENCE_MS: Final = 90_000  # a busy machine is slow; no test is about time

expect.set_options(timeout=PATIENCE_MS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests that fail are tried again (docs/decisions/browser-tests-tried-again.md)."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def shipped_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with everything that `make run` loads; loaded once for all processes of a run."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    made, making = shared / "shipped-made", shared / "shipped-making"
    with (shared / "shipped-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            shutil.rmtree(making, ignore_errors=True)
            making.mkdir()
            subprocess.run(
                (sys.executable, "-m", "data", "load-shipped"),
                cwd=ROOT,
                env=os.environ | {"BANSO_HOME": str(making)},
                check=True,
                capture_output=True,
            )
            making.rename(made)
    home = tmp_path_factory.mktemp("shipped")
    shutil.copytree(made, home, dirs_exist_ok=True)
    return home


@pytest.fixture(scope="session")
def server(shipped_home: Path) -> Iterator[str]:
    """The app on the shipped data."""
    with serving("app.py", shipped_home) as address:
        yield address


@pytest.fixture(scope="session")
def empty_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app on a new store, with nothing in it."""
    with serving("app.py", tmp_path_factory.mktemp("empty")) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = os.environ.get("BANSO_CHROMIUM") or shutil.which("chromium")
    assert chromium, "scripts/chromium finds or installs one"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium, args=list(FLAGS), headless=True
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
    opened.set_default_timeout(PATIENCE_MS)
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
def home(tmp_path: Path) -> Path:
    """See `officer.reported`."""
    officer.reported(tmp_path)
    return tmp_path


@pytest.fixture
def address(home: Path) -> Iterator[str]:
    with serving("app.py", home) as found:
        yield found


@pytest.fixture
def other(browser: Browser) -> Iterator[Page]:
    """The browser of a second person."""
    settings: Any = {"viewport": DESKTOP, "locale": "vi-VN"}
    context = browser.new_context(**settings)
    context.set_default_timeout(PATIENCE_MS)
    yield context.new_page()
    context.close()


@pytest.fixture
def shoot() -> Callable[[Page, str], None]:
    """Keep a picture of the whole page; Streamlit scrolls inside of it.

    Only where somebody will look at it: BANSO_SCREENSHOTS=1 asks for pictures.
    """

    def keep(page: Page, name: str) -> None:
        if not os.environ.get("BANSO_SCREENSHOTS"):
            return
        SCREENSHOTS.mkdir(exist_ok=True)
        seen = page.viewport_size or DESKTOP
        height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
        page.set_viewport_size({"width": seen["width"], "height": max(height, seen["height"])})
        page.wait_for_timeout(300)  # charts and map fit themselves to the new size
        page.screenshot(path=SCREENSHOTS / f"{name}.png")
        page.set_viewport_size(seen)  # type: ignore[arg-type]
        stays(page, page.get_by_test_id("stMain"), "[one.clientWidth, one.scrollHeight]")

    return keep
