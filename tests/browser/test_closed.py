"""Reading for those who have signed in: what comes to whoever has not, by every way in there is."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import update
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from bench.map.browser import serving
from components.entry import cookie
from data.account import accounts, door
from data.actor import Role, operator
from data.store import Store, open_store
from data.store.account_schema import session
from tests.browser import officer

pytestmark = pytest.mark.browser

PAGES = ("map", "overview", "trends", "plan", "submit", "reporting", "catalogue", "accounts")
CLOSED = "Mời đăng nhập để xem số liệu"
LOADING_MS = 120_000  # the first page of a server on a busy machine
WAIT = LOADING_MS / 1000
NAME = "báo cáo mật quý III.xlsx"
UNAUTHORIZED = HTTPStatus.UNAUTHORIZED
OWN = {"Sec-Fetch-Site": "same-origin"}
Cookie = dict[str, str]
ask = partial(httpx.request, timeout=WAIT)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("closed")
    people = [
        ("hoa", "Lò Thị Hoa", Role.REPORTER),
        ("lan", "Vừ Thị Lan", Role.REPORTER),
        ("nam", "Trần Văn Nam", Role.APPROVER),
    ]
    with store_of(home) as store:
        officer.people(store, names=people)
    return home


@pytest.fixture(scope="module")
def address(home: Path) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BANSO_READING", "signed-in")
        with serving("app.py", home) as found:
            yield found


def store_of(home: Path) -> Store:
    return open_store(f"sqlite:///{home / 'banso.db'}")


@pytest.fixture
def signed(address: str) -> Callable[[str], Cookie]:
    """Sign somebody in by the form; their browser's cookie."""

    def signed(name: str) -> Cookie:
        form = {"name": name, "password": officer.PASSWORD}
        answer = ask("POST", f"{address}/sign-in", data=form, headers=OWN)
        assert answer.status_code == 303
        return {cookie.SESSION: answer.cookies[cookie.SESSION].strip('"')}

    return signed


def received(address: str, name: str, kept: Cookie | None = None) -> bytes:
    """Everything that the stream sends for a page, until its run has ended."""
    stream = address.replace("http", "ws", 1) + "/_stcore/stream"
    headers = {"Cookie": "; ".join(f"{one}={value}" for one, value in (kept or {}).items())}
    asked = BackMsg()
    asked.rerun_script.page_name = name
    asked.rerun_script.query_string = "place=11&lang=vi"
    got = bytearray()
    with connect(
        stream,
        additional_headers=headers,
        subprotocols=[Subprotocol("streamlit")],
        open_timeout=WAIT,
    ) as socket:
        socket.send(asked.SerializeToString())
        while True:
            body = socket.recv(timeout=WAIT)
            assert isinstance(body, bytes)
            got += body
            message = ForwardMsg()
            message.ParseFromString(body)
            if (
                message.WhichOneof("type") == "script_finished"
                and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
            ):
                return bytes(got)


def sent(page: Page, address: str, home: Path, name: str) -> None:
    """A report of this person, opened on its page."""
    rows = officer.rows_of([(one.full_name, 500) for one in officer.communes()])
    rows[0] = (*rows[0][:1], "Không có xã này", *rows[0][2:])
    path = officer.write(home / NAME, rows)
    page.set_default_timeout(LOADING_MS)
    officer.sign_in(page, address, name)
    page.locator("input[type=file]").set_input_files(path)
    page.wait_for_url("**submission=*")
    heading = page.get_by_role("heading", name="Kết quả kiểm tra báo cáo")
    expect(heading).to_be_visible(timeout=LOADING_MS)


def test_a_stream_without_a_session_brings_no_page(
    address: str, home: Path, page: Page, signed: Callable[[str], Cookie]
) -> None:
    sent(page, address, home, "hoa")
    told = received(address, "submit", signed("hoa")).decode(errors="replace")
    assert NAME in told, "this is what whoever may see it gets"
    removed = signed("lan")
    with store_of(home) as store:
        keeper = accounts(store, operator("kiểm thử"))
        keeper.deactivate(keeper.named("lan").account_id)
    nobody: tuple[Cookie, ...] = (
        {},
        {cookie.SESSION: "1"},
        {cookie.SESSION: cookie.sealed("made up")},
        {"_streamlit_user": "eyJpc19sb2dnZWRfaW4iOnRydWV9"},
        removed,
    )
    for at, name in enumerate(PAGES):
        told = received(address, name, nobody[at % len(nobody)]).decode(errors="replace")
        assert CLOSED in told
        for word in (
            NAME,
            "Điện Biên",
            "Lò Thị Hoa",
            "Hộ gia đình",
            "stMetric",
            "arrow_data_frame",
        ):
            assert word not in told


