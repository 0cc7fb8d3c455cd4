"""The whole way of a report through the page: sent, answered, compared, decided on, undone."""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from playwright.sync_api import Dialog, Page, expect

from data.store import Stage
from tests.browser import officer
from tests.browser.conftest import PHONE
from tests.browser.officer import (
    NA_SANG,
    PROVINCE,
    covered,
    misspelt,
    press,
    send,
    store_of,
    value_on_map,
)

pytestmark = pytest.mark.browser

Shoot = Callable[[Page, str], None]


def test_a_report_is_sent_answered_approved_shown_and_undone(
    page: Page, other: Page, address: str, home: Path, shoot: Shoot
) -> None:
    na_sang = next(one for one in officer.communes() if one.full_name == NA_SANG)
    rows = covered(**{f"c{na_sang.code}": 640})
    path = officer.write(
        home / "01_ha_tang_so_quy3_2025.xlsx",
        officer.rows_of(misspelt(rows, name=NA_SANG, typed="Na Xang")),
    )
    officer.sign_in(page, address, "hoa")
    send(page, path)
    page.wait_for_url("**submission=*")
    expect(page.get_by_role("heading", name="Kết quả kiểm tra báo cáo")).to_be_visible()
    expect(page.get_by_text("44/45 xã")).to_be_visible()
    page.get_by_role("combobox", name=re.compile("Na Xang")).click()
    page.keyboard.type("Na Sang")
    page.keyboard.press("Enter")
    press(page, "Trả lời và kiểm tra lại")
    expect(page.get_by_text("45/45 xã")).to_be_visible()
    expect(page.get_by_role("cell", name="+14,0")).to_be_visible()
    expect(page.locator("iframe[src*=streamlit_folium]").first).to_be_visible()
    shoot(page, "submit-checked")
    seen = page.get_by_text("Tôi đã xem")
    if seen.count():
        seen.click()
    press(page, "để duyệt")
    expect(page.get_by_role("heading", name="Báo cáo chờ duyệt")).to_be_visible()
    assert value_on_map(other, address, na_sang.code) == "50,0 %"

    officer.sign_in(other, address, "nam")
    press(other, "01_ha_tang")
    expect(other.get_by_role("heading", name="Báo cáo chờ duyệt")).to_be_visible()
    press(other, "Duyệt và công bố")
    expect(other.get_by_role("heading", name="Báo cáo đã công bố")).to_be_visible()
    shoot(other, "submit-published")
    assert value_on_map(page, address, na_sang.code) == "64,0 %"
    press(page, "Lịch sử số liệu")
    expect(page.get_by_role("dialog").get_by_text("Biểu 01!D")).to_have_count(2)

    other.goto(f"{address}/submit?submission=2")
    press(other, "Rút lại báo cáo")
    dialog = other.get_by_role("dialog")
    expect(dialog.get_by_text("số liệu trở về bản trước")).to_be_visible()
    dialog.get_by_role("button", name="Rút lại").click()
    expect(dialog.get_by_text("Chưa có lý do")).to_be_visible()
    dialog.get_by_role("textbox").fill("Gửi nhầm tệp.")
    dialog.get_by_role("button", name="Rút lại").click()
    expect(other.get_by_role("heading", name="Báo cáo đã rút lại")).to_be_visible()
    expect(other.get_by_text("Gửi nhầm tệp.").first).to_be_visible()
    assert value_on_map(page, address, na_sang.code) == "50,0 %"
    with store_of(home) as store:
        assert store.memory(PROVINCE).places, "the name is known from now on"


def test_the_uploader_speaks_the_reader_s_language(page: Page, address: str) -> None:
    officer.sign_in(page, address, "hoa")
    zone = page.get_by_test_id("stFileUploaderDropzone")
    for language, words in (("vi", "Chọn tệp"), ("en", "Choose a file")):
        page.goto(f"{address}/submit?lang={language}")
        expect(zone.get_by_role("button", name=words)).to_be_visible()
        for english in ("Upload", "100MB per file"):
            expect(zone.get_by_text(english, exact=True)).to_be_hidden()


def test_a_file_that_is_too_large_is_named_with_the_limit_in_the_reader_s_language(
    page: Page, address: str, home: Path
) -> None:
    path = home / "ban_do.xlsx"
    with path.open("wb") as large:
        large.truncate(101 * 2**20)
    officer.sign_in(page, address, "hoa")
    send(page, path)
    chip = page.get_by_test_id("stFileChip")
    expect(chip).to_be_visible()
    words = page.get_by_test_id("stFileUploader").evaluate(
        "one => getComputedStyle(one, '::after').content"
    )
    assert "chỉ nhận tệp đến 100 MB" in words
    expect(chip.get_by_text("or smaller")).to_be_hidden()


def test_a_refused_file_says_why_and_nothing_is_kept(page: Page, address: str, home: Path) -> None:
    path = home / "bao_cao.docx.xlsx"
    path.write_bytes(b"PK\x03\x04 but no workbook at all")
    officer.sign_in(page, address, "hoa")
    send(page, path)
    alert = page.get_by_role("alert")
    expect(alert.get_by_text("Tệp chưa được nhận")).to_be_visible()
    with store_of(home) as store:
        assert len(store.submissions()) == 1, "only what was there before"


