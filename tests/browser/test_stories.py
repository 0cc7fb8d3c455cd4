"""A presenter's way: keep views, make a story of them, freeze it, and see new figures come."""

import hashlib
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Locator, Page, expect

from data.actor import operator
from data.model import COLUMNS, Observations
from data.store import Submission
from tests.browser import officer
from tests.browser.stillness import rest

pytestmark = pytest.mark.browser

MAP = f"map?place={officer.PROVINCE}&indicator={officer.FIBRE}&period={officer.PERIOD}"


def more_reported(home: Path) -> None:
    """Every commune corrects its half to seven in ten."""
    with officer.store_of(home) as store:
        told = store.observations(indicator_ids=[officer.FIBRE])
        rows = pd.DataFrame(told)[list(COLUMNS)].assign(numerator=700.0, value=70.0)
        body = b"after"
        sent = Submission(
            file_name="sau.xlsx",
            sha256=hashlib.sha256(body).hexdigest(),
            layout="commune_table",
            scope=officer.PROVINCE,
        )
        store.desk(operator("kiểm thử")).publish(sent, Observations(rows), content=body)


def shared(page: Page) -> Locator:
    """What the share button of a page of figures opens."""
    expect(page.locator("h1")).to_be_visible()
    rest(page)
    page.locator(".st-key-share button:visible").first.click()
    opened = page.get_by_test_id("stPopoverBody")
    expect(opened.get_by_role("button", name="Đưa vào")).to_be_visible()
    return opened


def signed_in_on_the_way(page: Page, story: str) -> None:
    """Follow a link without permission: it says so, leads to sign-in, and back to the story."""
    page.goto(story)
    expect(page.get_by_text("Hãy đăng nhập để xem")).to_be_visible()
    page.locator(".st-key-sign_in_here button").click()
    page.locator("input[name=name]").fill("nam")
    page.locator("input[name=password]").fill(officer.PASSWORD)
    page.locator("button[type=submit]").first.click()
    expect(page.get_by_role("heading", name="Góc nhìn (2)")).to_be_visible()


def test_a_frozen_link_and_story_show_the_same_after_the_next_upload(
    page: Page, address: str, home: Path, other: Page
) -> None:
    officer.sign_in(page, address, "nam")
    expect(page.locator("h1")).to_be_visible()
    page.goto(f"{address}/{MAP}")
    expect(page.get_by_text("50,0 %").first).to_be_visible()
    opened = shared(page)
    opened.get_by_text("Cố định ở bản 1").click()
    expect(opened.get_by_text("luôn thấy số liệu của bản 1")).to_be_visible()
    opened.get_by_role("button", name="Tạo liên kết ngắn").click()
    frozen = opened.get_by_test_id("stCode").inner_text().strip()
    assert frozen.startswith(f"{address}/l/")
    assert len(frozen) < 300
    assert frozen[-1].isalnum()
    expect(opened.get_by_alt_text("Mã QR của liên kết")).to_be_visible()
    opened.get_by_role("button", name="Lưu góc nhìn").click()
    expect(opened.get_by_text("Đã lưu vào trang Trình chiếu")).to_be_visible()
    opened.get_by_role("button", name="Đưa vào").click()
    expect(opened.get_by_text("góc nhìn thứ 1")).to_be_visible()

    page.goto(f"{address}/trends?place={officer.PROVINCE}&indicator={officer.FIBRE}")
    opened = shared(page)
    opened.get_by_role("button", name="Đưa vào").click()
    expect(opened.get_by_text("góc nhìn thứ 2")).to_be_visible()

    page.goto(f"{address}/stories")
    page.get_by_role("button", name="Bản đồ: Hộ được phủ cáp quang").click()
    expect(page.get_by_role("heading", name="Góc nhìn (2)")).to_be_visible()
    page.locator(".st-key-down_1 button:visible").focus()
    page.keyboard.press("Enter")  # no mouse is needed to put them in order
    expect(page.get_by_text("1. Xu hướng").first).to_be_visible()
    page.get_by_role("button", name="Cố định số liệu").click()
    expect(page.get_by_text("Số liệu cố định.")).to_be_visible()
    page.get_by_role("button", name="Chia sẻ").click()
    story = page.get_by_test_id("stCode").inner_text().strip()

    more_reported(home)
    page.goto(f"{address}/{MAP}")
    expect(page.get_by_text("70,0 %").first).to_be_visible()
    page.goto(f"{frozen}).")  # as a letter would have it
    expect(page.get_by_text("bản 1, duyệt bởi kiểm thử")).to_be_visible()
    expect(page.get_by_text("50,0 %").first).to_be_visible()
    expect(page.get_by_text("70,0 %")).to_have_count(0)
    page.get_by_role("button", name="Xem số liệu hiện tại").click()
    expect(page.get_by_text("70,0 %").first).to_be_visible()
    page.goto(story)
    page.get_by_role("link", name="2. Bản đồ").click()
    expect(page.get_by_text("bản 1, duyệt bởi kiểm thử")).to_be_visible()
    expect(page.get_by_text("50,0 %").first).to_be_visible()

    signed_in_on_the_way(other, story)
