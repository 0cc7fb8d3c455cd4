"""Passages of reports in the store: written with a submission, seen while that one holds.

Of several about the same place, period and subject the one published last is seen; when it is
withdrawn, the one before is seen again. So publishing and undoing have nothing to do for them.
"""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, func, insert, or_, select

from data.model import Observations
from data.passage import HeldPassage, Passage, Subject
from data.store.intake import NUL, NUL_PICTURE
from data.store.passage_schema import passage
from data.store.schema import head, place, submission

SAID: Final = ("text", "sheet", "cell")


def write(
    connection: Connection,
    passages: Sequence[Passage],
    *,
    of: Observations,
    submission_id: int,
) -> None:
    """Store what a submission says in words.

    Args:
        connection: In the transaction that writes the statements, which comes first.
        passages: In the order of the workbook.
        of: Its statements: whoever may report these may say something of their units.
        submission_id: Whose.

    Raises:
        ValueError: A passage is of a unit without any statement.
    """
    if not passages:
        return
    units = set(zip(of["unit_code"], of["unit_valid_from"], strict=True))
    if strange := [one for one in passages if (one.unit_code, one.unit_valid_from) not in units]:
        msg = f"{strange[0].sheet}!{strange[0].cell} is of a unit without figures."
        raise ValueError(msg)
    found = select(place.c.code, place.c.valid_from, place.c.key).where(
        place.c.code.in_({one.unit_code for one in passages})
    )
    keys = {(row.code, row.valid_from): row.key for row in connection.execute(found)}
    rows = [
        {
            "submission_id": submission_id,
            "ordinal": ordinal,
            "place_key": keys[one.unit_code, one.unit_valid_from],
            "period": one.period,
            "subject": one.subject.value,
            **{name: str(getattr(one, name)).replace(NUL, NUL_PICTURE) for name in SAID},
        }
        for ordinal, one in enumerate(passages)
    ]
    connection.execute(insert(passage), rows)


def held(
    connection: Connection,
    *,
    province_code: str | None = None,
    unit_code: str | None = None,
    at: int | None = None,
) -> tuple[HeldPassage, ...]:
    """See `Store.passages`; the connection is in a transaction."""
    now = at if at is not None else connection.scalar(select(head.c.revision)) or 0
    chosen: list[ColumnElement[bool]] = []
    if province_code is not None:
        chosen.append(place.c.province_code == province_code)
    if unit_code is not None:
        chosen.append(place.c.code == unit_code)
    name = (passage.c.place_key, passage.c.period, passage.c.subject)
    order = func.row_number().over(
        partition_by=name, order_by=(submission.c.published_revision.desc(), passage.c.ordinal)
    )
    standing = (
        select(
            *(passage.c[one] for one in ("submission_id", "ordinal", "period", "subject", *SAID)),
            place.c.code,
            place.c.valid_from,
            submission.c.file_name,
            submission.c.is_demonstration,
            order.label("place_in_line"),
        )
        .select_from(passage)
        .join(place, place.c.key == passage.c.place_key)
        .join(submission, submission.c.id == passage.c.submission_id)
        .where(
            *chosen,
            submission.c.published_revision <= now,
            or_(
                submission.c.withdrawn_revision.is_(None),
                submission.c.withdrawn_revision > now,
            ),
        )
        .subquery("standing_passages")
    )
    rows = connection.execute(
        select(standing)
        .where(standing.c.place_in_line == 1)
        .order_by(standing.c.code, standing.c.period, standing.c.subject)
    )
    return tuple(_held(row) for row in rows)


def said(connection: Connection, submission_id: int) -> tuple[Passage, ...]:
    """What a submission says in words, published or not, in its order."""
    rows = connection.execute(
        select(passage, place.c.code, place.c.valid_from)
        .join(place, place.c.key == passage.c.place_key)
        .where(passage.c.submission_id == submission_id)
        .order_by(passage.c.ordinal)
    )
    return tuple(_passage(row) for row in rows)


def _held(row: "Row[Any]") -> HeldPassage:
    return HeldPassage(
        passage=_passage(row),
        submission_id=row.submission_id,
        file_name=row.file_name,
        is_demonstration=row.is_demonstration,
    )


def _passage(row: "Row[Any]") -> Passage:
    return Passage(
        subject=Subject(row.subject),
        unit_code=row.code,
        unit_valid_from=row.valid_from,
        period=row.period,
        text=row.text,
        sheet=row.sheet,
        cell=row.cell,
    )
