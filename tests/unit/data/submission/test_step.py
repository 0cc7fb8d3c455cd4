"""Where a report stands, and what its people may do with it."""

import datetime as dt

import pytest

from data.actor import READER, Actor, Grant, Role
from data.ingest.answer import NONE
from data.store import Case, Stage, Submission
from data.submission.right import may_decide, may_send, rights
from data.submission.step import Standing, Step, position, steps

SENDER = Actor(name="Lò Thị Hoa", account_id=1, grants=(Grant(role=Role.REPORTER, scope="11"),))
APPROVER = Actor(name="Trần Văn Nam", account_id=2, grants=(Grant(role=Role.APPROVER, scope="11"),))
ELSEWHERE = Actor(name="Y Blơi", account_id=3, grants=(Grant(role=Role.APPROVER, scope="56"),))


def case(stage: Stage) -> Case:
    handed_in = Submission(file_name="a.xlsx", sha256="0" * 64, layout="commune_table", scope="11")
    at = dt.datetime(2025, 10, 14, 1, 42, tzinfo=dt.UTC)
    return Case(
        submission_id=7, handed_in=handed_in, stage=stage, answers=NONE, received_at=at,
        account_id=1,
    )  # fmt: skip


@pytest.mark.parametrize("stage", [None, *Stage])
def test_every_stage_shows_all_five_steps_and_at_most_one_current(stage: Stage | None) -> None:
    found = steps(stage)
    assert [step for step, _ in found] == list(Step)
    assert [standing for _, standing in found].count(Standing.CURRENT) <= 1


def test_what_waits_for_approval_has_been_sent() -> None:
    found = dict(steps(Stage.SUBMITTED))
    assert found[Step.SUBMIT] is Standing.DONE
    assert found[Step.APPROVE] is Standing.CURRENT
    assert position(Stage.SUBMITTED) == (4, Step.APPROVE)
    assert position(Stage.PUBLISHED) == (5, Step.PUBLISH)


def test_a_sender_works_on_it_until_it_is_sent_and_takes_it_back_until_it_holds() -> None:
    assert rights(SENDER, case(Stage.CHECKED), ()).answer
    assert not rights(SENDER, case(Stage.SUBMITTED), ()).answer
    assert rights(SENDER, case(Stage.SUBMITTED), ()).take_back
    assert not rights(SENDER, case(Stage.PUBLISHED), ()).take_back


def test_an_approver_decides_on_what_waits_and_undoes_what_holds_and_never_answers() -> None:
    assert not rights(APPROVER, case(Stage.CHECKED), ()).answer
    assert not rights(APPROVER, case(Stage.CHECKED), ()).decide
    assert rights(APPROVER, case(Stage.APPROVED), ()).decide
    assert rights(APPROVER, case(Stage.PUBLISHED), ()).withdraw
    assert not rights(SENDER, case(Stage.PUBLISHED), ()).withdraw


@pytest.mark.parametrize("who", [READER, ELSEWHERE])
def test_others_see_nothing_of_it(who: Actor) -> None:
    found = rights(who, case(Stage.SUBMITTED), ())
    assert not (found.see or found.answer or found.take_back or found.decide or found.withdraw)


def test_who_only_reads_neither_sends_nor_decides() -> None:
    assert (may_send(SENDER), may_decide(SENDER)) == (True, False)
    assert (may_send(APPROVER), may_decide(APPROVER)) == (False, True)
    assert not may_send(READER)
