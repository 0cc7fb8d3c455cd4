"""Files and events of submissions, asked for directly: who gets them and who does not."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from data.actor import READER, Actor, NotAllowedError
from data.store import Store, StoreChangedError
from data.submission import access
from data.submission.look import look
from tests.report import COMMUNES, FIBRE, hand_in, submit
from tests.unit.data.store.person import (
    ADMINISTRATOR,
    APPROVER,
    APPROVER_ELSEWHERE,
    COLLEAGUE,
    ELSEWHERE,
    OPERATOR,
    OWN_UNITS,
    REPORTER,
    VIEWER,
)

ROOT = Path(__file__).resolve().parents[4]
INSIDE = {(FIBRE, code, "2025-Q3"): 50.0 for code in COMMUNES[:2]}
"""Figures of the two communes that `OWN_UNITS` reports for."""
BEYOND = INSIDE | {(FIBRE, COMMUNES[2], "2025-Q3"): 50.0}
STRANGERS = [READER, VIEWER, ELSEWHERE, APPROVER_ELSEWHERE]
OF_THE_PROVINCE = [REPORTER, COLLEAGUE, APPROVER, ADMINISTRATOR, OPERATOR]
WAYS: list[Callable[[Store, Actor, int], Any]] = [
    access.case,
    access.content,
    access.statements,
    access.events,
    lambda store, actor, number: look(store, actor, store.submission(number), revision=0),
]


def refused(store: Store, actor: Actor, number: int) -> None:
    for way in WAYS:
        with pytest.raises(NotAllowedError) as told:
            way(store, actor, number)
        assert str(number) in str(told.value)


@pytest.mark.parametrize("actor", [*STRANGERS, OWN_UNITS], ids=lambda one: one.name)
def test_a_report_of_more_than_their_units_is_not_theirs_to_see(store: Store, actor: Actor) -> None:
    number = submit(store, "a", BEYOND, by=REPORTER)
    refused(store, actor, number)
    store.desk(APPROVER).approve(number, seen_revision=0)
    refused(store, actor, number)
    assert access.listed(store, actor).empty


@pytest.mark.parametrize("actor", OF_THE_PROVINCE, ids=lambda one: one.name)
def test_whoever_has_the_province_sees_all_of_it(store: Store, actor: Actor) -> None:
    number = submit(store, "a", INSIDE, by=OWN_UNITS)
    assert access.content(store, actor, number) == b"bytes of a"
    assert len(access.statements(store, actor, number)) == 2
    assert access.events(store, actor, number)["act"].tolist() == ["receive", "check", "submit"]


def test_a_report_that_is_all_of_their_units_is_seen_whoever_sent_it(store: Store) -> None:
    number = submit(store, "a", INSIDE, by=REPORTER)
    assert access.content(store, OWN_UNITS, number) == b"bytes of a"


def test_what_is_not_submitted_has_no_units_and_only_its_sender_and_the_province_see_it(
    store: Store,
) -> None:
    number = hand_in(store, "a", by=REPORTER)
    refused(store, OWN_UNITS, number)
    own = hand_in(store, "b", by=OWN_UNITS)
    assert access.content(store, OWN_UNITS, own) == b"bytes of b"
    assert access.content(store, COLLEAGUE, own) == b"bytes of b"


def test_a_list_has_nothing_that_cannot_be_opened(store: Store) -> None:
    submit(store, "a", BEYOND, by=REPORTER)
    own = submit(store, "b", INSIDE, by=OWN_UNITS)
    assert access.listed(store, OWN_UNITS)["submission_id"].tolist() == [own]
    assert len(access.listed(store, APPROVER)) == 2
    for actor in (*STRANGERS, *OF_THE_PROVINCE, OWN_UNITS):
        for number in access.listed(store, actor)["submission_id"]:
            assert access.case(store, actor, int(number))


def test_readers_are_told_of_published_files_only(store: Store) -> None:
    submit(store, "a", INSIDE, by=OWN_UNITS)
    number = submit(store, "b", BEYOND, by=REPORTER)
    store.desk(APPROVER).approve(number, seen_revision=0)
    assert access.published(store)["submission_id"].tolist() == [number]


def test_a_number_that_nothing_has_is_told_as_such(store: Store) -> None:
    with pytest.raises(StoreChangedError):
        access.content(store, APPROVER, 7)


def test_no_page_reads_files_and_events_past_the_rights() -> None:
    asked = ("store().content(", "store().statements(", "store().events(", "store().submissions(")
    for path in [*ROOT.glob("components/**/*.py"), *ROOT.glob("pages/*.py")]:
        text = path.read_text(encoding="utf-8")
        assert not [one for one in asked if one in text], path
