"""What is tidied up: jobs whose process is gone, old files, too many, and what is nobody's."""

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from data.job import moment, process, setting, shelf, tidying
from data.job.desk import Jobs
from data.job.error import JobError
from data.job.record import State
from data.job.turn import Turn, take
from data.store import Store, open_store
from data.store.connection import writing
from data.store.job_schema import job
from tests import database
from tests.unit.data.job.sample import asked
from tests.unit.data.store.person import COLLEAGUE, REPORTER

PEOPLE = (REPORTER, COLLEAGUE)


def mine(store: Store) -> Jobs:
    return Jobs(store.engine, REPORTER)


def made(store: Store) -> str:
    asked(store, REPORTER)
    turn = take(store.engine, process.own())
    assert turn is not None
    turn.finish(b"made", file_name="a.pptx", revision=1)
    return turn.job.code


def later(**span: int) -> dt.datetime:
    return moment.now() + dt.timedelta(**span)


def test_what_a_killed_process_made_is_interrupted_and_leaves_no_half_file(store: Store) -> None:
    code = asked(store, REPORTER)
    with subprocess.Popen((sys.executable, "-c", "input()"), stdin=subprocess.PIPE) as other:
        turn = take(store.engine, process.named(other.pid))
        assert turn is not None
        tidying.interrupt(store.engine, now=moment.now())
        assert mine(store).one(code).state is State.RUNNING
        (shelf.folder() / f"{code}.ready.part").write_bytes(b"half")
        other.kill()
        other.wait()
    tidying.interrupt(store.engine, now=moment.now())
    found = mine(store).one(code)
    assert (found.state, found.worker) == (State.INTERRUPTED, turn.worker)
    assert shelf.codes() == set()
    assert not turn.finish(b"late", file_name="a.pptx", revision=1)
    mine(store).again(code)
    assert take(store.engine, process.own()) is not None


def test_a_dead_process_does_not_keep_the_next_from_its_turn(store: Store) -> None:
    first, second = asked(store, REPORTER), asked(store, REPORTER)
    with subprocess.Popen((sys.executable, "-c", "input()"), stdin=subprocess.PIPE) as other:
        assert take(store.engine, process.named(other.pid)) is not None
        other.kill()
    turn = take(store.engine, process.own())
    assert turn is not None
    assert turn.job.code == second
    assert mine(store).one(first).state is State.INTERRUPTED


def test_a_process_on_another_machine_lives_as_long_as_it_says_so(store: Store) -> None:
    code = asked(store, REPORTER)
    assert take(store.engine, "elsewhere:7:7") is not None
    tidying.interrupt(store.engine, now=later(minutes=4))
    assert mine(store).one(code).state is State.RUNNING
    tidying.interrupt(store.engine, now=later(minutes=6))
    assert mine(store).one(code).state is State.INTERRUPTED


def test_a_cancelled_process_is_ended_with_all_that_it_began(store: Store) -> None:
    code = asked(store, REPORTER)
    command = (sys.executable, "-c", "import os; os.fork(); input()")
    with subprocess.Popen(command, stdin=subprocess.PIPE, process_group=0) as other:
        assert take(store.engine, process.named(other.pid)) is not None
        mine(store).cancel(code)
        assert other.wait(60) < 0
    assert mine(store).one(code).state is State.CANCELLED


def test_a_number_that_was_given_to_another_process_is_not_ended() -> None:
    stranger = f"{process.own().rsplit(':', 1)[0]}:1"
    assert not process.is_living(stranger, beat_at=moment.now(), now=moment.now())
    process.end(stranger)
    assert process.is_living(process.own(), beat_at=None, now=moment.now())


