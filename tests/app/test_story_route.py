"""A story's slideshow from a server: made anew only when something changed, and for whom it is."""

import http.client
import json
import re
import shutil
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
import uvicorn
from starlette.applications import Starlette

from components import story_route
from components.entry import cookie
from components.visitor import READING, SIGNED_IN
from data.account import accounts, door
from data.actor import Actor, Grant, Role, operator
from data.store import open_store
from data.story.record import Slide, Story, View
from tests.app.conftest import FIBRE, VILLAGES, publish, report
from text.error import BansoError

VIEWS = (f"map?place=11&indicator={FIBRE}", f"trends?place=11&indicator={FIBRE}")
STORY = Story(
    code="s1",
    name="Giao ban quý III",
    owner_id=1,
    owner="Hoa",
    province_code="11",
    slides=tuple(Slide(view=View.of(one), title=f"Ý {at}", note="Nói chậm.")
                 for at, one in enumerate(VIEWS)),
)  # fmt: skip


class Stories:
    """Where the route finds stories; a test changes what is there."""

    def __init__(self) -> None:
        self.held = {STORY.code: STORY}

    def find(self, code: str, _who: Actor | None) -> Story:
        if code not in self.held:
            key = "player.no_slides"
            raise BansoError(key)
        return self.held[code]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    status: int
    headers: dict[str, str]
    text: str

    @property
    def data(self) -> dict[str, Any]:
        found = re.search(r'id="data">(.*?)</script>', self.text, re.DOTALL)
        assert found
        told: dict[str, Any] = json.loads(found[1])
        return told


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    port: int
    stories: Stories

    def get(self, path: str, **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request("GET", path, headers=named)
            got = connection.getresponse()
            told = {name.lower(): value for name, value in got.headers.items()}
            return Answer(status=got.status, headers=told, text=got.read().decode())
        finally:
            connection.close()


@pytest.fixture
def home(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(filled, tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv("BANSO_HOME", str(tmp_path))
    for name in ("BANSO_DATABASE_URL", READING):
        monkeypatch.delenv(name, raising=False)
    st.cache_resource.clear()
    return tmp_path


@pytest.fixture
def client(home: Path) -> Iterator[Client]:
    assert home.exists()
    stories = Stories()
    app = Starlette(routes=story_route.routes(stories.find, base="banso"))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield Client(port=port, stories=stories)
    server.should_exit = True
    thread.join()


def test_it_is_the_story_with_its_authors_titles(client: Client) -> None:
    got = client.get("/banso/present/s1?kiosk=20")
    assert got.status == 200
    assert "frame-ancestors 'none'" in got.headers["content-security-policy"]
    assert [one["title"] for one in got.data["slides"]] == ["Ý 0", "Ý 1"]
    assert got.data["slides"][0]["link"].startswith("/banso/map?")
    assert got.data["said"].startswith("Số liệu hiện hành: Bản số liệu r")
    assert got.data["notes"] is None
    assert client.get("/banso/present/s1?lang=en").data["language"] == "en"


def test_a_screen_is_told_only_of_what_changed(client: Client, home: Path) -> None:
    tag = client.get("/banso/present/s1").headers["etag"]
    again = client.get("/banso/present/s1", If_None_Match=tag)
    assert (again.status, again.text) == (304, "")
    with open_store(f"sqlite:///{home / 'banso.db'}") as store:
        publish(store, [report(VILLAGES, "03166", "2025-Q3", 9, 5)], "more.xlsx", scope="11")
    newer = client.get("/banso/present/s1", If_None_Match=tag)
    assert newer.status == 200
    assert newer.data["live"] == {"tag": newer.headers["etag"]}
    client.stories.held["s1"] = replace(STORY, name="Khác")
    other = client.get("/banso/present/s1", If_None_Match=newer.headers["etag"])
    assert other.data["name"] == "Khác"


def test_notes_are_for_its_owner(client: Client, home: Path) -> None:
    with open_store(f"sqlite:///{home / 'banso.db'}") as store:
        given = Grant(role=Role.REPORTER, scope="11")
        link = accounts(store, operator("test")).invite(grants=[given])
        secret = door(store).take(
            link, new="chè shan tuyết cổ thụ", name="lathihoa", display_name="Là"
        )
        who = door(store).session(secret)
    assert who is not None
    assert who.account_id is not None
    client.stories.held["hers"] = replace(STORY, owner_id=who.account_id)
    held = f"{cookie.SESSION}={cookie.sealed(secret)}"
    assert client.get("/banso/present/hers", Cookie=held).data["notes"] == ["Nói chậm."] * 2
    assert client.get("/banso/present/hers").data["notes"] is None


def test_what_is_not_there_is_a_sentence(client: Client) -> None:
    got = client.get("/banso/present/unknown")
    assert got.status == 404
    assert "Chưa mở được bài trình chiếu này" in got.text
    gone = Slide(view=View.of("map?place=11&indicator=withdrawn"))
    client.stories.held["s1"] = replace(STORY, slides=(gone,))
    slide = client.get("/banso/present/s1").data["slides"][0]
    assert slide["isEmpty"]
    assert "withdrawn" in slide["problem"]


def test_where_reading_is_closed_it_leads_to_the_way_in_and_back(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(READING, SIGNED_IN)
    got = client.get("/banso/present/s1?kiosk=20")
    assert got.status == 303
    assert got.headers["location"] == (
        "/banso/sign-in?next=%2Fbanso%2Fpresent%2Fs1%3Fkiosk%3D20&lang=vi"
    )


def test_a_frozen_story_keeps_its_figures_after_a_new_revision(client: Client, home: Path) -> None:
    with open_store(f"sqlite:///{home / 'banso.db'}") as store:
        now = store.revision().number
        client.stories.held["s1"] = replace(STORY, revision=now)
        before = client.get("/banso/present/s1")
        rows = [report(FIBRE, "03166", "2025-Q3", 999, 5)]
        publish(store, rows, "more.xlsx", scope="11", is_demonstration=True)
    st.cache_resource.clear()
    after = client.get("/banso/present/s1")
    assert after.data["slides"][0]["facts"] == before.data["slides"][0]["facts"]
    assert after.headers["etag"] == before.headers["etag"]
    assert after.data["said"].startswith("Số liệu cố định")
    client.stories.held["s1"] = STORY
    assert (
        client.get("/banso/present/s1").data["slides"][0]["facts"]
        != (before.data["slides"][0]["facts"])
    )


def test_a_revision_that_is_not_there_is_a_sentence_on_every_slide(client: Client) -> None:
    client.stories.held["s1"] = replace(STORY, revision=999)
    slides = client.get("/banso/present/s1").data["slides"]
    assert [one["isEmpty"] for one in slides] == [True, True]
    assert all("999" in one["problem"] for one in slides)
