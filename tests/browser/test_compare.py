"""The page of comparisons in a real browser: a click opens the map, a box carries places on."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import FloatRect, Page, expect

from tests.browser.conftest import PHONE
from tests.browser.stillness import fits, place

pytestmark = pytest.mark.browser

CHART = "[data-testid=stVegaLiteChart]"
FEW_NODES = 200


def drawn(page: Page) -> FloatRect:
    """Where the chart stands, once it has painted."""
    chart = page.locator(f"{CHART} canvas, {CHART} svg.marks").first
    expect(chart).to_be_visible()
    return place(page, chart)  # the canvas fits itself to its place


def test_a_click_on_a_cell_opens_the_map_of_that_indicator_at_that_place(
    page: Page, server: str, shoot: Callable[[Page, str], None]
) -> None:
    page.goto(f"{server}/compare?place=11&topic=G2")
    box = drawn(page)
    assert page.locator(f"{CHART} *").count() < FEW_NODES
    shoot(page, "compare-heat")
    box = drawn(page)
    page.mouse.click(box["x"] + 200, box["y"] + 178 + 3 * 20 + 10)  # fourth commune, first column
    page.wait_for_url(re.compile(r"/map\?"))
    expect(page.locator("h1")).to_contain_text("Hộ được phủ cáp quang")
    expect(page).to_have_url(re.compile("unit="))
    expect(page).to_have_url(re.compile("indicator=fibre_household_coverage_pct"))
    page.get_by_role("link", name="So sánh").click()
    page.wait_for_url("**/compare*")
    expect(page.locator("h1")).to_contain_text("45 xã, phường")  # the click is spent


def test_a_box_in_the_scatter_carries_its_places_to_the_ranking(
    page: Page, server: str, shoot: Callable[[Page, str], None]
) -> None:
    page.goto(f"{server}/compare?place=11&show=scatter&x=fibre_household_coverage_pct")
    box = drawn(page)
    page.mouse.move(box["x"] + 0.75 * box["width"], box["y"] + 30)
    page.mouse.down()
    for share in (0.85, 0.97):  # a drag, not a leap
        page.mouse.move(box["x"] + share * box["width"], box["y"] + 0.5 * box["height"], steps=6)
    page.mouse.up()
    expect(page.get_by_text(re.compile(r"Đã chọn \d+")).first).to_be_visible()
    shoot(page, "compare-scatter")
    page.get_by_role("link", name="Đánh dấu trong bảng xếp hạng").click()
    page.wait_for_url("**show=rank*")
    marked = page.locator("table tbody tr").get_by_role("img", name="bookmark icon")
    expect(marked.nth(1)).to_be_visible()


def test_a_phone_needs_no_scrolling_sideways(
    page: Page, server: str, shoot: Callable[[Page, str], None]
) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    for view in ("heat", "scatter", "rank", "equity"):
        page.goto(f"{server}/compare?place=11&show={view}")
        expect(page.get_by_text(re.compile("Bản số liệu"))).to_be_visible()
        fits(page, PHONE["width"])
        shoot(page, f"compare-phone-{view}")
