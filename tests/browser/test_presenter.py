"""The way of a presenter, whole: a view is kept, a story made, presented, and taken along."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import openpyxl
import pypdf
import pytest
from playwright.sync_api import Browser, Page, expect
from pptx import Presentation

from tests.browser import officer
from tests.browser.conftest import PATIENCE_MS
from tests.browser.test_stories import MAP, shared

pytestmark = pytest.mark.browser

NAME: Final = "Bản đồ: Hộ được phủ cáp quang"
TITLE: Final = "Cáp quang mới tới một nửa số hộ"
NOTE: Final = "Hỏi ba xã thấp nhất."
FILES: Final = {
    "pptx": ("PowerPoint", "Tải PPTX"),
    "pdf": ("", "PDF"),
    "xlsx": ("", "Excel"),
    "html": ("", "Tệp HTML mang đi"),
}
"""Of each ending: what is opened first, and the button."""


def taken(page: Page, ending: str, folder: Path) -> Path:
    """Start a file of the story that is open, and download it."""
    first, button = FILES[ending]
    if first:
        page.get_by_role("button", name=first).click()
    with page.expect_download() as coming:
        page.get_by_role("button", name=button, exact=True).click()
    path = folder / f"giao-ban.{ending}"
    coming.value.save_as(path)
    if first:
        page.keyboard.press("Escape")
    return path


def told(page: Page, address: str) -> None:
    """Two views put into a new story, the first with a title and a note."""
    page.goto(f"{address}/{MAP}")
    opened = shared(page)
    opened.get_by_role("button", name="Lưu góc nhìn").click()
    expect(opened.get_by_text("Đã lưu vào trang Trình chiếu")).to_be_visible()
    opened.get_by_role("button", name="Đưa vào").click()
    expect(opened.get_by_text("góc nhìn thứ 1")).to_be_visible()
    page.goto(f"{address}/trends?place={officer.PROVINCE}&indicator={officer.FIBRE}")
    opened = shared(page)
    opened.get_by_role("button", name="Đưa vào").click()
    expect(opened.get_by_text("góc nhìn thứ 2")).to_be_visible()

    page.goto(f"{address}/stories")
    page.get_by_role("button", name=NAME).click()
    expect(page.get_by_role("heading", name="Góc nhìn (2)")).to_be_visible()
    page.locator(".st-key-words_1 button:visible").click()
    form = page.get_by_test_id("stPopoverBody")
    form.get_by_role("textbox", name="Tiêu đề").fill(TITLE)
    form.get_by_role("textbox", name="Ghi chú").fill(NOTE)
    form.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text(NOTE).first).to_be_visible()
    expect(page.get_by_role("link", name=f"1. {TITLE}")).to_be_visible()
    page.keyboard.press("Escape")


def presented(page: Page) -> None:
    """Keys, a remote's keys, fingers, a dark screen; notes in the presenter's window alone."""
    with page.context.expect_page() as opening:
        page.get_by_role("link", name="Trình chiếu", exact=True).last.click()
    room = opening.value
    number = room.locator(".slide.on footer b")
    expect(room.locator(".slide.on h2")).to_have_text(TITLE)
    expect(room.locator(".slide.on .value").first).to_have_text("50,0 %")
    steps = (("ArrowRight", 2), ("ArrowLeft", 1), (" ", 2), ("PageUp", 1), ("PageDown", 2))
    for key, at in steps:
        room.keyboard.press(key)
        expect(number).to_have_text(f"{at}/2")
    room.keyboard.press("b")
    expect(room.locator(".slide.on")).not_to_be_visible()
    room.keyboard.press("Escape")
    expect(room.locator(".slide.on")).to_be_visible()
    swiped(room, right=300)
    expect(number).to_have_text("1/2")
    expect(room.get_by_text(NOTE)).to_have_count(0)
    with room.context.expect_page() as opening:
        room.keyboard.press("p")
    desk = opening.value
    expect(desk.locator(".words")).to_have_text(NOTE)
    desk.keyboard.press("PageDown")
    expect(number).to_have_text("2/2")
    desk.close()
    room.close()


def swiped(page: Page, *, right: int) -> None:
    """A finger over the slide's title."""
    client = page.context.new_cdp_session(page)
    client.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    x, y = 600, 150
    for kind, at in (("touchStart", x), ("touchMove", x + right // 2), ("touchMove", x + right)):
        client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": at, "y": y}]})
    client.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@contextmanager
def without_network(browser: Browser, path: Path) -> Iterator[Page]:
    """The offline file in a browser with the network off; it asks for nothing but itself."""
    context = browser.new_context(offline=True)
    context.set_default_timeout(PATIENCE_MS)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto(path.as_uri())
    yield page
    context.close()
    outside = [url for url in asked if not url.startswith((path.as_uri(), "data:"))]
    assert outside == []


def test_a_presenters_way_from_a_view_to_files_that_open(
    page: Page, address: str, browser: Browser, tmp_path: Path
) -> None:
    officer.sign_in(page, address, "nam")
    told(page, address)
    presented(page)

    slides = Presentation(str(taken(page, "pptx", tmp_path))).slides
    shapes = [one for each in slides for one in each.shapes]
    words = [one.text_frame.text for one in shapes if one.has_text_frame]
    assert TITLE in words
    assert any("50,0" in text for text in words)
    assert any(one.has_chart for one in shapes)
    told_of = [each.notes_slide.notes_text_frame for each in slides if each.has_notes_slide]
    assert any(one is not None and NOTE in one.text for one in told_of)

    paper = pypdf.PdfReader(taken(page, "pdf", tmp_path))
    assert TITLE in " ".join("".join(one.extract_text() for one in paper.pages).split())

    book = openpyxl.load_workbook(taken(page, "xlsx", tmp_path))
    cells = {cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}
    assert len(book.sheetnames) >= 2
    assert 50 in cells

    with without_network(browser, taken(page, "html", tmp_path)) as away:
        expect(away.locator(".slide.on h2")).to_have_text(TITLE)
        expect(away.locator(".slide.on .value").first).to_have_text("50,0 %")
        expect(away.locator(".slide.on .map")).to_be_visible()
        away.keyboard.press("PageDown")
        expect(away.locator(".slide.on .chart svg")).to_be_visible()
        expect(away.get_by_text(NOTE)).to_have_count(0)