def unknown_table(home: Path, title: str, **cells: float) -> Path:
    """A table whose headings no layout knows, with what stands otherwise in some cells."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Tổng hợp"
    sheet.append([title])
    sheet.append(["Nơi", "Ô thứ nhất", "Ô thứ hai"])
    for one in officer.communes():
        sheet.append([one.full_name, 1000, 700])
    for cell, value in cells.items():
        sheet[cell] = value
    path = home / "theo_doi.xlsx"
    book.save(path)
    return path


def map_columns(page: Page) -> None:
    for label, typed in (
        ("Cột A", "Tên đơn vị"),
        ("Cột B", "cáp quang: mẫu số"),
        ("Cột C", "cáp quang: tử số"),
    ):
        page.get_by_role("combobox", name=re.compile(label)).click()
        page.keyboard.type(typed)
        page.get_by_role("option").first.click()


def test_a_table_nobody_knows_is_mapped_by_hand_and_remembered(
    page: Page, address: str, home: Path, shoot: Shoot
) -> None:
    path = unknown_table(home, "Theo dõi của phòng, quý III năm 2025")
    officer.sign_in(page, address, "hoa")
    send(page, path)
    expect(page.get_by_role("heading", name="Ghép cột bằng tay")).to_be_visible()
    map_columns(page)
    shoot(page, "submit-mapping")
    press(page, "Đọc theo cách ghép này")
    expect(page.get_by_text("45/45 xã")).to_be_visible()
    with store_of(home) as store:
        assert store.memory(PROVINCE).mappings


def test_a_cell_with_two_readings_is_asked(page: Page, address: str, home: Path) -> None:
    head = (("STT", "Tên xã, phường", "Tỷ lệ hộ được phủ cáp quang (%)"),)
    values = [dt.date(2025, 12, 9), *(60.5 for _ in officer.communes()[1:])]
    rows = [
        (number, one.full_name, value)
        for number, (one, value) in enumerate(zip(officer.communes(), values, strict=True), start=1)
    ]
    path = officer.write(home / "ngay.xlsx", rows, head=head)
    officer.sign_in(page, address, "hoa")
    send(page, path)
    page.wait_for_url("**submission=*")
    expect(page.get_by_role("radiogroup")).to_be_visible()
    page.get_by_role("radiogroup").get_by_text("9/12").first.click()
    press(page, "Trả lời và kiểm tra lại")
    expect(page.get_by_role("radiogroup")).to_have_count(0)
    with store_of(home) as store:
        case = store.submission(2)
    assert case.stage is Stage.CHECKED
    assert case.answers.readings == {"Biểu 01!C7": "9/12"}


def test_markup_in_cells_and_names_is_shown_as_it_is(
    page: Page, address: str, home: Path, shoot: Shoot
) -> None:
    ran: list[str] = []

    def note(dialog: Dialog) -> None:
        ran.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    nasty = (
        "<img src=x onerror=alert(1)>",
        "[bấm](javascript:alert(2))",
        ":material/delete: :red[đỏ] **đậm**",
        "$\\frac{1}{2}$ `mã`",
        "![ảnh](https://example.com/a.png)",
    )
    rows = covered()
    for (name, _), text in zip(rows[:5], nasty, strict=False):
        rows = misspelt(rows, name=name, typed=text)
    path = officer.write(
        home / "[x](javascript:alert(3)) $a$ <b>.xlsx",
        officer.rows_of(rows),
        sheet="<b>x<b> $y$ `q` _z_",
    )
    officer.sign_in(page, address, "hoa")
    send(page, path)
    page.wait_for_url("**submission=*")
    expect(page.get_by_role("heading", name="Cần xem lại")).to_be_visible()
    page.get_by_text("onerror=alert(1)").first.wait_for()
    main = page.locator("[data-testid=stMain]")
    assert main.locator("img[src=x], a[href^=javascript], b, .katex, code").count() == 0
    assert main.locator("img[src*='example.com']").count() == 0
    shoot(page, "submit-hostile")
    page.wait_for_timeout(1500)  # the map has said what it had to say
    page.get_by_role("button", name="Tất cả báo cáo").click()
    expect(page.get_by_role("heading", name="Báo cáo của tôi")).to_be_visible()
    assert main.locator("a[href^=javascript], b, .katex").count() == 0
    assert ran == []


def test_who_has_not_signed_in_is_told_what_the_page_is_for(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(f"{address}/submit")
    expect(page.get_by_role("heading", name="Nộp báo cáo")).to_be_visible()
    expect(page.get_by_text("cần đăng nhập")).to_be_visible()
    assert page.locator("input[type=file]").count() == 0
    page.goto(f"{address}/submit?submission=1")
    expect(page.get_by_text("không thuộc phạm vi")).to_be_visible()


def test_a_mapped_table_without_a_period_shows_what_was_read_and_takes_any_period(
    page: Page, address: str, home: Path, shoot: Shoot
) -> None:
    path = unknown_table(home, "Theo dõi của phòng", B10=-5)
    officer.sign_in(page, address, "hoa")
    send(page, path)
    map_columns(page)
    press(page, "Đọc theo cách ghép này")
    expect(page.get_by_role("heading", name="Đã nhận ra")).to_be_visible()
    expect(page.get_by_role("row", name=re.compile("C3:C47.*cáp quang"))).to_be_visible()
    expect(page.get_by_text("700/1.000").first).to_be_visible()
    expect(page.get_by_role("cell", name=re.compile("B10"))).to_be_visible()
    shoot(page, "submit-no-period")
    page.get_by_role("radiogroup").get_by_text("Kỳ khác").click()
    for label, typed in (("Loại kỳ", "Quý"), ("Năm", "2024"), ("Kỳ", "Quý II/2024")):
        page.get_by_role("combobox", name=re.compile(f"{label}$")).click()
        page.keyboard.type(typed)
        page.keyboard.press("Enter")
    shoot(page, "submit-any-period")
    press(page, "Trả lời và kiểm tra lại")
    expect(page.get_by_text("Quý II/2024", exact=False).first).to_be_visible()
    with store_of(home) as store:
        assert store.submission(2).answers.period == "2024-Q2"
