"""The life of a submission before its figures hold: each step is one transaction, one event.

The connection of every function here is in a writing transaction; permissions were asked for
by `Desk`.
"""

import datetime as dt
import hashlib
from collections.abc import Sequence

from sqlalchemy import Connection, insert, select, update

from data.actor import Actor
from data.ingest.answer import NONE, Answers
from data.model import Observations
from data.passage import Passage
from data.period import parse
from data.plan.line import PlanLine
from data.point import Point
from data.store import event, intake, passage, plan_line, point, publication
from data.store.error import StoreReasonError
from data.store.head import now
from data.store.record import Deed, Stage, Submission
from data.store.schema import file, statement, submission
from data.store.stage import OPEN, VIETNAM, WAITING, Found, require


def opened(connection: Connection, actor: Actor, handed_in: Submission) -> int | None:
    """The same file of the same sender that they still work on; None for none."""
    mine = (
        submission.c.submitted_by == actor.name
        if actor.account_id is None
        else submission.c.account_id == actor.account_id
    )
    return connection.scalar(
        select(submission.c.id)
        .where(submission.c.sha256 == handed_in.sha256, submission.c.stage.in_(OPEN), mine)
        .order_by(submission.c.id.desc())
    )


def receive(
    connection: Connection,
    actor: Actor,
    handed_in: Submission,
    *,
    content: bytes,
    answers: Answers = NONE,
) -> int:
    """Keep the file and give it the number of a new submission.

    Raises:
        ValueError: The content is not the file that the submission names.
    """
    _keep_file(connection, handed_in, content)
    latest = connection.scalar(select(submission.c.id).order_by(submission.c.id.desc()).limit(1))
    submission_id = (latest or 0) + 1
    row = {name: getattr(handed_in, name) for name in Submission.__slots__} | {
        "id": submission_id,
        "submitted_by": actor.name,
        "account_id": actor.account_id,
        "received_at": now(),
        "statements": 0,
        "stage": Stage.RECEIVED.value,
        "answers": answers.as_json(),
    }
    connection.execute(insert(submission), row)
    name = handed_in.file_name
    event.record(connection, actor, act=Deed.RECEIVE, submission_id=submission_id, subject=name)
    return submission_id


def keep_check(
    connection: Connection, actor: Actor, row: Found, *, layout: str, scope: str, answers: Answers
) -> None:
    """Keep how the file was read; nothing where that is how it was read before."""
    require(connection, row, *OPEN)
    kept = connection.scalar(select(submission.c.answers).where(submission.c.id == row.id))
    read = (Stage.CHECKED, layout, scope, answers.as_json())
    if (row.stage, row.layout, row.scope, kept) == read:
        return
    connection.execute(
        update(submission)
        .where(submission.c.id == row.id)
        .values(stage=Stage.CHECKED.value, layout=layout, scope=scope, answers=answers.as_json())
    )
    event.record(connection, actor, act=Deed.CHECK, submission_id=row.id, subject=row.file_name)


def submit(
    connection: Connection,
    actor: Actor,
    row: Found,
    observations: Observations,
    points: Sequence[Point] = (),
    lines: Sequence[PlanLine] = (),
    passages: Sequence[Passage] = (),
) -> None:
    """Write what the workbook says; it is never changed after.

    Args:
        connection: See above.
        actor: Who.
        row: The submission.
        observations: As `intake.checked` gives them.
        points: Where the things stand that they count.
        lines: What it says of plans, as `plan_line.checked` gives it.
        passages: What it says in words of units that it has observations of.
    """
    require(connection, row, Stage.CHECKED)
    kept = connection.scalar(select(submission.c.answers).where(submission.c.id == row.id))
    periods = sorted({parse(period) for period in observations["period"].unique()})
    connection.execute(
        update(submission)
        .where(submission.c.id == row.id)
        .values(
            stage=Stage.SUBMITTED.value,
            statements=len(observations),
            periods=" ".join(map(str, periods)),
            is_demonstration=row.is_demonstration or Answers.of_json(kept or "{}").is_demonstration,
        )
    )
    intake.write(connection, observations, submission_id=row.id)
    point.write(connection, points, of=observations, submission_id=row.id)
    plan_line.write(connection, lines, submission_id=row.id)
    passage.write(connection, passages, of=observations, submission_id=row.id)
    intake.count_for_planner(connection, statement, rows=len(observations))
    event.record(connection, actor, act=Deed.SUBMIT, submission_id=row.id, subject=row.file_name)


def end(connection: Connection, actor: Actor, row: Found, *, deed: Deed, reason: str = "") -> None:
    """Let a submission go no further: taken back, discarded, or handed back with a reason.

    Raises:
        StoreStageError: It has gone too far for that, or not far enough.
        StoreReasonError: It is handed back without a word.
    """
    before, after = {
        Deed.DISCARD: (OPEN, Stage.DISCARDED),
        Deed.TAKE_BACK: (WAITING, Stage.WITHDRAWN),
        Deed.HAND_BACK: (WAITING, Stage.RETURNED),
    }[deed]
    require(connection, row, *before)
    if deed is Deed.HAND_BACK and not reason.strip():
        key = "store.no_reason"
        raise StoreReasonError(key, id=str(row.id))
    connection.execute(
        update(submission).where(submission.c.id == row.id).values(stage=after.value)
    )
    event.record(
        connection, actor, act=deed, submission_id=row.id, subject=row.file_name, note=reason
    )


def approve(
    connection: Connection, actor: Actor, row: Found, *, publish_from: dt.date | None
) -> int | None:
    """Let it hold: from now on, and return that revision; or from a day to come, and None."""
    require(connection, row, *WAITING)
    on = "" if publish_from is None else publish_from.isoformat()
    connection.execute(
        update(submission)
        .where(submission.c.id == row.id)
        .values(stage=Stage.APPROVED.value, publish_from=on)
    )
    event.record(
        connection, actor, act=Deed.APPROVE, submission_id=row.id, subject=row.file_name, note=on
    )
    if publish_from is not None and publish_from > today():
        return None
    return publication.put_in_force(connection, actor, row)


def today() -> dt.date:
    """The day it is in Vietnam, where the days of publication are meant."""
    return dt.datetime.now(tz=VIETNAM).date()


def _keep_file(connection: Connection, handed_in: Submission, content: bytes) -> None:
    if hashlib.sha256(content).hexdigest() != handed_in.sha256:
        msg = f"{handed_in.file_name}: the content's SHA-256 is not {handed_in.sha256}."
        raise ValueError(msg)
    sha256 = handed_in.sha256
    if connection.scalar(select(file.c.sha256).where(file.c.sha256 == sha256)) is None:
        row = {"sha256": sha256, "size": len(content), "body": content}
        connection.execute(insert(file), row)
