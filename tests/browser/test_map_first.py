"""On a first visit the map stands before what is beside it is drawn; that comes all the same."""

import pytest
from playwright.sync_api import Page, Route, expect

from bench.map.browser import map_frame
from bench.map.peer import FRAME

pytestmark = pytest.mark.browser

CHART = "[data-testid=stVegaLiteChart]"
NOTE = """([frame, chart]) => {
    if (window.top !== window) return;
    window.seen = [];
    const note = (what) => window.seen.includes(what) || window.seen.push(what);
    document.addEventListener("banso:settled", () => note("map"));
    new MutationObserver(() => document.querySelector(chart) && note("chart"))
        .observe(document, {childList: true, subtree: true});
}"""


def test_the_map_is_painted_before_the_charts_beside_it(page: Page, server: str) -> None:
    page.add_init_script(f"({NOTE})({[FRAME, CHART]})")
    page.goto(f"{server}/map?place=11")
    map_frame(page)
    expect(page.locator(CHART).nth(1)).to_be_visible()
    assert page.evaluate("window.seen") == ["map", "chart"]
    expect(page.locator("[data-testid=stTable]")).to_be_visible()


def test_a_map_without_shapes_keeps_nothing_from_the_reader(page: Page, server: str) -> None:
    page.route("**/geometry/**", lambda route: route.abort())
    page.goto(f"{server}/map?place=11")
    expect(page.locator(CHART).nth(1)).to_be_visible()
    expect(page.locator("[data-testid=stTable]")).to_be_visible()


def test_a_frame_that_never_answers_keeps_nothing_from_the_reader(page: Page, server: str) -> None:
    page.route("**/component/streamlit_folium**", lambda route: route.abort())
    page.goto(f"{server}/map?place=11")
    expect(page.locator(CHART).nth(1)).to_be_visible()
    expect(page.locator("[data-testid=stTable]")).to_be_visible()


def test_another_view_is_not_held_back_behind_the_map(page: Page, server: str) -> None:
    page.goto(f"{server}/map?place=11")
    map_frame(page)
    expect(page.locator(CHART).nth(1)).to_be_visible()
    page.goto(f"{server}/trends?place=11")
    expect(page.locator(CHART).first).to_be_visible()


def test_icons_keep_their_place_until_their_font_is_there(page: Page, server: str) -> None:
    held: list[Route] = []
    page.route("**/MaterialSymbols*", lambda route: held.append(route))  # noqa: PLW0108 - a builtin
    page.goto(f"{server}/map?place=11", wait_until="commit")
    icon = page.locator("[data-testid=stIconMaterial]").first
    expect(icon).to_be_attached()
    expect(icon).to_be_hidden()
    width = icon.evaluate("one => one.getBoundingClientRect().width")
    page.wait_for_function("() => document.fonts.status === 'loading'")
    held[0].continue_()
    expect(icon).to_be_visible()
    assert icon.evaluate("one => one.getBoundingClientRect().width") == pytest.approx(width, abs=1)
