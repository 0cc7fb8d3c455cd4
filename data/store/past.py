"""Revisions that were: what they are called, who approved them, what of them was undone since."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import Connection, Row, func, select

from data.model import Published
from data.store import event
from data.store.record import Act, Deed, Revision
from data.store.schema import head, submission
from data.store.schema import revision as made


class Figures(Protocol):
    """The part of a store that gives figures of any revision."""

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
        """See `Store.observations`."""


@dataclass(frozen=True, slots=True)
class AtRevision:
    """A store's figures as they hold at one revision.

    Args:
        figures: The store.
        number: Of the revision.
    """

    figures: Figures
    number: int

    def observations(
        self,
        *,
        indicator_ids: Collection[str] | None = None,
        unit_codes: Collection[str] | None = None,
        province_code: str | None = None,
        level: str | None = None,
        unit_valid_from: str | None = None,
        periods: Collection[str] | None = None,
    ) -> Published:
        """See `Store.observations`."""
        return self.figures.observations(
            indicator_ids=indicator_ids,
            unit_codes=unit_codes,
            province_code=province_code,
            level=level,
            unit_valid_from=unit_valid_from,
            periods=periods,
            revision=self.number,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A past revision, and what became of it.

    Args:
        revision: Which.
        approved_by: Who approved what made it; "" where nobody is known.
        undone: The revision that took back what made it; None while that stands.
        others: How many of the submissions published before it were taken back since.
    """

    revision: Revision
    approved_by: str
    undone: Revision | None
    others: int


def revision(connection: Connection, number: int | None) -> Revision:
    """See `Store.revision`; the connection is in a transaction."""
    query = select(made)
    if number is None:
        query = query.join(head, head.c.revision == made.c.number)
    else:
        query = query.where(made.c.number == number)
    found = connection.execute(query).first()
    return Revision(number=0) if found is None else _record(found)


def standing(connection: Connection, number: int) -> Standing:
    """See `Store.standing`; the connection is in a transaction."""
    found = revision(connection, number)
    approved = event.last(Deed.APPROVE).subquery("approved")
    own = connection.execute(
        select(submission.c.withdrawn_revision, approved.c.made_by)
        .outerjoin(approved, approved.c.submission_id == submission.c.id)
        .where(submission.c.published_revision == number)
    ).first()
    gone = connection.scalar(
        select(func.count())
        .select_from(submission)
        .where(submission.c.published_revision < number, submission.c.withdrawn_revision > number)
    )
    is_undone = own is not None and own.withdrawn_revision is not None
    return Standing(
        revision=found,
        approved_by=(own.made_by if own is not None else None) or found.made_by,
        undone=revision(connection, own.withdrawn_revision) if own and is_undone else None,
        others=int(gone or 0),
    )


def _record(row: "Row[Any]") -> Revision:
    return Revision(
        number=row.number,
        at=dt.datetime.fromisoformat(row.at),
        act=Act(row.act),
        made_by=row.made_by,
        reason=row.reason,
    )
