"""The map shows another indicator before the page has followed, and then the page agrees."""

import re
from typing import Final

import pytest
from playwright.sync_api import Frame, Locator, Page, WebSocketRoute, expect

from bench.map.browser import map_frame
from bench.map.peer import FRAME
from tests.browser.stillness import place
from tests.browser.test_views import shades

pytestmark = pytest.mark.browser

SELECT: Final = ".st-key-indicator [role=combobox]"
IDLE: Final = "[data-testid='stApp'][data-test-script-state='notRunning']"
DIMMED: Final = """name => getComputedStyle(
    document.querySelector("h1").closest("[data-testid=stElementContainer]")
).animationName === name"""
LAND: Final = "banso.state.land._container.toDataURL() + banso.state.words._container.toDataURL()"
WATCH_THE_LIST: Final = """() => {
    const list = document.querySelector("[role=listbox]");
    const look = () => {
        window.hiddenAt = getComputedStyle(list).visibility === "hidden" ? "pointerup" : "";
    };
    document.addEventListener("pointerup", look, {once: true});
}"""
OTHER: Final = "Sản phẩm OCOP trên sàn TMĐT"


class Wire:
    """What the server says to a page, which can be held back for a while."""

    def __init__(self, page: Page) -> None:
        self.is_held = False
        self.waiting: list[str | bytes] = []
        page.route_web_socket(re.compile("_stcore/stream"), self._opened)

    def _opened(self, route: WebSocketRoute) -> None:
        self.route = route
        server = route.connect_to_server()
        route.on_message(server.send)
        server.on_message(self._heard)

    def _heard(self, message: str | bytes) -> None:
        if self.is_held:
            self.waiting.append(message)
        else:
            self.route.send(message)

    def let_go(self) -> None:
        """Send what came meanwhile, and hold nothing back any more."""
        self.is_held = False
        for message in self.waiting:
            self.route.send(message)
        self.waiting.clear()


def entry(page: Page, name: str) -> Locator:
    return page.get_by_role("option", name=name, exact=True)


def painted(frame: Frame) -> int:
    found: int = frame.evaluate("banso.painted.count")
    return found


def wait_for_other(frame: Frame, before: str) -> str:
    frame.wait_for_function("before => banso.state.message.shades !== before", arg=before)
    return shades(frame)


def test_the_map_does_not_wait_for_the_page(server: str, page: Page) -> None:
    wire = Wire(page)
    page.goto(f"{server}/map?place=11")
    frame = map_frame(page)
    page.wait_for_selector(IDLE)
    expect(page.get_by_role("heading", level=1)).to_contain_text("cáp quang")
    before, heading = shades(frame), page.get_by_role("heading", level=1).inner_text()

    wire.is_held = True
    page.locator(SELECT).click()
    entry(page, OTHER).click()
    ahead = wait_for_other(frame, before)
    assert page.get_by_role("heading", level=1).inner_text() == heading, "no word came yet"
    frame.wait_for_function("document.getElementById('map_div').ariaLabel.includes('OCOP')")
    page.wait_for_function(DIMMED, arg="banso-ahead")  # the former one's heading, legend, table

    count = painted(frame)
    wire.let_go()
    expect(page.get_by_role("heading", level=1)).to_contain_text("OCOP")
    page.wait_for_selector(IDLE)
    frame.wait_for_function("banso.state.ahead === ''")  # the page's own message has come
    page.wait_for_function(DIMMED, arg="none")
    assert (shades(frame), painted(frame)) == (ahead, count), "which was no news"


def test_the_keyboard_chooses_as_fast(server: str, page: Page) -> None:
    wire = Wire(page)
    page.goto(f"{server}/map?place=11")
    frame = map_frame(page)
    page.wait_for_selector(IDLE)
    before = shades(frame)
    page.locator(SELECT).click()
    page.keyboard.type("OCOP trên sàn")
    expect(entry(page, OTHER)).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(SELECT)).to_have_attribute("aria-activedescendant", re.compile("option"))
    wire.is_held = True
    page.keyboard.press("Enter")
    ahead = wait_for_other(frame, before)
    wire.let_go()
    expect(page.get_by_role("heading", level=1)).to_contain_text("OCOP")
    page.wait_for_selector(IDLE)
    assert shades(frame) == ahead


def test_the_map_stays_where_it_is_under_a_longer_name(server: str, page: Page) -> None:
    page.goto(f"{server}/map?place=11")
    map_frame(page)
    before = place(page, page.locator(FRAME))
    page.locator(SELECT).click()
    name = max(page.get_by_role("option").all_inner_texts(), key=len)
    entry(page, name).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    assert place(page, page.locator(FRAME)) == before


def test_what_was_drawn_before_it_was_chosen_is_what_is_drawn_anew(server: str, page: Page) -> None:
    page.goto(f"{server}/map?place=11")
    frame = map_frame(page)
    page.wait_for_selector(IDLE)
    page.locator(SELECT).click()
    entry(page, OTHER).hover()
    frame.wait_for_function("Boolean(banso.state.draft && banso.state.draft.show)")
    before, former = frame.evaluate(LAND), shades(frame)
    # With the entry the list goes, too, before the page has answered.
    page.evaluate(WATCH_THE_LIST)
    entry(page, OTHER).click()
    assert page.evaluate("window.hiddenAt") == "pointerup"
    wait_for_other(frame, former)
    shown = frame.evaluate(LAND)
    assert shown != before
    assert frame.evaluate("banso.state.draft") is None
    frame.evaluate("banso.arrange(banso.state)")
    assert frame.evaluate(LAND) == shown
