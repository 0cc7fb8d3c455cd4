"""The page of plans in a real browser: the filters, the address, both sizes."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.browser.stillness import fits

pytestmark = pytest.mark.browser

DEMONSTRATION = "place=11&plan=minh_hoa_dien_bien"
ROWS = "table tbody tr"


def test_a_square_line_narrows_the_list_and_the_address_keeps_it(
    page: Page, server: str, shoot: Callable[[Page, str], None]
) -> None:
    page.goto(f"{server}/plan?{DEMONSTRATION}")
    expect(page.locator(ROWS)).to_have_count(18)
    page.get_by_role("button", name="Hạ tầng số", exact=True).click()
    expect(page.locator(ROWS)).to_have_count(6)
    page.wait_for_url("**group=G2*")
    page.reload()
    expect(page.locator(ROWS)).to_have_count(6)
    page.get_by_role("button", name="Xem tất cả").click()
    expect(page.locator(ROWS)).to_have_count(18)
    expect(page.locator(f"{ROWS} img")).to_have_count(18)
    expect(page.get_by_role("img", name="lộ trình").first).to_be_visible()
    shoot(page, "plan")


def test_a_phone_needs_no_scrolling_sideways(
    page: Page, server: str, shoot: Callable[[Page, str], None]
) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    for view in ("targets", "tasks"):
        page.goto(f"{server}/plan?place=11&show={view}")
        expect(page.locator(ROWS).first).to_be_visible()
        fits(page, PHONE["width"])
        shoot(page, f"plan-phone-{view}")


def test_the_detail_leads_to_the_map_of_its_indicator(page: Page, server: str) -> None:
    page.goto(f"{server}/plan?{DEMONSTRATION}&target=dat_dai")
    page.get_by_role("link", name="Xem bản đồ").click()
    page.wait_for_url("**indicator=land_online_dossier_pct*")
    expect(page.locator("h1")).to_contain_text("Hồ sơ đất đai")
