"""Where the store is changed: every act is somebody's, and refused to whoever may not do it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Engine

from data.actor import Actor, NotAllowedError, Role
from data.ingest.answer import Answers
from data.ingest.mapping import Shape
from data.ingest.memory import Memory
from data.model import Observations
from data.store import memory, publication, withdrawal
from data.store.connection import writing
from data.store.record import Receipt, Submission
from geo.units import NATION, UnitKey


@dataclass(frozen=True, slots=True)
class Desk:
    """The store in the hands of one person. Safe between threads and processes."""

    engine: Engine
    actor: Actor

    def publish(
        self,
        handed_in: Submission,
        observations: Observations,
        *,
        content: bytes,
        again: bool = False,
    ) -> Receipt:
        """Let a workbook's figures hold from the next revision on; all of them, or none.

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
            StoreError: Nothing was changed.
        """
        self._permit(self.actor.is_administrator, "store.only_administrators")
        with writing(self.engine) as connection:
            return publication.publish(
                connection, handed_in, observations, content=content, again=again
            )

    def withdraw(self, submission_ids: Iterable[int], *, reason: str) -> int:
        """Take submissions back and return the revision that shows the figures without them.

        Every figure is then what it would be had they never been published. Those withdrawn
        before are left alone; with nothing to withdraw the revision stays.

        Raises:
            NotAllowedError: Only approvers of their provinces take submissions back.
            StoreChangedError: A submission is not there.
            StoreError: Nothing was changed.
        """
        with writing(self.engine) as connection:
            ids = list(submission_ids)
            for scope in withdrawal.scopes(connection, ids):
                self._permit(self._approves(scope), "store.only_approvers")
            return withdrawal.withdraw(connection, ids, by=self.actor.name, reason=reason)

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

    def _approves(self, scope: str) -> bool:
        return self.actor.may(Role.APPROVER, scope or NATION.code)

    def _permit(self, is_allowed: bool, key: str) -> None:
        if not is_allowed:
            raise NotAllowedError(key)
