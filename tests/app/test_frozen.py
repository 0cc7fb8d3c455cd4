"""What is frozen stays: whatever is reported, undone or said afterwards, and the day goes by."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import streamlit as st

from components import load, pin, pin_asked
from components.story import screening
from components.story.showing import shown
from components.story.slide import slide
from data.actor import operator
from data.plan.override import in_force
from data.status import Status
from data.store import Store, open_store
from data.story.desk import Stories
from data.story.freezing import of, texts
from data.story.moment import Moment
from data.story.record import ONLY_TODAY, Page, View
from tests.app.conftest import FIBRE, SILENT, at_page, fill, opened, publish, report
from tests.app.test_override import PLAN, overridden, seen
from tests.app.test_pages import words
from tests.unit.data.store.person import VIEWER

EVERY = (
    "overview?place=11",
    f"map?indicator={FIBRE}&place=11",
    f"map?indicator={FIBRE}&place=11&unit={SILENT}",
    f"trends?indicator={FIBRE}&place=11",
    "compare?place=11",
    "compare?place=11&show=rank",
    "dti?place=11",
    f"plan?place=11&plan={PLAN}",
    f"plan?place=11&plan={PLAN}&target=cap_quang",
    f"commune?place=11&unit={SILENT}",
)
OWN_PLAN = """
[plan]
id = "rieng"
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    with open_store(f"sqlite:///{tmp_path / 'banso.db'}") as store:
        fill(store)
    monkeypatch.setenv("BANSO_HOME", str(tmp_path))
    monkeypatch.delenv("BANSO_DATABASE_URL", raising=False)
    st.cache_resource.clear()
    return tmp_path


def store_of(home: Path) -> Store:
    return open_store(f"sqlite:///{home / 'banso.db'}")


def told(store: Store) -> str:
    """A story of every page, frozen."""
    desk = Stories(store.engine, VIEWER)
    code = desk.create("Giao ban", "11")
    for one in EVERY:
        desk.add(code, View.of(one))
    desk.freeze(code)
    return code


def slides(store: Store, code: str) -> list[dict[str, Any]]:
    """All that stands on the slides, but what is said of the revision itself."""
    st.cache_resource.clear()
    shows = screening.screening(Stories(store.engine, VIEWER).one(code)).slides
    assert {one.view.page for one in shows} == set(Page) - {Page.REVIEW} - ONLY_TODAY
    assert not [one.problem for one in shows if one.problem and one.view.page is not Page.DTI]
    return [slide(replace(one, revision="")) for one in shows]


def correct(store: Store) -> None:
    rows = [report(FIBRE, SILENT, "2025-Q3", 990, 5)]
    publish(store, rows, "sửa.xlsx", scope="11", is_demonstration=True)


def test_every_figure_of_a_frozen_story_stays(home: Path) -> None:
    overridden(home, status=Status.SLOW)
    with store_of(home) as store:
        code = told(store)
        before = slides(store, code)
        overridden(home, status=Status.ACHIEVED)
        assert slides(store, code) == before, "while its revision is still the newest"
        correct(store)
        assert slides(store, code) == before
        last = int(store.submissions()["submission_id"].iloc[0])
        store.desk(operator("Lò Thị Hoa")).withdraw([last], reason="gửi nhầm")
        assert slides(store, code) == before
        store.desk(operator("Lò Thị Hoa")).lift_override(seen(), reason="xong")
        assert slides(store, code) == before
        Stories(store.engine, VIEWER).thaw(code)
        assert slides(store, code) != before


def test_a_live_story_is_made_anew_when_a_leader_says_another_status(home: Path) -> None:
    with store_of(home) as store:
        code = told(store)
        desk = Stories(store.engine, VIEWER)
        frozen = desk.one(code)
        desk.thaw(code)
        live = desk.one(code)
        tags = screening.fingerprint(live), screening.fingerprint(frozen)
        overridden(home)
        assert screening.fingerprint(live) != tags[0]
        assert screening.fingerprint(frozen) == tags[1]


def test_a_frozen_story_is_made_anew_when_its_revision_is_undone(home: Path) -> None:
    with store_of(home) as store:
        correct(store)
        one = Stories(store.engine, VIEWER).one(told(store))
        tag = screening.fingerprint(one)
        last = int(store.submissions()["submission_id"].iloc[0])
        store.desk(operator("Lò Thị Hoa")).withdraw([last], reason="gửi nhầm")
        assert screening.fingerprint(one) != tag
        assert "đã bị thu hồi" in screening.screening(one).slides[1].revision


def test_a_link_keeps_the_moment_and_another_moment_is_another_link(home: Path) -> None:
    overridden(home, status=Status.SLOW)
    with store_of(home) as store:
        desk = Stories(store.engine, VIEWER)
        view = View.of(EVERY[-3])
        first = desk.link(view, revision=1)
        assert desk.link(view, revision=1) == first
        overridden(home, status=Status.ACHIEVED)
        second = desk.link(view, revision=1)
        assert second != first
        kept = [store.link(code) for code in (first, second)]
        assert [one.moment.said for one in kept if one] == [1, 2]
        number = desk.save_view(view, "Kế hoạch", revision=1)
        assert desk.save_view(view, "Kế hoạch", revision=1) == number
        (saved,) = desk.views()
        assert saved.moment == of(2)
        code = told(store)
        assert desk.one(desk.copy(code, "Bản sao")).moment == desk.one(code).moment


def test_tasks_fall_due_as_on_the_day_of_the_pin(home: Path) -> None:
    with store_of(home) as store:
        day = dt.date(2024, 1, 2)
        with load.at(store.revision().number, replace(of(0), day=day)):
            assert load.today() == day
        assert load.today() == of(0).day


def test_other_text_files_are_said_above_the_page_and_on_each_slide(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = next(iter(opened(home, monkeypatch)))
    now = pin.written(1, of(0))
    at_page(app, "plan", place="11", plan=PLAN, revision=now)
    assert not app.exception
    assert "duyệt bởi" in words(app)
    assert "trong tệp cài đặt đã đổi" not in words(app)
    former = pin.written(1, replace(of(0), texts="00000000"))
    at_page(app, "plan", place="11", plan=PLAN, revision=former)
    assert "trong tệp cài đặt đã đổi" in words(app)
    one = shown(View.of(EVERY[1]), revision=1, moment=of(0))
    assert one.revision


def test_another_text_file_is_another_fingerprint(home: Path) -> None:
    before = texts()
    (home / "plans").mkdir()
    (home / "plans" / "rieng.toml").write_text(OWN_PLAN, encoding="utf-8")
    assert texts() != before


@pytest.mark.parametrize("text", ["1.", "1.x", "1.1.2025-13-01.00000000", "1.1", "x.1", "1.-1"])
def test_a_pin_that_nobody_wrote_is_none(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        pin.read(text)


def test_a_pin_reads_as_it_is_written(home: Path) -> None:
    assert home.exists()
    for moment in (Moment(), of(57)):
        assert pin.read(pin.written(12, moment)) == (12, moment)
    assert pin.written(None) == ""
    assert pin_asked.is_there(pin.written(1, of(0)))
    assert not pin_asked.is_there(pin.written(1, replace(of(0), day=dt.date(2999, 1, 1))))


def test_what_was_said_before_the_pin_holds_on_a_pinned_page(home: Path) -> None:
    overridden(home, status=Status.SLOW)
    with store_of(home) as store, load.at(store.revision().number, of(1)):
        overridden(home, status=Status.ACHIEVED)
        target = seen()
        held = in_force(load.overrides(PLAN, target.place), target.period)
        assert held is not None
        assert held.status is Status.SLOW
