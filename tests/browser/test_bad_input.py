"""Every file that should not be taken, sent on the page by a signed-in person in a browser.

One server and one session for all of them: whatever was sent before, the next good file works.
"""

import zipfile
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from bench.map.browser import DESKTOP, serving
from data.actor import Role
from data.ingest import IngestError, check
from data.store import Store, open_store
from tests.browser import officer
from tests.browser.conftest import PATIENCE_MS
from tests.unit.data.ingest.sample import khanh_hoa
from tests.unit.data.ingest.test_bad_content import BAD, GOOD
from tests.unit.data.ingest.wrong_file import WRONG_FILES, with_parts

pytestmark = pytest.mark.browser

Kept = Callable[[], tuple[str, str]]

KHANH_HOA = "56"
SHEET = "xl/worksheets/sheet1.xml"
REFUSED = (
    "a PDF",
    "a Word document",
    "a zip bomb",
    "a bomb that lies",
    "an entity bomb",
    "macros",
    "a password",
    "a truncated file",
    "2 million empty rows",
)


def merged_over() -> bytes:
    """A table whose cells are all merged into one."""
    body = khanh_hoa([GOOD])
    with zipfile.ZipFile(BytesIO(body)) as package:
        sheet = package.read(SHEET)
    start, end = sheet.index(b"<mergeCells"), sheet.index(b"</mergeCells>") + 13
    merge = b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    return with_parts({SHEET: sheet[:start] + merge + sheet[end:]}, base=body)


FILES: Mapping[str, Callable[[], bytes]] = {one: WRONG_FILES[one][0] for one in REFUSED} | {
    "merged cells over everything": merged_over
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one officer of Khánh Hòa."""
    home = tmp_path_factory.mktemp("bad")
    with store_of(home) as store:
        who = [("hoa", "Lò Thị Hoa", Role.REPORTER)]
        officer.people(store, names=who, scope=KHANH_HOA)
    return home


def store_of(home: Path) -> Store:
    return open_store(f"sqlite:///{home / 'banso.db'}")


@pytest.fixture(scope="module")
def address(home: Path) -> Iterator[str]:
    with serving("app.py", home) as found:
        yield found


@pytest.fixture(scope="module")
def desk(browser: Browser, address: str) -> Iterator[Page]:
    """The page of reports, signed in once; a dialog would be a script that ran."""
    settings: Any = {"viewport": DESKTOP, "locale": "vi-VN"}
    context = browser.new_context(**settings)
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    officer.sign_in(page, address, "hoa")
    page.locator("input[type=file]").wait_for(state="attached")
    ran: list[str] = []

    def note(dialog: Dialog) -> None:
        ran.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    yield page
    context.close()
    assert ran == []


@pytest.fixture
def kept(home: Path, desk: Page, address: str) -> Iterator[Kept]:
    """Digests of all that is stored and of its figures; afterwards the page takes a good file."""

    def kept() -> tuple[str, str]:
        with store_of(home) as store:
            return store.content_hash(), store.figures_hash()

    yield kept
    figures = kept()[1]
    expect(desk.get_by_test_id("stException")).to_have_count(0)
    send(desk, address, home / "dung.xlsx", khanh_hoa([GOOD]))
    desk.wait_for_url("**submission=*")
    expect(desk.get_by_role("heading", name="Kết quả kiểm tra báo cáo")).to_be_visible()
    expect(desk.get_by_role("button", name="để duyệt")).to_be_enabled()
    assert kept()[1] == figures


def send(page: Page, address: str, path: Path, body: bytes) -> None:
    """Drop a file on the page of reports, drawn anew as it is every time one comes to it."""
    path.write_bytes(body)
    page.goto(f"{address}/submit?submission=")
    page.locator("input[type=file]").set_input_files(path)


def said(page: Page) -> str:
    """The one sentence of the page about the file."""
    alert = page.get_by_role("alert").filter(has_text="Tệp chưa được nhận")
    expect(alert).to_have_count(1, timeout=60_000)
    return " ".join(alert.inner_text().split())


@pytest.mark.parametrize("kind", FILES)
def test_a_file_that_is_no_report_is_refused_in_one_sentence(
    kind: str, desk: Page, address: str, home: Path, kept: Kept
) -> None:
    path, body, before = home / "Phụ lục <b> $x$ [quý 4].xlsx", FILES[kind](), kept()
    with pytest.raises(IngestError) as refused:
        check(body, file_name=path.name, province_code=KHANH_HOA)
    send(desk, address, path, body)
    sentence = said(desk)
    assert " ".join(str(refused.value).split()) in sentence
    assert path.name in sentence
    assert "Traceback" not in desk.locator("body").inner_text()
    assert kept() == before, "nothing is kept of it, not even a draft"


def test_a_file_of_another_province_is_refused(
    desk: Page, address: str, home: Path, kept: Kept
) -> None:
    before = kept()
    rows = officer.rows_of([(one.full_name, 500) for one in officer.communes()])
    body = officer.write(home / "dien_bien.xlsx", rows).read_bytes()
    send(desk, address, home / "dien_bien.xlsx", body)
    sentence = said(desk)
    assert "Điện Biên" in sentence
    assert "Khánh Hòa" in sentence
    assert kept() == before


@pytest.mark.parametrize("kind", BAD)
def test_bad_content_is_told_in_its_cell_and_nothing_of_it_is_published(
    kind: str, desk: Page, address: str, home: Path, kept: Kept
) -> None:
    make, _, place = BAD[kind]
    before = kept()[1]
    send(desk, address, home / "phu_luc.xlsx", make())
    desk.wait_for_url("**submission=*")
    expect(desk.get_by_role("heading", name="Kết quả kiểm tra báo cáo")).to_be_visible()
    expect(desk.get_by_text(place).first).to_be_visible()
    main = desk.locator("[data-testid=stMain]")
    assert main.locator("script").count() == 0
    assert "Traceback" not in main.inner_text()
    assert kept()[1] == before
