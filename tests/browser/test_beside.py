"""Two maps side by side in a real browser: moved together, one unit marked on both."""

from typing import Any

import pytest
from playwright.sync_api import ElementHandle, Frame, Page, expect

from bench.map.browser import map_frame
from tests.browser.stillness import place, rest

pytestmark = pytest.mark.browser
HERE = "map?place=11&indicator=fibre_household_coverage_pct&period=2025-Q3"
VIEW = """() => { const { map } = banso.state; const { lat, lng } = map.getCenter();
    return [lat, lng, map.getZoom()].map((one) => Math.round(one * 1e4)); }"""


RESTS = """() => {
    const maps = ["drawn", "beside"].map((name) => document
        .querySelector(`.st-key-half_${name} iframe`).contentWindow.banso.state.map);
    const moves = (map) => map._animatingZoom || (map._panAnim && map._panAnim._inProgress);
    const views = maps.map((map) => {
        const { lat, lng } = map.getCenter();
        return [lat, lng, map.getZoom()].map((part) => Math.round(part * 1e4)).join();
    });
    return !maps.some(moves) && views[0] === views[1];
}"""


def half(page: Page, name: str) -> tuple[Frame, ElementHandle]:
    """The frame of one of both maps, painted, and where it stands."""
    element = page.wait_for_selector(f".st-key-half_{name} iframe")
    assert element is not None
    frame = element.content_frame()
    assert frame is not None
    frame.wait_for_selector("#map_div[data-painted=true]")
    return frame, element


def test_two_maps_move_together_and_show_the_same_unit(server: str, page: Page) -> None:
    page.goto(f"{server}/{HERE}&beside=2025-Q1")
    (first, at), (second, _) = half(page, "drawn"), half(page, "beside")
    place(page, page.locator(".st-key-half_drawn iframe"))
    before: Any = second.evaluate(VIEW)
    assert first.evaluate(VIEW) == before
    box = at.bounding_box()
    assert box is not None
    x, y = box["x"] + 300, box["y"] + 200
    asked: list[str] = []
    page.mouse.move(x, y)
    page.on("request", lambda one: asked.append(one.url))
    page.mouse.down()
    page.mouse.move(x + 70, y + 30, steps=6)
    page.mouse.up()
    second.wait_for_function(f"before => ({VIEW})().join() !== before.join()", arg=before)
    page.wait_for_function(RESTS)
    assert first.evaluate(VIEW) == second.evaluate(VIEW) != before

    first.locator("#map_div").press("+")
    zoom = before[2]
    second.wait_for_function("zoom => banso.state.map.getZoom() * 1e4 > zoom + 5000", arg=zoom)
    page.wait_for_function(RESTS)
    assert first.evaluate(VIEW) == second.evaluate(VIEW)

    first.locator("#map_div").press("ArrowRight")
    second.wait_for_function("banso.state.hovered")
    code = "banso.state.hovered.code"
    assert first.evaluate(code) == second.evaluate(code)
    now, then = (one.locator(".banso-tooltip b") for one in (first, second))
    expect(now).to_be_visible()
    expect(then).to_be_visible()
    assert now.inner_text() != then.inner_text(), "each tells the figure of its own period"
    assert [one for one in asked if "/tip/" not in one] == [], "shapes and shades are there"
    # The same classes for both periods.
    colours = "banso.state.message.palette.join() + banso.state.message.labels.join()"
    assert first.evaluate(colours) == second.evaluate(colours)


def test_a_rate_is_circles_of_its_households_where_asked(server: str, page: Page) -> None:
    page.goto(f"{server}/{HERE}")
    shown = map_frame(page)
    rest(page)
    page.get_by_text("Vòng tròn theo tổng số hộ gia đình", exact=False).last.click()
    shown.wait_for_function("banso.state && banso.state.circles.length === 41")
    inks: str = shown.evaluate("banso.state.message.inks")
    shades: str = shown.evaluate("banso.state.message.shades")
    assert len(set(inks) - {"-"}) >= 4
    assert shades.count("m") == 4, "who did not report stays hatched land"
    expect(page.get_by_text("Độ lớn vòng tròn")).to_be_visible()
    place(page, page.locator(".stMain iframe").first)
    spot = shown.evaluate(
        """() => { const one = banso.state.circles[0];
            const point = L.point(one.x - one.r + 3, one.y);
            return banso.state.map.layerPointToContainerPoint(point); }"""
    )
    shown.locator("#map_div").hover(position={"x": spot["x"], "y": spot["y"]})
    told = shown.locator(".banso-tooltip")
    expect(told).to_contain_text(" %")
    expect(told).to_contain_text(" hộ")
