"""Whose turn it is: one of a person at a time, so many in all, and nothing twice."""

import multiprocessing

import pytest

from data.actor import Actor
from data.job import process
from data.job.desk import Jobs
from data.job.record import State
from data.job.turn import Turn, take, wanting, workers
from data.store import Store
from tests.unit.data.job import sample
from tests.unit.data.job.sample import asked
from tests.unit.data.store.person import APPROVER, COLLEAGUE, REPORTER, person

TOGETHER = 4


def taken(store: Store) -> Turn | None:
    return take(store.engine, process.own())


def test_one_of_a_person_is_made_at_a_time_and_the_first_asked_for_first(store: Store) -> None:
    first, second = asked(store, REPORTER), asked(store, REPORTER)
    other = asked(store, COLLEAGUE)
    assert [one.code for one in wanting(store.engine)] == [first, other]
    mine = Jobs(store.engine, REPORTER)
    assert (mine.is_next(first), mine.is_next(second)) == (True, False)
    turn, beside = taken(store), taken(store)
    assert turn is not None
    assert beside is not None
    assert (turn.job.code, beside.job.code) == (first, other)
    assert workers(store.engine) == {process.own()}
    assert taken(store) is None
    turn.finish(b"made", file_name="a.pptx", revision=1)
    last = taken(store)
    assert last is not None
    assert last.job.code == second


def test_no_more_are_made_at_once_than_the_operator_says(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for actor in (REPORTER, COLLEAGUE, APPROVER):
        asked(store, actor)
    monkeypatch.setenv("BANSO_JOBS", "1")
    assert taken(store) is not None
    assert taken(store) is None
    monkeypatch.setenv("BANSO_JOBS", "2")
    assert taken(store) is not None
    assert taken(store) is None


def test_a_process_whose_job_was_given_to_another_says_nothing_more_of_it(store: Store) -> None:
    code = asked(store, REPORTER)
    mine = Jobs(store.engine, REPORTER)
    gone = take(store.engine, "elsewhere:1:1")
    assert gone is not None
    mine.cancel(code)
    mine.again(code)
    turn = taken(store)
    assert turn is not None
    gone.tell(done=9, total=9, told="of before")
    assert not gone.is_ours()
    assert not gone.finish(b"of before", file_name="a.pptx", revision=1)
    assert turn.is_ours()
    assert mine.one(code).told == ""


def test_whoever_may_not_come_in_any_more_owns_nothing(store: Store) -> None:
    asked(store, REPORTER)
    turn = taken(store)
    assert turn is not None
    assert turn.owner() is None


def test_processes_that_look_at_once_make_each_file_once(store: Store, url: str) -> None:
    people: list[Actor] = [person(f"Người {at}", 100 + at, *REPORTER.grants) for at in range(6)]
    wanted = {asked(store, actor) for actor in people for _ in range(3)}
    forks = multiprocessing.get_context("forkserver")
    together, told = forks.Barrier(TOGETHER), forks.Queue()
    several = [
        forks.Process(target=sample.take_some, args=(url, together, told)) for _ in range(TOGETHER)
    ]
    for one in several:
        one.start()
    found: list[str] = []
    ended = 0
    while ended < TOGETHER:
        code = told.get(timeout=120)
        ended += not code
        found += [code] if code else []
    for one in several:
        one.join(60)
    assert [one.exitcode for one in several] == [0] * TOGETHER
    assert sorted(found) == sorted(set(found))
    left = {
        one.code for actor in people for one in Jobs(store.engine, actor).listed() if one.is_active
    }
    assert set(found) | left == wanted
    while turn := taken(store):  # what was nobody's turn when the last of them looked
        turn.finish(b"made", file_name="a.pptx", revision=1)
    states = {one.state for actor in people for one in Jobs(store.engine, actor).listed()}
    assert states == {State.DONE}
