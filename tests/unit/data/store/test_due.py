"""What was approved for a day is published on it, once, in order of approval."""

import datetime as dt
import multiprocessing

import pytest
from sqlalchemy import event

from data.store import Stage, Store
from tests import report
from tests.report import COMMUNES, FIBRE
from tests.unit.data.store import process
from tests.unit.data.store.person import APPROVER, REPORTER, SECOND_APPROVER

KEY = (FIBRE, COMMUNES[0], "2025-Q3")
DAY = dt.date(2100, 1, 10)
BEFORE, AFTER = DAY - dt.timedelta(days=1), DAY + dt.timedelta(days=1)


def approved(store: Store, name: str, value: float, *, day: dt.date = DAY) -> int:
    number = report.submit(store, name, {KEY: value}, by=REPORTER)
    seen = store.revision().number
    assert store.desk(APPROVER).approve(number, seen_revision=seen, publish_from=day) is None
    return number


def test_figures_hold_from_their_day_on_in_the_name_of_who_approved(store: Store) -> None:
    number = approved(store, "a.xlsx", 1.0)
    assert store.submission(number).publish_from == DAY
    before = store.content_hash()
    assert store.publish_due(BEFORE) == []
    assert store.content_hash() == before
    assert store.observations().empty
    assert store.publish_due(DAY) == [number]
    assert store.observations()["value"].tolist() == [1.0]
    assert store.revision().made_by == APPROVER.name
    last = store.events(number).iloc[-1]
    assert (last["act"], last["made_by"], last["note"]) == (
        "publish", APPROVER.name, DAY.isoformat(),
    )  # fmt: skip
    before = store.content_hash()
    assert store.publish_due(AFTER) == []
    assert store.content_hash() == before


def test_what_was_approved_last_holds(store: Store) -> None:
    first = approved(store, "a.xlsx", 1.0)
    second = approved(store, "b.xlsx", 2.0, day=BEFORE)
    again = store.desk(SECOND_APPROVER).approve(first, seen_revision=0, publish_from=DAY)
    assert again is None, "approving again changes the day and the turn"
    assert store.publish_due(AFTER) == [second, first]
    assert store.observations()["value"].tolist() == [1.0]
    assert store.submission(first).approved_by == SECOND_APPROVER.name


@pytest.mark.parametrize("day", [None, dt.date(2025, 7, 1)])
def test_a_day_that_has_come_is_now(store: Store, day: dt.date | None) -> None:
    number = report.submit(store, "a.xlsx", {KEY: 1.0}, by=REPORTER)
    assert store.desk(APPROVER).approve(number, seen_revision=0, publish_from=day) == 1


def test_what_waits_for_its_day_can_be_published_at_once(store: Store) -> None:
    number = approved(store, "a.xlsx", 1.0)
    assert store.desk(APPROVER).approve(number, seen_revision=0) == 1
    assert store.publish_due(AFTER) == []


def test_what_was_taken_or_handed_back_is_not_published(store: Store) -> None:
    taken, handed = approved(store, "a.xlsx", 1.0), approved(store, "b.xlsx", 2.0)
    store.desk(REPORTER).take_back(taken)
    store.desk(APPROVER).hand_back(handed, reason="nhầm quý")
    assert store.publish_due(AFTER) == []
    assert store.observations().empty


def test_invented_figures_go_back_where_somebody_has_reported_meanwhile(store: Store) -> None:
    invented = report.submit(store, "a.xlsx", {KEY: 1.0}, by=REPORTER, is_demonstration=True)
    store.desk(APPROVER).approve(invented, seen_revision=0, publish_from=DAY)
    report.publish(store, "b.xlsx", {KEY: 2.0})
    real = approved(store, "c.xlsx", 3.0)
    assert store.publish_due(DAY) == [real]
    assert store.submission(invented).stage is Stage.RETURNED
    assert "b.xlsx" in store.events(invented)["note"].iloc[-1]
    assert store.publish_due(AFTER) == []


def test_where_nothing_is_due_nothing_is_locked(store: Store) -> None:
    approved(store, "a.xlsx", 1.0)
    sent: list[str] = []

    def note(_: object, __: object, sql: str, *___: object) -> None:
        sent.append(sql)

    event.listen(store.engine, "before_cursor_execute", note)
    assert store.publish_due(BEFORE) == []
    event.remove(store.engine, "before_cursor_execute", note)
    asked = [sql for sql in sent if not sql.startswith(("BEGIN", "SELECT pg_catalog"))]
    assert len(asked) == 1
    assert "FOR UPDATE" not in asked[0]


def test_processes_that_notice_at_once_publish_each_once(store: Store, url: str) -> None:
    numbers = [approved(store, f"{name}.xlsx", float(name)) for name in range(4)]
    forks = multiprocessing.get_context("forkserver")
    forks.set_forkserver_preload([process.__name__])
    together = forks.Barrier(3)
    noticing = [forks.Process(target=process.publish_due, args=(url, DAY, together)) for _ in "abc"]
    for one in noticing:
        one.start()
    for one in noticing:
        one.join(60)
    assert [one.exitcode for one in noticing] == [0, 0, 0]
    assert store.revision().number == len(numbers)
    published = store.submissions().set_index("submission_id")["published_revision"]
    assert [published[number] for number in numbers] == [1, 2, 3, 4]
    assert store.observations()["value"].tolist() == [3.0]
