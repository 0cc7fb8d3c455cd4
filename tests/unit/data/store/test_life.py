"""The life of a submission: its steps, their order, and what is kept of them."""

import datetime as dt
from collections.abc import Callable

import pytest
from sqlalchemy import event

from data.ingest.answer import NONE, Answers
from data.model import COLUMNS
from data.store import (
    Desk,
    Stage,
    Store,
    StoreChangedError,
    StoreReasonError,
    StoreReportedError,
    StoreStageError,
)
from data.store.life import today
from tests import report
from tests.report import COMMUNES, FIBRE
from tests.unit.data.store.person import ADMINISTRATOR, APPROVER, COLLEAGUE, REPORTER
from text import Language, speaking

ONE = {(FIBRE, COMMUNES[0], "2025-Q3"): 1.0}
TWO = {(FIBRE, COMMUNES[0], "2025-Q3"): 2.0, (FIBRE, COMMUNES[1], "2024"): None}
LATER = today() + dt.timedelta(days=30)


def acts(store: Store, number: int) -> list[tuple[str, str]]:
    found = store.events(number)
    return list(zip(found["act"], found["made_by"], strict=True))


def test_a_workbook_goes_from_hand_to_hand_and_each_step_is_written_down(store: Store) -> None:
    number = report.hand_in(store, "a.xlsx", by=REPORTER)
    assert store.submission(number).stage is Stage.CHECKED
    assert store.statements(number).empty
    store.desk(REPORTER).submit(number, report.observations(TWO))
    assert store.submission(number).stage is Stage.SUBMITTED
    assert store.observations().empty, "nobody has approved it"
    revision = store.desk(APPROVER).approve(number, seen_revision=0)
    assert revision == store.revision().number == 1
    assert store.revision().made_by == APPROVER.name
    assert store.statements(number).equals(store.observations()[list(COLUMNS)])
    assert store.desk(APPROVER).withdraw([number], reason="nhầm quý") == 2
    assert acts(store, number) == [
        ("receive", REPORTER.name),
        ("check", REPORTER.name),
        ("submit", REPORTER.name),
        ("approve", APPROVER.name),
        ("publish", APPROVER.name),
        ("withdraw", APPROVER.name),
    ]
    events = store.events(number)
    assert events["revision"].fillna(0).tolist() == [0, 0, 0, 0, 1, 2]
    assert events["account_id"].tolist() == [1, 1, 1, 5, 5, 5]
    assert events["note"].iloc[-1] == "nhầm quý"
    assert set(events["subject"]) == {"a.xlsx"}
    case = store.submission(number)
    assert (case.stage, case.statements, case.periods) == (Stage.WITHDRAWN, 2, ("2024", "2025-Q3"))
    assert (case.published_revision, case.withdrawn_revision) == (1, 2)
    assert (case.handed_in.submitted_by, case.approved_by) == (REPORTER.name, APPROVER.name)


def test_the_import_is_all_steps_at_once(store: Store) -> None:
    receipt = report.publish(store, "a.xlsx", ONE)
    assert [act for act, _ in acts(store, receipt.submission_id)] == [
        "receive", "check", "submit", "approve", "publish",
    ]  # fmt: skip
    assert store.submission(receipt.submission_id).stage is Stage.PUBLISHED


def test_whoever_hands_in_is_the_sender_whatever_the_workbook_says(store: Store) -> None:
    number = report.hand_in(store, "a.xlsx", by=COLLEAGUE)
    case = store.submission(number)
    assert (case.handed_in.submitted_by, case.account_id) == (COLLEAGUE.name, 3)


def test_the_file_is_kept_from_the_first_moment_and_after_the_last(store: Store) -> None:
    handed_in, content = report.workbook("a.xlsx")
    number = store.desk(REPORTER).receive(handed_in, content=content)
    store.desk(REPORTER).discard(number)
    assert store.content(handed_in.sha256) == content
    assert store.submission(number).stage is Stage.DISCARDED
    with pytest.raises(ValueError, match="SHA-256"):
        store.desk(REPORTER).receive(handed_in, content=content + b"!")


