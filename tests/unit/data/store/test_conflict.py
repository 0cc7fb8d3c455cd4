"""Nobody publishes over figures they have not seen; whoever is second is told."""

import multiprocessing

import pytest

from data.store import Stage, Store, StoreChangedError
from tests import report
from tests.report import COMMUNES, FIBRE
from tests.unit.data.store import process
from tests.unit.data.store.person import APPROVER, REPORTER, SECOND_APPROVER
from text import Language, speaking

KEY = (FIBRE, COMMUNES[0], "2025-Q3")
OTHER = (FIBRE, COMMUNES[1], "2025-Q3")


def test_figures_published_since_stop_an_approval_and_are_named(store: Store) -> None:
    first = report.submit(store, "first.xlsx", {KEY: 1.0}, by=REPORTER)
    second = report.submit(store, "second.xlsx", {KEY: 2.0}, by=REPORTER)
    store.desk(APPROVER).approve(first, seen_revision=0)
    before = store.content_hash()
    with pytest.raises(StoreChangedError) as refused:
        store.desk(SECOND_APPROVER).approve(second, seen_revision=0)
    assert store.content_hash() == before
    for language in Language:
        with speaking(language):
            said = str(refused.value)
        assert APPROVER.name in said
        assert "first.xlsx" in said
        assert "second.xlsx" in said
    assert store.desk(SECOND_APPROVER).approve(second, seen_revision=1) == 2


def test_figures_withdrawn_since_stop_it_too(store: Store) -> None:
    gone = report.publish(store, "gone.xlsx", {KEY: 1.0})
    number = report.submit(store, "a.xlsx", {KEY: 2.0}, by=REPORTER)
    store.desk(APPROVER).withdraw([gone.submission_id], reason="nhầm")
    with pytest.raises(StoreChangedError, match=rf"{APPROVER.name} rút .*gone\.xlsx"):
        store.desk(SECOND_APPROVER).approve(number, seen_revision=1)
    assert store.submission(number).stage is Stage.SUBMITTED


def test_other_figures_published_since_do_not(store: Store) -> None:
    number = report.submit(store, "a.xlsx", {KEY: 1.0}, by=REPORTER)
    report.publish(store, "b.xlsx", {OTHER: 2.0})
    assert store.desk(APPROVER).approve(number, seen_revision=0) == 2


def test_of_two_who_publish_the_same_period_at_once_one_wins_and_the_other_is_told(
    store: Store, url: str
) -> None:
    numbers = [
        report.submit(store, f"{name}.xlsx", {KEY: value}, by=REPORTER)
        for name, value in (("a", 1.0), ("b", 2.0))
    ]
    forks = multiprocessing.get_context("forkserver")
    forks.set_forkserver_preload([process.__name__])
    together, told = forks.Barrier(2), forks.Queue()
    racing = [
        forks.Process(target=process.approve, args=(url, number, together, told))
        for number in numbers
    ]
    for one in racing:
        one.start()
    outcomes = dict(told.get(timeout=60) for _ in racing)
    for one in racing:
        one.join(60)
    won = [number for number in numbers if outcomes[number] == "1"]
    assert len(won) == 1
    (lost,) = set(numbers) - set(won)
    assert store.submission(won[0]).handed_in.file_name in outcomes[lost]
    assert [store.submission(one).stage for one in (won[0], lost)] == [
        Stage.PUBLISHED, Stage.SUBMITTED,
    ]  # fmt: skip
    assert store.revision().number == 1
