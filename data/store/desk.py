"""Where the store is changed: every act is somebody's, and refused to whoever may not do it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from data.actor import NotAllowedError
from data.ingest.answer import NONE, Answers
from data.model import Observations
from data.passage import Passage
from data.plan.line import PlanLine
from data.point import Point
from data.store import conflict, direct, intake, life, permission, plan_line, stage, withdrawal
from data.store.leading import Leading
from data.store.record import Deed, Receipt, Submission
from data.store.stage import Found


@dataclass(frozen=True, slots=True)
class Desk(Leading):
    """The store in the hands of one person. Safe between threads and processes.

    Each method is one step of a submission's life (`data.store.record.Stage`): one
    transaction, one row of `event` for each stage it comes to. Besides what they name, all
    raise `StoreChangedError` where there is no such submission, `StoreStageError` where it is
    not the step that follows, and `StoreError` where the store cannot be written; nothing was
    changed then.
    """

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
        points: Sequence[Point] = (),
        lines: Sequence[PlanLine] = (),
        passages: Sequence[Passage] = (),
        answers: Answers = NONE,
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
            points: Where the things stand that they count; each of one of its figures.
            lines: What it says of plans.
            passages: What it says in words, of units that it has figures of.
            answers: What was said to its questions, kept with it.

        Raises:
            NotAllowedError: Only an administrator passes over submitting and approving.
            ValueError: The observations break their contract; see `intake.checked`.
            StoreReportedError: An invented figure would take a reported one's place.
        """
        if not self.actor.is_administrator:
            key = "store.only_administrators"
            raise NotAllowedError(key)
        rows, told = intake.checked(observations), plan_line.checked(lines)
        with self._change() as connection:
            return direct.publish(
                connection,
                self.actor,
                handed_in,
                rows,
                content=content,
                again=again,
                points=points,
                lines=told,
                passages=passages,
                answers=answers,
            )

    def edit_plan(
        self,
        handed_in: Submission,
        lines: Sequence[PlanLine],
        *,
        content: bytes,
        seen_revision: int,
    ) -> int:
        """Change a plan without a workbook: a submission of its own, and return its number.

        Whoever approves for the plan's place publishes it at once; whoever reports for it puts
        it before those who approve. It is undone as any other.

        Args:
            handed_in: What it is called, and its scope.
            lines: What is said of the plan.
            content: The same, kept to be downloaded.
            seen_revision: The revision that the person had before them.

        Raises:
            NotAllowedError: They neither approve nor report for all of the plan's place.
            StoreChangedError: Somebody changed one of these lines after `seen_revision`.
            ValueError: The lines break their contract; see `plan_line.checked`.
        """
        told = plan_line.checked(lines)
        decides = all(permission.decides_on_plan(self.actor, one.place) for one in told)
        if not decides:
            permission.as_planner(self.actor, told)
        with self._change() as connection:
            return direct.edit(
                connection,
                self.actor,
                handed_in,
                told,
                content=content,
                seen_revision=seen_revision,
                is_published=decides,
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

    def _as_approver(self, connection: Connection, row: Found, *, key: str) -> None:
        if not self.actor.is_administrator:  # who may do all needs no look at the figures
            wanted = permission.scopes(connection, row)
            permission.as_approver(self.actor, wanted, key=key)
