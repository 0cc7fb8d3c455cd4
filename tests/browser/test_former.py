"""Former communes on a real map: as reported, and on today's."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from bench.map.browser import serving
from tests.browser.conftest import PATIENCE_MS, ROOT
from tests.former_workbook import district_table

pytestmark = pytest.mark.browser
AT = "map?place=56&period=2024-Q4&lang=vi"


@pytest.fixture(scope="module")
def former_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app on a district table that was imported on the command line."""
    home = tmp_path_factory.mktemp("former")
    path = home / "khanh-hoa.xlsx"
    title = "TỈNH KHÁNH HÒA: HẠ TẦNG SỐ, QUÝ IV/2024"
    path.write_bytes(district_table("56", title=title, silent=("22375",)))  # of Nha Trang
    subprocess.run(
        (sys.executable, "-m", "data", "import", str(path), "--province", "56"),
        cwd=ROOT,
        env=os.environ | {"BANSO_HOME": str(home)},
        check=True,
        capture_output=True,
    )
    with serving("app.py", home) as address:
        yield address


def _map(page: Page) -> FrameLocator:
    return page.frame_locator("iframe").first


def _painted(page: Page) -> None:
    page.wait_for_function(
        "() => [...document.querySelectorAll('iframe')].some("
        "one => one.contentWindow.banso && one.contentWindow.banso.painted.count > 0)",
        timeout=3 * PATIENCE_MS,
    )


def test_both_views_are_painted_and_say_what_they_are(
    page: Page, former_server: str, shoot: Callable[[Page, str], None]
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{former_server}/{AT}")
    _painted(page)
    expect(page.get_by_text("Xã, phường hiện nay")).to_be_visible()
    assert any("/geometry/56-" in url for url in asked)
    expect(_map(page).get_by_text("không xếp hạng").first).to_be_visible()
    shoot(page, "former-today")
    with page.expect_request(re.compile("/geometry/former-56-")):
        page.get_by_text("Như báo cáo").click()
    expect(page.get_by_text("thị trấn trước 1/7/2025").first).to_be_visible()
    expect(_map(page).get_by_text("Ranh giới dạng sơ đồ").first).to_be_visible()
    expect(page).to_have_url(re.compile("as=reported"))
    shoot(page, "former-reported")
