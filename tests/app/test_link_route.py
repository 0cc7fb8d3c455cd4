"""Short links over HTTP: to the view with its pin, to the story, or to a sentence."""

import http.client
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
import streamlit as st
import uvicorn
from sqlalchemy import insert
from starlette.applications import Starlette

from components import link_route, pin
from components.story import link
from components.visitor import READING, SIGNED_IN
from data.actor import Grant, Role
from data.catalog import indicator
from data.store import Store, open_store
from data.store.connection import writing
from data.store.story_schema import short_link
from data.story.desk import Stories
from data.story.freezing import of
from data.story.record import Page, Sharing, View
from data.story.wording import LONGEST_ADDRESS, new_code, read_code
from tests.app.conftest import FIBRE, fill
from tests.unit.data.store.person import person

MAP = View.of(f"map?indicator={FIBRE}&place=11")
ACTOR = person("Vàng Thị Mỷ", 77, Grant(role=Role.VIEWER, scope="11"))


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("BANSO_HOME", str(tmp_path))
    monkeypatch.delenv("BANSO_DATABASE_URL", raising=False)
    st.cache_resource.clear()
    with open_store(f"sqlite:///{tmp_path / 'banso.db'}") as made:
        fill(made)
        yield made


@pytest.fixture
def port(store: Store) -> Iterator[int]:
    assert store.revision().number
    config = uvicorn.Config(Starlette(routes=link_route.routes()), port=0, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    thread.join()


def followed(port: int, path: str, *, agent: str = "Mozilla/5.0") -> tuple[int, str, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path, headers={"User-Agent": agent})
        answer = connection.getresponse()
        return answer.status, answer.getheader("location") or "", answer.read().decode()
    finally:
        connection.close()


def test_a_link_leads_to_its_view_with_the_pin(store: Store, port: int) -> None:
    desk = Stories(store.engine, ACTOR)
    live, frozen = desk.link(MAP), desk.link(MAP, revision=1)
    assert followed(port, f"/l/{live}")[:2] == (303, f"/map?indicator={FIBRE}&place=11")
    status, to, _ = followed(port, f"/l/{frozen}?lang=en")
    assert status == 303
    asked = {"indicator": FIBRE, "place": "11", "revision": pin.written(1, of(0)), "lang": "en"}
    assert dict(parse_qsl(urlsplit(to).query)) == asked


@pytest.mark.anchor("4.12")
@pytest.mark.parametrize("worn", ["{}.", "{})", "{},", "{}/", "%C2%AB{}%C2%BB", "{}%20"])
def test_what_a_chat_adds_to_a_link_does_no_harm(store: Store, port: int, worn: str) -> None:
    code = Stories(store.engine, ACTOR).link(MAP)
    assert followed(port, f"/l/{worn.format(code)}")[0] == 303
    assert followed(port, f"/l/{code.upper()}")[0] == 303


def test_a_storys_code_leads_to_the_story(store: Store, port: int) -> None:
    code = Stories(store.engine, ACTOR).create("Giao ban", "11")
    assert followed(port, f"/l/{code}")[:2] == (303, f"/stories?story={code}")


@pytest.mark.anchor("4.12")
@pytest.mark.parametrize("code", ["zzzzzzzzzzz", "x", "", "..%2f..%2fetc", "%00", "a" * 5000])
def test_a_link_to_nothing_says_so(port: int, code: str) -> None:
    status, to, said = followed(port, f"/l/{code}")
    assert (status, to) == (404, "")
    assert "Không có gì ở liên kết này" in said


def test_a_view_of_a_page_that_is_gone_is_a_link_to_nothing(store: Store, port: int) -> None:
    row = {"code": "22222222222", "address": "gone?place=11", "revision": None, "account_id": 1}
    with writing(store.engine) as connection:
        connection.execute(insert(short_link), row | {"made_by": "", "at": ""})
    assert followed(port, "/l/22222222222")[0] == 404


def test_codes_are_short_and_made_of_plain_signs() -> None:
    codes = {new_code() for _ in range(1000)}
    assert len(codes) == 1000
    assert all(one.isalnum() and one == one.lower() and len(one) <= 12 for one in codes)
    assert all(read_code(f" {one.upper()}!") == one for one in codes)


def test_a_qr_code_is_drawn_of_every_link_that_can_be_shown() -> None:
    longest = link.long(View(Page.MAP, {"place": "x" * (link.LONGEST - 20)}), revision=12)
    assert len(longest) <= LONGEST_ADDRESS
    assert link.qr_svg(longest).startswith("<?xml")
    assert link.qr_png(longest).startswith(b"\x89PNG")


ROBOT = "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)"


def test_a_chats_robot_is_told_title_and_picture(store: Store, port: int) -> None:
    desk = Stories(store.engine, ACTOR)
    code = desk.link(MAP, revision=1)
    status, _, said = followed(port, f"/l/{code}", agent=ROBOT)
    assert status == 200
    assert f'og:title" content="Bản đồ: {indicator(FIBRE).short_name()}"' in said
    assert "cố định ở bản 1" in said
    assert f'og:image" content="http://127.0.0.1:{port}/views/{code}.png?lang=vi"' in said
    assert followed(port, f"/l/{code}", agent="Mozilla/5.0 Zalo iOS/500")[0] == 303


def test_a_robot_is_told_no_more_than_anybody_may_read(
    store: Store, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Stories(store.engine, ACTOR)
    code = desk.create('Kín "><script>', "11")
    desk.add(code, MAP)
    _, _, said = followed(port, f"/l/{code}", agent=ROBOT)
    assert "og:image" not in said
    assert "Kín" not in said
    desk.share(code, Sharing.LINK)
    _, _, said = followed(port, f"/l/{code}", agent=ROBOT)
    assert "Kín &#34;&gt;&lt;script&gt;" in said
    monkeypatch.setenv(READING, SIGNED_IN)
    for one in (code, desk.link(MAP)):
        _, _, said = followed(port, f"/l/{one}", agent=ROBOT)
        assert "Đăng nhập Bản Số để xem" in said
        assert "og:image" not in said
        assert indicator(FIBRE).short_name() not in said
