"""All steps of a submission's life in one transaction: the operator's import."""

from collections.abc import Sequence

import pandas as pd
from sqlalchemy import Connection

from data.actor import Actor
from data.ingest.answer import NONE, Answers
from data.model import COLUMNS, Observations
from data.passage import Passage
from data.plan.line import PlanLine
from data.point import Point
from data.store import conflict, intake, life, recognition, stage
from data.store.head import take_head
from data.store.record import Receipt, Submission


def publish(
    connection: Connection,
    actor: Actor,
    handed_in: Submission,
    observations: Observations,
    *,
    content: bytes,
    again: bool = False,
    points: Sequence[Point] = (),
    lines: Sequence[PlanLine] = (),
    passages: Sequence[Passage] = (),
    answers: Answers = NONE,
) -> Receipt:
    """See `Desk.publish`; the connection is in a writing transaction.

    Args:
        connection: See above.
        actor: Who does it all.
        handed_in: The workbook.
        observations: As `intake.checked` gives them.
        content: The workbook's bytes.
        again: Publish a withdrawn file anew.
        points: Where the things stand that they count.
        lines: What it says of plans.
        passages: What it says in words.
        answers: What was said to its questions.

    Raises:
        ValueError: The content is not the file that the submission names.
        StoreReportedError: An invented figure would take a reported one's place.
    """
    take_head(connection)
    known = recognition.known(connection, handed_in, again=again)
    if known is not None:
        return known
    was_replaced = recognition.was_replaced(connection, handed_in)
    number = life.receive(connection, actor, handed_in, content=content)
    row = stage.found(connection, number)
    life.keep_check(
        connection,
        actor,
        row,
        layout=handed_in.layout,
        scope=handed_in.scope,
        answers=answers,
    )
    row = stage.found(connection, number)
    life.submit(connection, actor, row, observations, points, lines, passages)
    revision = life.approve(connection, actor, stage.found(connection, number), publish_from=None)
    if revision is None:
        msg = "What is approved without a day is published."
        raise RuntimeError(msg)
    return Receipt(submission_id=number, revision=revision, was_replaced=was_replaced)


def edit(
    connection: Connection,
    actor: Actor,
    handed_in: Submission,
    lines: Sequence[PlanLine],
    *,
    content: bytes,
    seen_revision: int,
    is_published: bool,
) -> int:
    """See `Desk.edit_plan`; the connection is in a writing transaction.

    Raises:
        StoreChangedError: Somebody changed one of the lines meanwhile; nothing was changed.
    """
    number = life.receive(connection, actor, handed_in, content=content)
    life.keep_check(
        connection,
        actor,
        stage.found(connection, number),
        layout=handed_in.layout,
        scope=handed_in.scope,
        answers=NONE,
    )
    nothing = intake.checked(Observations(pd.DataFrame(columns=list(COLUMNS), dtype="str")))
    life.submit(connection, actor, stage.found(connection, number), nothing, (), lines)
    row = stage.found(connection, number)
    conflict.refuse_changed(connection, row, seen_revision=seen_revision)
    if is_published:
        life.approve(connection, actor, row, publish_from=None)
    return number
