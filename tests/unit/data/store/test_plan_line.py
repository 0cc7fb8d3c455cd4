"""Lines of plans live as figures do: submitted, published, replaced, undone, read again."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data import plan
from data.actor import READER, Actor, NotAllowedError
from data.plan import LineKind, PlanTarget, payload
from data.store import (
    Stage,
    Store,
    StoreChangedError,
    StoreReasonError,
    StoreReportedError,
    open_store,
)
from data.store.plan_reading import Fate
from data.submission import planning
from geo.units import TODAY, UnitKey
from tests import database, plan_lines, report
from tests.plan_lines import SHIPPED
from tests.unit.data.store.person import (
    APPROVER,
    APPROVER_ELSEWHERE,
    ELSEWHERE,
    OWN_UNITS,
    REPORTER,
)
from text import Language

NAMES = ["phong_hop_truc_tuyen", "ung_dung_ai", "moi_mot", "moi_hai"]
SAID = st.dictionaries(
    st.sampled_from(NAMES), st.none() | st.sampled_from(["một", "hai", "ba"]), min_size=1
)
ACTS = st.lists(
    st.tuples(st.just("publish"), SAID)
    | st.tuples(st.just("withdraw"), st.sets(st.integers(1, 5), min_size=1, max_size=3)),
    max_size=8,
)
NOTHING = report.observations({})
Said = Mapping[str, str | None]


@pytest.fixture
def one(new_url: Callable[[], str]) -> Iterator[Store]:
    with open_store(new_url()) as opened:
        yield opened


def submit(store: Store, name: str, said: Said, *, by: Actor = REPORTER) -> int:
    number = report.hand_in(store, name, by=by)
    store.desk(by).submit(number, NOTHING, lines=plan_lines.tasks(said))
    return number


def publish(store: Store, name: str, said: Said) -> int:
    number = submit(store, name, said)
    store.desk(APPROVER).approve(number, seen_revision=store.revision().number)
    return number


def test_a_published_line_is_laid_over_the_text_files_and_the_past_stays(one: Store) -> None:
    before = one.plans()
    publish(one, "a.xlsx", {"ung_dung_ai": "Khác", "moi": "Mới", "huong_dan_cntt": None})
    now = plan_lines.shown(one.plans())
    assert (now["ung_dung_ai"], now["moi"]) == ("Khác", "Mới")
    assert "huong_dan_cntt" not in now
    assert list(now)[-1] == "moi"
    assert one.plans(revision=0) == before
    assert one.plans()[SHIPPED].targets == before[SHIPPED].targets
    assert plan.plans() == before


def test_undoing_gives_back_what_it_replaced_and_not_what_came_later(one: Store) -> None:
    first = publish(one, "a.xlsx", {"moi": "một", "ung_dung_ai": "một"})
    second = publish(one, "b.xlsx", {"moi": "hai"})
    foreseen = {one_.now.line_id: one_ for one_ in one.plan_if_withdrawn([first])}
    assert foreseen["moi"].fate is Fate.KEPT
    assert foreseen["ung_dung_ai"].fate is Fate.REMOVED
    (only,) = one.plan_if_withdrawn([second])
    assert only.fate is Fate.RESTORED
    one.desk(APPROVER).withdraw([first], reason="thử")
    assert plan_lines.shown(one.plans())["moi"] == "hai"
    one.desk(APPROVER).withdraw([second], reason="thử")
    assert plan_lines.shown(one.plans()) == plan_lines.shown(plan.plans())


def test_the_history_of_a_line_says_who_and_when(one: Store) -> None:
    publish(one, "a.xlsx", {"moi": "một"})
    publish(one, "b.xlsx", {"moi": "hai"})
    later, earlier = one.plan_history(plan_id=SHIPPED, kind=LineKind.TASK, line_id="moi")
    assert (later.file_name, later.submitted_by, later.approved_by) == (
        "b.xlsx",
        REPORTER.name,
        APPROVER.name,
    )
    assert (earlier.from_revision, earlier.until_revision) == (1, 2)


def test_only_who_reports_for_all_of_the_plans_place_may_write_it(one: Store) -> None:
    mine = UnitKey(report.COMMUNES[0], TODAY)
    number = report.hand_in(one, "a.xlsx", by=OWN_UNITS)
    with pytest.raises(NotAllowedError):
        one.desk(OWN_UNITS).submit(number, NOTHING, lines=plan_lines.tasks({"moi": "một"}))
    own = plan_lines.task("moi", "một", place=mine, plan_id="cua_xa")
    one.desk(OWN_UNITS).submit(number, NOTHING, lines=[own])
    assert one.submission(number).stage is Stage.SUBMITTED
    with pytest.raises(NotAllowedError):
        one.desk(ELSEWHERE).submit(number, NOTHING, lines=[own])


def test_only_approvers_of_the_plans_province_decide_on_it(one: Store) -> None:
    number = submit(one, "a.xlsx", {"moi": "một"})
    for stranger in (REPORTER, APPROVER_ELSEWHERE):
        with pytest.raises(NotAllowedError):
            one.desk(stranger).approve(number, seen_revision=0)
    one.desk(APPROVER).approve(number, seen_revision=0)
    for stranger in (REPORTER, APPROVER_ELSEWHERE):
        with pytest.raises(NotAllowedError):
            one.desk(stranger).withdraw([number], reason="thử")


def test_nobody_approves_over_a_line_they_never_saw(one: Store) -> None:
    first, second = submit(one, "a.xlsx", {"moi": "một"}), submit(one, "b.xlsx", {"moi": "hai"})
    one.desk(APPROVER).approve(first, seen_revision=0)
    with pytest.raises(StoreChangedError):
        one.desk(APPROVER).approve(second, seen_revision=0)
    one.desk(APPROVER).approve(second, seen_revision=1)


def test_invented_lines_do_not_go_into_a_real_plan(one: Store) -> None:
    number = report.hand_in(one, "a.xlsx", by=REPORTER, is_demonstration=True)
    one.desk(REPORTER).submit(number, NOTHING, lines=plan_lines.tasks({"moi": "một"}))
    with pytest.raises(StoreReportedError):
        one.desk(APPROVER).approve(number, seen_revision=0)
    assert plan_lines.shown(one.plans()) == plan_lines.shown(plan.plans())


def test_lines_of_which_one_stands_twice_or_reads_as_nothing_are_refused(one: Store) -> None:
    number = report.hand_in(one, "a.xlsx", by=REPORTER)
    line = plan_lines.task("moi", "một")
    broken = type(line)(
        plan_id=SHIPPED, kind=LineKind.TASK, line_id="x", place=line.place, payload="{}"
    )
    for lines in ([line, line], [broken]):
        with pytest.raises(ValueError, match=SHIPPED if lines == [broken] else "twice"):
            one.desk(REPORTER).submit(number, NOTHING, lines=lines)


@given(acts=ACTS, last=SAID)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_plans_are_what_stands_and_undoing_the_last_is_as_if_it_had_never_come(
    one: Store, acts: list[tuple[str, object]], last: Said
) -> None:
    database.empty(one)
    said: dict[int, Said] = {}
    gone: set[int] = set()
    seen = {0: one.figures_hash()}
    for what, given_ in acts:
        if what == "publish" and isinstance(given_, dict):
            said[publish(one, f"{len(said)}.xlsx", given_)] = given_
        elif isinstance(given_, set):
            chosen = given_ & said.keys()
            one.desk(APPROVER).withdraw(chosen, reason="thử")
            gone |= chosen
        expected: dict[str, str | None] = dict(plan_lines.shown(plan.plans()))
        for number, lines in said.items():
            expected |= {} if number in gone else lines
        there = {name: words for name, words in expected.items() if words is not None}
        assert plan_lines.shown(one.plans()) == there
        seen[one.revision().number] = one.figures_hash()
    before, shown = one.figures_hash(), one.plans()
    number = publish(one, "last.xlsx", last)
    assert one.figures_hash() != before
    one.desk(APPROVER).withdraw([number], reason="thử")
    assert one.figures_hash() == before
    assert plan_lines.shown(one.plans()) == plan_lines.shown(shown)
    for revision, digest in seen.items():
        assert one.figures_hash(revision=revision) == digest


def edit(store: Store, actor: Actor, words: str, *, seen: int) -> int:
    shipped = store.plans()[SHIPPED]
    part = replace(shipped.tasks["ung_dung_ai"], texts={Language.VI: words})
    return planning.save(store, actor, shipped, part, seen_revision=seen)


def test_an_approvers_edit_holds_at_once_and_is_undone_as_any_other(one: Store) -> None:
    before = one.figures_hash()
    number = edit(one, APPROVER, "Khác", seen=0)
    assert one.submission(number).stage is Stage.PUBLISHED
    assert plan_lines.shown(one.plans())["ung_dung_ai"] == "Khác"
    with pytest.raises(StoreChangedError):
        edit(one, APPROVER, "Khác nữa", seen=0)
    shipped = one.plans()[SHIPPED]
    part = shipped.tasks["huong_dan_cntt"]
    gone = planning.retire(one, APPROVER, shipped, part, seen_revision=1)
    assert "huong_dan_cntt" not in one.plans()[SHIPPED].tasks
    one.desk(APPROVER).withdraw([number, gone], reason="thử")
    assert one.figures_hash() == before


def test_a_reporters_edit_waits_and_nobody_elses_is_taken(one: Store) -> None:
    number = edit(one, REPORTER, "Khác", seen=0)
    assert one.submission(number).stage is Stage.SUBMITTED
    assert plan_lines.shown(one.plans()) == plan_lines.shown(plan.plans())
    one.desk(APPROVER).approve(number, seen_revision=0)
    assert plan_lines.shown(one.plans())["ung_dung_ai"] == "Khác"
    for stranger in (READER, OWN_UNITS, ELSEWHERE, APPROVER_ELSEWHERE):
        with pytest.raises(NotAllowedError):
            edit(one, stranger, "Khác nữa", seen=1)
        assert planning.right(stranger, one.plans()[SHIPPED]) is planning.Right.NONE
    assert planning.right(REPORTER, one.plans()[SHIPPED]) is planning.Right.SUBMIT


def test_a_goal_or_a_last_day_is_not_moved_without_a_word_why(one: Store) -> None:
    shipped = one.plans()[SHIPPED]
    before = next(found for found in shipped.targets.values() if found.goal is not None)
    assert before.goal is not None
    later = replace(before, due=before.due + dt.timedelta(days=365))
    lower = replace(before, goal=replace(before.goal, value=before.goal.value / 2))
    for moved in (later, lower):
        with pytest.raises(StoreReasonError):
            planning.save(one, APPROVER, shipped, moved, seen_revision=0)
    planning.save(one, APPROVER, shipped, replace(before, clause="1"), seen_revision=0)
    said = replace(later, reason="Quyết định 12")
    planning.save(one, APPROVER, one.plans()[SHIPPED], said, seen_revision=1)
    assert one.plans()[SHIPPED].targets[before.id].due == later.due
    told = [
        payload.read(found.line)
        for found in one.plan_history(plan_id=SHIPPED, kind=LineKind.TARGET)
    ]
    assert [found.reason for found in told if isinstance(found, PlanTarget)] == [
        "Quyết định 12", "",
    ]  # fmt: skip


def test_a_new_task_much_like_another_is_asked_about_before_it_is_added(one: Store) -> None:
    shipped = one.plans()[SHIPPED]
    known = shipped.tasks["ung_dung_ai"]
    new = replace(known, id="", texts={Language.VI: f"{known.texts[Language.VI]} nữa"})
    with pytest.raises(planning.ResemblesError):
        planning.save(one, APPROVER, shipped, new, seen_revision=0)
    assert len(one.plans()[SHIPPED].tasks) == len(shipped.tasks)
    planning.save(one, APPROVER, shipped, new, seen_revision=0, is_another=True)
    assert len(one.plans()[SHIPPED].tasks) == len(shipped.tasks) + 1
