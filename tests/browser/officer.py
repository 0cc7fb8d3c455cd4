"""What an officer has: a workbook as offices make them, and an account to send it with."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Font
from playwright.sync_api import Page

from data.account import accounts, door
from data.actor import Grant, Role, operator
from data.store import Store
from geo import units
from geo.units import Unit

PASSWORD: Final = "chè shan tuyết cổ thụ"
PROVINCE: Final = "11"
HOUSEHOLDS: Final = 1000
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
