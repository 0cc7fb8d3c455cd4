"""What an officer has: a workbook as offices make them, and an account to send it with."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Font
from playwright.sync_api import Locator, Page, expect

from data.account import accounts, door
from data.actor import Grant, Role, operator
from data.model import COLUMNS, Observations
from data.store import Store, Submission, open_store
from geo import units
from geo.units import Unit
from tests.browser.stillness import rest

PASSWORD: Final = "chè shan tuyết cổ thụ"
PROVINCE: Final = "11"
HOUSEHOLDS: Final = 1000
PERIOD: Final = "2025-Q3"
NA_SANG: Final = "Xã Na Sang"
FIBRE: Final = "fibre_household_coverage_pct"
HEAD: Final = (
    ("STT", "Tên xã, phường", "Tổng số hộ", "Hộ được phủ cáp quang", None, "Ghi chú"),
    (None, None, None, "Số hộ", "Tỷ lệ (%)", None),
    ("A", "B", 1, 2, "3=2/1", "C"),
)


def people(store: Store, *, names: Iterable[tuple[str, str, Role]], scope: str = PROVINCE) -> None:
    """Accounts of one province: name to sign in with, name as shown, role."""
    for name, shown, role in names:
        grant = Grant(role=role, scope="*" if role is Role.ADMINISTRATOR else scope)
        made = accounts(store, operator("kiểm thử"))
        secret = made.invite(grants=[grant], name=name, display_name=shown)
        door(store).take(secret, new=PASSWORD)


def sign_in(page: Page, server: str, name: str) -> None:
    """Through the door, on to the page of reports."""
    page.goto(f"{server}/sign-in?next=/submit")
    page.locator("input[name=name]").fill(name)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("button[type=submit]").first.click()
    page.wait_for_url(re.compile(r"^[^?]*/submit"))  # or going on at once would take it back


def rows_of(covered: Sequence[tuple[str, Any]], *, households: int = HOUSEHOLDS) -> list[Any]:
    """Numbered rows: name, households, those with fibre, and their percentage."""
    return [
        (
            number,
            name,
            households,
            value,
            round(100 * value / households, 1) if isinstance(value, int) else None,
            None,
        )
        for number, (name, value) in enumerate(covered, start=1)
    ]


def communes() -> tuple[Unit, ...]:
    return units.communes(PROVINCE)


def write(
    path: Path,
    rows: Sequence[Any],
    *,
    period: str = "QUÝ III/2025",
    sheet: str = "Biểu 01",
    head: Sequence[Any] = HEAD,
    foot: Sequence[Any] = (),
) -> Path:
    """A table by commune with a heading of state, two heading rows and their numbers."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    lines: list[Any] = [
        ("UBND TỈNH ĐIỆN BIÊN", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", None, None, "Độc lập - Tự do - Hạnh phúc"),
        (),
        (f"BIỂU 01: KẾT QUẢ PHÁT TRIỂN HẠ TẦNG SỐ {period}",),
        (),
        *head,
        *rows,
        *foot,
    ]
    for line in lines:
        page.append(list(line))
    for cell in page[4]:
        cell.font = Font(bold=True)
    book.save(path)
    return path


def reported(home: Path) -> None:
    """Make a store in which every commune of a province reported, and two people of it."""
    with store_of(home) as store:
        people(
            store,
            names=[
                ("hoa", "Lò Thị Hoa", Role.REPORTER),
                ("nam", "Trần Văn Nam", Role.APPROVER),
            ],
        )
        rows = [
            {
                "indicator_id": FIBRE,
                "unit_code": one.code,
                "unit_valid_from": "2025-07-01",
                "period": PERIOD,
                "numerator": 500.0,
                "denominator": float(HOUSEHOLDS),
                "value": 50.0,
                "state": "reported",
                "sheet": "Biểu 01",
                "cell": f"D{row}",
            }
            for row, one in enumerate(communes(), start=9)
        ]
        table = pd.DataFrame(rows).reindex(columns=list(COLUMNS))
        words = [one for one in COLUMNS if one not in ("numerator", "denominator", "value")]
        table[words] = table[words].astype(object).fillna("")
        body = b"before"
        first = Submission(
            file_name="truoc.xlsx",
            sha256=hashlib.sha256(body).hexdigest(),
            layout="commune_table",
            scope=PROVINCE,
        )
        desk = store.desk(operator("kiểm thử"))
        desk.publish(first, Observations(table), content=body)


def store_of(home: Path) -> Store:
    return open_store(f"sqlite:///{home / 'banso.db'}")


def covered(**changed: Any) -> list[tuple[str, Any]]:
    """Every commune with what was published, but for those that are given by code."""
    return [(one.full_name, changed.get(f"c{one.code}", 500)) for one in communes()]


def misspelt(rows: list[tuple[str, Any]], *, name: str, typed: str) -> list[tuple[str, Any]]:
    return [(typed if one == name else one, value) for one, value in rows]


def send(page: Page, path: Path) -> None:
    page.locator("input[type=file]").set_input_files(path)


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words).first.click()


def all_reports(page: Page, heading: str) -> None:
    """From a report back to all of them, when nothing of the report is on the page any more."""
    rest(page)  # a click on a button that is being drawn anew is lost
    press(page, "Tất cả báo cáo")
    expect(page.get_by_role("heading", name=heading)).to_be_visible()
    expect(page).not_to_have_url(re.compile(r"submission=\d"))
    rest(page)


def choose(page: Page, label: str, option: str) -> None:
    """Find an option of a select box by typing, and take it; the page then knows it."""
    page.get_by_role("combobox", name=re.compile(label)).click()
    page.keyboard.type(option)
    page.get_by_role("option", name=option).first.click()
    expect(page.get_by_role("option")).to_have_count(0)
    rest(page)


def accept_warnings(page: Page) -> None:
    """Say that warnings were seen, where the page, once it is whole, asks for it."""
    rest(page)
    seen = page.get_by_text("Tôi đã xem")
    if seen.count():
        seen.click()
        expect(page.locator(".st-key-send button")).to_be_enabled()


def on_map(page: Page, server: str, code: str) -> Locator:
    """What the map's panel says of a commune; the whole's figure stands before it on the page."""
    page.goto(f"{server}/map?place={PROVINCE}&indicator={FIBRE}&period={PERIOD}&unit={code}")
    panel = page.get_by_test_id("stVerticalBlock").filter(has=page.get_by_text(f"Mã {code}")).last
    return panel.get_by_test_id("stMetricValue")
