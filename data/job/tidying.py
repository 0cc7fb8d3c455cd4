"""What nobody else does: jobs whose process is gone say so, and old files are let go."""

import datetime as dt
from collections import defaultdict
from typing import Final

from sqlalchemy import Connection, Engine, delete, update

from data.job import moment, process, reading, setting, shelf
from data.job.record import ACTIVE, Job, State
from data.store.connection import reading as to_read
from data.store.connection import writing
from data.store.head import take_head
from data.store.job_schema import job

NOBODYS: Final = dt.timedelta(hours=1)
"""What was sent along lies there a moment before its job does."""


def tidy(engine: Engine, *, now: dt.datetime | None = None) -> None:
    """Both; asked when the server starts and with each new job.

    Args:
        engine: Of the store.
        now: The moment.
    """
    at = moment.now() if now is None else now
    interrupt(engine, now=at)
    sweep(engine, now=at)


def interrupt(engine: Engine, *, now: dt.datetime) -> None:
    """Jobs whose process was ended are interrupted: their owner is told, and can ask again.

    It only reads where there are none, so it can be asked often.
    """
    with to_read(engine) as connection:
        gone = _gone(connection, now)
    if not gone:
        return
    values = {"state": State.INTERRUPTED.value, "ended_at": moment.stamp(now)}
    values["kept_until"] = moment.stamp(now + setting.kept())
    with writing(engine) as connection:
        for one in gone:
            is_same = (job.c.code == one.code, job.c.worker == one.worker)
            held = (*is_same, job.c.state == State.RUNNING.value)
            connection.execute(update(job).where(*held).values(**values))
    with to_read(engine) as connection:
        left = {one.code for one in reading.in_state(connection, State.INTERRUPTED)}
    for code in left:
        shelf.take_off(code, is_all=False)


def sweep(engine: Engine, *, now: dt.datetime) -> None:
    """Let go what is older than it is kept, what is too much of one person's, and what is nobody's.

    Args:
        engine: Of the store.
        now: The moment.
    """
    lying = shelf.codes()  # asked first: what comes meanwhile is not taken for nobody's
    with to_read(engine) as connection:
        known = reading.every(connection)
    past = _past(known, now=now)
    if past:
        with writing(engine) as connection:
            take_head(connection)
            for one in past:
                is_ended = job.c.state.not_in([each.value for each in ACTIVE])
                connection.execute(delete(job).where(job.c.code == one.code, is_ended))
        with to_read(engine) as connection:
            known = reading.every(connection)
        for code in {one.code for one in past} - {one.code for one in known}:
            shelf.take_off(code)
    for code in lying - {one.code for one in known}:
        if shelf.age(code, now=now) > NOBODYS:
            shelf.take_off(code)


def _gone(connection: Connection, now: dt.datetime) -> tuple[Job, ...]:
    return tuple(
        one
        for one in reading.in_state(connection, State.RUNNING)
        if not process.is_living(one.worker, beat_at=one.beat_at, now=now)
    )


def _past(known: tuple[Job, ...], *, now: dt.datetime) -> list[Job]:
    """Those that ended too long ago, and of each person's the first of too many."""
    ended: dict[int, list[Job]] = defaultdict(list)
    for one in known:
        if not one.is_active:
            ended[one.owner_id].append(one)
    past = []
    for several in ended.values():
        several.sort(key=_ended, reverse=True)
        past += [
            one
            for at, one in enumerate(several)
            if at >= setting.MOST_KEPT or (one.kept_until is not None and one.kept_until <= now)
        ]
    return past


def _ended(one: Job) -> dt.datetime:
    return one.ended_at or one.asked_at
