"""The page of reports, as two people at once and people without a right to one come to it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.actor import Actor, Grant, Role
from data.ingest.answer import Meaning
from data.ingest.mapping import Role as MappedAs
from data.store import Stage, Store, open_store
from data.submission import handing
from data.submission.upload import take
from geo import units
from tests.app.conftest import at_page, fill, opened, signed_in
from tests.browser import officer
from tests.unit.data.ingest.sample import Row, sheet_of
from text import say

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


def taken(
    store: Store,
    folder: Path,
    actor: Actor,
    rows: Sequence[tuple[str, int | None]],
    *,
    period: str = "QUÝ IV/2025",
) -> int:
    """The number of a report that waits to be looked at by its sender."""
    content = officer.write(folder / "d.xlsx", officer.rows_of(rows), period=period).read_bytes()
    return take(store, actor, content=content, file_name="d.xlsx", scope="11").submission_id


def metrics(app: AppTest) -> dict[str, str]:
    return {str(one.label): str(one.value) for one in app.metric}


def test_a_published_figure_that_would_go_is_agreed_to_before_it_is_sent(
    app: AppTest, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    actor = signed_in(store, monkeypatch, REPORTER)
    first, second = units.communes("11")[:2]
    rows = [(first.full_name, None), (second.full_name, 640)]
    number = taken(store, tmp_path, actor, rows, period="QUÝ III/2025")
    at_page(app, "submit", submission=str(number))
    shown = metrics(app)
    assert (shown["Nhận được"], shown["Bị xoá số"]) == ("2/45 xã", "1")
    assert app.button(key="send").label == "Gửi 2 xã để duyệt"
    assert app.button(key="send").disabled
    [box] = [one for one in app.checkbox if str(one.key).startswith("seen_")]
    assert "đồng ý xoá 1 số đang công bố" in box.label
    assert f"{first.full_name}\\\\: đang công bố" in said(app)
    box.check().run()
    assert not app.button(key="send").disabled


def test_an_officer_of_one_commune_is_told_at_once_and_sends_their_own_row(
    app: AppTest, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, *others = units.communes("11")[:5]
    grant = Grant(role=Role.REPORTER, scope="11", unit_codes=(own.code,))
    actor = signed_in(store, monkeypatch, grant)
    rows = [(one.full_name, 640) for one in (own, *others)]
    number = taken(store, tmp_path, actor, rows)
    at_page(app, "submit", submission=str(number))
    [told] = app.warning
    assert all(one.full_name in told.value for one in others)
    assert metrics(app)["Nhận được"] == "1/1 xã"
    seen = [one for one in app.checkbox if str(one.key).startswith("seen_")]
    if seen:
        seen[0].check().run()
    assert app.button(key="send").label == "Gửi 1 xã để duyệt"
    app.button(key="send").click().run()
    assert not app.error
    assert store.submission(number).stage is Stage.SUBMITTED
    assert set(store.statements(number)["unit_code"]) == {own.code}


def test_a_name_that_nobody_knows_can_be_left_behind_and_is_asked_no_more(
    app: AppTest, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    actor = signed_in(store, monkeypatch, REPORTER)
    known = [(one.full_name, 640) for one in units.communes("11")[:2]]
    number = taken(store, tmp_path, actor, [*known, ("Xã Không Có Đâu", 610)])
    at_page(app, "submit", submission=str(number))
    [box] = [one for one in app.selectbox if str(one.key).startswith("ask_place_")]
    assert "để lại dòng này" in " ".join(box.options)
    assert "câu hỏi ở đầu trang" in said(app)
    box.select("Không phải đơn vị nào: để lại dòng này")
    app.button(key="answer").click().run()
    assert not app.exception
    assert not [one for one in app.selectbox if str(one.key).startswith("ask_place_")]
    assert metrics(app)["Nhận được"] == "2/45 xã"
    assert not store.submission(number).answers.places, "nothing is said of the name"


def test_figures_read_with_a_sign_are_listed_as_they_stood(
    app: AppTest, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    actor = signed_in(store, monkeypatch, REPORTER)
    row = (1, units.communes("11")[0].full_name, 1000, None, "trên 60%", None)
    content = officer.write(tmp_path / "d.xlsx", [row], period="QUÝ IV/2025").read_bytes()
    number = take(store, actor, content=content, file_name="d.xlsx", scope="11").submission_id
    at_page(app, "submit", submission=str(number))
    assert not app.exception
    assert "1000; trên 60%" in said(app)
    assert any("đọc kèm dấu" in str(one.label) for one in app.expander)


def test_the_form_stays_open_for_the_table_that_is_yet_to_be_mapped(
    app: AppTest, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    actor = signed_in(store, monkeypatch, REPORTER)
    name = units.communes("11")[0].full_name
    rows: list[Row] = [
        ("UBND TỈNH ĐIỆN BIÊN - QUÝ IV/2025",), ("STT", "Cơ sở", "CS-A"), (1, name, 5),
        (), ("II. Bảng hai",), ("STT", "Cơ sở", "CS-B"), (1, name, 50),
    ]  # fmt: skip
    number = take(
        store, actor, content=sheet_of(rows), file_name="e.xlsx", scope="11"
    ).submission_id
    at_page(app, "submit", submission=str(number))
    for place, measure in (
        ("Sheet1", "wireless_loudspeaker_clusters"), ("Sheet1!6", "households_count"),
    ):  # fmt: skip
        assert [one.value for one in app.selectbox if str(one.key).startswith("map_sheet")] == [
            place
        ]
        app.selectbox(key=f"map_{place}_B").set_value(Meaning(MappedAs.UNIT))
        app.selectbox(key=f"map_{place}_C").set_value(Meaning(MappedAs.VALUE, measure))
        next(one for one in app.button if one.label == say("submit.map_read")).click().run()
        assert not app.exception
        is_left = "chưa được ghép cột" in said(app)
        assert is_left == (place == "Sheet1")
    assert not [one for one in app.selectbox if str(one.key).startswith("map_")]


def test_periods_that_run_still_are_offered_after_those_that_are_over(
    app: AppTest, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    actor = signed_in(store, monkeypatch, REPORTER)
    rows = [(one.full_name, 640) for one in units.communes("11")]
    number = taken(store, tmp_path, actor, rows, period="")
    at_page(app, "submit", submission=str(number))
    *choices, other = app.radio(key="ask_period").options
    runs = ["chưa hết kỳ" in one for one in choices]
    assert runs == sorted(runs)
    assert any(runs)
    assert not all(runs)
    assert other == "Kỳ khác"
