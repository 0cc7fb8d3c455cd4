"""A story taken away: its file opens with the network off, and is looked at like a reader does."""

import io
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
import streamlit as st
import uvicorn
from playwright.sync_api import Browser, Page, expect
from starlette.applications import Starlette

from components import story_route
from components.story.player import document
from data.store import open_store
from data.story.record import Slide, Story, View
from tests.app.conftest import FIBRE, fill
from tests.browser.conftest import PATIENCE_MS
from tests.unit.components.plate.sample import COLOURS
from tests.unit.components.story.kinds import COMMUNES, HOSTILE, LONG, NOTE, story

pytestmark = pytest.mark.browser
ROOM = {"width": 1280, "height": 720}
LEAST_PX = 19.9


@pytest.fixture
def asked() -> list[str]:
    """Every address that the file's pages asked for."""
    return []


@pytest.fixture
def opened(browser: Browser, tmp_path: Path, asked: list[str]) -> Iterator[Page]:
    """The file of a story with notes, opened from disk in a browser without network."""
    path = tmp_path / "giao-ban.html"
    path.write_bytes(document(story(), with_notes=True))
    context = browser.new_context(viewport=ROOM, offline=True)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE_MS)
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
    page.goto(path.as_uri())
    expect(page.locator("body[data-ready]")).to_be_attached()
    yield page
    context.close()
    assert problems == []
    outside = [url for url in asked if not url.startswith((path.as_uri(), "data:"))]
    assert outside == []


@pytest.mark.anchor("4.9")
def test_the_file_is_a_slideshow_without_network(opened: Page, asked: list[str]) -> None:
    page, now = opened, opened.locator(".slide.on")
    expect(now.get_by_role("heading", level=2)).to_have_text("Cáp quang đã tới 71,4 % số hộ")
    expect(now.locator(".value")).to_have_text("71,4 %")
    expect(now.locator("footer")).to_contain_text("r12, công bố 10/10/2025")
    expect(now.locator("header .mark")).to_have_text("Dữ liệu minh hoạ")
    _map_tells_and_zooms(page)
    _table_sorts(page)
    _keys_lead(page)
    _nothing_is_blank_or_small(page)
    _presenter_follows(page)
    _prints(page)
    assert len([url for url in asked if url.startswith("file:")]) == 2, "room and presenter"


def _map_tells_and_zooms(page: Page) -> None:
    silent, other = COMMUNES[0], COMMUNES[3]
    now = page.locator(".slide.on")
    now.locator(f"[data-unit='{silent.code}']").hover(force=True)
    expect(page.locator(".tip")).to_contain_text(silent.full_name)
    expect(page.locator(".tip")).to_contain_text("Chưa báo cáo")
    fills = now.locator(f"[data-unit='{other.code}']").evaluate_all(
        "found => found.map((one) => one.getAttribute('fill'))"
    )
    assert fills == [COLOURS[3]], "of its class, as on the plate"
    before = now.locator(".land").get_attribute("transform")
    page.mouse.wheel(0, -600)
    expect(now.locator(".map.near")).to_be_visible()
    assert now.locator(".land").get_attribute("transform") != before
    now.locator(".map").focus()
    page.keyboard.press("0")
    expect(now.locator(".map.near")).to_have_count(0)
    page.keyboard.press("ArrowRight")
    expect(page.locator(".tip strong")).to_be_visible()
    page.keyboard.press("Escape")


def _table_sorts(page: Page) -> None:
    page.get_by_role("button", name="Bảng").click()
    rows = page.locator(".slide.on tbody tr")
    expect(rows).to_have_count(len(COMMUNES))
    page.get_by_role("button", name="Tỷ lệ hộ").click()
    expect(rows.first).to_contain_text("4.0 %")
    expect(rows.last).to_contain_text("–")
    page.get_by_role("button", name="Tỷ lệ hộ").click()
    expect(rows.first).to_contain_text("90.0 %")
    expect(rows.last).to_contain_text("–")


def _keys_lead(page: Page) -> None:
    number = page.locator(".slide.on footer b")
    count = len(story().slides)
    page.locator(".slide.on h2").click()
    for key, at in (("ArrowRight", 2), ("PageDown", 3), (" ", 4), ("PageUp", 3), ("End", count)):
        page.keyboard.press(key)
        expect(number).to_have_text(f"{at}/{count}")
    assert page.url.endswith(f"#{count}")
    page.keyboard.press("Home")
    expect(number).to_have_text(f"1/{count}")
    page.keyboard.press("b")
    expect(page.locator(".slide.on")).not_to_be_visible()
    page.keyboard.press("b")
    expect(page.locator(".slide.on")).to_be_visible()


