"""From the link that a new server prints to somebody signed in, in real browsers."""

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from bench.map.browser import serving
from tests.browser.conftest import PATIENCE_MS, PHONE

pytestmark = pytest.mark.browser

PASSWORD = "chè shan tuyết cổ thụ"
LINK = re.compile(r"http://localhost:(\d+)(/invitation/\S+)")
MENU = ".st-key-settings button:visible"
Shoot = Callable[[Page, str], None]


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A server on a new store: its address, and the folder with its log."""
    with serving("app.py", tmp_path) as address:
        yield address, tmp_path


@pytest.fixture
def another(browser: Browser) -> Iterator[BrowserContext]:
    """A second browser, on a phone with a dark screen."""
    settings: Any = {"viewport": PHONE, "color_scheme": "dark", "locale": "vi-VN"}
    opened = browser.new_context(user_agent="Mozilla/5.0 (Android 15; Mobile)", **settings)
    opened.set_default_timeout(PATIENCE_MS)
    yield opened
    opened.close()


def printed(folder: Path, address: str) -> str:
    """The link that the server printed, at the address it is really at."""
    for _ in range(PATIENCE_MS // 100):
        found = LINK.search((folder / "server.log").read_text(encoding="utf-8"))
        if found:
            assert address.endswith(f":{found[1]}"), "the port really used"
            return f"{address}{found[2]}"
        time.sleep(0.1)
    pytest.fail("the server printed no link")


def fill(page: Page, **fields: str) -> None:
    for name, text in fields.items():
        page.locator(f"input[name={name}]").fill(text)


def keep(page: Page, name: str) -> None:
    page.screenshot(path=f"screenshots/{name}.png", full_page=True)


def test_from_the_printed_link_to_a_second_person_who_signs_in_and_out(
    page: Page, fresh: tuple[str, Path], another: BrowserContext, shoot: Shoot
) -> None:
    address, folder = fresh
    link = printed(folder, address)
    page.goto(link)
    keep(page, "account-set-up")
    fill(page, display_name="Lò Thị Hoa", name="Hoa", password="ngắn", again="ngắn")
    page.get_by_role("button").click()
    expect(page.get_by_role("alert")).to_contain_text("Mật khẩu có 4 ký tự")
    keep(page, "account-set-up-refused")
    fill(page, password=PASSWORD, again=PASSWORD)
    page.get_by_role("button").click()
    page.get_by_test_id("stPopover").filter(has_text="Lò Thị Hoa").wait_for()
    [kept] = [one for one in page.context.cookies() if one.get("name") == "banso_session"]
    assert kept.get("httpOnly")
    assert kept.get("sameSite") == "Lax"

    page.goto(f"{address}/accounts?part=invitations")
    page.get_by_label("Họ và tên").fill("Vừ A Páo")
    place = page.locator(".st-key-invite_scope input")
    place.fill("Điện Biên")
    page.get_by_role("option", name="Tỉnh Điện Biên").click()
    shoot(page, "accounts-invitations")
    page.get_by_role("button", name="Tạo liên kết mời").click()
    invitation = page.get_by_role("dialog").locator("code").inner_text().strip()
    page.screenshot(path="screenshots/accounts-link.png")
    assert invitation.startswith(f"{address}/invitation/")
    page.get_by_role("button", name="Đã chép xong").click()

    page_of_another(another, invitation, address)
    page.goto(f"{address}/accounts")
    page.get_by_text("Vừ A Páo").first.wait_for()
    shoot(page, "accounts-people")
    page.goto(f"{address}/accounts?part=log")
    page.get_by_text("Nhận lời mời").first.wait_for()
    shoot(page, "accounts-log")
    page.goto(link)
    expect(page.get_by_role("heading")).to_contain_text("đã được dùng")
    keep(page, "account-link-ended")


def page_of_another(another: BrowserContext, invitation: str, address: str) -> None:
    other = another.new_page()
    other.goto(invitation)
    keep(other, "account-invitation-phone-dark")
    fill(other, name="pao", password=PASSWORD, again=PASSWORD)
    other.get_by_role("button").click()
    other.locator(MENU).first.click()
    other.get_by_text("Vừ A Páo").first.wait_for()
    other.screenshot(path="screenshots/account-corner-phone-dark.png")
    other.get_by_role("button", name="Đăng xuất").click()
    other.locator(".st-key-sign_in button").wait_for()
    other.goto(f"{address}/trends?lang=en")
    other.locator(MENU).first.click()
    other.locator(".st-key-sign_in button").click()
    other.wait_for_url("**/sign-in?*")
    expect(other.get_by_role("heading")).to_have_text("Sign in")
    keep(other, "account-sign-in-phone-dark")
    fill(other, name="PAO", password="wrong wrong wrong")
    other.get_by_role("button").click()
    expect(other.get_by_role("alert")).to_contain_text("wrong")
    fill(other, password=PASSWORD)
    other.get_by_role("button").click()
    other.wait_for_url("**/trends?*lang=en*")
    other.locator(MENU).first.click()
    other.get_by_text("Vừ A Páo").first.wait_for()


def test_the_way_in_is_readable_on_a_desk_and_changes_its_language(page: Page, server: str) -> None:
    page.goto(f"{server}/sign-in?next=/map?place=11")
    keep(page, "account-sign-in")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading")).to_have_text("Sign in")
    assert page.locator("input[name=next]").input_value() == "/map?place=11"
