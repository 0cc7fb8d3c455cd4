"""Files made in the background, on the page: asked for, followed, taken; a real process works."""

import io
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest
from sqlalchemy import update
from streamlit.testing.v1 import AppTest

from components.section.job import row as of_row
from data.actor import Actor, Grant, Role
from data.job import moment, shelf
from data.job.desk import Jobs
from data.job.record import Kind, Order, State
from data.store import Store, open_store
from data.store.connection import writing
from data.store.job_schema import job
from data.story.desk import Stories
from geo import units
from tests.app.conftest import at_page, fill, opened, signed_in
from tests.app.test_pages import words
from tests.app.test_stories import LONG, VIEWER, told, url
from text import Language

PATIENCE_SECONDS = 600  # made at low priority, beside a whole suite
ADMINISTRATOR = Grant(role=Role.ADMINISTRATOR, scope="*")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with open_store(url(tmp_path)) as store:
        fill(store)
    return tmp_path


@pytest.fixture
def store(home: Path) -> Iterator[Store]:
    with open_store(url(home)) as found:
        yield found


@pytest.fixture
def idle(monkeypatch: pytest.MonkeyPatch) -> None:
    """This server makes no files, so what waits stays as it is."""
    monkeypatch.setenv("BANSO_JOBS", "0")


def app_of(
    home: Path, store: Store, monkeypatch: pytest.MonkeyPatch, *grants: Grant
) -> tuple[AppTest, Actor]:
    app = next(iter(opened(home, monkeypatch)))
    return app, signed_in(store, monkeypatch, *(grants or (VIEWER,)))


def keys(app: AppTest) -> set[str]:
    return {str(one.key) for one in app.button}


def downloads(app: AppTest) -> list[str]:
    return [one.proto.label for one in app.get("download_button")]


def _fonts(document: Any) -> int:
    """How many fonts the first page uses; each is inside the file."""
    fonts = document.pages[0]["/Resources"]["/Font"].values()
    for font in fonts:
        (inner,) = font.get_object()["/DescendantFonts"]
        assert "/FontFile2" in inner.get_object()["/FontDescriptor"].get_object()
    return len(fonts)


def until(found: Callable[[], bool]) -> None:
    last = time.monotonic() + PATIENCE_SECONDS
    while not found():
        assert time.monotonic() < last
        time.sleep(0.2)


def set_to(store: Store, code: str, state: State, **values: str | int) -> None:
    ended = "" if state in (State.WAITING, State.RUNNING) else moment.stamp(moment.now())
    with writing(store.engine) as connection:
        connection.execute(
            update(job)
            .where(job.c.code == code)
            .values(state=state.value, ended_at=ended, **values)
        )


