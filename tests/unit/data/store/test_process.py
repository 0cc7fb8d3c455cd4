"""Several processes on one store, and one that dies in the middle of an import."""

import multiprocessing
import random
import time

import pytest

from data.actor import operator
from data.store import Stage, Store
from tests import database, report
from tests.report import COMMUNES, FIBRE
from tests.unit.data.store import process
from tests.unit.data.store.person import APPROVER, REPORTER

WRITERS = 3
DEATHS = 10


@pytest.fixture
def forks() -> multiprocessing.context.ForkServerContext:
    """Starts processes quickly: their imports are done once."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([process.__name__])
    return context


def test_writers_take_turns_and_readers_never_see_half(
    store: Store, url: str, forks: multiprocessing.context.ForkServerContext
) -> None:
    together = forks.Barrier(WRITERS)
    writers = [
        forks.Process(target=process.publish_some, args=(url, name, together))
        for name in range(WRITERS)
    ]
    for one in writers:
        one.start()
    seen = set()
    while any(one.is_alive() for one in writers):
        number = store.revision().number
        values = store.observations(indicator_ids=[FIBRE], revision=number)["value"]
        assert values.nunique() == min(number, 1)
        assert len(values) in {0, 45}
        seen.add(number)
    assert [one.exitcode for one in writers] == [0] * WRITERS
    assert len(seen) > 1
    assert store.revision().number == WRITERS * process.ROUNDS
    listed = store.submissions()
    assert sorted(listed["published_revision"]) == list(range(1, WRITERS * process.ROUNDS + 1))
    last = listed.iloc[0]["file_name"].removesuffix(".xlsx").split("-")
    expected = int(last[0]) * process.ROUNDS + int(last[1])
    assert set(store.observations()["value"]) == {float(expected)}


def test_a_process_killed_at_any_moment_leaves_the_store_as_it_was_or_done(
    store: Store, url: str, forks: multiprocessing.context.ForkServerContext
) -> None:
    report.publish(store, "a.xlsx", {(FIBRE, COMMUNES[0], "2025-Q3"): 1.0})
    start = time.perf_counter()
    receipt = report.publish(store, "first.xlsx", process.much())
    whole = time.perf_counter() - start
    store.desk(operator("Nam")).withdraw([receipt.submission_id], reason="")
    chance = random.Random(20250701)  # noqa: S311 - moments, not secrets
    before = store.content_hash()
    undone = 0
    for death in range(DEATHS):
        about_to = forks.Event()
        name = f"{death}.xlsx"
        killed = forks.Process(target=process.publish_much, args=(url, name, about_to))
        killed.start()
        assert about_to.wait(60)
        time.sleep(chance.uniform(0, whole))
        killed.kill()
        killed.join(60)
        _quiet(url)
        after = store.content_hash()
        if name in set(store.submissions()["file_name"]):
            assert len(store.observations()) == 1 + len(process.much())
            found = store.submissions().iloc[0]
            store.desk(operator("Nam")).withdraw([int(found["submission_id"])], reason="")
            before = store.content_hash()
            whole *= 0.7  # the machine was busier when it was measured
        else:
            assert after == before
            undone += 1
        assert len(store.observations()) == 1
    assert undone > DEATHS // 3, "most of the moments should lie within the transaction"
    assert not report.publish(store, "b.xlsx", process.much()).already_published


@pytest.mark.parametrize("step", ["submit", "approve"])
def test_a_process_killed_in_a_step_leaves_the_submission_before_or_after_it(
    store: Store, url: str, forks: multiprocessing.context.ForkServerContext, step: str
) -> None:
    """Nothing half is there, and the step can be taken again."""
    chance = random.Random(20250701)  # noqa: S311 - moments, not secrets
    start = time.perf_counter()
    number = report.submit(store, "first.xlsx", process.much(), by=REPORTER)
    written = time.perf_counter()
    store.desk(APPROVER).approve(number, seen_revision=0)
    done = time.perf_counter()
    store.desk(APPROVER).withdraw([number], reason="")
    whole = written - start if step == "submit" else done - written
    undone = 0
    for death in range(DEATHS // 2):
        number = report.hand_in(store, f"{death}.xlsx", by=REPORTER)
        if step == "approve":
            _take(store, "submit", number)
        before, about_to = store.content_hash(), forks.Event()
        killed = forks.Process(target=process.take_step, args=(url, step, number, about_to))
        killed.start()
        assert about_to.wait(60)
        time.sleep(chance.uniform(0, whole / 2))
        killed.kill()
        killed.join(60)
        _quiet(url)
        if store.submission(number).stage is not AFTER[step]:
            assert store.content_hash() == before
            _take(store, step, number)
            undone += 1
        assert store.submission(number).stage is AFTER[step]
        assert len(store.statements(number)) == len(process.much())
        if step == "approve":
            assert len(store.observations()) == len(process.much())
            store.desk(APPROVER).withdraw([number], reason="")
        assert store.observations().empty
    assert undone, "some of the moments should lie within the transaction"


AFTER = {"submit": Stage.SUBMITTED, "approve": Stage.PUBLISHED}


def _take(store: Store, step: str, number: int) -> None:
    """Take the step that somebody died in."""
    if step == "submit":
        store.desk(REPORTER).submit(number, report.observations(process.much()))
    else:
        store.desk(APPROVER).approve(number, seen_revision=store.revision().number)


def _quiet(url: str) -> None:
    """Wait until PostgreSQL has noticed that its client is gone."""
    while url.startswith("postgresql") and database.others(url) > 1:
        time.sleep(0.01)
