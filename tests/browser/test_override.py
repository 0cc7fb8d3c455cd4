"""A leader overrides a status in a real browser, goes elsewhere, comes back and lifts it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import officer

pytestmark = pytest.mark.browser

REASON = "Hai xã đã xong nhưng chưa kịp báo cáo"


def test_a_leader_overrides_with_a_reason_goes_to_the_map_comes_back_and_lifts(
    page: Page, address: str, shoot: Callable[[Page, str], None]
) -> None:
    officer.sign_in(page, address, "nam")
    page.wait_for_url("**/submit*")
    page.goto(f"{address}/plan?place=11&plan=qd_411&target=fibre_household_coverage")
    expect(page.locator("h1")).to_contain_text("mục tiêu")
    page.get_by_role("button", name="Điều chỉnh trạng thái").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("Trạng thái tính được:")).to_be_visible()
    dialog.get_by_role("button", name="Điều chỉnh", exact=True).click()
    expect(dialog.get_by_text("Hãy chọn trạng thái và ghi lý do.")).to_be_visible()
    dialog.get_by_role("combobox").click()
    page.get_by_role("option", name="Đúng tiến độ").click()
    dialog.get_by_role("textbox", name="Lý do").fill(REASON)
    dialog.get_by_role("textbox", name="Lý do").press("Tab")
    shoot(page, "plan-override-dialog")
    dialog.get_by_role("button", name="Điều chỉnh", exact=True).click()
    expect(dialog).to_have_count(0)
    told = page.get_by_text(re.compile(f"Điều chỉnh thành “Đúng tiến độ”.*“{REASON}”")).first
    expect(told).to_be_visible()
    expect(page.get_by_role("cell", name=re.compile("Chưa đạt.*điều chỉnh thành"))).to_be_visible()
    shoot(page, "plan-overridden")

    page.get_by_role("link", name="Bản đồ", exact=True).first.click()
    expect(page.locator("iframe[src*=streamlit_folium]").first).to_be_visible()
    page.get_by_role("link", name="Kế hoạch", exact=True).click()
    page.wait_for_url("**plan=qd_411*")
    expect(told).to_be_visible()

    page.get_by_role("button", name="Bỏ điều chỉnh").click()
    dialog.get_by_role("textbox", name="Lý do").fill("Số liệu mới đã đúng")
    dialog.get_by_role("textbox", name="Lý do").press("Tab")
    dialog.get_by_role("button", name="Bỏ điều chỉnh", exact=True).click()
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("cell", name=re.compile("điều chỉnh thành"))).to_have_count(0)
    expect(page.get_by_text("Lịch sử điều chỉnh (2)")).to_be_visible()