def test_a_deck_is_made_by_a_process_and_is_there_when_the_page_is_opened_again(
    home: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, actor = app_of(home, store, monkeypatch)
    code = told(store, actor, "Giao ban quý III")
    at_page(app, "stories", story=code)
    assert "Tệp đã làm" not in words(app)
    app.button("story_deck").click().run()
    assert not app.exception
    assert "Tệp đã làm" in words(app)
    mine = Jobs(store.engine, actor)
    until(lambda: not mine.listed()[0].is_active)
    (one,) = mine.listed()
    assert (one.state, one.error) == (State.DONE, "")
    assert one.file_name == "giao-ban-quy-iii.pptx"
    assert one.order.revision == store.revision().number
    names = zipfile.ZipFile(io.BytesIO(mine.content(one.code))).namelist()
    assert "ppt/slides/slide3.xml" in names
    again = AppTest.from_file(app._script_path, default_timeout=60)
    at_page(again, "stories")
    assert not again.exception
    assert "Tải về" in downloads(again)
    assert "PowerPoint" in words(again)
    again.button(f"job_delete_{one.code}").click().run()
    assert mine.listed() == ()
    assert not shelf.has(one.code)
    assert "Chưa có tệp nào" in words(again)


def test_profiles_of_a_province_are_made_from_the_page_of_a_commune(
    home: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, actor = app_of(home, store, monkeypatch)
    app.session_state["downloads"] = True
    at_page(app, "commune", place="11")
    app.button("sheets_make").click().run()
    assert not app.exception
    mine = Jobs(store.engine, actor)
    until(lambda: not mine.listed()[0].is_active)
    (one,) = mine.listed()
    assert (one.state, one.error) == (State.DONE, "")
    assert one.file_name == "ho-so-11-2025-Q3-demo.pdf"
    names = [unit.label(Language.VI) for unit in units.communes("11")]
    document: Any = pypdf.PdfReader(io.BytesIO(mine.content(one.code)))
    marks = document.outline
    assert [part["/Title"] for part in marks] == names
    assert [document.get_destination_page_number(part) for part in marks] == [*range(len(names))]
    assert len(document.pages) == len(names)
    assert document.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert _fonts(document) > 1
    app.run()
    assert "Tải về" in downloads(app)


@pytest.mark.usefixtures("idle")
def test_what_waits_is_followed_and_can_be_cancelled(
    home: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, actor = app_of(home, store, monkeypatch)
    code = told(store, actor, LONG)
    at_page(app, "stories", story=code)
    app.button("story_document").click().run()
    app.button("story_document").click().run()
    app.button("story_workbook").click().run()
    mine = Jobs(store.engine, actor)
    workbook, document = mine.listed()
    assert "Đang chờ đến lượt" in str([one.proto.text for one in app.get("progress")])
    app.button(f"job_cancel_{document.code}").click().run()
    assert not app.exception
    assert mine.one(document.code).state is State.CANCELLED
    assert "Đã huỷ" in words(app)
    set_to(store, workbook.code, State.FAILED, error="Hết chỗ.")
    app.run()
    assert "Không làm được tệp. Hết chỗ." in words(app)
    app.button(f"job_again_{workbook.code}").click().run()
    assert mine.one(workbook.code).state is State.WAITING


@pytest.mark.usefixtures("idle")
def test_what_was_interrupted_says_so_and_is_made_again_with_one_button(
    home: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, actor = app_of(home, store, monkeypatch)
    story, mine = told(store, actor), Jobs(store.engine, actor)
    code = mine.ask(Order(kind=Kind.DECK, subject=story))
    set_to(store, code, State.RUNNING, worker="elsewhere:1:1")
    at_page(app, "stories", story=story)
    assert "Bị ngắt giữa chừng" in words(app)
    app.button(f"job_again_{code}").click().run()
    assert mine.one(code).state is State.WAITING


@pytest.mark.usefixtures("idle")
def test_a_file_that_is_gone_is_not_offered(
    home: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, actor = app_of(home, store, monkeypatch)
    mine = Jobs(store.engine, actor)
    code = mine.ask(Order(kind=Kind.DECK, subject=told(store, actor)))
    set_to(store, code, State.DONE, file_name="a.pptx", size=5)
    at_page(app, "stories")
    assert "Tải về" not in downloads(app)
    assert f"job_again_{code}" in keys(app)


@pytest.mark.usefixtures("idle")
def test_an_administrator_sees_and_stops_what_others_asked_for(
    home: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Actor(name="Vàng Thị Mỷ", account_id=77, grants=(VIEWER,))
    theirs = Jobs(store.engine, other)
    code = theirs.ask(Order(kind=Kind.DECK, subject=told(store, other, "Của tôi")))
    app, _ = app_of(home, store, monkeypatch, ADMINISTRATOR)
    at_page(app, "stories")
    assert "Của tôi" not in words(app)
    app.session_state["files_of_others"] = True
    app.run()
    assert "Của tôi" in words(app)
    assert "Vàng Thị Mỷ" in words(app)
    app.button(f"job_cancel_{code}").click().run()
    assert theirs.one(code).state is State.CANCELLED


@pytest.mark.usefixtures("idle")
def test_somebody_who_waits_for_too_much_is_told(
    home: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, actor = app_of(home, store, monkeypatch)
    mine, desk = Jobs(store.engine, actor), Stories(store.engine, actor)
    first = told(store, actor)
    for at in range(10):
        mine.ask(Order(kind=Kind.DECK, subject=desk.copy(first, f"Số {at}")))
    at_page(app, "stories", story=first)
    app.button("story_document").click().run()
    assert not app.exception
    assert "Đã có 10 tệp đang chờ làm" in app.error[0].value


@pytest.mark.parametrize(
    ("count", "printed"), [(1, "1 kB"), (137_809, "138 kB"), (2_515_765, "2,5 MB")]
)
def test_sizes_are_told_as_people_read_them(count: int, printed: str) -> None:
    assert of_row.size(count) == printed
