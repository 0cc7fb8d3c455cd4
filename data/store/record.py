"""What goes into the store and what it answers: submissions, receipts, revisions."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from data.ingest.answer import Answers


class Stage(StrEnum):
    """How far a submission has come."""

    RECEIVED = "received"
    CHECKED = "checked"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    DISCARDED = "discarded"
    RETURNED = "returned"


class Deed(StrEnum):
    """What somebody does to a submission; each is one row of `event`."""

    RECEIVE = "receive"
    CHECK = "check"
    SUBMIT = "submit"
    TAKE_BACK = "take_back"
    DISCARD = "discard"
    HAND_BACK = "hand_back"
    APPROVE = "approve"
    PUBLISH = "publish"
    WITHDRAW = "withdraw"


class Act(StrEnum):
    """What made a revision."""

    PUBLISH = "publish"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """One workbook as it was handed in, and where its figures come from.

    Args:
        file_name: As its sender named it.
        sha256: Of the file's bytes, hexadecimal.
        layout: Id of the layout that was recognised.
        scope: Code of the province it reports for, or `VN`.
        is_demonstration: Invented figures, marked wherever they are shown.
        title: Of the published source; empty for a report of the province's own.
        publisher: Who publishes it.
        url: Where it can be read.
        licence: Under which terms.
        submitted_by: Who handed it in; the store writes the name of whoever does.
    """

    file_name: str
    sha256: str
    layout: str
    scope: str
    is_demonstration: bool = False
    title: str = ""
    publisher: str = ""
    url: str = ""
    licence: str = ""
    submitted_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A submission and how far it has come.

    Args:
        submission_id: Its number.
        handed_in: The workbook.
        stage: How far it has come.
        answers: What its sender answered to questions.
        received_at: When it was handed in, UTC.
        publish_from: From which day its figures hold; None for at once, or not approved.
        account_id: Of its sender; None for the operator.
        published_revision: The revision that published it; None for not yet.
        withdrawn_revision: The revision that took it back; None for none.
        statements: How many figures were submitted; 0 before.
        plan_lines: How many lines of plans were; 0 before.
        periods: Canonical ids of their periods, earliest first.
        approved_by: Who approved it; empty where nobody did yet.
    """

    submission_id: int
    handed_in: Submission
    stage: Stage
    answers: Answers
    received_at: dt.datetime
    publish_from: dt.date | None = None
    account_id: int | None = None
    published_revision: int | None = None
    withdrawn_revision: int | None = None
    statements: int = 0
    plan_lines: int = 0
    periods: tuple[str, ...] = ()
    approved_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What publishing did.

    Args:
        submission_id: The submission that now stands for the file.
        revision: Number of the state that readers see from now on.
        already_published: The store knew the file; nothing was changed.
        is_withdrawn: It knew the file, and somebody had taken it back.
        was_replaced: It knew the file, and others had replaced some of its figures; it was
            published again and all of them hold.
    """

    submission_id: int
    revision: int
    already_published: bool = False
    is_withdrawn: bool = False
    was_replaced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A state of the published figures; its number keys every cache.

    Args:
        number: Grows by one with each change; 0 is the empty store.
        at: When it came to be, UTC; None for the empty store.
        act: What made it; None for the empty store.
        made_by: Who did that; may be empty.
        reason: Why, for a withdrawal.
    """

    number: int
    at: dt.datetime | None = None
    act: Act | None = None
    made_by: str = ""
    reason: str = ""