def test_a_page_of_another_site_opens_no_stream_in_somebodys_name(
    address: str, signed: Callable[[str], Cookie]
) -> None:
    stream = address.replace("http", "ws", 1) + "/_stcore/stream"
    headers = {"Cookie": f"{cookie.SESSION}={signed('hoa')[cookie.SESSION]}"}
    with pytest.raises(InvalidStatus) as refused:
        connect(
            stream,
            open_timeout=WAIT,
            additional_headers=headers,
            origin=Origin("https://evil.example"),
        )
    assert refused.value.response.status_code == HTTPStatus.FORBIDDEN


def test_a_paper_goes_to_its_owners_session_and_no_other(
    address: str, home: Path, page: Page, signed: Callable[[str], Cookie]
) -> None:
    sent(page, address, home, "hoa")
    for key in ("original", "paper_marked", "paper_summary"):
        if key == "original":
            page.get_by_text("Lịch sử").last.click()
        with page.expect_download() as started:
            page.locator(f".st-key-{key} button").first.click()
        download = started.value
        body = download.path().read_bytes()
        assert body[:2] in (b"PK", b"%P")
        url = download.url
        assert urlsplit(url).path.startswith("/media/")
        assert [ask("GET", url, cookies=one).status_code for one in ({}, signed("nam"))] == [
            UNAUTHORIZED
        ] * 2
        assert ask("HEAD", url).status_code == UNAUTHORIZED
        assert ask("GET", url, headers={"Range": "bytes=0-9"}).status_code == UNAUTHORIZED
        hers = ask("GET", url, cookies=signed("hoa"))
        assert hers.content == body
        assert "account" not in hers.headers["Content-Type"]


def test_nobody_sends_a_file_and_nobody_asks_how_much_is_kept(
    address: str, signed: Callable[[str], Cookie]
) -> None:
    upload = f"{address}/_stcore/upload_file/made-up/made-up"
    assert ask("PUT", upload, files={"file": b"x"}).status_code == UNAUTHORIZED
    assert ask(
        "PUT", upload, files={"file": b"x"}, cookies=signed("hoa"), timeout=WAIT
    ).status_code in (400, 403)
    assert ask("GET", f"{address}/_stcore/metrics").status_code == UNAUTHORIZED
    for open_to_all in ("/_stcore/health", "/sign-in", "/assets/entry.css", "/map"):
        assert ask("GET", f"{address}{open_to_all}").status_code == 200


@pytest.mark.parametrize("act", ["send", "discard"])
def test_a_session_that_ends_while_the_page_is_open_leads_to_signing_in(
    act: str, address: str, home: Path, page: Page
) -> None:
    sent(page, address, home, "hoa")
    officer.accept_warnings(page)
    [kept] = [one for one in page.context.cookies() if one.get("name") == cookie.SESSION]
    with store_of(home) as store:
        before = store.content_hash()
        with store.engine.begin() as connection:
            connection.execute(update(session).values(ends_at="2020-01-01T00:00:00+00:00"))
        page.locator(f".st-key-{act} button").click()
        expect(page.get_by_text(CLOSED)).to_be_visible()
        expect(page.get_by_test_id("stException")).to_have_count(0)
        expect(page.get_by_text(NAME)).to_have_count(0)
        assert store.content_hash() == before
        assert door(store).session(str(kept.get("value"))) is None
    page.locator(".st-key-sign_in_here button").click()
    page.wait_for_url(re.compile(r"/sign-in\?next="))
    page.locator("input[name=name]").fill("hoa")
    page.locator("input[name=password]").fill(officer.PASSWORD)
    page.locator("button[type=submit]").first.click()
    page.wait_for_url("**/submit?*")
    expect(page.get_by_role("heading", name="Kết quả kiểm tra báo cáo")).to_be_visible()