def test_the_same_file_of_the_same_sender_keeps_its_number_while_it_is_open(store: Store) -> None:
    number = report.hand_in(store, "a.xlsx", by=REPORTER)
    before = store.content_hash()
    handed_in, content = report.workbook("a.xlsx")
    assert store.desk(REPORTER).receive(handed_in, content=content) == number
    assert store.content_hash() == before
    assert store.desk(COLLEAGUE).receive(handed_in, content=content) == number + 1
    store.desk(REPORTER).discard(number)
    assert store.desk(REPORTER).receive(handed_in, content=content) == number + 2


def test_answers_are_kept_with_each_check_and_the_same_check_is_no_event(store: Store) -> None:
    number = report.hand_in(store, "a.xlsx", by=REPORTER)
    answers = Answers(period="2025-Q3", readings={"Biểu!D15": 1.5}, is_demonstration=True)
    for _ in range(2):
        store.desk(REPORTER).keep_check(number, layout="mapped", scope="11", answers=answers)
    case = store.submission(number)
    assert (case.answers, case.handed_in.layout) == (answers, "mapped")
    assert [act for act, _ in acts(store, number)] == ["receive", "check", "check"]


def test_figures_that_the_sender_calls_invented_are_so_once_submitted(store: Store) -> None:
    number = report.hand_in(store, "a.xlsx", by=REPORTER)
    invented = Answers(is_demonstration=True)
    store.desk(REPORTER).keep_check(number, layout="template", scope="11", answers=invented)
    store.desk(REPORTER).submit(number, report.observations(ONE))
    store.desk(APPROVER).approve(number, seen_revision=0)
    assert store.has_demonstration()


STEPS: dict[str, Callable[[Desk, int], object]] = {
    "check": lambda desk, n: desk.keep_check(n, layout="x", scope="11", answers=NONE),
    "submit": lambda desk, n: desk.submit(n, report.observations(ONE)),
    "approve": lambda desk, n: desk.approve(n, seen_revision=9),
    "take_back": lambda desk, n: desk.take_back(n),
    "discard": lambda desk, n: desk.discard(n),
    "hand_back": lambda desk, n: desk.hand_back(n, reason="thiếu biểu"),
    "withdraw": lambda desk, n: desk.withdraw([n], reason="nhầm"),
}
ALLOWED = {
    Stage.RECEIVED: {"check", "discard"},
    Stage.CHECKED: {"check", "submit", "discard"},
    Stage.SUBMITTED: {"approve", "take_back", "hand_back"},
    Stage.APPROVED: {"approve", "take_back", "hand_back"},
    Stage.PUBLISHED: {"withdraw"},
    Stage.WITHDRAWN: {"withdraw"},  # which changes nothing
    Stage.DISCARDED: set(),
    Stage.RETURNED: set(),
}


def brought_to(store: Store, stage: Stage) -> int:
    """A submission in a stage."""
    desk, handed = store.desk(ADMINISTRATOR), report.workbook("a.xlsx")
    number = desk.receive(handed[0], content=handed[1])
    if stage is Stage.DISCARDED:
        desk.discard(number)
    if stage in {Stage.RECEIVED, Stage.DISCARDED}:
        return number
    STEPS["check"](desk, number)
    if stage is Stage.CHECKED:
        return number
    STEPS["submit"](desk, number)
    if stage is Stage.APPROVED:
        desk.approve(number, seen_revision=0, publish_from=LATER)
    elif stage is Stage.RETURNED:
        STEPS["hand_back"](desk, number)
    elif stage in {Stage.PUBLISHED, Stage.WITHDRAWN}:
        STEPS["approve"](desk, number)
    if stage is Stage.WITHDRAWN:
        STEPS["withdraw"](desk, number)
    return number


@pytest.mark.parametrize("stage", list(Stage))
def test_a_step_out_of_order_is_told_and_changes_nothing(store: Store, stage: Stage) -> None:
    number = brought_to(store, stage)
    assert store.submission(number).stage is stage
    before = store.content_hash()
    for name, step in STEPS.items():
        if name in ALLOWED[stage]:
            continue
        with pytest.raises(StoreStageError) as refused:
            step(store.desk(ADMINISTRATOR), number)
        for language in Language:
            with speaking(language):
                said = str(refused.value)
            assert ADMINISTRATOR.name in said
            assert "a.xlsx" in said
            assert f"{today().day}/{today().month}/{today().year}" in said
        assert store.content_hash() == before, name


