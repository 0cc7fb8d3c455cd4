"""A reader's way through the views: what changes together, and addresses that carry it."""

import re
from collections.abc import Callable
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from bench.map.browser import DESKTOP, map_frame
from tests.browser.conftest import PATIENCE_MS
from tests.browser.stillness import place, rest, sent, told, words
from tests.browser.test_map import click, spot

pytestmark = pytest.mark.browser

HOME: Final = re.compile(r"/map\?.*place=11&indicator=fibre_household_coverage_pct&period=2026-Q3")


def shades(frame: Frame) -> str:
    found: str = frame.evaluate("banso.state.message.shades")
    return found


def repainted(page: Page, act: Callable[[], Any]) -> Frame:
    """Do something, and wait until the map has shown the page's answer and the page is at rest.

    Not until it has painted: a slider paints of itself before the page has heard of it.
    """
    before = sent(map_frame(page))
    act()
    frame = map_frame(page)
    told(frame, before)
    rest(page)
    return frame


def slid(page: Page, key: str) -> Frame:
    """Press a key on the map's slider, and wait until the page has followed."""
    slider = map_frame(page).get_by_role("slider")
    slider.focus()
    return repainted(page, lambda: slider.press(key))


def choose(page: Page, key: str, name: str) -> None:
    page.locator(f".st-key-{key} [role=combobox], .st-key-{key} input").first.click()
    page.get_by_role("option", name=name, exact=True).click()


def drawn(page: Page) -> tuple[object, ...]:
    """What a view shows: colours, headline, legend, lowest places, panel."""
    figures = words(page)
    return shades(map_frame(page)), figures


def test_the_front_door_opens_on_fibre_in_the_communes_of_dien_bien(
    server: str, page: Page
) -> None:
    page.goto(server)
    frame = map_frame(page)
    expect(page).to_have_url(HOME)
    assert frame.evaluate("banso.state.geometry.units.length") == 45
    expect(page.get_by_text("40/45 xã, phường đã báo cáo")).to_be_visible()
    expect(page.get_by_text("Dữ liệu minh hoạ").first).to_be_visible()
    expect(
        frame.get_by_text("Ranh giới dạng sơ đồ, không phải địa giới hành chính")
    ).to_be_visible()


def test_another_indicator_changes_map_words_and_address_together(server: str, page: Page) -> None:
    page.goto(server)
    map_frame(page)
    before = drawn(page)
    repainted(page, lambda: choose(page, "indicator", "Sản phẩm OCOP trên sàn TMĐT"))
    expect(page).to_have_url(re.compile(r"indicator=ocop_ecommerce_product_pct"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Sản phẩm OCOP trên sàn TMĐT")
    after = drawn(page)
    assert after[0] != before[0]
    assert after[1] != before[1]


def test_an_earlier_period_changes_map_words_and_address_together(server: str, page: Page) -> None:
    page.goto(server)
    map_frame(page)
    before = drawn(page)
    slid(page, "Home")
    expect(page).to_have_url(re.compile(r"period=2023-Q1"))
    expect(page.get_by_test_id("stMain")).to_contain_text("Quý I/2023")  # the map was there first
    after = drawn(page)
    assert after[0] != before[0]
    assert "Quý I/2023" in str(after[1])


def test_a_click_on_a_commune_shows_its_panel_and_its_trend(server: str, page: Page) -> None:
    page.goto(server)
    frame = map_frame(page)
    place(page, page.locator("iframe").first)
    code = "03158"  # Sín Thầu, the westernmost
    assert spot(frame, code)["x"] > 0
    click(page, code)
    expect(page).to_have_url(re.compile(rf"unit={code}"))
    expect(page.get_by_role("heading", name="Xã Sín Thầu")).to_be_visible()
    panel = page.locator("[data-testid='stVegaLiteChart']").last
    expect(panel).to_be_visible()


def test_one_step_up_the_country_shows_the_index_by_province(server: str, page: Page) -> None:
    page.goto(server)
    map_frame(page)
    frame = repainted(page, lambda: page.get_by_role("button", name="Việt Nam").click())
    expect(page).to_have_url(re.compile(r"place=VN&indicator=dti_value.*period=2024"))
    frame.wait_for_function("banso.state.geometry.units.length === 63")
    expect(page.get_by_text("63/63 tỉnh, thành phố")).to_be_visible()
    expect(page.get_by_text("Dữ liệu minh hoạ")).to_have_count(0)
    shown = shades(frame)
    assert shades(slid(page, "ArrowLeft")) != shown
    expect(page).to_have_url(re.compile(r"period=2023"))


@pytest.mark.anchor("4.12")
def test_an_address_shows_the_same_view_to_somebody_else(
    server: str, browser: Browser, page: Page
) -> None:
    page.goto(f"{server}/map?place=15&indicator=village_fibre_pct&period=2024-Q2&unit=02890")
    map_frame(page)
    expect(page.get_by_role("heading", name="Xã Bảo Nhai")).to_be_visible()
    rest(page)
    context = browser.new_context(viewport=DESKTOP, locale="en-GB")  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE_MS)
    other = context.new_page()
    other.goto(page.url)
    map_frame(other)
    expect(other.get_by_role("heading", name="Xã Bảo Nhai")).to_be_visible()
    rest(other)
    shown, said = drawn(page)
    main = other.get_by_test_id("stMain").element_handle()
    other.wait_for_function("([main, said]) => main.innerText === said", arg=[main, said])
    assert drawn(other) == (shown, said)
    context.close()


def test_back_returns_to_the_view_before(server: str, page: Page) -> None:
    page.goto(server)
    map_frame(page)
    expect(page).to_have_url(HOME)
    rest(page)
    before = page.url
    repainted(page, lambda: choose(page, "indicator", "Sản phẩm OCOP trên sàn TMĐT"))
    expect(page).to_have_url(re.compile(r"indicator=ocop"))
    page.go_back()
    expect(page).to_have_url(before)
    expect(page.get_by_role("heading", level=1)).to_have_text("Hộ được phủ cáp quang")


@pytest.mark.parametrize("place", ["VN", "56"])
def test_on_a_first_opening_no_words_lie_across_an_inset(
    server: str, page: Page, place: str
) -> None:
    page.goto(f"{server}/map?lang=vi&place={place}")
    frame = map_frame(page)
    expect(frame.locator(".banso-inset").last).to_be_visible()
    rest(page)
    frame.wait_for_function(
        """() => {
            const boxes = (which) =>
                [...document.querySelectorAll(which)].map((one) => one.getBoundingClientRect());
            const words = boxes(".banso-notice, .leaflet-control-attribution");
            const meet = (one, other) => one.left < other.right && other.left < one.right
                && one.top < other.bottom && other.top < one.bottom;
            const isCovered = (inset) => words.some((one) => meet(one, inset));
            return words.length === 2 && !boxes(".banso-inset").some(isCovered);
        }""",
        timeout=PATIENCE_MS,
    )


def test_a_chosen_language_stays_when_its_popover_is_closed(page: Page, server: str) -> None:
    page.goto(f"{server}/map?place=11")
    map_frame(page)
    page.locator(".st-key-settings button").first.click()
    page.get_by_text("English", exact=True).click()
    expect(page.locator("h1")).to_have_text("Households covered by fibre")
    page.keyboard.press("Escape")
    page.locator(".st-key-indicator [role=combobox], .st-key-indicator input").first.click()
    page.get_by_role("option").nth(3).click()
    expect(page.locator("h1")).to_have_text("Officials trained in digital transformation")
