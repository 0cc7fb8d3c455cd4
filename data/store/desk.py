"""Where the store is changed: every act is somebody's, and refused to whoever may not do it."""

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, Engine

from data.actor import Actor, NotAllowedError
from data.ingest.answer import NONE, Answers
from data.ingest.mapping import Shape
from data.ingest.memory import Memory
from data.model import Observations
from data.store import conflict, direct, intake, life, memory, permission, stage, withdrawal
from data.store.connection import writing
from data.store.head import take_head
from data.store.record import Deed, Receipt, Submission
from data.store.stage import Found
from geo.units import UnitKey


@dataclass(frozen=True, slots=True)
class Desk:
    """The store in the hands of one person. Safe between threads and processes.

    Each method is one step of a submission's life (`data.store.record.Stage`): one
    transaction, one row of `event` for each stage it comes to. Besides what they name, all
    raise `StoreChangedError` where there is no such submission, `StoreStageError` where it is
    not the step that follows, and `StoreError` where the store cannot be written; nothing was
    changed then.
    """

    engine: Engine
    actor: Actor

    def receive(self, handed_in: Submission, *, content: bytes, answers: Answers = NONE) -> int:
        """Keep a workbook as it came, and return the number of its submission.

        The same file of the same sender that they still work on keeps its number.

        Args:
            handed_in: The workbook; its scope may still be empty. Who sends it is the actor.
            content: Its bytes, kept to be downloaded.
            answers: What the sender answered already.

        Raises:
            NotAllowedError: They do not report for this scope.
            ValueError: The content is not the file that the submission names.
        """
        permission.as_reporter(self.actor, handed_in.scope)
        with self._change() as connection:
            opened = life.opened(connection, self.actor, handed_in)
            if opened is not None:
                return opened
            return life.receive(connection, self.actor, handed_in, content=content, answers=answers)

    def keep_check(self, submission_id: int, *, layout: str, scope: str, answers: Answers) -> None:
        """Keep how a workbook was read: as what, for which place, with which answers.

        Raises:
            NotAllowedError: Somebody else handed it in, or they do not report for the scope.
        """
        with self._change() as connection:
            row = stage.found(connection, submission_id)
            permission.as_sender(self.actor, row)
            permission.as_reporter(self.actor, scope)
            life.keep_check(
                connection, self.actor, row, layout=layout, scope=scope, answers=answers
            )

    def submit(self, submission_id: int, observations: Observations) -> None:
        """Put a checked workbook before those who approve; what it says is fixed from then on.

        Raises:
            NotAllowedError: Somebody else handed it in, or a figure is not theirs to report.
            ValueError: The observations break their contract; see `intake.checked`.
        """
        rows = intake.checked(observations)
        with self._change() as connection:
            row = stage.found(connection, submission_id)
            permission.as_sender(self.actor, row)
            permission.as_reporter_of(self.actor, rows)
            life.submit(connection, self.actor, row, rows)

    def take_back(self, submission_id: int) -> None:
        """Withdraw what is submitted or approved and not yet published.

        Raises:
            NotAllowedError: Somebody else handed it in.
        """
        self._end(submission_id, Deed.TAKE_BACK)

    def discard(self, submission_id: int) -> None:
        """Give up what is not submitted yet; the file and its events stay.

        Raises:
            NotAllowedError: Somebody else handed it in.
        """
        self._end(submission_id, Deed.DISCARD)

    def hand_back(self, submission_id: int, *, reason: str) -> None:
        """Return what is submitted or approved to its sender, who sends it anew.

        Raises:
            NotAllowedError: Only approvers of its provinces hand it back.
            StoreReasonError: The reason is empty.
        """
        with self._change() as connection:
            row = stage.found(connection, submission_id)
            self._as_approver(connection, row, key="store.only_approvers_decide")
            life.end(connection, self.actor, row, deed=Deed.HAND_BACK, reason=reason)

    def approve(
        self, submission_id: int, *, seen_revision: int, publish_from: dt.date | None = None
    ) -> int | None:
        """Publish what is submitted, or let it wait for a day; approve again to change the day.

        Args:
            submission_id: Which.
            seen_revision: The revision that the approver compared it with.
            publish_from: From which day its figures hold, in Vietnam; None for at once.

        Returns:
            The revision that published it; None where it waits (see `Store.publish_due`).

        Raises:
            NotAllowedError: Only approvers of its provinces approve it.
            StoreChangedError: Somebody published or withdrew one of its figures after
                `seen_revision`.
            StoreReportedError: An invented figure would take a reported one's place.
        """
        with self._change() as connection:
            row = stage.found(connection, submission_id)
            self._as_approver(connection, row, key="store.only_approvers_decide")
            stage.require(connection, row, *stage.WAITING)
            conflict.refuse_changed(connection, row, seen_revision=seen_revision)
            return life.approve(connection, self.actor, row, publish_from=publish_from)

    def publish(
        self,
        handed_in: Submission,
        observations: Observations,
        *,
        content: bytes,
        again: bool = False,
    ) -> Receipt:
        """Let a workbook's figures hold from the next revision on: all steps at once.

        What they replace stays readable at its revisions. The same file for the same scope
        changes nothing where all it says holds, or it was withdrawn; one that others replaced
        in part is published again, as another submission.

        Args:
            handed_in: The workbook and its source.
            observations: What it says; see `data.model.Observations`.
            content: Its bytes, kept to be downloaded.
            again: Publish a withdrawn file anew, as another submission.

        Raises:
            NotAllowedError: Only an administrator passes over submitting and approving.
            ValueError: The observations break their contract; see `intake.checked`.
            StoreReportedError: An invented figure would take a reported one's place.
        """
        if not self.actor.is_administrator:
            key = "store.only_administrators"
            raise NotAllowedError(key)
        rows = intake.checked(observations)
        with self._change() as connection:
            return direct.publish(
                connection, self.actor, handed_in, rows, content=content, again=again
            )

    def withdraw(self, submission_ids: Iterable[int], *, reason: str) -> int:
        """Undo published submissions and return the revision without them.

        Every figure is then what it would be had they never been published. Those withdrawn
        before are left alone; with nothing to withdraw the revision stays.

        Raises:
            NotAllowedError: Only approvers of their provinces take submissions back.
        """
        with self._change() as connection:
            rows = withdrawal.found(connection, list(submission_ids))
            for row in rows:
                self._as_approver(connection, row, key="store.only_approvers")
            return withdrawal.withdraw(connection, self.actor, rows, reason=reason)

    def _end(self, submission_id: int, deed: Deed) -> None:
        with self._change() as connection:
            row = stage.found(connection, submission_id)
            permission.as_sender(self.actor, row)
            life.end(connection, self.actor, row, deed=deed)

    def _as_approver(self, connection: Connection, row: Found, *, key: str) -> None:
        if not self.actor.is_administrator:  # who may do all needs no look at the figures
            wanted = permission.scopes(connection, row)
            permission.as_approver(self.actor, wanted, key=key)

    @contextmanager
    def _change(self) -> Iterator[Connection]:
        """A turn to change the store."""
        with writing(self.engine) as connection:
            take_head(connection)
            yield connection

    def remember_place(self, scope: str, *, text: str, key: UnitKey) -> None:
        """Keep which unit a name means in a province's tables, instead of what was said before.

        Args:
            scope: The province's code, "VN" for tables of provinces.
            text: The name as typed.
            key: The unit, of the list that such tables follow.

        Raises:
            NotAllowedError: They do not report for the province.
            NotRememberedError: The unit is none of it.
        """
        with writing(self.engine) as connection:
            memory.keep_place(connection, self.actor, scope=scope, text=text, key=key)

    def remember_mapping(self, scope: str, shape: Shape) -> None:
        """Keep what the columns of a shape of table hold (`data.ingest.mapping.shapes`).

        Raises:
            NotAllowedError: They do not report for the province.
        """
        with writing(self.engine) as connection:
            memory.keep_mapping(connection, self.actor, scope=scope, shape=shape)

    def remember(self, scope: str, *, content: bytes, file_name: str, answers: Answers) -> None:
        """Keep every answer about a workbook that can serve another: all of them, or none.

        Raises:
            NotAllowedError: They do not report for the province.
            NotRememberedError: An answered unit is none of it.
        """
        with writing(self.engine) as connection:
            memory.keep(
                connection,
                self.actor,
                scope=scope,
                content=content,
                file_name=file_name,
                answers=answers,
            )

    def take_in_memory(self, said: Memory) -> None:
        """Keep what another store remembers, with who said it and when: all of it, or none.

        Raises:
            NotAllowedError: They do not report for one of the provinces.
            NotRememberedError: A unit is none of its province.
        """
        with writing(self.engine) as connection:
            memory.take_in(connection, self.actor, said)

    def forget_place(self, scope: str, *, text: str, valid_from: dt.date) -> None:
        """Let a name be asked again in tables that follow the list of a date.

        Raises:
            NotAllowedError: They do not approve for the province, and somebody else said it.
            StoreChangedError: Nothing of the kind is remembered.
        """
        with writing(self.engine) as connection:
            memory.drop_place(connection, self.actor, scope=scope, text=text, valid_from=valid_from)

    def forget_mapping(self, scope: str, *, signature: str) -> None:
        """Let the columns of a shape be asked again.

        Raises:
            NotAllowedError: They do not approve for the province, and somebody else said it.
            StoreChangedError: Nothing of the kind is remembered.
        """
        with writing(self.engine) as connection:
            memory.drop_mapping(connection, self.actor, scope=scope, signature=signature)
