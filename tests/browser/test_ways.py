"""Ways of a report that do not go straight on: returned, taken back, dated, overtaken, undone."""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from data.actor import operator
from data.store import Stage
from data.submission.reading import handed_in, read
from tests.browser import officer
from tests.browser.officer import (
    NA_SANG,
    PROVINCE,
    all_reports,
    covered,
    on_map,
    press,
    send,
    store_of,
)
from tests.browser.stillness import rest

pytestmark = pytest.mark.browser

Shoot = Callable[[Page, str], None]
NA, BUNG = (
    next(one.code for one in officer.communes() if one.full_name == name)
    for name in (NA_SANG, "Xã Búng Lao")
)
REASON = "Xã Na Sang cao bất thường, đề nghị kiểm tra lại."


def book(home: Path, name: str, **changed: Any) -> Path:
    return officer.write(home / name, officer.rows_of(covered(**changed)))


def hand_in(page: Page, path: Path) -> str:
    """Send a file for approval; the number of its submission."""
    send(page, path)
    page.wait_for_url("**submission=*")
    expect(page.get_by_role("heading", name="Kết quả kiểm tra báo cáo")).to_be_visible()
    press(page, "để duyệt")
    expect(page.get_by_role("heading", name="Báo cáo chờ duyệt")).to_be_visible()
    return page.url.rpartition("submission=")[2]


def publish_besides(home: Path, path: Path) -> None:
    """Somebody else publishes from a command line meanwhile."""
    with store_of(home) as store:
        checked = read(store, path, file_name=path.name, scope=PROVINCE)
        desk = store.desk(operator("Vàng A Sùng"))
        desk.publish(handed_in(checked), checked.observations, content=path.read_bytes())


def dialog_of(page: Page, words: str) -> Locator:
    press(page, words)
    return page.get_by_role("dialog")


def printed(number: float) -> str:
    return f"{number:.1f}".replace(".", ",")


def test_a_report_is_returned_with_a_reason_mended_and_taken_back(
    page: Page, other: Page, address: str, home: Path, shoot: Shoot
) -> None:
    officer.sign_in(page, address, "hoa")
    number = hand_in(page, book(home, "lan_1.xlsx", **{f"c{NA}": 640}))
    officer.sign_in(other, address, "nam")
    press(other, "lan_1")
    dialog = dialog_of(other, "Trả lại")
    dialog.get_by_role("button", name="Trả lại").click()
    expect(dialog.get_by_text("Chưa có lý do")).to_be_visible()
    dialog.get_by_role("textbox").fill(REASON)
    dialog.get_by_role("button", name="Trả lại").click()
    expect(other.get_by_role("heading", name="Báo cáo bị trả lại")).to_be_visible()
    all_reports(other, "Đã quyết định")
    expect(other.get_by_text("Bị trả lại")).to_be_visible()

    page.goto(f"{address}/submit")
    press(page, "lan_1")
    expect(page.get_by_role("alert").get_by_text(REASON)).to_be_visible()
    shoot(page, "submit-returned")
    all_reports(page, "Báo cáo của tôi")
    mended = book(home, "lan_2.xlsx", **{f"c{NA}": 540})
    taken = hand_in(page, mended)
    assert taken != number
    press(page, "Lấy lại để sửa")
    expect(page.get_by_text("Đã lấy lại trước khi công bố")).to_be_visible()
    all_reports(page, "Báo cáo của tôi")
    again = hand_in(page, mended)
    with store_of(home) as store:
        assert store.submission(int(number)).stage is Stage.RETURNED
        assert store.submission(int(taken)).stage is Stage.WITHDRAWN
        assert store.submission(int(again)).stage is Stage.SUBMITTED
        assert store.revision().number == 1, "no figure changed"


def test_what_waits_for_its_day_is_not_approved_unseen_and_arrives_with_the_day(
    page: Page, other: Page, address: str, home: Path, shoot: Shoot
) -> None:
    officer.sign_in(page, address, "hoa")
    number = hand_in(page, book(home, "cua_hoa.xlsx", **{f"c{NA}": 640}))
    officer.sign_in(other, address, "nam")
    press(other, "cua_hoa")
    expect(other.get_by_role("cell", name="+14,0")).to_be_visible()
    rest(other)
    publish_besides(home, book(home, "nguoi_khac.xlsx", **{f"c{NA}": 600}))
    dialog_of(other, "Công bố từ ngày").get_by_role("button", name="Duyệt").click()
    refused = other.get_by_role("alert")
    expect(refused.get_by_text(re.compile("Vàng A Sùng.*nguoi_khac.xlsx"))).to_be_visible()
    shoot(other, "submit-overtaken")
    with store_of(home) as store:
        assert store.submission(int(number)).stage is Stage.SUBMITTED
    expect(other.get_by_role("cell", name="+4,0")).to_be_visible()
    rest(other)

    dialog_of(other, "Công bố từ ngày").get_by_role("button", name="Duyệt").click()
    tomorrow = dt.datetime.now(dt.timezone(dt.timedelta(hours=7))).date() + dt.timedelta(days=1)
    expect(other.get_by_text(f"Công bố ngày {tomorrow:%d/%m/%Y}")).to_be_visible()
    expect(on_map(page, address, NA)).to_have_text("60,0 %")
    with store_of(home) as store:  # as any process does when the day has come
        assert store.publish_due(tomorrow) == [int(number)]
    expect(on_map(page, address, NA)).to_have_text("64,0 %")
    other.reload()
    expect(other.get_by_role("heading", name="Báo cáo đã công bố")).to_be_visible()
    expect(other.get_by_text(f"công bố từ ngày {tomorrow:%d/%m/%Y}")).to_have_count(2)


