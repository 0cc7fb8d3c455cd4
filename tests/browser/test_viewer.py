"""The reader without a browser is sent what a real browser is sent."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import Page

from bench.map.browser import map_frame
from bench.map.viewer import Viewer
from bench.map.wire import Wire
from tests.browser.stillness import words

PATH = "map?place=11&indicator=fibre_household_coverage_pct"


def test_a_viewer_is_sent_as_much_as_a_browser(server: str, page: Page) -> None:
    wire = Wire(page.context.new_cdp_session(page))
    page.goto(f"{server}/{PATH}")
    map_frame(page)
    words(page)
    by_browser = wire.over_socket
    viewer = Viewer(server, PATH)

    async def visit() -> int:
        await viewer.open()
        size = viewer.heard.size
        await viewer.change(3)
        await viewer.close()
        return size

    with ThreadPoolExecutor() as aside:  # Playwright has a loop of its own in this thread
        size = aside.submit(asyncio.run, visit()).result()
    assert size == pytest.approx(by_browser, rel=0.1)
    assert "indicator=" in viewer.heard.query
