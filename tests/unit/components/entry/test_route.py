"""The way in over HTTP: a real server, and requests as browsers and others send them."""

import http.client
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest
import streamlit as st
import uvicorn
from argon2 import PasswordHasher
from starlette.applications import Starlette

from components.entry import cookie, guard, route
from data.account import accounts, door, password
from data.actor import Grant, Role, operator
from data.store import Store, open_store

PASSWORD = "chè shan tuyết cổ thụ"
OWN = {"Sec-Fetch-Site": "same-origin"}


class Answer:
    """What the server said."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.headers = response.headers
        self.text = response.read().decode()
        self.cookie = response.headers.get("Set-Cookie", "")


class Client:
    """Asks one server, without following where it leads."""

    def __init__(self, port: int, *, below: str = "") -> None:
        self.port = port
        self.below = below
        self.own = f"127.0.0.1:{port}"

    def get(self, path: str, **headers: str) -> Answer:
        return self._ask("GET", path, None, headers)

    def post(self, path: str, fields: dict[str, str], headers: dict[str, str] = OWN) -> Answer:
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._ask("POST", path, urlencode(fields), kind | headers)

    def _ask(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, f"{self.below}{path}", body=body, headers=headers)
            return Answer(connection.getresponse())
        finally:
            connection.close()


@contextmanager
def serving(base: str = "", *, app: Starlette | None = None, below: str = "") -> Iterator[Client]:
    served = app or Starlette(routes=route.routes(base=base))
    server = uvicorn.Server(uvicorn.Config(served, port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield Client(server.servers[0].sockets[0].getsockname()[1], below=below)
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BANSO_HOME", str(tmp_path))
    for name in ("BANSO_DATABASE_URL", "BANSO_SECRET_KEY", "BANSO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(password, "_hasher", PasswordHasher(time_cost=2, memory_cost=256))
    password._nobodys.cache_clear()
    st.cache_resource.clear()
    return tmp_path


@pytest.fixture
def store(home: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{home / 'banso.db'}") as opened:
        yield opened


@pytest.fixture
def client() -> Iterator[Client]:
    with serving() as opened:
        yield opened


def join(store: Store, name: str = "pao") -> None:
    given = Grant(role=Role.APPROVER, scope="11")
    link = accounts(store, operator("test")).invite(grants=[given])
    door(store).take(link, new=PASSWORD, name=name, display_name="<b>Páo</b>")


def sign_in(client: Client, **more: str) -> Answer:
    return client.post("/sign-in", {"name": "pao", "password": PASSWORD} | more)


def value_of(answer: Answer) -> str:
    found = re.match(r"banso_session=\"?([^\";]*)", answer.cookie)
    assert found
    return found[1]


def test_signing_in_sets_a_signed_cookie_out_of_reach_for_scripts_and_other_sites(
    client: Client, store: Store
) -> None:
    join(store)
    answer = sign_in(client, next="/map?place=11")
    assert answer.status == 303
    assert answer.headers["Location"] == "/map?place=11"
    assert "HttpOnly" in answer.cookie
    assert "SameSite=lax" in answer.cookie
    assert "Path=/" in answer.cookie
    assert "Secure" not in answer.cookie, "http, or the browser would not keep it"
    assert "Max-Age" not in answer.cookie, "gone with the browser"
    actor = door(store).session(cookie.opened(value_of(answer)))
    assert actor is not None
    assert actor.may(Role.APPROVER, "11")


def test_behind_a_trusted_proxy_the_cookie_is_for_https_only(
    client: Client, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    join(store)
    told = OWN | {"X-Forwarded-Proto": "https"}
    fields = {"name": "pao", "password": PASSWORD}
    monkeypatch.setenv("BANSO_PROXY", "trusted")
    assert "Secure" in client.post("/sign-in", fields, told).cookie


def test_a_cookie_that_was_changed_or_is_another_one_opens_nothing() -> None:
    sealed = cookie.sealed("secret")
    assert cookie.opened(sealed) == "secret"
    signature = sealed.rindex(".") + 1  # the last sign of a signature has bits that mean nothing
    other = "A" if sealed[signature] != "A" else "B"
    assert cookie.opened(sealed[:signature] + other + sealed[signature + 1 :]) == ""
    assert cookie.opened("secret") == ""
    assert cookie.opened(cookie.sealed("secret", name=cookie.VIEW)) == ""


def test_the_signing_key_is_made_once_and_only_its_owner_reads_it(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed = cookie.sealed("secret")
    key = home / cookie.FILE
    assert key.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in home.glob(".secret*")] == []
    cookie._of_file.cache_clear()
    assert cookie.opened(sealed) == "secret", "another process reads the same key"
    monkeypatch.setenv("BANSO_SECRET_KEY", "another key of thirty-two letters")
    assert cookie.opened(sealed) == ""


def test_a_wrong_password_says_so_keeps_the_name_and_sets_no_cookie(
    client: Client, store: Store
) -> None:
    join(store)
    answer = client.post("/sign-in", {"name": "pao", "password": "wrong", "next": "/trends"})
    assert answer.status == 401
    assert "chưa đúng" in answer.text
    assert 'value="pao"' in answer.text
    assert 'value="/trends"' in answer.text
    assert not answer.cookie
    unknown = client.post("/sign-in", {"name": "pao", "password": "x", "lang": "en"})
    assert "locked for a while" in unknown.text


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://evil.example"},
    ],
)
def test_a_form_sent_by_another_site_is_refused(
    client: Client, store: Store, headers: dict[str, str]
) -> None:
    join(store)
    for path in ("/sign-in", "/sign-out", "/password", "/invitation/x"):
        answer = client.post(path, {"name": "pao", "password": PASSWORD}, headers)
        assert answer.status == 403
        assert not answer.cookie


def test_a_browser_that_only_tells_its_origin_is_let_in(client: Client, store: Store) -> None:
    join(store)
    told = {"Origin": f"http://{client.own}"}
    assert client.post("/sign-in", {"name": "pao", "password": PASSWORD}, told).status == 303


@pytest.mark.parametrize(
    "asked",
    [
        "http://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\tevil",
        "javascript:alert(1)",
        "evil.example",
        "",
        " //evil.example",
        "/%0a\n//evil.example",
    ],
)
def test_signing_in_leads_to_no_other_site(client: Client, store: Store, asked: str) -> None:
    join(store)
    assert sign_in(client, next=asked).headers["Location"] == "/"


def test_the_pages_are_kept_by_nobody_and_run_no_script(client: Client) -> None:
    for path in ("/sign-in", "/invitation/none", "/password"):
        answer = client.get(path)
        assert answer.headers["Cache-Control"] == "no-store"
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script" not in policy
        assert "frame-ancestors 'none'" in policy
        assert "<script" not in answer.text
        assert "style=" not in answer.text


def test_what_people_typed_is_never_markup(client: Client, store: Store) -> None:
    join(store)
    script = '"><script>alert(1)</script>'
    answer = client.post("/sign-in", {"name": script, "password": "x", "next": f"/{script}"})
    assert "<script" not in answer.text
    session = {"Cookie": f"banso_session={value_of(sign_in(client))}"}
    assert "&lt;b&gt;Páo" in client.get("/password", **session).text


def test_a_session_that_was_planted_is_not_the_one_that_is_let_in(
    client: Client, store: Store
) -> None:
    join(store)
    planted = value_of(sign_in(client))
    fields = {"name": "pao", "password": PASSWORD}
    again = client.post("/sign-in", fields, OWN | {"Cookie": f"banso_session={planted}"})
    assert value_of(again) != planted
    assert door(store).session(cookie.opened(planted)) is None


def test_signing_out_ends_the_session_and_takes_the_cookie_away(
    client: Client, store: Store
) -> None:
    join(store)
    kept = value_of(sign_in(client))
    answer = client.post("/sign-out", {}, OWN | {"Cookie": f"banso_session={kept}"})
    assert answer.status == 303
    assert "Max-Age=0" in answer.cookie
    assert door(store).session(cookie.opened(kept)) is None
    still = value_of(sign_in(client))
    client.get("/sign-out", Cookie=f"banso_session={still}")
    assert door(store).session(cookie.opened(still)) is not None, "a link signs nobody out"


def test_a_body_longer_than_any_form_is_not_read(client: Client) -> None:
    answer = client.post("/sign-in", {"name": "x" * guard.LARGEST_BODY})
    assert answer.status == 413


def test_one_machine_tries_so_often_and_no_more(client: Client, store: Store) -> None:
    join(store)
    said = [client.post("/sign-in", {"name": "x", "password": "y"}).status for _ in range(31)]
    assert said == [401] * 30 + [429]
    assert sign_in(client).status == 429


def test_an_office_behind_one_address_signs_in_and_out_as_often_as_it_needs(
    client: Client, store: Store
) -> None:
    join(store)
    for _ in range(guard.MOST_FAILURES):
        kept = value_of(sign_in(client))
        gone = client.post("/sign-out", {}, OWN | {"Cookie": f"banso_session={kept}"})
        assert gone.status == 303
    assert client.post("/sign-in", {"name": "x", "password": "y"}).status == 401


def test_what_succeeds_does_not_take_back_what_failed(client: Client, store: Store) -> None:
    join(store)
    wrong = {"name": "x", "password": "y"}
    for _ in range(guard.MOST_FAILURES):
        assert client.post("/sign-in", wrong).status == 401
        said = sign_in(client).status
    assert said == 429, "the last one is one too many"


def test_forms_that_all_succeed_have_a_ceiling_too(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "MOST_FORMS", 3)
    join(store)
    with serving() as client:
        assert [sign_in(client).status for _ in range(4)] == [303] * 3 + [429]


def test_an_invitation_is_shown_taken_and_then_gone(client: Client, store: Store) -> None:
    given = Grant(role=Role.APPROVER, scope="11")
    link = accounts(store, operator("test")).invite(grants=[given], display_name="Páo")
    path = f"/invitation/{link}"
    shown = client.get(path)
    assert "Người duyệt: Tỉnh Điện Biên" in shown.text
    assert client.get(path).status == 200, "looking at it does not use it up"
    fields = {"name": "pao", "display_name": "Páo", "password": PASSWORD, "again": "other"}
    assert client.post(path, fields).status == 422
    assert client.post(path, fields | {"again": PASSWORD}).status == 303
    assert client.post(path, fields | {"again": PASSWORD}).status == 410
    assert client.get(path).status == 410


def test_a_password_is_changed_by_whoever_is_signed_in(client: Client, store: Store) -> None:
    join(store)
    kept = {"Cookie": f"banso_session={value_of(sign_in(client))}"}
    fields = {"current": PASSWORD, "password": "nương ngô sau mưa", "again": "nương ngô sau mưa"}
    assert 'name="current"' not in client.get("/password").text, "nobody: sign in first"
    assert client.post("/password", fields | {"current": "wrong"}, OWN | kept).status == 422
    answer = client.post("/password", fields, OWN | kept)
    assert answer.status == 303
    assert value_of(answer)
    assert sign_in(client).status == 401


def test_behind_a_path_every_address_and_the_cookie_stay_below_it(store: Store) -> None:
    join(store)
    with serving("/banso/") as client:
        page = client.get("/banso/sign-in").text
        assert 'action="/banso/sign-in"' in page
        assert 'href="/banso/assets/entry.css"' in page
        answer = client.post("/banso/sign-in", {"name": "pao", "password": PASSWORD})
        assert "Path=/banso;" in answer.cookie
        assert answer.headers["Location"] == "/banso/"
        assert client.get("/sign-in").status == 404


def test_without_an_organisation_set_up_its_sign_in_leads_nowhere(client: Client) -> None:
    assert client.get("/sign-in/provider").headers["Location"] == "/"
    assert "/sign-in/provider" not in client.get("/sign-in").text
