"""The disk that is full, the store that is locked, and two who decide at once, on the page.

Each at the moments that change the store: sending, submitting, approving, setting a day,
taking back. The page says so, is alive, and does the same when the hindrance is gone.
"""

import re
import resource
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.map.browser import DESKTOP, serving
from data.actor import Role, operator
from data.store import Stage, Store, open_store
from data.submission import handing
from data.submission.upload import take
from tests.browser import officer
from tests.browser.conftest import PATIENCE_MS
from tests.browser.stillness import rest
from tests.unit.data.ingest.sample import khanh_hoa

pytestmark = pytest.mark.browser

KHANH_HOA: Final = "56"
LOCKED_MS: Final = 240_000  # the store itself waits a minute for whoever is writing
FULL: Final = "hết chỗ|kiểm tra ổ đĩa"
LOCKED: Final = "đang được ghi bởi một lượt nộp khác"
SMALLEST: Final = 4096
PUBLISHED, WAITING, ALSO_WAITING, CHECKED = 1, 2, 3, 4


def report(fibre: int) -> bytes:
    """A report that nobody sent before, by how many villages have fibre."""
    return khanh_hoa([(1, "P. Cam Ranh", 20, fibre, 5.0 * fibre, 3, None)])


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a report at each stage, and an administrator."""
    home = tmp_path_factory.mktemp("bad-store")
    somebody = operator("kiểm thử")
    with store_of(home) as store:
        officer.people(store, names=[("quan", "Lê Quân", Role.ADMINISTRATOR)])
        nam = [("nam", "Trần Văn Nam", Role.APPROVER)]
        officer.people(store, names=nam, scope=KHANH_HOA)
        for fibre in (11, 12, 13, 14):
            name = f"bao_cao_{fibre}.xlsx"
            taken = take(store, somebody, content=report(fibre), file_name=name, scope=KHANH_HOA)
            if taken.submission_id != CHECKED:
                handing.submit(store, somebody, taken.submission_id)
            if taken.submission_id == PUBLISHED:
                store.desk(somebody).approve(PUBLISHED, seen_revision=store.revision().number)
    return home


def waiting(home: Path, fibre: int) -> int:
    """One more report that waits for its approval; its number."""
    somebody = operator("kiểm thử")
    with store_of(home) as store:
        name = f"bao_cao_{fibre}.xlsx"
        taken = take(store, somebody, content=report(fibre), file_name=name, scope=KHANH_HOA)
        handing.submit(store, somebody, taken.submission_id)
    return taken.submission_id


def store_of(home: Path) -> Store:
    return open_store(f"sqlite:///{home / 'banso.db'}")


def held(home: Path) -> str:
    with store_of(home) as store:
        return store.content_hash()


@pytest.fixture(scope="module")
def address(home: Path) -> Iterator[str]:
    with serving("app.py", home) as found:
        yield found


@pytest.fixture(scope="module")
def tab(browser: Browser, address: str) -> Iterator[Callable[[], Page]]:
    """More pages of one person who signed in once."""
    settings: Any = {"viewport": DESKTOP, "locale": "vi-VN"}
    context = browser.new_context(**settings)
    context.set_default_timeout(PATIENCE_MS)
    officer.sign_in(context.new_page(), address, "quan")
    context.pages[0].locator("input[type=file]").wait_for(state="attached")
    yield context.new_page
    context.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A moment that changes the store.

    Args:
        number: Of the report; None for a new one.
        ready: What is done on the page before.
        act: What changes the store.
        done: Heading of the page afterwards.
    """

    number: int | None
    ready: Callable[[Page], None]
    act: Callable[[Page], None]
    done: str


def nothing(_page: Page) -> None:
    return None


def click(key: str) -> Callable[[Page], None]:
    return lambda page: page.locator(f".st-key-{key} button").click()


def send(page: Page) -> None:
    # Another tab of the same person may choose another place; the file itself says its own.
    file: Any = {"name": "moi.xlsx", "mimeType": "", "buffer": report(15)}
    page.locator("input[type=file]").set_input_files(file)


def give_reason(page: Page) -> None:
    page.locator(".st-key-withdraw button").click()
    page.get_by_role("dialog").get_by_role("textbox").fill("Gửi nhầm tệp.")
    page.get_by_role("dialog").get_by_role("textbox").blur()


MOMENTS: Final = {
    "send": Moment(number=None, ready=nothing, act=send, done="Kết quả kiểm tra báo cáo"),
    "submit": Moment(number=CHECKED, ready=nothing, act=click("send"), done="Báo cáo chờ duyệt"),
    "approve": Moment(
        number=WAITING, ready=nothing, act=click("approve"), done="Báo cáo đã công bố"
    ),
    "publish_from": Moment(
        number=ALSO_WAITING,
        ready=click("publish_from"),
        act=click("publish_from_yes"),
        done="Báo cáo đã duyệt",
    ),
    "withdraw": Moment(
        number=PUBLISHED, ready=give_reason, act=click("withdraw_yes"), done="Báo cáo đã rút lại"
    ),
}


