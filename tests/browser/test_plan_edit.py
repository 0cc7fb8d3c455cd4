"""A task changed on the page of the plan by who approves, seen there, and undone."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import officer
from tests.browser.officer import press

pytestmark = pytest.mark.browser

EVIDENCE = "BC 12/BC-UBND"


def test_a_task_is_marked_with_its_evidence_seen_and_undone(
    page: Page, address: str, home: Path, shoot: Callable[[Page, str], None]
) -> None:
    officer.sign_in(page, address, "nam")
    plan = f"{address}/plan?place=11&plan=dien_bien_2309&show=tasks"
    page.goto(plan)
    page.get_by_role("button", name=re.compile("Sửa nhiệm vụ")).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Minh chứng").fill(EVIDENCE)
    shoot(page, "plan-edit")
    press(page, "Lưu và công bố")
    expect(page.get_by_text("Đã công bố.")).to_be_visible()
    expect(page.get_by_role("cell", name=re.compile("BC 12"))).to_be_visible()
    with officer.store_of(home) as store:
        (number,) = store.submissions().query("layout == 'plan_edit'")["submission_id"]
        assert store.plans()["dien_bien_2309"].tasks["xay_dung_ke_hoach"].evidence == EVIDENCE
    page.get_by_role("link", name="Xem hoặc hoàn tác").click()
    page.wait_for_url(f"**submission={number}*")
    press(page, "Rút lại")
    expect(page.get_by_role("dialog")).to_contain_text("Hoàn thành xây dựng kế hoạch")
    page.get_by_role("dialog").get_by_role("textbox").fill("Nhầm")
    page.get_by_role("dialog").get_by_role("button", name=re.compile("Rút lại")).last.click()
    expect(page.get_by_role("heading", name=re.compile("rút", re.IGNORECASE))).to_be_visible()
    page.goto(plan)
    expect(page.get_by_role("cell", name=re.compile("ngày 27")).first).to_be_visible()
    expect(page.get_by_role("cell", name=re.compile("BC 12"))).to_have_count(0)  # history keeps it
    with officer.store_of(home) as store:
        assert store.plans()["dien_bien_2309"].tasks["xay_dung_ke_hoach"].evidence != EVIDENCE