def test_files_go_when_their_time_is_over(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    code = made(store)
    failed = asked(store, REPORTER)
    mine(store).cancel(failed)
    tidying.sweep(store.engine, now=later(hours=23))
    assert mine(store).content(code) == b"made"
    tidying.sweep(store.engine, now=later(hours=25))
    assert mine(store).listed() == ()
    assert shelf.codes() == set()
    monkeypatch.setenv("BANSO_JOBS_HOURS", "48")
    code = made(store)
    tidying.sweep(store.engine, now=later(hours=25))
    assert mine(store).content(code) == b"made"


def test_what_is_on_its_way_stays_however_long_it_takes(store: Store) -> None:
    first, second = asked(store, REPORTER), asked(store, REPORTER)
    assert take(store.engine, process.own()) is not None
    tidying.tidy(store.engine, now=later(days=99))
    assert {one.code for one in mine(store).listed()} == {first, second}


def test_of_too_many_the_first_go_and_those_of_others_stay(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(setting, "MOST_KEPT", 2)
    codes = [made(store) for _ in range(4)]
    other = asked(store, COLLEAGUE)  # each asking tidies
    assert {one.code for one in mine(store).listed()} == {*codes[-2:]}
    assert shelf.codes() == {*codes[-2:]}
    assert Jobs(store.engine, COLLEAGUE).one(other).is_active


def test_what_is_nobodys_goes_and_what_just_came_stays(store: Store) -> None:
    shelf.put("aaaaaaaaaaa", b"of nobody")
    tidying.sweep(store.engine, now=later(minutes=30))
    assert shelf.has("aaaaaaaaaaa")
    tidying.sweep(store.engine, now=later(minutes=90))
    assert not shelf.has("aaaaaaaaaaa")


def test_a_file_that_somebody_took_away_is_told_in_a_sentence(store: Store) -> None:
    code = made(store)
    shelf.take_off(code)
    with pytest.raises(JobError, match="không còn"):
        mine(store).content(code)


def test_files_lie_where_only_the_server_reads(store: Store, home: Path) -> None:
    made(store)
    assert (home / "jobs").stat().st_mode & 0o777 == 0o700
    with pytest.raises(ValueError, match=r"\.\."):
        shelf.has("../banso")


@pytest.mark.parametrize(
    ("told", "found"), [("", 2), ("0", 0), ("1", 1), ("99", 2), ("-1", 2), ("ba", 2)]
)
def test_what_is_no_sensible_number_is_the_usual(
    told: str, found: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BANSO_JOBS", told)
    assert setting.at_once() == found


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return open_store(f"sqlite:///{tmp_path_factory.mktemp('kept') / 'banso.db'}")


DEEDS = ("ask", "take", "finish", "fail", "die", "cancel", "again", "delete", "tidy")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 7)), max_size=25))
def test_whatever_is_done_a_file_is_there_where_it_is_done_and_nowhere_else(
    kept: Store, deeds: list[tuple[str, int]]
) -> None:
    database.empty(kept)
    for code in shelf.codes():
        shelf.take_off(code)
    life = Life(kept)
    for deed, which in deeds:
        life.do(deed, which)
        life.check()


class Life:
    """What two people and two processes do, in any order."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.turns: list[Turn] = []

    def do(self, deed: str, which: int) -> None:
        actor = PEOPLE[which % 2]
        desk = Jobs(self.store.engine, actor)
        listed = desk.listed()
        if deed == "ask" and len(listed) < 4:
            asked(self.store, actor)
        elif deed == "take":
            turn = take(self.store.engine, process.own())
            self.turns += [turn] if turn else []
        elif deed in ("finish", "fail") and self.turns:
            turn = self.turns.pop(which % len(self.turns))
            if deed == "fail":
                turn.fail("hỏng")
            else:
                turn.finish(b"made", file_name="a.pptx", revision=1)
        elif deed == "die" and self.turns:
            turn = self.turns.pop(which % len(self.turns))
            with writing(self.store.engine) as connection:
                is_it = (job.c.code == turn.job.code, job.c.state == State.RUNNING.value)
                connection.execute(update(job).where(*is_it).values(worker="gone:1:1", beat_at=""))
        elif deed in ("cancel", "again", "delete") and listed:
            one = listed[which % len(listed)]
            if deed == "cancel" and one.state is State.RUNNING:
                return  # it would end this process
            if not (deed == "delete" and one.is_active):
                getattr(desk, deed)(one.code)
        elif deed == "tidy":
            tidying.tidy(self.store.engine)

    def check(self) -> None:
        every = [one for actor in PEOPLE for one in Jobs(self.store.engine, actor).listed()]
        for one in every:
            assert shelf.has(one.code) == (one.state is State.DONE)
            assert (one.ended_at is None) == one.is_active
        running = [one.owner_id for one in every if one.state is State.RUNNING]
        assert len(running) == len(set(running)) <= setting.at_once()
        assert shelf.codes() <= {one.code for one in every}
