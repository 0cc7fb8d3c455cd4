"""A job in the hands of the process that makes it: taken, told of, done; no other takes it."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Engine, select, update

from data.actor import Actor
from data.job import moment, reading, setting, shelf, tidying
from data.job.record import Job, State
from data.store.connection import reading as to_read
from data.store.connection import writing
from data.store.head import take_head
from data.store.job_schema import job


@dataclass(frozen=True, slots=True)
class Turn:
    """One job while it is made.

    Args:
        engine: Of the store.
        worker: The process, see `data.job.process.own`.
        job: As it was when it was taken.
    """

    engine: Engine
    worker: str
    job: Job

    def owner(self) -> Actor | None:
        """Whoever asked, with the roles of now; None where they may not come in any more."""
        with to_read(self.engine) as connection:
            return reading.owner(connection, self.job.owner_id)

    def is_ours(self) -> bool:
        """Whether it is still this process's to make: nobody cancelled it."""
        with to_read(self.engine) as connection:
            held = select(job.c.code).where(*self._held)
            return connection.scalar(held) is not None

    def tell(self, *, done: int, total: int, told: str) -> None:
        """Say how far it is, and that this process still lives."""
        self._set(done=done, total=total, told=told, beat_at=moment.stamp(moment.now()))

    def finish(self, content: bytes, *, file_name: str, revision: int | None) -> bool:
        """Hand the file over; whether it was still wanted.

        Args:
            content: The file.
            file_name: What its owner finds it under.
            revision: Whose figures are in it.
        """
        shelf.put(self.job.code, content)
        is_wanted = self._end(State.DONE, file_name=file_name, size=len(content), revision=revision)
        if not is_wanted:
            shelf.take_off(self.job.code, is_all=False)
        return is_wanted

    def fail(self, reason: str) -> None:
        """Say why there will be no file."""
        self._end(State.FAILED, error=reason)
        shelf.take_off(self.job.code, is_all=False)

    def _end(self, state: State, **values: str | int | None) -> bool:
        now = moment.now()
        ended = {"ended_at": moment.stamp(now), "kept_until": moment.stamp(now + setting.kept())}
        return self._set(state=state.value, **ended, **values)

    def _set(self, **values: str | int | None) -> bool:
        with writing(self.engine) as connection:
            changed = connection.execute(update(job).where(*self._held).values(**values))
            return bool(changed.rowcount)

    @property
    def _held(self) -> tuple[ColumnElement[bool], ...]:
        return (
            job.c.code == self.job.code,
            job.c.state == State.RUNNING.value,
            job.c.worker == self.worker,
        )


def take(engine: Engine, worker: str) -> Turn | None:
    """The job whose turn it is; None where there is none, or enough are made already.

    One of each person at a time, the first asked for first. Two processes never take the same:
    they come one after another, at the store's head.
    """
    now = moment.now()
    tidying.interrupt(engine, now=now)
    if not wanting(engine):
        return None
    with writing(engine) as connection:
        take_head(connection)
        found = _wanted(connection)
        if not found:
            return None
        one = found[0]
        begun = {"state": State.RUNNING.value, "worker": worker}
        begun |= dict.fromkeys(("begun_at", "beat_at"), moment.stamp(now))
        connection.execute(update(job).where(job.c.code == one.code).values(**begun))
        return Turn(engine, worker, reading.one(connection, one.code))


def wanting(engine: Engine) -> list[Job]:
    """Those that may begin now, the first asked for first; each of another person."""
    with to_read(engine) as connection:
        return _wanted(connection)


def _wanted(connection: Connection) -> list[Job]:
    running = reading.in_state(connection, State.RUNNING)
    room = setting.at_once() - len(running)
    busy = {one.owner_id for one in running}
    found: list[Job] = []
    for one in reading.in_state(connection, State.WAITING):
        if len(found) < room and one.owner_id not in busy:
            busy.add(one.owner_id)
            found.append(one)
    return found


def workers(engine: Engine) -> set[str]:
    """The processes that make something now."""
    with to_read(engine) as connection:
        return {one.worker for one in reading.in_state(connection, State.RUNNING)}
