"""Where views are saved and short links made: the part of `Stories` that is of single views."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, func, insert, select, update

from data.actor import Actor
from data.store import event
from data.store.connection import reading as to_read
from data.store.connection import writing
from data.store.error import StoreChangedError
from data.store.head import now, take_head
from data.store.story_schema import saved_view, short_link
from data.story import reading, right
from data.story.error import StoryTextError
from data.story.freezing import this
from data.story.moment import Moment
from data.story.record import SavedView, View
from data.story.word import Word
from data.story.wording import held_address, held_name, new_code


@dataclass(frozen=True, slots=True)
class Viewing:
    """See `data.story.desk.Stories`."""

    engine: Engine
    actor: Actor

    def views(self, *, is_deleted: bool = False) -> tuple[SavedView, ...]:
        """The actor's saved views, the last changed first.

        Args:
            is_deleted: Those that were deleted instead.
        """
        if self.actor.account_id is None:
            return ()
        with to_read(self.engine) as connection:
            return reading.views(connection, self.actor.account_id, is_deleted=is_deleted)

    def save_view(
        self, view: View, name: str, *, revision: int | None = None, moment: Moment | None = None
    ) -> int:
        """Keep a view under a name, and return its number; the same again for the same.

        Args:
            view: What is to be seen.
            name: At most 500 characters.
            revision: Whose figures it shows for ever; None for today's.
            moment: When that was frozen; by default now.

        Raises:
            StoryTextError: The name or the view cannot be kept, or there is no such revision.
            NotAllowedError: The actor has no account.
        """
        owner = right.as_account(self.actor)
        held = held_name(name)
        row = {"name": held, "address": held_address(view), "owner_id": owner, "deleted_at": ""}
        with self._change() as connection:
            at = _held(connection, revision, moment)
            pinned = saved_view.c.revision
            again = select(saved_view.c.id).where(
                *(saved_view.c[name] == value for name, value in row.items()),
                saved_view.c.moment == at,
                pinned.is_(None) if revision is None else pinned == revision,
            )
            if known := connection.scalar(again):
                return int(known)
            number = (connection.scalar(select(func.max(saved_view.c.id))) or 0) + 1
            more = {"id": number, "revision": revision, "changed_at": now()}
            connection.execute(insert(saved_view), row | more | {"moment": at})
            self._tell(connection, Word.VIEW_SAVE, held, note=_noted(revision))
        return number

    def rename_view(self, number: int, name: str) -> None:
        """Call a saved view otherwise.

        Raises:
            StoryTextError: The name is empty or too long.
            StoreChangedError: The actor has no such view.
        """
        values = {"name": held_name(name), "changed_at": now()}
        self._set_view(number, Word.VIEW_RENAME, values, was_deleted=False)

    def delete_view(self, number: int) -> None:
        """Put a saved view away; `restore_view` takes it back."""
        self._set_view(number, Word.VIEW_DELETE, {"deleted_at": now()}, was_deleted=False)

    def restore_view(self, number: int) -> None:
        """Take back a view that was deleted."""
        self._set_view(number, Word.VIEW_RESTORE, {"deleted_at": ""}, was_deleted=True)

    def link(self, view: View, *, revision: int | None = None, moment: Moment | None = None) -> str:
        """The code of a short link to a view; the same again for the same.

        Raises:
            StoryTextError: The view cannot be kept, or there is no such revision.
            NotAllowedError: The actor has no account.
        """
        address, owner = held_address(view), right.as_account(self.actor)
        with self._change() as connection:
            at = _held(connection, revision, moment)
            same = (short_link.c.account_id == owner, short_link.c.address == address)
            pin = short_link.c.revision
            held = pin.is_(None) if revision is None else pin == revision
            again = select(short_link.c.code).where(*same, held, short_link.c.moment == at)
            known = connection.scalar(again)
            if known is not None:
                return str(known)
            code = new_code()
            row = {"code": code, "address": address, "revision": revision, "account_id": owner}
            more = {"made_by": self.actor.name, "at": now(), "moment": at}
            connection.execute(insert(short_link), row | more)
            self._tell(connection, Word.LINK, code, note=_noted(revision))
        return code

    def _set_view(
        self, number: int, word: Word, values: dict[str, str], *, was_deleted: bool
    ) -> None:
        owner = right.as_account(self.actor)
        with self._change() as connection:
            is_mine = (saved_view.c.id == number, saved_view.c.owner_id == owner)
            row = connection.execute(select(saved_view).where(*is_mine)).first()
            if row is None or bool(row.deleted_at) is not was_deleted:
                key = "story.no_saved_view"
                raise StoreChangedError(key)
            connection.execute(update(saved_view).where(*is_mine).values(**values))
            self._tell(connection, word, values.get("name", row.name))

    @contextmanager
    def _change(self) -> Iterator[Connection]:
        """A turn to change the store: all of it, or nothing."""
        with writing(self.engine) as connection:
            take_head(connection)
            yield connection

    def _tell(self, connection: Connection, word: Word, subject: str, note: str = "") -> None:
        event.record(connection, self.actor, act=word, subject=subject, note=note)


def _held(connection: Connection, revision: int | None, moment: Moment | None) -> str:
    """The moment of what is frozen, as it is kept; nothing of what is not."""
    if revision is None:
        return ""
    if not 1 <= revision <= take_head(connection):
        key = "story.no_revision"
        raise StoryTextError(key, number=str(revision))
    return str(this(connection) if moment is None else moment)


def _noted(revision: int | None) -> str:
    return "" if revision is None else f"r{revision}"
