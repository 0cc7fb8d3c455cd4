"""What a reporting officer does at the desk, from handing a workbook in to submitting it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection

from data.ingest.answer import NONE, Answers
from data.model import Observations
from data.passage import Passage
from data.plan.line import PlanLine
from data.point import Point
from data.store import intake, life, permission, plan_line, stage
from data.store.connection import writing
from data.store.head import take_head
from data.store.record import Deed, Submission
from data.store.remembering import Remembering


@dataclass(frozen=True, slots=True)
class Sending(Remembering):
    """The half of `data.store.desk.Desk` that senders use; see there."""

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

    def submit(
        self,
        submission_id: int,
        observations: Observations,
        *,
        points: Sequence[Point] = (),
        lines: Sequence[PlanLine] = (),
        passages: Sequence[Passage] = (),
    ) -> None:
        """Put a checked workbook before those who approve; what it says is fixed from then on.

        The figures are the caller's and kept beside the file; that they are the file's own is for
        the caller to see to, and so are the points that they count and the passages in words;
        `data.submission.handing.submit` does, by checking it anew.

        Raises:
            NotAllowedError: Somebody else handed it in, or a figure or a plan is not theirs to
                report.
            ValueError: The observations break their contract, see `intake.checked`, or a
                point is of no figure of theirs.
        """
        rows, told = intake.checked(observations), plan_line.checked(lines)
        with self._change() as connection:
            row = stage.found(connection, submission_id)
            permission.as_sender(self.actor, row)
            permission.as_reporter_of(self.actor, rows)
            permission.as_planner(self.actor, told)
            life.submit(connection, self.actor, row, rows, points, told, passages)

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

    def _end(self, submission_id: int, deed: Deed) -> None:
        with self._change() as connection:
            row = stage.found(connection, submission_id)
            permission.as_sender(self.actor, row)
            life.end(connection, self.actor, row, deed=deed)

    @contextmanager
    def _change(self) -> Iterator[Connection]:
        """A turn to change the store."""
        with writing(self.engine) as connection:
            take_head(connection)
            yield connection