def _nothing_is_blank_or_small(page: Page) -> None:
    """From the last row: no letter below 20 pixels, and every slide says something."""
    for at, one in enumerate(story().slides):
        now = page.locator(".slide.on")
        expect(now.get_by_role("heading", level=2)).to_have_text(one.title)
        assert now.locator(".room").inner_text().strip() or now.locator(".room svg").count()
        small = now.evaluate(
            """(root, least) => [...root.querySelectorAll("*")].filter((one) =>
                [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
                && !one.closest(".spoken")
                && parseFloat(one.getAttribute("font-size")
                    || getComputedStyle(one).fontSize) < least
                && !(one.closest("svg.map") && one.previousElementSibling
                    && one.previousElementSibling.tagName === "circle"))
                .map((one) => one.textContent)""",
            LEAST_PX,
        )
        assert small == [], f"slide {at + 1}"
        page.keyboard.press("PageDown")
    assert {HOSTILE, LONG} <= {one.title for one in story().slides}
    page.keyboard.press("Home")


def _presenter_follows(page: Page) -> None:
    with page.context.expect_page() as opening:
        page.keyboard.press("p")
    desk = opening.value
    expect(desk.locator(".words")).to_have_text(NOTE)
    expect(page.get_by_text(NOTE)).to_have_count(0)
    desk.keyboard.press("PageDown")
    expect(page.locator(".slide.on")).to_have_attribute("data-at", "1")
    page.keyboard.press("PageDown")
    expect(desk.locator(".now .slide")).to_have_attribute("data-at", "2")
    expect(desk.locator(".then .slide")).to_have_attribute("data-at", "3")
    desk.close()


def _prints(page: Page) -> None:
    """A page a slide at least, with the table and with what figures never stand without."""
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    texts = [one.extract_text() for one in printed.pages]
    assert len(story().slides) <= len(texts) <= len(story().slides) + 3
    assert "71,4 %" in texts[0]
    assert COMMUNES[-1].full_name in texts[0]
    assert "r12, công bố 10/10/2025" in texts[0]
    assert any("Bản số liệu r11 đã được rút lại" in one for one in texts)
    assert NOTE not in "".join(texts)


class Hall:
    """A server with one story, which can be changed, and which can go away."""

    def __init__(self, story: Story) -> None:
        self.story = story
        app = Starlette(routes=story_route.routes(lambda _code, _who: self.story))
        self.server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
        self.thread = threading.Thread(target=self.server.run)
        self.thread.start()
        while not self.server.started:
            time.sleep(0.01)
        port = self.server.servers[0].sockets[0].getsockname()[1]
        self.address = f"http://127.0.0.1:{port}/present/hall?kiosk=2"

    def close(self) -> None:
        self.server.should_exit = True
        self.thread.join()


@pytest.fixture
def hall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hall]:
    monkeypatch.setenv("BANSO_HOME", str(tmp_path))
    st.cache_resource.clear()
    with open_store(f"sqlite:///{tmp_path / 'banso.db'}") as store:
        fill(store)
    view = f"map?place=11&indicator={FIBRE}"
    slides = tuple(Slide(view=View.of(view), title=one) for one in ("Ý một", "Ý hai"))
    made = Story(code="hall", name="Sảnh", owner_id=1, owner="", province_code="11", slides=slides)
    opened = Hall(made)
    yield opened
    opened.close()


def test_a_screen_in_a_hall_turns_and_renews_itself(hall: Hall, page: Page) -> None:
    page.goto(hall.address)
    title = page.locator(".slide.on h2")
    expect(title).to_have_text("Ý một")
    expect(title).to_have_text("Ý hai")
    expect(title).to_have_text("Ý một")
    page.evaluate("document.body.dataset.held = 'since then'")
    first, second = hall.story.slides
    hall.story = replace(hall.story, slides=(replace(first, title="Ý mới"), second))
    expect(title).to_have_text("Ý mới")
    expect(page.locator("body[data-held='since then']")).to_be_attached()
    hall.close()
    expect(page.locator("body.away")).to_be_attached()
    expect(title).to_have_text("Ý hai")
    expect(title).to_have_text("Ý mới")
    expect(page.locator(".slide.on .map")).to_be_visible()