def test_an_undo_shows_first_what_later_reports_hold(
    page: Page, other: Page, address: str, home: Path, shoot: Shoot
) -> None:
    path = book(home, "giua.xlsx", **{f"c{NA}": 640, f"c{BUNG}": 555})
    officer.sign_in(page, address, "hoa")
    send(page, path)
    page.wait_for_url("**submission=*")
    the_page_says_what_the_workbook_says(page, path)
    press(page, "để duyệt")
    expect(page.get_by_role("heading", name="Báo cáo chờ duyệt")).to_be_visible()
    officer.sign_in(other, address, "nam")
    press(other, "giua")
    press(other, "Duyệt và công bố")
    expect(other.get_by_role("heading", name="Báo cáo đã công bố")).to_be_visible()
    only = [row for row in officer.rows_of(covered(**{f"c{NA}": 650})) if row[1] == NA_SANG]
    publish_besides(home, officer.write(home / "sau.xlsx", only))

    other.reload()
    dialog = dialog_of(other, "Rút lại báo cáo")
    parts = dialog.locator("[data-testid=stExpander]")
    expect(parts.first.get_by_text("2 số liệu giữ nguyên")).to_be_visible()
    expect(parts.first.get_by_text("theo sau.xlsx (Vàng A Sùng, bản r3)")).to_be_visible()
    held = parts.first.get_by_role("row", name=re.compile(NA_SANG)).first
    expect(held).to_contain_text("64,0 %")
    expect(held).to_contain_text("65,0 %")
    back = dialog.get_by_role("row", name=re.compile("Xã Búng Lao"))
    expect(back.first).to_contain_text("55,5 %")
    expect(back.first).to_contain_text("50,0 %")
    shoot(other, "submit-conflicts")
    dialog.get_by_role("textbox").fill("Gửi nhầm.")
    dialog.get_by_role("button", name="Rút lại").click()
    expect(other.get_by_role("heading", name="Báo cáo đã rút lại")).to_be_visible()
    expect(on_map(page, address, NA)).to_have_text("65,0 %")
    expect(on_map(page, address, BUNG)).to_have_text("50,0 %")


def the_page_says_what_the_workbook_says(page: Page, path: Path) -> None:
    """Every figure that changes, the range that was read and the whole, from the file itself."""
    sheet = load_workbook(path).active
    assert sheet is not None
    rows: list[Any] = [
        (row[1].value, row[2].value, row[3].value, row[3].coordinate)
        for row in sheet.iter_rows()
        if isinstance(row[0].value, int) and isinstance(row[1].value, str)
    ]
    first, last = rows[0][3], rows[-1][3]
    read_row = page.get_by_role("row", name=re.compile(f"{first}:{last}"))
    expect(read_row).to_contain_text(f"{len(rows)}/{len(rows)}")
    for name, households, value, _ in rows:
        if value != households // 2:
            changed = page.get_by_role("row", name=re.compile(name))
            expect(changed).to_contain_text(printed(100 * value / households))
    total = sum(value for _, _, value, _ in rows)
    after = page.get_by_role("row", name=re.compile("Sau khi nhận"))
    expect(after).to_contain_text(f"{total:,}".replace(",", "."))
    expect(after).to_contain_text(printed(100 * total / sum(row[1] for row in rows)))


def test_invented_figures_are_said_to_be_marked_and_never_replace_reported_ones(
    page: Page, other: Page, address: str, home: Path, shoot: Shoot
) -> None:
    officer.sign_in(page, address, "hoa")
    send(page, book(home, "that.xlsx", **{f"c{NA}": 640}))
    page.wait_for_url("**submission=*")
    box = page.get_by_text("Đây là số liệu minh hoạ")
    expect(page.get_by_role("checkbox", name=re.compile("minh hoạ"))).not_to_be_checked()
    box.click()
    expect(page.get_by_text("không thay được số liệu thật nên")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("để duyệt"))).to_be_disabled()
    shoot(page, "submit-invented-refused")
    box.click()
    expect(page.get_by_role("button", name=re.compile("để duyệt"))).to_be_enabled()
    all_reports(page, "Báo cáo của tôi")

    path = officer.write(
        home / "tap_huan.xlsx", officer.rows_of(covered(**{f"c{NA}": 640})), period="QUÝ I/2026"
    )
    send(page, path)
    page.wait_for_url("**submission=*")
    box.click()
    expect(page.get_by_text("Dữ liệu minh hoạ").first).to_be_visible()
    press(page, "để duyệt")
    expect(page.get_by_role("heading", name="Báo cáo chờ duyệt")).to_be_visible()
    officer.sign_in(other, address, "nam")
    press(other, "tap_huan")
    press(other, "Duyệt và công bố")
    expect(other.get_by_role("heading", name="Báo cáo đã công bố")).to_be_visible()
    expect(other.get_by_text("Dữ liệu minh hoạ").first).to_be_visible()
    place = f"place={PROVINCE}&indicator={officer.FIBRE}&period=2026-Q1"
    for name in ("map", "overview", "trends"):
        page.goto(f"{address}/{name}?{place}")
        expect(page.get_by_text("Dữ liệu minh hoạ").first).to_be_visible()
    page.goto(f"{address}/submit")
    expect(page.get_by_text("Dữ liệu minh hoạ").first).to_be_visible()
