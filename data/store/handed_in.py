"""What was handed in: each submission with how far it has come, and what it says."""

import datetime as dt
from typing import Any, Final

import pandas as pd
from sqlalchemy import Connection, Row, func, select

from data.ingest.answer import Answers
from data.model import COLUMNS, Observations
from data.store import event, plan_reading
from data.store.error import StoreChangedError
from data.store.plan_schema import plan_line
from data.store.reading import NUMBERS
from data.store.record import Case, Deed, Stage, Submission
from data.store.schema import indicator, place, statement, submission
from data.store.stage import COLUMNS as LISTED
from geo.units import UnitKey

LINES: Final = (
    select(func.count())
    .where(plan_line.c.submission_id == submission.c.id)
    .scalar_subquery()
    .label("plan_lines")
)
NUMBERED: Final = ("account_id", "published_revision", "withdrawn_revision")


def table(connection: Connection) -> pd.DataFrame:
    """See `Store.submissions`; neither answers nor the bytes of files are read."""
    approved = event.last(Deed.APPROVE).subquery("approved")
    rows = connection.execute(
        select(*LISTED, approved.c.made_by.label("approved_by"), LINES)
        .outerjoin(approved, approved.c.submission_id == submission.c.id)
        .order_by(submission.c.id.desc())
    ).all()
    columns = [*(column.name for column in LISTED), "approved_by", "plan_lines"]
    found = pd.DataFrame([tuple(row) for row in rows], columns=columns)
    found["approved_by"] = found["approved_by"].fillna("")
    return found.rename(columns={"id": "submission_id"}).astype(dict.fromkeys(NUMBERED, "Int64"))


def case(connection: Connection, submission_id: int) -> Case:
    """See `Store.submission`."""
    approved = event.last(Deed.APPROVE).subquery("approved")
    row = connection.execute(
        select(submission, approved.c.made_by.label("approved_by"), LINES)
        .outerjoin(approved, approved.c.submission_id == submission.c.id)
        .where(submission.c.id == submission_id)
    ).first()
    if row is None:
        key = "store.no_submission"
        raise StoreChangedError(key, ids=str(submission_id))
    return _case(row)


def statements(connection: Connection, submission_id: int) -> Observations:
    """See `Store.statements`."""
    rows = connection.execute(
        select(
            indicator.c.id,
            place.c.code,
            place.c.valid_from,
            *(statement.c[name] for name in COLUMNS[3:]),
        )
        .select_from(statement)
        .join(indicator, indicator.c.key == statement.c.indicator_key)
        .join(place, place.c.key == statement.c.place_key)
        .where(statement.c.submission_id == submission_id)
        .order_by(statement.c.ordinal)
    ).all()
    found = pd.DataFrame([tuple(row) for row in rows], columns=list(COLUMNS))
    kinds = {name: "float64" if name in NUMBERS else "str" for name in COLUMNS}
    return Observations(found.astype(kinds))


def units(connection: Connection, submission_id: int) -> frozenset[UnitKey]:
    """See `Store.units`."""
    stated = select(statement.c.place_key).where(statement.c.submission_id == submission_id)
    rows = connection.execute(
        select(place.c.code, place.c.valid_from).where(place.c.key.in_(stated.distinct()))
    )
    figures = frozenset(UnitKey(code, dt.date.fromisoformat(since)) for code, since in rows)
    return figures | plan_reading.places(connection, submission_id)


def _case(row: Row[Any]) -> Case:  # a submission and approved_by
    from_day = row.publish_from
    return Case(
        submission_id=row.id,
        handed_in=Submission(**{name: getattr(row, name) for name in Submission.__slots__}),
        stage=Stage(row.stage),
        answers=Answers.of_json(row.answers),
        received_at=dt.datetime.fromisoformat(row.received_at),
        publish_from=dt.date.fromisoformat(from_day) if from_day else None,
        account_id=row.account_id,
        published_revision=row.published_revision,
        withdrawn_revision=row.withdrawn_revision,
        statements=row.statements,
        plan_lines=row.plan_lines,
        periods=tuple(row.periods.split()),
        approved_by=row.approved_by or "",
    )
