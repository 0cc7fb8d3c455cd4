"""What was handed in and done: the part of the store that officers and auditors read."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd
from sqlalchemy import select

from data.actor import Actor
from data.model import Observations
from data.plan.override import Override
from data.store import due, event, foresight, handed_in, history, override, since
from data.store.connection import reading
from data.store.error import StoreChangedError
from data.store.plan_archive import PlanArchive
from data.store.record import Case
from data.store.schema import file
from data.story import reading as stories
from data.story.record import Link, Story
from geo.units import UnitKey


@dataclass(frozen=True, slots=True)
class Archive(PlanArchive):
    """Submissions, what became of them and who did it. Safe between threads and processes.

    It reads for whoever asks; what may be shown to whom is asked by `data.submission.access`.
    """

    def submission(self, submission_id: int) -> Case:
        """One submission and how far it has come.

        Raises:
            StoreChangedError: There is none of this number.
        """
        with reading(self.engine) as connection:
            return handed_in.case(connection, submission_id)

    def submissions(self) -> pd.DataFrame:
        """Every submission, latest first; the answers and the bytes of files are not read.

        Returns:
            The fields of `Submission` and submission_id, received_at (ISO, UTC), stage
            (`Stage`), statements (int), plan_lines (int), periods (canonical ids apart by
            spaces, earliest first; "" before it is submitted), publish_from (ISO date or ""),
            approved_by ("" before), account_id (Int64, NA for the operator),
            published_revision (Int64, NA before), withdrawn_revision (Int64, NA while it holds
            or was never published).
        """
        with reading(self.engine) as connection:
            return handed_in.table(connection)

    def statements(self, submission_id: int) -> Observations:
        """What a submission says, published or not, in the order of its workbook.

        Returns:
            See `data.model.Observations`; empty before it is submitted.
        """
        with reading(self.engine) as connection:
            return handed_in.statements(connection, submission_id)

    def units(self, submission_id: int) -> frozenset[UnitKey]:
        """The units that a submission has figures of or plans for; none before it is submitted."""
        with reading(self.engine) as connection:
            return handed_in.units(connection, submission_id)

    def events(self, submission_id: int | None = None) -> pd.DataFrame:
        """What was done to a submission, or all that anybody did, earliest first.

        Returns:
            at (ISO, UTC), made_by (str, "" for an operator without a name), account_id
            (Int64), act (`Deed`, or a word of the accounts), submission_id (Int64), subject
            (the file's name, an account's), note (why), revision (Int64, the one it made).
        """
        with reading(self.engine) as connection:
            return event.table(connection, submission_id)

    def history(
        self, *, indicator_id: str, unit_code: str, unit_valid_from: str, period: str
    ) -> pd.DataFrame:
        """Every statement that was ever published of a figure, latest first.

        Returns:
            One row for each time that a statement came to hold, which an undo may do again:
            value, numerator, denominator, state, qualifier, raw, sheet, cell, file_name,
            submission_id, submitted_by, approved_by; at (ISO, UTC), act (publish, or the
            withdraw of another submission) and made_by of the revision that let it hold;
            from_revision, until_revision (Int64, NA while it holds), withdrawn_revision
            (Int64, when its submission was taken back).
        """
        with reading(self.engine) as connection:
            return history.of_figure(
                connection,
                indicator_id=indicator_id,
                unit_code=unit_code,
                unit_valid_from=unit_valid_from,
                period=period,
            )

    def if_withdrawn(self, submission_ids: Iterable[int]) -> pd.DataFrame:
        """What withdrawing submissions together would do; nothing is changed.

        Returns:
            One row for each figure that they published: indicator_id, unit_code,
            unit_valid_from, period, said_value, said_state (by the latest of them), now_value,
            now_state, after_value, after_state ("" where nothing is left), outcome
            (`foresight.Outcome`: restored to an earlier statement, removed, or kept because a
            later submission holds it), later_submission_id (Int64, that one). Those withdrawn
            or not published give none.
        """
        with reading(self.engine) as connection:
            return foresight.if_withdrawn(connection, list(submission_ids))

    def overrides(
        self,
        plan_id: str,
        place: UnitKey,
        *,
        revision: int | None = None,
        until: int | None = None,
    ) -> tuple[Override, ...]:
        """What leaders said of the statuses of a plan's targets in a place, the latest first.

        Args:
            plan_id: Of the plan.
            place: Of whom it is asked.
            revision: What was said while it, or one before, was the newest; None for all.
            until: The number of the last that counts; None for all.
        """
        with reading(self.engine) as connection:
            return override.rows(connection, plan_id, place, revision=revision, until=until)

    def last_override(self) -> int:
        """The number of the last status that a leader said; 0 for none."""
        with reading(self.engine) as connection:
            return override.last(connection)

    def revision_before(self, moment: dt.datetime) -> int:
        """The last revision made before a moment; 0 where there was none."""
        with reading(self.engine) as connection:
            said = moment.astimezone(dt.UTC).isoformat(timespec="seconds")
            return since.revision_before(connection, said)

    def changes_since(
        self,
        revision: int,
        *,
        provinces: Iterable[UnitKey] | None = None,
        until: int | None = None,
    ) -> pd.DataFrame:
        """How many figures are other than they were at a revision.

        Args:
            revision: Back then.
            until: Held against this later one; by default against now.
            provinces: Figures of these and of the communes in them; None for all provinces' own
                and the nation's.

        Returns:
            One row for each indicator_id whose figures a submission touched since: added,
            changed, gone (int).
        """
        asked = None
        if provinces is not None:
            asked = [(one.code, one.valid_from.isoformat()) for one in provinces]
        with reading(self.engine) as connection:
            return since.changes(connection, at=revision, provinces=asked, until=until)

    def story(self, code: str, actor: Actor) -> Story:
        """One story, for somebody who may open it.

        Raises:
            StoreChangedError: There is none of this code, or it was deleted.
            NotAllowedError: It is not shared with them.
        """
        with reading(self.engine) as connection:
            return stories.one(connection, actor, code)

    def link(self, code: str) -> Link | None:
        """What a short link leads to; None for nothing. Who may see it, is asked there."""
        with reading(self.engine) as connection:
            return stories.link(connection, code)

    def content(self, sha256: str) -> bytes:
        """The bytes of a file that was handed in.

        Raises:
            StoreChangedError: The store has no such file.
        """
        with reading(self.engine) as connection:
            body = connection.scalar(select(file.c.body).where(file.c.sha256 == sha256))
        if body is None:
            key = "store.no_file"
            raise StoreChangedError(key, sha256=sha256)
        return bytes(body)

    def publish_due(self, today: dt.date) -> list[int]:
        """Publish what was approved for a day that has come, in order of approval.

        It needs nobody's permission: the approvers gave it. Where nothing is due it only
        reads; several processes may call it at once. An invented figure that would take a
        reported one's place goes back to its sender.

        Args:
            today: The day it is in Vietnam; see `life.today`.

        Returns:
            The submissions that this call published.
        """
        return due.publish_due(self.engine, today)
