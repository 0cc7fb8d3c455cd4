"""A presenter asks for a deck, closes the tab, comes back, and takes the file."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pptx import Presentation

from data.account import accounts
from data.actor import operator
from data.story.desk import Stories
from data.story.record import View
from tests.browser import officer

pytestmark = pytest.mark.browser

NAME = "Giao ban quý III"
ADDRESSES = (
    f"map?place={officer.PROVINCE}&indicator={officer.FIBRE}",
    f"trends?place={officer.PROVINCE}&indicator={officer.FIBRE}",
)


def told(home: Path) -> str:
    """A story of the one who approves."""
    with officer.store_of(home) as store:
        desk = Stories(store.engine, accounts(store, operator("kiểm thử")).named("nam").actor)
        code = desk.create(NAME, officer.PROVINCE)
        for address in ADDRESSES:
            desk.add(code, View.of(address))
    return code


def test_a_deck_is_asked_for_the_tab_is_closed_and_the_file_is_there_afterwards(
    page: Page, context: BrowserContext, address: str, home: Path, tmp_path: Path
) -> None:
    officer.sign_in(page, address, "nam")
    expect(page.locator("h1")).to_be_visible()
    page.goto(f"{address}/stories?story={told(home)}")
    page.get_by_role("button", name="Bản PowerPoint").click()
    page.get_by_role("button", name="Tạo PPTX").click()
    expect(page.get_by_text("Tệp đã làm")).to_be_visible()
    page.close()
    again = context.new_page()
    again.goto(f"{address}/stories")
    expect(again.get_by_text(f"PowerPoint: {NAME}")).to_be_visible()
    ready = again.get_by_role("button", name="Tải về")
    expect(ready).to_be_visible()  # the page follows by itself
    with again.expect_download() as download:
        ready.click()
    assert download.value.suggested_filename == "giao-ban-quy-iii.pptx"
    path = tmp_path / "taken.pptx"
    download.value.save_as(path)
    deck = Presentation(str(path))
    titles = [one.shapes.title.text for one in deck.slides if one.shapes.title is not None]
    assert titles[0] == NAME
    assert len(titles) >= len(ADDRESSES) + 1
    again.get_by_role("button", name="Xoá", exact=True).click()
    expect(again.get_by_text("Chưa có tệp nào.")).to_be_visible()
