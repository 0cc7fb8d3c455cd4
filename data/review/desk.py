"""Where reviews are written: every act is somebody's, and a closed review takes none."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Engine, func, insert, select

from data.actor import Actor
from data.period import Period
from data.plan import Plan
from data.review import codec, reading
from data.review.content import Content
from data.review.record import Review, ReviewKind, ReviewStage, Texts
from data.review.word import Word
from data.review.written import held_texts, held_title, hold_size, keep_file, kept
from data.store import event, permission
from data.store.connection import reading as to_read
from data.store.connection import writing
from data.store.error import StoreChangedError, StoreStageError
from data.store.head import now, take_head
from data.store.review_schema import review, review_file, review_version
from data.store.schema import file
from geo.place import NATION, Unit

ONLY_APPROVERS: Final = "review.only_approvers"


def scopes_of(plan: Plan, place: Unit) -> frozenset[str]:
    """Today's scopes whose approvers write reviews of a plan in a place."""
    keys = {place.key} if plan.scope == NATION else {place.key, plan.scope}
    return frozenset(home.scope for key in keys for home in permission.homes(key))


@dataclass(frozen=True, slots=True)
class Reviews:
    """The reviews of a store in somebody's hands. Safe between threads and processes.

    Each act is one transaction, one more version and one row of `event`. Besides what they
    name, all that change something raise `NotAllowedError` where the actor does not approve
    for the review's scopes, `StoreStageError` where it is closed or discarded, and
    `StoreChangedError` where there is none or somebody saved it after `seen`.
    """

    engine: Engine
    actor: Actor

    def listed(self, place_code: str) -> tuple[Review, ...]:
        """Reviews of a place, the latest first; drafts only for those who write them."""
        with to_read(self.engine) as connection:
            return reading.listed(connection, self.actor, place_code)

    def one(self, review_id: int) -> Review:
        """One review.

        Raises:
            StoreChangedError: There is none, or it is a draft of others.
            StoreDamagedError: A closed one is not what was closed.
        """
        with to_read(self.engine) as connection:
            return reading.one(connection, self.actor, review_id)

    def may_write(self, plan: Plan, place: Unit) -> bool:
        """Whether the actor may begin a review of this plan here."""
        return reading.may_write(self.actor, " ".join(scopes_of(plan, place)))

    def may_change(self, found: Review) -> bool:
        """Whether the actor may write in this one."""
        if found.is_closed:
            return False
        with to_read(self.engine) as connection:
            row = reading.row_of(connection, found.id)
        return reading.may_write(self.actor, row.scopes)

    def open(
        self,
        plan: Plan,
        place: Unit,
        *,
        kind: ReviewKind,
        title: str,
        period: Period | None,
        cutoff: dt.date,
    ) -> int:
        """Begin a draft and return its number.

        Args:
            plan: Whose targets and tasks.
            place: The nation, or one of today's provinces.
            kind: Interim or final.
            title: At most 500 characters.
            period: Figures count until its end; None where there are none.
            cutoff: The day that is named in the report.

        Raises:
            ReviewTextError: The title is empty or too long.
        """
        scopes = scopes_of(plan, place)
        permission.as_approver(self.actor, scopes, key=ONLY_APPROVERS)
        values = {"kind": kind.value, "title": held_title(title), "texts": codec.as_json(Texts())}
        values |= {"period": str(period or ""), "cutoff": cutoff.isoformat()}
        with writing(self.engine) as connection:
            take_head(connection)
            number = (connection.scalar(select(func.max(review.c.id))) or 0) + 1
            head = {"id": number, "place_code": place.code, "plan_id": plan.id, "at": now()}
            head |= {"scopes": " ".join(sorted(scopes)), **self._who()}
            connection.execute(insert(review), head)
            self._add(connection, number, 1, stage=ReviewStage.DRAFT, values=values)
            self._tell(connection, Word.OPEN, number, values["title"])
        return number

    def save(self, review_id: int, *, seen: int, title: str, texts: Texts) -> int:
        """Keep what the author wrote, as another version, and return its number.

        Raises:
            ReviewTextError: The title is empty, or some text is too long.
        """
        said = {"title": held_title(title), "texts": held_texts(texts)}
        with self._draft(review_id, seen=seen) as (connection, row):
            values = kept(row) | said
            self._add(connection, review_id, seen + 1, stage=ReviewStage.DRAFT, values=values)
            self._tell(connection, Word.SAVE, review_id, said["title"])
        return seen + 1

    def attach(self, review_id: int, *, name: str, body: bytes) -> str:
        """Keep a file beside a draft and return its SHA-256, for an `Evidence` of it.

        Raises:
            ReviewTextError: It is larger than 20 MB, or empty.
        """
        hold_size(body, name=name)
        with self._draft(review_id, seen=None) as (connection, _):
            sha256 = keep_file(connection, body)
            self._join(connection, review_id, sha256, name=name)
            self._tell(connection, Word.ATTACH, review_id, name)
        return sha256

    def close(
        self, review_id: int, *, seen: int, content: Content, pictures: Iterable[bytes] = ()
    ) -> None:
        """Freeze a draft with its figures; from then on it is only read.

        The figures are the caller's: they are those of the revision that `content` names,
        which must still be the store's.

        Args:
            review_id: Which.
            seen: The version of its texts that the actor saw.
            content: What it freezes.
            pictures: PNG of each of `content.maps`.

        Raises:
            StoreChangedError: Figures were published or withdrawn meanwhile.
            ValueError: A picture is not the one that its record names.
        """
        frozen = codec.as_json(content)
        with self._draft(review_id, seen=seen) as (connection, row):
            if take_head(connection) != content.revision:
                key = "review.figures_changed"
                raise StoreChangedError(key, revision=f"r{content.revision}")
            for drawn, body in zip(content.maps, pictures, strict=True):
                if keep_file(connection, body) != drawn.sha256:
                    raise ValueError(drawn.sha256)
                self._join(connection, review_id, drawn.sha256, name=f"{drawn.target_id}.png")
            at = now()
            by = {"closed_by": self.actor.name, "closed_at": at}
            sha256 = reading.hash_of(row, content=frozen, **by)
            values = kept(row) | {"at": at, "revision": content.revision}
            values |= {"content": frozen, "sha256": sha256}
            self._add(connection, review_id, seen + 1, stage=ReviewStage.CLOSED, values=values)
            self._tell(connection, Word.CLOSE, review_id, row["title"], note=sha256)

    def discard(self, review_id: int, *, seen: int) -> None:
        """Give a draft up; what was written stays in the store and is shown no more."""
        with self._draft(review_id, seen=seen) as (connection, row):
            stage, values = ReviewStage.DISCARDED, kept(row)
            self._add(connection, review_id, seen + 1, stage=stage, values=values)
            self._tell(connection, Word.DISCARD, review_id, row["title"])

    def content(self, review_id: int, sha256: str) -> bytes:
        """The bytes of a picture or file of a review that the actor may read.

        Raises:
            StoreChangedError: It has no such file.
        """
        with to_read(self.engine) as connection:
            reading.one(connection, self.actor, review_id)
            of_it = (review_file.c.review_id == review_id, review_file.c.sha256 == sha256)
            query = select(file.c.body).join(review_file, review_file.c.sha256 == file.c.sha256)
            body = connection.scalar(query.where(*of_it))
        if body is None:
            key = "store.no_file"
            raise StoreChangedError(key, sha256=sha256)
        return bytes(body)

    @contextmanager
    def _draft(
        self, review_id: int, *, seen: int | None
    ) -> Iterator[tuple[Connection, Mapping[str, Any]]]:
        """A turn to change a draft that nobody changed since."""
        with writing(self.engine) as connection:
            take_head(connection)
            row = reading.row_of(connection, review_id)
            permission.as_approver(self.actor, row.scopes.split(), key=ONLY_APPROVERS)
            if row.stage != ReviewStage.DRAFT:
                key = f"review.is_{row.stage}"
                raise StoreStageError(key, id=str(review_id))
            if seen is not None and row.number != seen:
                key = "review.saved_meanwhile"
                raise StoreChangedError(key, who=row.made_by or "–")
            yield connection, dict(row._mapping)

    def _add(
        self,
        connection: Connection,
        review_id: int,
        number: int,
        *,
        stage: ReviewStage,
        values: Mapping[str, Any],
    ) -> None:
        row = {"at": now(), "revision": None, "content": "", "sha256": "", **self._who(), **values}
        row |= {"review_id": review_id, "number": number, "stage": stage.value}
        connection.execute(insert(review_version), row)

    def _join(self, connection: Connection, review_id: int, sha256: str, *, name: str) -> None:
        same = (review_file.c.review_id == review_id, review_file.c.sha256 == sha256)
        if connection.scalar(select(review_file.c.name).where(*same)) is None:
            row = {"review_id": review_id, "sha256": sha256, "name": name, "at": now()}
            connection.execute(insert(review_file), row | {"made_by": self.actor.name})

    def _tell(
        self, connection: Connection, word: Word, review_id: int, title: str, note: str = ""
    ) -> None:
        subject = f"#{review_id} {title}"
        event.record(connection, self.actor, act=word, subject=subject, note=note)

    def _who(self) -> dict[str, Any]:
        return {"made_by": self.actor.name, "account_id": self.actor.account_id}
