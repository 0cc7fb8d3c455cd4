"""What may not take the place of what: invented figures never that of reported ones."""

import datetime as dt

from sqlalchemy import Connection, func, select

from data import plan
from data.period import parse
from data.store import plan_reading
from data.store.error import StoreReportedError
from data.store.schema import place, published, statement, submission
from data.store.stage import Found
from geo.units import UnitKey, unit


def refuse_invented(connection: Connection, row: Found) -> None:
    """Let a demonstration go in only where nobody has reported.

    A cell that somebody reported as missing is a report too: an invented figure in it would
    be read as theirs.

    Args:
        connection: In a writing transaction that holds the submission's statements, not yet
            in force.
        row: The submission; one of reported figures is never refused.

    Raises:
        StoreReportedError: A current figure of another kind stands where it says something.
    """
    if not row.is_demonstration:
        return
    _refuse_invented_lines(connection, row)
    columns = (
        submission.c.id,
        submission.c.file_name,
        place.c.province_code,
        place.c.valid_from,
        published.c.period,
    )
    found = connection.execute(
        select(*columns, func.count().label("figures"))
        .select_from(statement)
        .join(
            published,
            (published.c.indicator_key == statement.c.indicator_key)
            & (published.c.place_key == statement.c.place_key)
            & (published.c.period == statement.c.period),
        )
        .join(submission, submission.c.id == published.c.submission_id)
        .join(place, place.c.key == published.c.place_key)
        .where(
            statement.c.submission_id == row.id,
            published.c.until_revision.is_(None),
            submission.c.is_demonstration.is_(False),
        )
        .group_by(*columns)
        .order_by(func.count().desc(), *columns)
    ).all()
    if not found:
        return
    most = found[0]
    where = unit(UnitKey(most.province_code, dt.date.fromisoformat(most.valid_from)))
    key = "store.reported"
    raise StoreReportedError(
        key,
        file=row.file_name,
        place=where.full_name,
        period=parse(most.period).label(),
        figures=sum(one.figures for one in found),
        other=most.file_name,
        id=str(most.id),
    )


def _refuse_invented_lines(connection: Connection, row: Found) -> None:
    """A line that is invented goes into plans only that are invented themselves."""
    ids = {one.plan_id for one in plan_reading.said(connection, row.id)}
    known = plan.register_with(plan_reading.held(connection)).plans
    real = [known[one] for one in sorted(ids) if one in known and not known[one].is_demonstration]
    if real:
        key = "store.reported_plan"
        raise StoreReportedError(key, file=row.file_name, plan=real[0].label)
