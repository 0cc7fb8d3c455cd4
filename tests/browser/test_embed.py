"""A view inside pages of other origins: shown to those that are named, refused by the browser
elsewhere, and where reading is closed the way in leads back to the same view."""

import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
import streamlit as st
import uvicorn
from playwright.sync_api import Page, expect
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from components import embed_route
from components.embed_route import SETTING
from components.entry import route
from components.visitor import READING, SIGNED_IN
from data.account import door
from data.store import open_store
from data.story.desk import Stories
from data.story.record import View
from tests.browser import officer

pytestmark = pytest.mark.browser

MAP = View.of(f"map?place={officer.PROVINCE}&indicator={officer.FIBRE}&period={officer.PERIOD}")


@contextmanager
def served(*routes: BaseRoute) -> Iterator[str]:
    """An origin of its own with these addresses."""
    app = Starlette(routes=list(routes))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


def portal() -> Route:
    """A page that puts into a frame what its address says."""

    async def shown(request: Request) -> Response:
        frame = f'<iframe src="{request.query_params["of"]}" width="1200" height="675"></iframe>'
        return HTMLResponse(f"<!doctype html><title>Cổng</title>{frame}")

    return Route("/", shown)


@pytest.fixture
def code(home: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A short link to a map, made by somebody."""
    monkeypatch.setenv("BANSO_HOME", str(home))
    monkeypatch.delenv("BANSO_DATABASE_URL", raising=False)
    st.cache_resource.clear()
    with open_store() as store:
        secret = door(store).sign_in("nam", officer.PASSWORD)
        assert secret
        actor = door(store).session(secret)
        assert actor is not None
        return Stories(store.engine, actor).link(MAP)


def test_a_view_stands_in_the_pages_that_are_named_and_in_no_other(
    code: str, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ExitStack() as stack:
        ours = stack.enter_context(served(*embed_route.routes(), *route.routes()))
        named, other = (stack.enter_context(served(portal())) for _ in range(2))
        monkeypatch.setenv(SETTING, named)
        here = f"{ours}/embed/{code}"
        page.goto(f"{named}/?of={here}")
        inside = page.frame_locator("iframe")
        expect(inside.locator(".slide.on .value").first).to_have_text("50,0 %")
        expect(inside.locator(".slide.on .map")).to_be_visible()

        page.goto(f"{other}/?of={here}")
        page.wait_for_function("document.querySelector('iframe').contentDocument === null")
        refused = [one.url for one in page.frames if one is not page.main_frame]
        assert refused == ["chrome-error://chromewebdata/"]

        monkeypatch.setenv(READING, SIGNED_IN)
        page.goto(f"{named}/?of={here}")
        expect(inside.get_by_text("chỉ dành cho người đã đăng nhập")).to_be_visible()
        with page.context.expect_page() as opening:
            inside.get_by_role("link", name="Đăng nhập").click()
        beside = opening.value
        beside.locator("input[name=name]").fill("nam")
        beside.locator("input[name=password]").fill(officer.PASSWORD)
        beside.locator("button[type=submit]").click()
        beside.wait_for_url(f"{here}**")
        expect(beside.locator(".slide.on .value").first).to_have_text("50,0 %")
