"""A review in a real browser: written, closed after a question, handed out as two files."""

import io
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from data import plan
from data.actor import operator
from data.period import parse
from data.review import ReviewKind, reviews
from geo.units import TODAY, UnitKey, unit
from tests.browser import officer

pytestmark = pytest.mark.browser

REMEDY = "Kéo cáp quang trước 30/11."


def draft(home: Path) -> int:
    """Of the demonstration plan, on the figures that every commune reported."""
    quarter = parse(officer.PERIOD)
    with officer.store_of(home) as store:
        return reviews(store, operator("kiểm thử")).open(
            plan.plans()["minh_hoa_dien_bien"],
            unit(UnitKey(officer.PROVINCE, TODAY)),
            kind=ReviewKind.INTERIM,
            title="Sơ kết chín tháng",
            period=quarter,
            cutoff=quarter.cutoff,
        )


def file_of(page: Page, name: str) -> bytes:
    """The file behind a button of the downloads."""
    with page.expect_download() as waited:
        page.get_by_role("button", name=name).click()
    return Path(waited.value.path()).read_bytes()


def test_an_approver_writes_closes_and_hands_a_review_in(
    page: Page, address: str, home: Path
) -> None:
    number = draft(home)
    officer.sign_in(page, address, "nam")
    expect(page.locator("h1")).to_be_visible()
    page.goto(f"{address}/review?place={officer.PROVINCE}&review={number}")
    remedy = page.get_by_label("Giải pháp", exact=True).first
    remedy.fill(REMEDY)
    remedy.blur()
    expect(page.get_by_text("Có nội dung chưa lưu.")).to_be_visible()

    page.get_by_role("button", name="Chốt").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("không ai sửa hay xóa được")).to_be_visible()
    dialog.get_by_role("button", name="Chốt, không sửa được nữa").click()
    expect(page.get_by_text("Người duyệt chốt: Trần Văn Nam")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("textbox")).to_have_count(0)

    page.get_by_role("button", name="Tải xuống").click()
    written = Document(io.BytesIO(file_of(page, "Báo cáo DOCX")))
    cells = [cell.text for one in written.tables for row in one.rows for cell in row.cells]
    assert REMEDY in cells
    assert len(written.inline_shapes) == 1  # one indicator was reported, so one map
    printed = PdfReader(io.BytesIO(file_of(page, "Báo cáo PDF")))
    assert sum(len(one.images) for one in printed.pages) == 1
    assert "BÁO CÁO" in printed.pages[0].extract_text()
