"""Undo: the published table is what it would be had the withdrawn workbooks never come."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.actor import operator
from data.store import Act, Store, StoreChangedError, open_store
from tests import database, report
from tests.report import COMMUNES, FIBRE, Key

KEYS = [(name, code, "2025-Q3") for name in (FIBRE, "village_fibre_pct") for code in COMMUNES[:3]]
REPORTS = st.dictionaries(st.sampled_from(KEYS), st.none() | st.integers(0, 100).map(float))
# Numbers n after publishing mean: withdraw the submissions n back; several at once or in turn.
# One number alone means: hand in the file of the submission n back once more.
ACTS = st.lists(REPORTS | st.sets(st.integers(1, 9), min_size=1) | st.integers(1, 9), max_size=9)


@pytest.fixture
def two(new_url: Callable[[], str]) -> Iterator[tuple[Store, Store]]:
    with open_store(new_url()) as one, open_store(new_url()) as other:
        yield one, other


@given(acts=ACTS)
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_withdrawing_leaves_what_publishing_the_others_gives(
    two: tuple[Store, Store], acts: list[dict[Key, float | None] | set[int] | int]
) -> None:
    store, other = two
    database.empty(store)
    database.empty(other)
    published: list[tuple[int, str, dict[Key, float | None]]] = []
    gone: set[int] = set()
    seen = {0: store.figures_hash()}
    for act in acts:
        if isinstance(act, dict):
            name = f"{len(published)}.xlsx"
            published.append((report.publish(store, name, act).submission_id, name, act))
        elif isinstance(act, int):
            if act > len(published):
                continue
            _, name, values = published[-act]
            receipt = report.publish(store, name, values)
            if not receipt.already_published:
                published.append((receipt.submission_id, name, values))
        else:
            chosen = {published[-n][0] for n in act if n <= len(published)}
            store.desk(operator("Nam")).withdraw(chosen, reason="thử")
            gone |= chosen
        seen[store.revision().number] = store.figures_hash()

    for submission_id, name, values in published:
        if submission_id not in gone:
            report.publish(other, name, values)
    assert store.figures_hash() == other.figures_hash()
    assert store.available().equals(other.available())
    for revision, digest in seen.items():
        assert store.figures_hash(revision=revision) == digest


@pytest.mark.anchor("4.8")
def test_undoing_the_last_workbook_restores_every_column(store: Store) -> None:
    report.publish(store, "a.xlsx", dict.fromkeys(KEYS, 10.0))
    before, digest = store.observations(), store.figures_hash()
    second = report.publish(store, "b.xlsx", dict.fromkeys(KEYS[::2], 20.0))
    assert store.figures_hash() != digest
    number = store.desk(operator("Nam")).withdraw([second.submission_id], reason="nhầm quý")
    assert number == store.revision().number == 3
    assert store.observations().equals(before)
    assert store.figures_hash() == digest


def test_a_workbook_between_two_others_can_go_alone(store: Store) -> None:
    key = KEYS[0]
    report.publish(store, "a.xlsx", {key: 1.0})
    middle = report.publish(store, "b.xlsx", {key: 2.0})
    last = report.publish(store, "c.xlsx", {key: 3.0})
    store.desk(operator("Nam")).withdraw([middle.submission_id], reason="")
    assert store.observations()["value"].tolist() == [3.0]
    store.desk(operator("Nam")).withdraw([last.submission_id], reason="")
    assert store.observations()["value"].tolist() == [1.0]


def test_who_withdrew_and_why_is_kept(store: Store) -> None:
    only = report.publish(store, "a.xlsx", {KEYS[0]: 1.0})
    store.desk(operator("Nam")).withdraw([only.submission_id], reason="nhầm quý")
    found = store.revision()
    assert (found.act, found.made_by, found.reason) == (Act.WITHDRAW, "Nam", "nhầm quý")
    assert store.observations().empty
    assert store.available().empty


def test_withdrawing_twice_changes_nothing(store: Store) -> None:
    only = report.publish(store, "a.xlsx", {KEYS[0]: 1.0})
    number = store.desk(operator("Nam")).withdraw([only.submission_id], reason="")
    before = store.content_hash()
    assert store.desk(operator("Nam")).withdraw([only.submission_id], reason="") == number
    assert store.desk(operator("Nam")).withdraw([], reason="") == number
    assert store.content_hash() == before


def test_a_submission_that_is_not_there_is_named_and_nothing_is_withdrawn(store: Store) -> None:
    only = report.publish(store, "a.xlsx", {KEYS[0]: 1.0})
    before = store.content_hash()
    with pytest.raises(StoreChangedError, match="41, 42"):
        store.desk(operator("Nam")).withdraw([only.submission_id, 42, 41], reason="")
    assert store.content_hash() == before


def test_the_demonstration_mark_goes_with_its_last_figure(store: Store) -> None:
    report.publish(store, "a.xlsx", {KEYS[0]: 1.0})
    invented = report.publish(store, "b.xlsx", {KEYS[1]: 2.0}, is_demonstration=True)
    assert store.has_demonstration()
    assert store.observations()["is_demonstration"].tolist() == [False, True]
    assert store.available()["is_demonstration"].tolist() == [True]
    store.desk(operator("Nam")).withdraw([invented.submission_id], reason="")
    assert not store.has_demonstration()
    assert store.available()["is_demonstration"].tolist() == [False]
