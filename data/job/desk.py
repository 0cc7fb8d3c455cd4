"""Where files are asked for: every act is somebody's, and refused to whoever may not do it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, delete, insert, update

from data.actor import Actor
from data.job import moment, process, reading, right, setting, shelf, tidying, turn
from data.job.error import JobError
from data.job.record import Job, Kind, Order, State
from data.job.word import Word
from data.store import event
from data.store.connection import reading as to_read
from data.store.connection import writing
from data.store.head import take_head
from data.store.job_schema import job
from data.story import reading as stories
from data.story.wording import new_code
from geo.units import TODAY, UnitKey, unit

NOTHING_YET = {
    "state": State.WAITING.value,
    "done": 0,
    "total": 0,
    "size": 0,
    **dict.fromkeys(("told", "error", "begun_at", "ended_at", "file_name", "kept_until"), ""),
    **dict.fromkeys(("worker", "beat_at"), ""),
}


@dataclass(frozen=True, slots=True)
class Jobs:
    """Files that are made in the background, in somebody's hands.

    Safe between threads and processes. Each act is one transaction and one row of `event`.
    Besides what they name, those on a job raise `JobError` where there is none of its code, and
    `NotAllowedError` where it is somebody else's; nothing was changed then.
    """

    engine: Engine
    actor: Actor

    def listed(self) -> tuple[Job, ...]:
        """The actor's own, the last asked for first."""
        if self.actor.account_id is None:
            return ()
        with to_read(self.engine) as connection:
            return reading.of_account(connection, self.actor.account_id)

    def of_others(self) -> tuple[Job, ...]:
        """Everybody else's, for administrators; nothing for anybody else."""
        if not self.actor.is_administrator:
            return ()
        with to_read(self.engine) as connection:
            found = reading.every(connection)
        return tuple(one for one in found if one.owner_id != self.actor.account_id)

    def one(self, code: str) -> Job:
        """One of them."""
        with to_read(self.engine) as connection:
            return reading.own(connection, self.actor, code)

    def is_next(self, code: str) -> bool:
        """Nobody is before it: it begins as soon as a process is there."""
        return any(one.code == code for one in turn.wanting(self.engine))

    def content(self, code: str) -> bytes:
        """The file.

        Raises:
            JobError: It is not made yet, or not there any more.
        """
        if self.one(code).state is not State.DONE:
            key = "job.not_done"
            raise JobError(key)
        return shelf.content(code)

    def ask(self, order: Order, *, sent: bytes | None = None) -> str:
        """Ask for a file, and return the job's code; the same while the same is on its way.

        Args:
            order: What.
            sent: What goes with it: a template.

        Raises:
            NotAllowedError: The actor has no account, or the story is not shared with them.
            StoreChangedError: There is no such story.
            UnknownUnitError: There is no such province.
            JobError: The story has no view, or they wait for too many already.
        """
        owner = right.as_account(self.actor)
        tidying.tidy(self.engine)
        with self._change() as connection:
            name = self._named(connection, order)
            for one in reading.of_account(connection, owner):
                if one.is_active and one.order == order and sent is None:
                    return one.code
            _refuse_more(connection, owner)
            code = new_code()
            if sent is not None:
                shelf.put(code, sent, ending=shelf.SENT)
            row = {"code": code, "name": name, "owner_id": owner, "owner": self.actor.name}
            row |= reading.as_text(order) | {"asked_at": moment.stamp(moment.now())}
            connection.execute(insert(job), row | NOTHING_YET)
            self._tell(connection, Word.ASK, name, order.kind)
        return code

    def cancel(self, code: str) -> None:
        """Stop what waits or is made; its process is ended, and nothing of the file stays.

        What ended before stays as it is.
        """
        with self._change() as connection:
            found = reading.own(connection, self.actor, code)
            if not found.is_active:
                return
            now = moment.now()
            values = {"state": State.CANCELLED.value, "ended_at": moment.stamp(now)}
            values["kept_until"] = moment.stamp(now + setting.kept())
            connection.execute(update(job).where(job.c.code == code).values(**values))
            self._tell(connection, Word.CANCEL, found.name, found.order.kind)
        if found.worker:
            process.end(found.worker)
        shelf.take_off(code, is_all=False)

    def again(self, code: str) -> None:
        """Ask for the same anew; its file goes. What is on its way stays as it is.

        Raises:
            NotAllowedError: The story is not shared with them any more.
            JobError: They wait for too many already.
        """
        with self._change() as connection:
            found = reading.own(connection, self.actor, code)
            if found.is_active:
                return
            name = self._named(connection, found.order)
            _refuse_more(connection, found.owner_id)
            asked = {"name": name, "asked_at": moment.stamp(moment.now())}
            connection.execute(update(job).where(job.c.code == code).values(**NOTHING_YET, **asked))
            self._tell(connection, Word.AGAIN, name, found.order.kind)
        shelf.take_off(code, is_all=False)

    def delete(self, code: str) -> None:
        """Let a file go that was made, or what is said of one that was not.

        Raises:
            JobError: It is on its way; it is cancelled first.
        """
        with self._change() as connection:
            found = reading.own(connection, self.actor, code)
            if found.is_active:
                key = "job.still_active"
                raise JobError(key)
            connection.execute(delete(job).where(job.c.code == code))
            self._tell(connection, Word.DELETE, found.name, found.order.kind)
        shelf.take_off(code)

    def _named(self, connection: Connection, order: Order) -> str:
        """What the file is of, which the actor may read."""
        if order.kind is Kind.PROFILES:
            return unit(UnitKey(order.subject, TODAY)).full_name
        story = stories.one(connection, self.actor, order.subject)
        if not story.slides:
            key = "job.no_views"
            raise JobError(key, name=story.name)
        return story.name

    @contextmanager
    def _change(self) -> Iterator[Connection]:
        with writing(self.engine) as connection:
            take_head(connection)
            yield connection

    def _tell(self, connection: Connection, word: Word, name: str, kind: Kind) -> None:
        event.record(connection, self.actor, act=word, subject=name, note=kind.value)


def _refuse_more(connection: Connection, owner_id: int) -> None:
    """Nobody fills the queue.

    Raises:
        JobError: So many of this person's are on their way already.
    """
    active = sum(one.is_active for one in reading.of_account(connection, owner_id))
    if active >= setting.MOST_WAITING:
        key = "job.too_many"
        raise JobError(key, most=setting.MOST_WAITING)
