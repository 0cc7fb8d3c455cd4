"""The page of reports, as two people at once and people without a right to one come to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.actor import Actor, Grant, Role
from data.store import Stage, Store, open_store
from data.submission import handing
from data.submission.upload import take
from geo import units
from tests.app.conftest import at_page, fill, opened, signed_in
from tests.browser import officer

APPROVER = Grant(role=Role.APPROVER, scope="11")
REPORTER = Grant(role=Role.REPORTER, scope="11")
HOA = Actor(name="Lò Thị Hoa", account_id=98, grants=(REPORTER,))
NAM = Actor(name="Trần Văn Nam", account_id=99, grants=(APPROVER,))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path / 'banso.db'}") as made:
        fill(made)
        yield made


@pytest.fixture
def app(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    yield from opened(Path(store.engine.url.database or "").parent, monkeypatch)


def sent(store: Store, folder: Path, name: str, *, covered: int) -> int:
    """The number of a report of every commune that was submitted."""
    rows = officer.rows_of([(one.full_name, covered) for one in officer.communes()])
    content = officer.write(folder / name, rows, period="QUÝ IV/2025").read_bytes()
    number = take(store, HOA, content=content, file_name=name, scope="11").submission_id
    handing.submit(store, HOA, number)
    return number


def said(app: AppTest) -> str:
    tables = " ".join(str(one.value.to_numpy().tolist()) for one in app.table)
    return tables + " ".join(str(one.value) for one in (*app.markdown, *app.metric))


def test_who_approves_what_somebody_changed_meanwhile_is_told_and_sees_the_new_difference(
    app: AppTest, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (
        sent(store, tmp_path, name, covered=n) for name, n in (("a.xlsx", 400), ("b.xlsx", 700))
    )
    signed_in(store, monkeypatch, APPROVER)
    at_page(app, "submit", submission=str(second))
    assert "+30,0" not in said(app)
    before = store.revision().number
    store.desk(NAM).approve(first, seen_revision=before)
    figures = store.figures_hash()
    app.button(key="approve").click().run()
    assert not app.exception
    [refused] = app.error
    assert "Trần Văn Nam" in refused.value
    assert "(a.xlsx" in refused.value
    assert store.submission(second).stage is Stage.SUBMITTED
    assert store.figures_hash() == figures, "nothing was changed"
    assert "+30,0" in said(app), "compared with what holds now"
    app.run()  # as a map does that has just been drawn, before anybody read a word
    assert [one.value for one in app.error] == [refused.value]
    app.button(key="approve").click().run()
    assert not app.error
    assert store.submission(second).stage is Stage.PUBLISHED
    assert store.submission(first).stage is Stage.PUBLISHED, "and can be undone to"


def test_a_refusal_is_not_said_of_another_report_nor_on_another_page(
    app: AppTest, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (
        sent(store, tmp_path, name, covered=n) for name, n in (("a.xlsx", 400), ("b.xlsx", 700))
    )
    signed_in(store, monkeypatch, APPROVER)
    at_page(app, "submit", submission=str(second))
    store.desk(NAM).approve(first, seen_revision=store.revision().number)
    app.button(key="approve").click().run()
    assert len(app.error) == 1
    at_page(app, "submit", submission=str(first))
    assert not app.error
    at_page(app, "submit", submission=str(second))
    assert not app.error


def test_a_reporter_of_one_commune_opens_no_report_of_others_by_its_number(
    app: AppTest, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = sent(store, tmp_path, "a.xlsx", covered=400)
    own = units.communes("11")[0].code
    signed_in(store, monkeypatch, Grant(role=Role.REPORTER, scope="11", unit_codes=(own,)))
    at_page(app, "submit", submission=str(number))
    assert "không thuộc phạm vi" in app.warning[0].value
    assert "original" not in [one.key for one in app.get("download_button")]
    assert "a.xlsx" not in said(app)
    assert not [one for one in app.button if str(one.key).startswith("open_")]


def test_a_report_is_submitted_from_the_page_as_it_was_shown(
    app: AppTest, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    actor = signed_in(store, monkeypatch, REPORTER)
    rows = officer.rows_of([(one.full_name, 640) for one in officer.communes()])
    content = officer.write(tmp_path / "c.xlsx", rows, period="QUÝ IV/2025").read_bytes()
    number = take(store, actor, content=content, file_name="c.xlsx", scope="11").submission_id
    at_page(app, "submit", submission=str(number))
    seen = [one for one in app.checkbox if str(one.key).startswith("seen_")]
    if seen:
        seen[0].check().run()
    app.button(key="send").click().run()
    assert not app.exception
    assert not app.error
    assert store.submission(number).stage is Stage.SUBMITTED
