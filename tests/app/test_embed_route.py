"""Views inside other pages and as pictures: for those that the operator names, and never more
than a reader may see."""

import http.client
import io
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
import uvicorn
from PIL import Image
from sqlalchemy import insert
from starlette.applications import Starlette

from components import embed_route
from components.embed_route import MOST_ASKED, SETTING
from components.visitor import READING, SIGNED_IN
from data.account import accounts, door
from data.actor import Grant, Role, operator
from data.catalog import indicator
from data.store import Store, open_store
from data.store.connection import writing
from data.store.story_schema import short_link
from data.story.desk import Stories
from data.story.record import Sharing, View
from tests.app.conftest import FIBRE, publish, report

PORTAL = "https://dienbien.example"
MAP = View.of(f"map?place=11&indicator={FIBRE}")
PLAN = View.of("plan?place=11")
Got = tuple[int, dict[str, str], bytes]


@pytest.fixture
def store(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    shutil.copytree(filled, tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv("BANSO_HOME", str(tmp_path))
    for name in ("BANSO_DATABASE_URL", READING, SETTING):
        monkeypatch.delenv(name, raising=False)
    st.cache_resource.clear()
    with open_store() as opened:
        yield opened


@pytest.fixture
def stories(store: Store) -> Stories:
    """Of somebody with an account who may read in Điện Biên."""
    link = accounts(store, operator("test")).invite(
        grants=[Grant(role=Role.REPORTER, scope="11")], name="visitor"
    )
    secret = door(store).take(link, new="chè shan tuyết cổ thụ", display_name="Vừ A Páo")
    actor = door(store).session(secret)
    assert actor is not None
    return Stories(store.engine, actor)


@pytest.fixture
def port(store: Store) -> Iterator[int]:
    assert store.revision().number
    app = Starlette(routes=embed_route.routes(base="banso"))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    thread.join()


def get(port: int, path: str, **headers: str) -> Got:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", f"/banso{path}", headers=named)
        answer = connection.getresponse()
        told = {name.lower(): value for name, value in answer.headers.items()}
        return answer.status, told, answer.read()
    finally:
        connection.close()


def test_no_page_embeds_a_view_until_the_operator_names_it(
    port: int, stories: Stories, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = stories.link(MAP)
    status, headers, body = get(port, f"/embed/{code}")
    assert status == 403
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "BANSO_EMBED" in body.decode()
    monkeypatch.setenv(SETTING, f"{PORTAL} *; javascript:alert(1)")
    status, headers, body = get(port, f"/embed/{code}")
    assert status == 200
    assert headers["content-security-policy"] == f"frame-ancestors {PORTAL}"
    assert indicator(FIBRE).name() in body.decode()


@pytest.mark.anchor("4.6")
def test_a_picture_is_the_map_as_it_is_drawn_for_files(port: int, stories: Stories) -> None:
    code = stories.link(MAP)
    status, headers, body = get(port, f"/views/{code}.png")
    assert (status, headers["content-type"]) == (200, "image/png")
    assert Image.open(io.BytesIO(body)).size == (1280, 720)
    again = get(port, f"/views/{code}.png", If_None_Match=headers["etag"])
    assert (again[0], again[2]) == (304, b"")


def test_a_page_without_a_map_has_a_picture_too(port: int, stories: Stories) -> None:
    status, _, body = get(port, f"/views/{stories.link(PLAN)}.png?lang=en")
    assert status == 200
    shades = Image.open(io.BytesIO(body)).convert("L").getcolors()
    assert shades is not None
    assert len(shades) > 20  # there is writing


def test_a_pinned_picture_stays_when_figures_change(
    port: int, stories: Stories, store: Store
) -> None:
    frozen = stories.link(MAP, revision=store.revision().number)
    live = stories.link(MAP)
    before = {code: get(port, f"/views/{code}.png")[2] for code in (frozen, live)}
    publish(store, [report(FIBRE, "03166", "2025-Q3", 990, 5)], "more.xlsx", scope="11")
    assert get(port, f"/views/{frozen}.png")[2] == before[frozen]
    assert get(port, f"/views/{live}.png")[2] != before[live]


def test_what_is_not_there_or_not_shared_is_a_sentence(port: int, stories: Stories) -> None:
    code = stories.create("Giao ban quý III", "11")
    stories.add(code, MAP)
    for path, status in ((f"/views/{code}.png", 401), ("/views/nothing.png", 404)):
        answered, headers, body = get(port, path)
        assert answered == status
        assert headers["content-type"].startswith("text/html")
        assert "Traceback" not in body.decode()


@pytest.mark.parametrize("code", ["zzzzzzzzzzz", "x", "%00", "..%2f..%2fetc", "a" * 5000, "%ff"])
def test_a_code_of_nothing_is_a_sentence(
    port: int, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SETTING, PORTAL)
    for path in (f"/views/{code}.png", f"/embed/{code}?lang=xx"):
        status, headers, body = get(port, path)
        assert status == 404
        assert "text/" in headers["content-type"]
        assert b"Traceback" not in body


def test_what_was_deleted_emptied_or_is_of_another_program_is_a_sentence(
    port: int, stories: Stories, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SETTING, PORTAL)
    code = stories.create("Giao ban", "11")
    stories.share(code, Sharing.LINK)
    status, _, body = get(port, f"/embed/{code}")
    assert (status, "chưa có trang nào" in body.decode()) == (200, True)
    status, _, body = get(port, f"/views/{code}.png")
    assert (status, "chưa có trang nào" in body.decode()) == (404, True)
    withdrawn = stories.link(View.of("map?place=11&indicator=withdrawn"))
    assert "không còn trong danh mục" in get(port, f"/embed/{withdrawn}")[2].decode()
    assert get(port, f"/views/{withdrawn}.png")[0] == 200, "the sentence as a picture"
    stories.delete(code)
    for path in (f"/embed/{code}", f"/views/{code}.png"):
        status, _, body = get(port, path)
        assert (status, "đã bị xoá" in body.decode()) == (404, True)
    row = {"code": "22222222222", "address": "gone?place=11", "revision": None, "account_id": 1}
    with writing(store.engine) as connection:
        connection.execute(insert(short_link), row | {"made_by": "", "at": ""})
    status, _, body = get(port, "/embed/22222222222")
    assert (status, "Không có gì ở liên kết này" in body.decode()) == (404, True)


@pytest.mark.parametrize("held", ["W/{}", '"other", {}', "*"])
def test_a_picture_that_is_held_already_is_not_sent_again(
    port: int, stories: Stories, held: str
) -> None:
    path = f"/views/{stories.link(PLAN)}.png"
    tag = get(port, path)[1]["etag"]
    assert get(port, path, If_None_Match=held.format(tag))[0] == 304
    assert get(port, path, If_None_Match='"other"')[0] == 200


def test_where_reading_is_closed_nobody_sees_more_elsewhere(
    port: int, stories: Stories, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = stories.link(MAP)
    monkeypatch.setenv(READING, SIGNED_IN)
    monkeypatch.setenv(SETTING, PORTAL)
    status, headers, body = get(port, f"/embed/{code}?lang=en")
    assert status == 401
    assert f"frame-ancestors {PORTAL}" in headers["content-security-policy"]
    assert "x-frame-options" not in headers, "a sentence that can be read in the frame"
    back = f"/banso/sign-in?next=%2Fbanso%2Fembed%2F{code}%3Flang%3Den&amp;lang=en"
    assert f'href="{back}" target="_blank"' in body.decode()
    assert get(port, f"/views/{code}.png")[0] == 401


def test_too_many_pictures_are_refused_for_a_while(port: int, stories: Stories) -> None:
    code = stories.link(PLAN)
    answers = [get(port, f"/views/{code}.png") for _ in range(MOST_ASKED + 1)]
    assert {status for status, _, _ in answers[:-1]} == {200}
    assert answers[-1][0] == 429
    assert answers[-1][1]["retry-after"] == "300"
