"""Every page, in both languages, sizes and themes: it opens whole and asks nobody outside."""

from collections.abc import Callable, Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.map.browser import DESKTOP
from tests.browser.conftest import PATIENCE_MS, PHONE
from tests.browser.stillness import rest

PAGES: Final = ("overview", "map", "trends", "catalogue")
FAULTS: Final = "[data-testid='stException'], [data-testid='stAlertContentError']"

pytestmark = pytest.mark.browser


def settled(page: Page) -> None:
    """Wait until the page has its title, Streamlit has run it and drawn what came."""
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
    rest(page)


@pytest.fixture(params=["light", "dark"])
def themed(request: pytest.FixtureRequest, page: Page) -> Iterator[Page]:
    page.emulate_media(color_scheme=request.param)
    yield page


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_page_opens_whole_and_asks_no_other_origin(
    server: str,
    themed: Page,
    shoot: Callable[[Page, str], None],
    name: str,
    size: dict[str, int],
    request: pytest.FixtureRequest,
) -> None:
    themed.set_viewport_size(size)  # type: ignore[arg-type]
    themed.goto(f"{server}/{name}")
    settled(themed)
    expect(themed.get_by_role("heading", level=1)).to_be_visible()
    expect(themed.locator(FAULTS)).to_have_count(0)
    shoot(themed, f"{name}-{request.node.callspec.id}")


@pytest.mark.parametrize("name", PAGES)
def test_an_empty_store_says_what_to_do(
    empty_server: str, page: Page, shoot: Callable[[Page, str], None], name: str
) -> None:
    page.goto(f"{empty_server}/{name}")
    settled(page)
    expect(page.locator("[data-testid='stException']")).to_have_count(0)
    if name != "catalogue":
        expect(page.get_by_text("python -m data").first).to_be_visible()
    shoot(page, f"empty-{name}")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_speaks_english_when_the_address_asks(
    server: str, page: Page, shoot: Callable[[Page, str], None], name: str
) -> None:
    page.goto(f"{server}/{name}?lang=en")
    settled(page)
    expect(page.get_by_role("link", name="Overview")).to_be_visible()
    expect(page.get_by_text("Bản số liệu")).to_have_count(0)
    shoot(page, f"english-{name}")


def test_no_document_is_wider_than_a_phone(browser: Browser, server: str) -> None:
    context = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    for name in PAGES:
        page.goto(f"{server}/{name}")
        settled(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], name
    context.close()


def test_what_is_chosen_is_written_in_the_colour_of_the_page_s_text(
    server: str, page: Page
) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{server}/plan")
    chosen = page.locator("button[data-variant=segmented_control][data-selected]").first
    expect(chosen).to_be_visible()
    text = page.get_by_test_id("stApp").evaluate("one => getComputedStyle(one).color")
    expect(chosen).to_have_css("color", text)  # the primary colour has 3.5 to 1 there
