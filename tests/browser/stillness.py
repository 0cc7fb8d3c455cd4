"""Waiting for what a reader sees: a page at rest, a thing that stands still, words that stay.

Nothing here waits for a time: a slow machine is waited for as long as it takes, up to the
patience of the tests.
"""

import json
from collections.abc import Callable
from typing import Any, Final

from playwright.sync_api import FloatRect, Frame, Locator, Page, expect

IDLE: Final = (
    "[data-testid='stApp'][data-test-script-state='notRunning']"
    "[data-test-connection-state='CONNECTED']"
)
SKELETON: Final = "[data-testid='stSkeleton']"
PAINTED: Final = 12
"""Pictures of the screen in a row that are alike: then it is still."""
TRIES: Final = 20

_STAYS: Final = """async (one, painted) => {
    let [before, alike] = ["", 0];
    while (one.isConnected && alike < painted) {
        await new Promise(requestAnimationFrame);
        const now = JSON.stringify(%s);
        [before, alike] = [now, now === before ? alike + 1 : 0];
    }
    return one.isConnected ? before : "";
}"""
_NOTE_RUNS: Final = """app => {
    window.hasRun = false;
    const isRun = ({ oldValue }) => oldValue === "running";
    new MutationObserver((records) => { window.hasRun = window.hasRun || records.some(isRun); })
        .observe(app, { attributeFilter: ["data-test-script-state"], attributeOldValue: true });
}"""
_PLACE: Final = "(({ x, y, width, height }) => [x, y, width, height])(one.getBoundingClientRect())"


def rest(page: Page) -> None:
    """Wait until Streamlit has run the page and drawn what came.

    To be called when something of the run is seen already: before that, the page may be at rest
    because it has not begun.
    """
    expect(page.locator(IDLE)).to_be_visible()
    expect(page.locator(SKELETON)).to_have_count(0)


def ran(page: Page, act: Callable[[], object]) -> None:
    """Do what makes the page run, and wait until it has; what it changes need not be seen."""
    page.get_by_test_id("stApp").evaluate(_NOTE_RUNS)
    act()
    page.wait_for_function("window.hasRun")
    rest(page)


def stays(page: Page, seen: Locator, what: str) -> Any:
    """What is told of an element, `one`, once the page is at rest and it changes no more."""
    for _ in range(TRIES):
        rest(page)
        found: str = seen.evaluate(_STAYS % what, PAINTED)
        if found and page.locator(IDLE).count():
            return json.loads(found)
    msg = f"{seen} is drawn anew again and again"
    raise AssertionError(msg)


def place(page: Page, seen: Locator) -> FloatRect:
    """Where an element stands once it moves no more."""
    stays(page, seen, _PLACE)
    box = seen.bounding_box()
    assert box is not None
    return box


def words(page: Page) -> str:
    """All that the page says once it says nothing more."""
    found: str = stays(page, page.get_by_test_id("stMain"), "one.innerText")
    return found


def fits(page: Page, width: int) -> None:
    """The page comes to rest without a need to scroll sideways."""
    rest(page)
    main = page.get_by_test_id("stMain")
    assert stays(page, main, "one.scrollWidth") <= width


def sent(frame: Frame) -> str:
    """What the page last told its map."""
    found: str = frame.evaluate("JSON.stringify(banso.state.sent)")
    return found


def told(frame: Frame, before: str) -> None:
    """Wait until the page has told its map something else than before, and it is painted."""
    frame.wait_for_function(
        "before => banso.state.sent && JSON.stringify(banso.state.sent) !== before", arg=before
    )
    frame.wait_for_function(
        """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(
            () => done(document.getElementById('map_div').dataset.painted === 'true'))))"""
    )
