"""What the rest of the program sees of the store."""

from collections.abc import Collection
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import pandas as pd
from sqlalchemy import select

from data.actor import Actor
from data.ingest.memory import Memory
from data.model import Published
from data.period import Period, parse
from data.point import Points
from data.store import (
    arrival,
    digest,
    extent,
    memory,
    passage,
    past,
    plan_reading,
    point,
    reading,
    recognition,
)
from data.store.archive import Archive
from data.store.connection import PATIENCE_SECONDS, address, connect
from data.store.connection import reading as to_read
from data.store.desk import Desk
from data.store.migration import migrate
from data.store.past import Standing
from data.store.record import Receipt, Revision, Stage, Submission
from data.store.schema import submission


def open_store(url: str | None = None, *, patience: float = PATIENCE_SECONDS) -> "Store":
    """The store at this address, its schema brought up to this program's.

    Args:
        url: Of the database; by default `BANSO_DATABASE_URL`, else `banso.db` in
            `BANSO_HOME`.
        patience: Seconds to wait while somebody else writes.

    Raises:
        StoreError: See its subclasses.
    """
    engine = connect(address(url), patience=patience)
    try:
        migrate(engine)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine)


@dataclass(frozen=True, slots=True)
class Store(Archive):
    """Published figures and the workbooks they came from. Safe between threads and processes."""

    def desk(self, actor: Actor) -> Desk:
        """The store in somebody's hands: the only way to change it."""
        return Desk(self.engine, actor)

    def known(self, handed_in: Submission, *, again: bool = False) -> Receipt | None:
        """What `Desk.publish` would answer for a file that changes nothing; None for any other."""
        with to_read(self.engine) as connection:
            return recognition.known(connection, handed_in, again=again)

    def revision(self, number: int | None = None) -> Revision:
        """The state that readers see now, or that they saw once.

        Args:
            number: Of that one; one that never was reads as the empty store.
        """
        with to_read(self.engine) as connection:
            return past.revision(connection, number)

    def standing(self, number: int) -> Standing:
        """A past state, who approved it, and what of it was taken back since."""
        with to_read(self.engine) as connection:
            return past.standing(connection, number)

    def observations(
        self,
        *,
        indicator_ids: Collection[str] | None = None,
        unit_codes: Collection[str] | None = None,
        province_code: str | None = None,
        level: str | None = None,
        unit_valid_from: str | None = None,
        periods: Collection[str] | None = None,
        revision: int | None = None,
    ) -> Published:
        """The published figures that fit all of what is given; without anything, all.

        Args:
            indicator_ids: Ids; None for every indicator, and so for the rest.
            unit_codes: Codes; a code may name two places, see `unit_valid_from`.
            province_code: Figures of this province and of the units in it; `VN` for the
                nation's own. Codes are those of each unit's own list.
            level: See `geo.units.Level`: `province` for provinces side by side.
            unit_valid_from: ISO date, 2025-07-01 for today's units.
            periods: Canonical ids.
            revision: As it was then; by default as it is now.

        Returns:
            See `data.model.Published`; by indicator, list of units, code and period.
        """
        with to_read(self.engine) as connection:
            return reading.observations(
                connection,
                indicator_ids=indicator_ids,
                unit_codes=unit_codes,
                province_code=province_code,
                level=level,
                unit_valid_from=unit_valid_from,
                periods=periods,
                revision=revision,
            )

    def points(
        self,
        *,
        indicator_ids: Collection[str] | None = None,
        province_code: str | None = None,
        revision: int | None = None,
    ) -> Points:
        """Where the things stand that published figures count.

        Args:
            indicator_ids: Ids; None for every indicator.
            province_code: Of the province whose communes count them; None for all.
            revision: As it was then; by default as it is now.
        """
        with to_read(self.engine) as connection:
            return point.points(
                connection,
                indicator_ids=indicator_ids,
                province_code=province_code,
                revision=revision,
            )

    def available(self, *, revision: int | None = None) -> pd.DataFrame:
        """What exists, without reading the figures.

        Args:
            revision: As it was then, counted from the figures of what changed since; by
                default as it is now.

        Returns:
            One row for each indicator_id, province_code, level (of the units that report),
            unit_valid_from and period that figures exist of, with units (int, how many said
            something), reported (int, how many gave a value) and is_demonstration (bool,
            some of it is invented).
        """
        with to_read(self.engine) as connection:
            return extent.available(connection, at=revision)

    def arrivals(
        self, *, province_code: str, level: str, unit_valid_from: str, periods: Collection[str]
    ) -> pd.DataFrame:
        """What was reported for these periods, and when it came in.

        Returns:
            One row for each indicator_id, unit_code and period with an answer (a figure, or
            that none applies): received_at (ISO, UTC) of the first submission that stands,
            is_dated (bool, an account sent it), is_waiting (bool, not published yet),
            is_demonstration (bool).
        """
        with to_read(self.engine) as connection:
            return arrival.arrivals(
                connection,
                province_code=province_code,
                level=level,
                unit_valid_from=unit_valid_from,
                periods=periods,
            )

    def periods(
        self,
        indicator_id: str,
        *,
        province_code: str | None = None,
        level: str | None = None,
        unit_valid_from: str | None = None,
    ) -> tuple[Period, ...]:
        """Periods with figures of an indicator, earliest first; see `available`."""
        there = self.available()
        there = there[there["indicator_id"] == indicator_id]
        for column, asked in (
            ("province_code", province_code),
            ("level", level),
            ("unit_valid_from", unit_valid_from),
        ):
            if asked is not None:
                there = there[there[column] == asked]
        return tuple(sorted({parse(period) for period in there["period"]}))

    def has_demonstration(self) -> bool:
        """Some figure that readers see now is invented."""
        holds = (submission.c.stage == Stage.PUBLISHED.value, submission.c.is_demonstration)
        with to_read(self.engine) as connection:
            found = connection.scalar(select(submission.c.id).where(*holds).limit(1))
        return found is not None

    def memory(self, scope: str | None = None) -> Memory:
        """What people said of a province's earlier workbooks, for `data.ingest.check`.

        Args:
            scope: The province's code, "VN" for tables of provinces; None for all.
        """
        with to_read(self.engine) as connection:
            return memory.memory(connection, scope)

    def content_hash(self) -> str:
        """SHA-256 over submissions, files, figures of every revision, and events.

        Accounts, grants, sessions and invitations are left out: who is signed in says nothing
        of what the store holds.
        """
        with to_read(self.engine) as connection:
            return digest.of_everything(connection)

    def figures_hash(self, *, revision: int | None = None) -> str:
        """SHA-256 over figures, points, lines of plans and words that readers see, or once saw."""
        with to_read(self.engine) as connection:
            figures = reading.observations(connection, revision=revision)
            points = point.points(connection, revision=revision)
            lines = plan_reading.held(connection, at=revision)
            words = passage.held(connection, at=revision)
            return digest.of_figures(connection, figures, points, lines, words)

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
