"""Change the indicator on Điện Biên's map: from the click to the last pixel."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from playwright.sync_api import Frame, Page

from bench.figure import Figure, figure
from bench.map.browser import ROOT, browsing, map_frame, serving

CHANGES: Final = 15
WARMING: Final = 5
BAR_MS: Final = 300
IDLE: Final = "[data-testid='stApp'][data-test-script-state='notRunning']"
QUIET_MS: Final = 200  # what the page still draws after the run

NOTE_THE_CLICK: Final = """
window.addEventListener("click", (event) => {
  window.clickedAt = performance.timeOrigin + event.timeStamp;
}, { capture: true });
"""


def measures() -> Iterator[Figure]:
    """The time on a page with nothing but a map, and on the product's own."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        yield _changing("bench/map/app.py", "?scope=11", "map alone, indicator changed", home)
        subprocess.run(
            (sys.executable, "-m", "data", "load-shipped"),
            cwd=ROOT,
            env=os.environ | {"BANSO_HOME": str(home)},
            check=True,
            capture_output=True,
        )
        name = "map of Điện Biên, indicator changed"
        yield _changing("app.py", "map?place=11", name, home)


def _changing(app: str, path: str, name: str, home: Path) -> Figure:
    with serving(app, home) as address, browsing(f"{address}/{path}") as page:
        frame = map_frame(page)
        page.evaluate(NOTE_THE_CLICK)
        times = [_change(page, frame, number) for number in range(WARMING + CHANGES)]
    return figure(name, times[WARMING:], unit="ms", most=BAR_MS)


def _change(page: Page, frame: Frame, number: int) -> float:
    """Choose the next indicator; milliseconds from the click to the frame after the last paint.

    The page is left in peace until it has drawn everything, as a reader would look at it.
    """
    before = frame.evaluate("banso.painted.count")
    page.locator(".st-key-indicator [role=combobox], .st-key-indicator input").first.click()
    options = page.get_by_role("option")
    options.first.wait_for()
    chosen = page.locator("[role=option][aria-selected=true]")
    at = (number + 1) % options.count()
    if chosen.count() and options.nth(at).get_attribute("aria-selected") == "true":
        at = (at + 1) % options.count()
    options.nth(at).click()
    frame.wait_for_function("before => banso.painted.count > before", arg=before)
    page.wait_for_selector(IDLE)
    page.wait_for_timeout(QUIET_MS)
    painted: float = frame.evaluate("banso.painted.at")
    clicked: float = page.evaluate("window.clickedAt")
    return painted - clicked


def main() -> None:
    """Print each figure as one JSON object a line."""
    for one in measures():
        print(one.line())


if __name__ == "__main__":
    main()
