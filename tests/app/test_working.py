"""The processes that make files: started by the server, killed, cancelled, started again."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

from components.job.__main__ import NICE
from components.job.starting import ROOT, Starter
from data.account import accounts, door
from data.actor import Actor, operator
from data.job import moment, process, shelf, tidying
from data.job.desk import Jobs
from data.job.record import Job, Kind, Order, State
from data.store import Store, open_store
from data.story.desk import Stories
from tests.app.conftest import fill
from tests.app.test_jobs import PATIENCE_SECONDS, until
from tests.app.test_stories import VIEWER, told, url

PROFILES = Order(kind=Kind.PROFILES, subject="11")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A store with figures, which the processes that are started here read too."""
    monkeypatch.setenv("BANSO_HOME", str(tmp_path))
    monkeypatch.delenv("BANSO_DATABASE_URL", raising=False)
    st.cache_resource.clear()
    with open_store(url(tmp_path)) as found:
        fill(found)
        yield found


def somebody(store: Store, name: str = "hoa") -> Actor:
    link = accounts(store, operator("test")).invite(grants=(VIEWER,), name=name)
    secret = door(store).take(link, new="chè shan tuyết cổ thụ", display_name=name.title())
    actor = door(store).session(secret)
    assert actor is not None
    return actor


def number_of(one: Job) -> int:
    return int(one.worker.split(":")[1])


def working() -> "subprocess.Popen[bytes]":
    command = (sys.executable, "-m", "components.job")
    return subprocess.Popen(command, cwd=ROOT, process_group=0)


def test_a_process_that_is_killed_in_the_middle_leaves_nothing_and_the_next_goes_on(
    store: Store,
) -> None:
    mine = Jobs(store.engine, somebody(store))
    code = mine.ask(PROFILES)
    story = told(store, mine.actor)
    starter = Starter()
    starter.begin()
    until(lambda: mine.one(code).state is State.RUNNING)
    after = mine.ask(Order(kind=Kind.WORKBOOK, subject=story))
    number = number_of(mine.one(code))
    assert os.getpriority(os.PRIO_PROCESS, number) == os.getpriority(os.PRIO_PROCESS, 0) + NICE
    os.kill(number, signal.SIGKILL)
    until(lambda: mine.one(code).state is State.INTERRUPTED)  # nobody looked: the server saw it
    until(lambda: mine.one(after).state is State.DONE)
    assert shelf.codes() == {after}
    mine.again(code)
    starter.wake()
    until(lambda: not mine.one(code).is_active)
    assert mine.one(code).error == ""
    assert mine.content(code).startswith(b"%PDF-")


def test_a_process_outlives_its_server_and_a_server_that_starts_sees_what_did_not(
    store: Store,
) -> None:
    mine = Jobs(store.engine, somebody(store))
    code = mine.ask(PROFILES)
    one = working()
    until(lambda: mine.one(code).state is State.RUNNING)
    tidying.tidy(store.engine)  # as a server does when it starts
    assert mine.one(code).state is State.RUNNING
    os.killpg(one.pid, signal.SIGKILL)
    one.wait()
    Starter().begin()
    assert mine.one(code).state is State.INTERRUPTED


def test_what_is_cancelled_ends_its_process_at_once(store: Store) -> None:
    mine = Jobs(store.engine, somebody(store))
    code = mine.ask(PROFILES)
    with working() as one:
        until(lambda: mine.one(code).state is State.RUNNING)
        mine.cancel(code)
        one.wait(60)  # killed, or it saw first that it is not wanted
    assert mine.one(code).state is State.CANCELLED
    assert shelf.codes() == set()


def test_two_servers_start_one_job_once_and_two_people_need_not_wait_for_each_other(
    store: Store,
) -> None:
    people = [somebody(store, name) for name in ("hoa", "nam")]
    codes = {one.account_id: Jobs(store.engine, one).ask(PROFILES) for one in people}
    servers = (Starter(), Starter(), Starter())
    for one in servers:
        one.begin()
    of = {one.account_id: Jobs(store.engine, one) for one in people}
    until(lambda: all(of[who].one(code).state is State.RUNNING for who, code in codes.items()))
    found = [of[who].one(code) for who, code in codes.items()]
    assert len({one.worker for one in found}) == 2
    until(lambda: all(not of[who].one(code).is_active for who, code in codes.items()))
    acts = [of[who].one(code) for who, code in codes.items()]
    assert [one.state for one in acts] == [State.DONE, State.DONE]
    assert [one.begun_at for one in acts] == [one.begun_at for one in found]


def test_what_cannot_be_made_says_why_and_the_next_is_made(store: Store) -> None:
    mine = Jobs(store.engine, somebody(store))
    story = told(store, mine.actor)
    deck = Order(kind=Kind.DECK, subject=story, options={"template": "yes"})
    broken = mine.ask(deck, sent=b"no presentation")
    empty = mine.ask(Order(kind=Kind.PROFILES, subject="15"))
    gone_story = told(store, mine.actor, "Bỏ")
    gone = mine.ask(Order(kind=Kind.DOCUMENT, subject=gone_story))
    Stories(store.engine, mine.actor).delete(gone_story)
    fine = mine.ask(Order(kind=Kind.OFFLINE, subject=story, revision=1))
    with working() as one:
        assert one.wait(PATIENCE_SECONDS) == 0
    assert "không phải tệp PowerPoint" in mine.one(broken).error
    assert "chưa có số liệu cấp xã" in mine.one(empty).error
    assert "đã bị xoá" in mine.one(gone).error
    assert {mine.one(code).state for code in (broken, empty, gone)} == {State.FAILED}
    done = mine.one(fine)
    assert done.state is State.DONE
    assert done.order.revision == store.revision().number
    assert b"<html" in mine.content(fine)


def test_a_server_that_makes_none_starts_no_process(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = Jobs(store.engine, somebody(store))
    code = mine.ask(PROFILES)
    monkeypatch.setenv("BANSO_JOBS", "0")
    starter = Starter()
    starter.begin()
    assert not starter.is_busy
    assert mine.one(code).state is State.WAITING
    assert not process.is_living("", beat_at=None, now=moment.now())
