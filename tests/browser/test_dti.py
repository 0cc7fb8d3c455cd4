"""The page of the provincial index in a real browser: a comparison, the address, a phone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.browser.stillness import fits

pytestmark = pytest.mark.browser


def test_a_comparison_is_drawn_and_a_phone_needs_no_scrolling_sideways(
    page: Page, server: str, shoot: Callable[[Page, str], None]
) -> None:
    page.goto(f"{server}/dti?place=56&with=48")
    expect(page.locator("h1")).to_contain_text("Khánh Hòa")
    expect(page.get_by_role("img").filter(has_text="Khánh Hòa 16/34")).to_be_visible()
    expect(page.locator("table").first).to_contain_text("Ninh Thuận (cũ)")
    shoot(page, "dti")
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.reload()
    expect(page.locator("table").first).to_be_visible()
    fits(page, PHONE["width"])
    expect(page).to_have_url(re.compile("with=48"))
    shoot(page, "dti-phone")