@pytest.mark.parametrize(
    ("stage", "step"), [(stage, name) for stage, names in ALLOWED.items() for name in sorted(names)]
)
def test_a_step_in_order_is_taken(store: Store, stage: Stage, step: str) -> None:
    number = brought_to(store, stage)
    STEPS[step](store.desk(ADMINISTRATOR), number)
    expected = {
        "check": Stage.CHECKED,
        "submit": Stage.SUBMITTED,
        "approve": Stage.PUBLISHED,
        "take_back": Stage.WITHDRAWN,
        "discard": Stage.DISCARDED,
        "hand_back": Stage.RETURNED,
        "withdraw": Stage.WITHDRAWN,
    }
    assert store.submission(number).stage is expected[step]


def test_no_step_goes_on_with_a_submission_that_is_not_there(store: Store) -> None:
    for step in STEPS.values():
        with pytest.raises(StoreChangedError, match="7"):
            step(store.desk(ADMINISTRATOR), 7)
    with pytest.raises(StoreChangedError, match="7"):
        store.submission(7)
    assert store.events().empty
    assert store.statements(7).empty


def test_what_is_handed_back_has_a_reason_and_is_received_anew(store: Store) -> None:
    number = report.submit(store, "a.xlsx", ONE, by=REPORTER)
    before = store.content_hash()
    with pytest.raises(StoreReasonError, match=str(number)):
        store.desk(APPROVER).hand_back(number, reason=" ")
    assert store.content_hash() == before
    store.desk(APPROVER).hand_back(number, reason="thiếu biểu 02")
    assert store.events(number)["note"].iloc[-1] == "thiếu biểu 02"
    assert report.submit(store, "a.xlsx", ONE, by=REPORTER) == number + 1


def test_what_was_taken_back_before_it_was_published_was_never_published(store: Store) -> None:
    number = report.submit(store, "a.xlsx", ONE, by=REPORTER, is_demonstration=True)
    store.desk(REPORTER).take_back(number)
    case = store.submission(number)
    assert (case.stage, case.published_revision) == (Stage.WITHDRAWN, None)
    assert not store.has_demonstration()
    assert store.desk(APPROVER).withdraw([number], reason="") == 0
    handed_in, _ = report.workbook("a.xlsx")
    assert store.known(handed_in) is None, "only what was published is known"


def test_statements_stay_as_they_were_submitted(store: Store) -> None:
    number = report.submit(store, "a.xlsx", TWO, by=REPORTER)
    before = store.statements(number)
    store.desk(APPROVER).approve(number, seen_revision=0)
    report.publish(store, "b.xlsx", ONE)
    store.desk(APPROVER).withdraw([number], reason="")
    assert store.statements(number).equals(before)
    assert before["value"].iloc[0] == 2.0
    assert before["value"].isna().iloc[1]


def test_invented_figures_are_not_approved_over_reported_ones(store: Store) -> None:
    number = report.submit(store, "b.xlsx", ONE, by=REPORTER, is_demonstration=True)
    report.publish(store, "a.xlsx", ONE)
    before = store.content_hash()
    with pytest.raises(StoreReportedError, match=r"a\.xlsx"):
        store.desk(APPROVER).approve(number, seen_revision=1)
    assert store.content_hash() == before


def test_a_list_of_submissions_reads_neither_files_nor_answers(store: Store) -> None:
    report.submit(store, "a.xlsx", TWO, by=REPORTER)
    sent: list[str] = []

    def note(_: object, __: object, sql: str, *___: object) -> None:
        sent.append(sql)

    event.listen(store.engine, "before_cursor_execute", note)
    listed = store.submissions()
    event.remove(store.engine, "before_cursor_execute", note)
    assert sent
    assert not [sql for sql in sent if "body" in sql or "answers" in sql or "statement." in sql]
    row = listed.iloc[0]
    assert (row["stage"], row["periods"], row["approved_by"]) == ("submitted", "2024 2025-Q3", "")
    assert (row["account_id"], row["publish_from"]) == (1, "")
