"""From the map's panel to a commune's profile, and its sheet as a reader of PDFs sees it."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.conftest import PHONE
from tests.browser.stillness import fits

pytestmark = pytest.mark.browser

BUNG_LAO = "place=11&unit=03301"
SLOWEST_MS = 120_000


def plain(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_the_panel_leads_to_the_profile_and_the_profile_to_its_sheet(
    page: Page, server: str, shoot: Callable[[Page, str], None]
) -> None:
    page.set_default_timeout(SLOWEST_MS)  # the first page of a new server, on a busy machine
    page.goto(f"{server}/map?{BUNG_LAO}")
    way = page.get_by_role("link", name="Hồ sơ đầy đủ của đơn vị này").first
    way.click()
    page.wait_for_url("**/commune?*unit=03301*")
    expect(page.get_by_role("heading", name="Xã Búng Lao", level=1)).to_be_visible(
        timeout=SLOWEST_MS
    )
    rows = page.locator("table").last.locator("tbody tr")
    expect(rows).to_have_count(25 + 6, timeout=SLOWEST_MS)  # indicators, and headings
    shoot(page, "commune")
    shown = [row.all_inner_texts() for row in (rows.nth(at).locator("td") for at in range(31))]

    page.get_by_role("button", name="Tải xuống").click()
    with page.expect_download() as handed_out:
        page.get_by_role("button", name="PDF", exact=True).click()
    name = handed_out.value.suggested_filename
    assert name == "commune-11-03301-2026-Q3-demo.pdf"
    found = PdfReader(io.BytesIO(Path(handed_out.value.path()).read_bytes()))
    assert len(found.pages) == 1
    words = plain(found.pages[0].extract_text())
    for indicator, value, _, rank, _, _, _, reported in shown:
        assert plain(indicator) in words
        if value:  # a heading has none
            assert plain(value.split(" ")[0]) in words
            assert plain(rank.split(" ")[0]) in words
            assert plain(reported) in words


def test_a_phone_needs_no_scrolling_sideways(
    page: Page, server: str, shoot: Callable[[Page, str], None]
) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(f"{server}/commune?{BUNG_LAO}")
    expect(page.get_by_role("heading", name="Xã Búng Lao", level=1)).to_be_visible()
    expect(page.locator("table").last).to_be_visible()
    fits(page, PHONE["width"])
    shoot(page, "commune-phone")
