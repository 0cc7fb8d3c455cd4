"""Where stories are told: every act is somebody's, and refused to whoever may not do it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import Connection, delete, func, insert, select, update

from data.store.connection import reading as to_read
from data.store.head import now, take_head
from data.store.story_schema import story, story_slide
from data.story import reading, right
from data.story.error import StoryTextError
from data.story.freezing import this
from data.story.record import Sharing, Slide, Story, View
from data.story.viewing import Viewing
from data.story.word import Word
from data.story.wording import held_address, held_name, held_note, held_title, new_code

MOST_SLIDES: Final = 200


@dataclass(frozen=True, slots=True)
class Stories(Viewing):
    """Views and stories of a store in somebody's hands. Safe between threads and processes.

    Each act is one transaction and one row of `event`. Besides what they name, those on a story
    raise `StoreChangedError` where there is none of its code, and `NotAllowedError` where it is
    not the actor's to open, or to change; nothing was changed then.
    """

    def listed(self, *, is_deleted: bool = False) -> tuple[Story, ...]:
        """The actor's stories and those shared with them, the last changed first.

        Args:
            is_deleted: The actor's own that were deleted instead.
        """
        if self.actor.account_id is None:
            return ()
        with to_read(self.engine) as connection:
            return reading.listed(connection, self.actor, is_deleted=is_deleted)

    def one(self, code: str) -> Story:
        """One story that the actor may open."""
        with to_read(self.engine) as connection:
            return reading.one(connection, self.actor, code)

    def may_change(self, one: Story) -> bool:
        """Whether the actor may change a story."""
        return right.may_change(self.actor, one)

    def create(self, name: str, province_code: str) -> str:
        """Begin a story of a province, "VN" for the nation, and return its code.

        Raises:
            StoryTextError: The name is empty or too long.
            NotAllowedError: The actor has no account, or no role there.
        """
        right.as_author(self.actor, province_code)
        with self._change() as connection:
            return self._begin(connection, Word.CREATE, held_name(name), province_code)

    def rename(self, code: str, name: str) -> None:
        """Call a story otherwise.

        Raises:
            StoryTextError: The name is empty or too long.
        """
        with self._own(code, Word.CHANGE) as (connection, _):
            _set(connection, code, name=held_name(name))

    def add(
        self, code: str, view: View, *, title: str = "", note: str = "", at: int | None = None
    ) -> int:
        """Put a view into a story, and return the slide's id.

        Args:
            code: Of the story.
            view: What it shows.
            title: See `Slide`.
            note: See `Slide`.
            at: Before which slide, counted from 0; None for the end.

        Raises:
            StoryTextError: Something cannot be kept as it is, or the story is full.
        """
        made = Slide(view=view, title=title, note=note)
        with self._own(code, Word.CHANGE) as (connection, found):
            if len(found.slides) >= MOST_SLIDES:
                key = "story.too_many"
                raise StoryTextError(key, most=MOST_SLIDES)
            return _put_in(connection, found, made, at=at)

    def move(self, code: str, slide_id: int, *, by: int) -> None:
        """Move a slide towards the end, or with a negative number towards the beginning.

        At either end it stays; so does everything where the slide is gone.
        """
        with self._own(code, Word.CHANGE) as (connection, found):
            ids = [one.id for one in found.slides]
            if slide_id in ids:
                was = ids.index(slide_id)
                ids.insert(max(0, min(was + by, len(ids) - 1)), ids.pop(was))
                _order(connection, code, ids)

    def tell(self, code: str, slide_id: int, *, title: str, note: str) -> None:
        """Give a slide a title and a note.

        Raises:
            StoryTextError: One of them is too long.
        """
        values = {"title": held_title(title), "note": held_note(note)}
        with self._own(code, Word.CHANGE) as (connection, _):
            of_it = (story_slide.c.story_code == code, story_slide.c.id == slide_id)
            connection.execute(update(story_slide).where(*of_it).values(**values))

    def take_out(self, code: str, slide_id: int) -> None:
        """Take a slide out of a story; `add` puts it back where it was."""
        with self._own(code, Word.CHANGE) as (connection, _):
            of_it = (story_slide.c.story_code == code, story_slide.c.id == slide_id)
            connection.execute(delete(story_slide).where(*of_it))

    def copy(self, code: str, name: str, *, province_code: str | None = None) -> str:
        """Begin a story of the actor's own with the slides of another, and return its code.

        Args:
            code: Of a story that they may open.
            name: Of the new one.
            province_code: Where it belongs; by default where the other does.

        Raises:
            StoryTextError: The name is empty or too long.
            NotAllowedError: The actor has no account, or no role there.
        """
        with self._change() as connection:
            found = reading.one(connection, self.actor, code)
            province = province_code or found.province_code
            right.as_author(self.actor, province)
            made = self._begin(connection, Word.COPY, held_name(name), province)
            _set(connection, made, revision=found.revision, moment=str(found.moment))
            fresh = replace(found, code=made, slides=())
            for one in found.slides:
                _put_in(connection, fresh, one, at=None)
        return made

    def share(self, code: str, sharing: Sharing) -> None:
        """Say who else may open a story."""
        with self._own(code, Word.SHARE, note=sharing.value) as (connection, _):
            _set(connection, code, sharing=sharing.value)

    def freeze(self, code: str, *, revision: int | None = None) -> int:
        """Let a story show the figures of one revision for ever, and return its number.

        Args:
            code: Of the story.
            revision: Which; by default the newest.

        Raises:
            StoryTextError: There is no such revision.
        """
        with self._own(code, Word.FREEZE) as (connection, _):
            newest = take_head(connection)
            number = newest if revision is None else revision
            if not 1 <= number <= newest:
                key = "story.no_revision"
                raise StoryTextError(key, number=str(number))
            _set(connection, code, revision=number, moment=str(this(connection)))
        return number

    def thaw(self, code: str) -> None:
        """Let a story show today's figures again."""
        with self._own(code, Word.THAW) as (connection, _):
            _set(connection, code, revision=None, moment="")

    def delete(self, code: str) -> None:
        """Put a story away; its link says so, and `restore` takes it back."""
        with self._own(code, Word.DELETE) as (connection, _):
            _set(connection, code, deleted_at=now())

    def restore(self, code: str) -> None:
        """Take back a story that was deleted."""
        with self._own(code, Word.RESTORE, is_deleted=True) as (connection, _):
            _set(connection, code, deleted_at="")

    @contextmanager
    def _own(
        self, code: str, word: Word, *, note: str = "", is_deleted: bool = False
    ) -> Iterator[tuple[Connection, Story]]:
        """A turn to change a story of the actor's; told as an event when it is done."""
        with self._change() as connection:
            found = reading.one(connection, self.actor, code, is_deleted=is_deleted)
            right.as_owner(self.actor, found)
            yield connection, found
            _set(connection, code)  # it was changed now
            self._tell(connection, word, found.name, note=note)

    def _begin(self, connection: Connection, word: Word, name: str, province_code: str) -> str:
        code = new_code()
        row = {"code": code, "name": name, "province_code": province_code, "deleted_at": ""}
        row |= {"owner": self.actor.name, "sharing": Sharing.OWNER.value, "changed_at": now()}
        whose = {"owner_id": self.actor.account_id, "revision": None}
        connection.execute(insert(story), row | whose)
        self._tell(connection, word, name)
        return code


def _set(connection: Connection, code: str, **values: str | int | None) -> None:
    connection.execute(update(story).where(story.c.code == code).values(**values, changed_at=now()))


def _put_in(connection: Connection, one: Story, made: Slide, *, at: int | None) -> int:
    of_it = story_slide.c.story_code == one.code
    number = (connection.scalar(select(func.max(story_slide.c.id)).where(of_it)) or 0) + 1
    row = {"story_code": one.code, "id": number, "position": number}
    row |= {"address": held_address(made.view), "title": held_title(made.title)}
    connection.execute(insert(story_slide), row | {"note": held_note(made.note)})
    ids = [slide.id for slide in one.slides]
    if at is not None:
        ids.insert(at, number)
        _order(connection, one.code, ids)
    return number


def _order(connection: Connection, code: str, ids: list[int]) -> None:
    for position, number in enumerate(ids):
        of_it = (story_slide.c.story_code == code, story_slide.c.id == number)
        connection.execute(update(story_slide).where(*of_it).values(position=position))