def at(page: Page, address: str, moment: Moment) -> None:
    """Bring a page to just before this moment."""
    page.goto(f"{address}/submit?submission={moment.number or ''}")
    if moment.number is None:
        page.locator("input[type=file]").wait_for(state="attached")
    else:
        page.locator("[data-testid=stBottom] button").first.wait_for()
    officer.accept_warnings(page)
    moment.ready(page)


def told(page: Page, words: str, *, timeout: int = PATIENCE_MS) -> None:
    """One sentence says what hinders, and the page is no wreck."""
    alert = page.get_by_role("alert").filter(has_text=re.compile(words))
    expect(alert).to_have_count(1, timeout=timeout)
    expect(alert).to_contain_text("Chưa có gì thay đổi")
    expect(page.get_by_test_id("stException")).to_have_count(0)
    assert "Traceback" not in page.locator("body").inner_text()


def server_of(home: Path) -> int:
    """Number of the process that has this store open."""
    found = subprocess.run(
        ("pgrep", "-f", "streamlit run app.py"), capture_output=True, text=True, check=True
    )
    for one in found.stdout.split():
        kept = Path(f"/proc/{one}/environ").read_bytes()
        if f"BANSO_HOME={home}\0".encode() in kept:
            return int(one)
    pytest.fail("no server")


@contextmanager
def full(process: int) -> Iterator[None]:
    """The process may write no file further than a page: every write fails as on a full disk."""
    before = resource.prlimit(process, resource.RLIMIT_FSIZE)
    resource.prlimit(process, resource.RLIMIT_FSIZE, (SMALLEST, before[1]))
    try:
        yield
    finally:
        resource.prlimit(process, resource.RLIMIT_FSIZE, before)


@contextmanager
def locked(home: Path) -> Iterator[None]:
    """Somebody else writes, and does not come to an end."""
    writer = sqlite3.connect(home / "banso.db", isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        writer.execute("ROLLBACK")
        writer.close()


def test_a_store_that_somebody_else_writes_is_told_at_every_moment(
    tab: Callable[[], Page], address: str, home: Path
) -> None:
    pages = {name: tab() for name in MOMENTS}
    for name, page in pages.items():
        at(page, address, MOMENTS[name])
    before = held(home)
    with locked(home):
        for name, page in pages.items():
            MOMENTS[name].act(page)
        reader = tab()
        reader.goto(f"{address}/catalogue")
        expect(reader.get_by_role("heading").first).to_be_visible()
        reader.close()
        for page in pages.values():
            told(page, LOCKED, timeout=LOCKED_MS)
    assert held(home) == before
    for page in pages.values():
        page.close()


@pytest.mark.parametrize("name", MOMENTS)
def test_a_disk_that_is_full_is_told_and_then_the_same_is_done(
    name: str, tab: Callable[[], Page], address: str, home: Path
) -> None:
    page, moment, before = tab(), MOMENTS[name], held(home)
    at(page, address, moment)
    with full(server_of(home)):
        moment.act(page)
        told(page, FULL)
    assert held(home) == before
    at(page, address, moment)
    moment.act(page)
    expect(page.get_by_role("heading", name=moment.done)).to_be_visible()
    assert held(home) != before
    page.close()


def test_of_two_who_publish_the_same_period_at_once_the_second_looks_again(
    tab: Callable[[], Page], browser: Browser, address: str, home: Path
) -> None:
    numbers = [waiting(home, 16), waiting(home, 17)]
    settings: Any = {"viewport": DESKTOP, "locale": "vi-VN"}
    context = browser.new_context(**settings)
    context.set_default_timeout(PATIENCE_MS)
    other = context.new_page()
    officer.sign_in(other, address, "nam")
    expect(other.get_by_role("heading").first).to_be_visible()
    pages = dict(zip(numbers, (tab(), other), strict=True))
    for number, page in pages.items():
        at(page, address, Moment(number=number, ready=nothing, act=nothing, done=""))
        expect(page.locator(".st-key-approve button")).to_be_enabled()
    for page in pages.values():
        page.locator(".st-key-approve button").click(no_wait_after=True)
    published = "Báo cáo đã công bố"
    for page in pages.values():
        said = page.get_by_role("alert").or_(page.get_by_role("heading", name=published))
        expect(said.first).to_be_visible()
    with store_of(home) as store:
        stages = {number: store.submission(number).stage for number in numbers}
    assert sorted(stages.values()) == [Stage.PUBLISHED, Stage.SUBMITTED], "one, and only one"
    second = pages[next(one for one in numbers if stages[one] is Stage.SUBMITTED)]
    expect(second.get_by_role("alert").filter(has_text="thay đổi")).to_have_count(1)
    expect(second.get_by_test_id("stException")).to_have_count(0)
    rest(second)  # until then the button is of the comparison that was refused
    second.locator(".st-key-approve button").click()
    expect(second.get_by_role("heading", name=published)).to_be_visible()
    with store_of(home) as store:
        assert {store.submission(one).stage for one in numbers} == {Stage.PUBLISHED}
    context.close()
