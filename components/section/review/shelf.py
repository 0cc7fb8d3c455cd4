"""What the page of reviews shows, settled from the address: the list, one of them, or two."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from components import address, load, pin
from components.filters import Selection
from components.section.review import content as now
from components.visitor import visitor
from data.actor import Actor
from data.plan import Plan, Score
from data.review import Content, Review, Reviews, reviews
from geo.units import Unit

PAGE: Final = "review"
ONE: Final = "review"
TWO: Final = ("a", "b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """One review, with what it froze or, of a draft, would freeze now.

    Args:
        review: Which.
        content: See there.
        scores: Of a draft, its targets as they are judged now; none of a closed one.
        place: Of the review.
        may_change: Whether who reads it may write in it.
        version: What keys the caches.
    """

    review: Review
    content: Content
    scores: tuple[Score, ...]
    place: Unit
    may_change: bool
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The reviews of a place, and which of them is looked at.

    Args:
        selection: Where.
        actor: Who reads.
        found: All they may read, the latest first.
        opened: The one that is looked at, if any.
        lost: One that is named and whose plan is no longer known.
        pair: Two closed ones, the earlier first; None unless both are named.
    """

    selection: Selection
    actor: Actor
    found: tuple[Review, ...]
    opened: Opened | None
    lost: Review | None
    pair: tuple[Review, Review] | None

    @property
    def closed(self) -> Sequence[Review]:
        """Those that can be laid side by side."""
        return [one for one in self.found if one.is_closed]

    @property
    def is_demonstration(self) -> bool:
        """Something that is shown is invented."""
        shown = [self.opened.content] if self.opened else []
        shown += [one.content for one in self.pair or () if one.content]
        return any(one.is_demonstration for one in shown)


def desk() -> Reviews:
    """The reviews in the hands of whoever reads this page."""
    return reviews(load.store(), visitor())


def shelf(selection: Selection) -> Shelf:
    """The reviews of the place that the address names."""
    kept = desk()
    found = kept.listed(selection.place.code)
    by_id = {str(one.id): one for one in found}
    closed = [key for key, one in by_id.items() if one.is_closed]
    chosen = by_id.get(address.settle(ONE, list(by_id), is_quiet=True))
    first, second = (by_id.get(address.settle(key, closed)) for key in TWO)
    opened = _opened(kept, chosen, selection) if chosen else None
    return Shelf(
        selection=selection,
        actor=kept.actor,
        found=found,
        opened=opened,
        lost=chosen if chosen and not opened else None,
        pair=_in_order(first, second) if chosen is None else None,
    )


def plan_of(one: Review, version: str) -> Plan | None:
    """The plan as it is now; None where the register has lost it."""
    return load.plans(version).get(one.plan_id)


def _opened(kept: Reviews, one: Review, selection: Selection) -> Opened | None:
    frozen, scores = one.content, tuple[Score, ...]()
    if frozen is None:
        if plan_of(one, selection.version) is None:
            return None
        frozen = now.content(selection.version, one.plan_id, place=one.place, period=one.until)
        scores = now.scores(selection.version, one.plan_id, place=one.place, period=one.until)
    return Opened(
        review=one,
        content=frozen,
        scores=scores,
        place=selection.place,
        may_change=pin.pinned() is None and kept.may_change(one),
        version=selection.version,
    )


def _in_order(first: Review | None, second: Review | None) -> tuple[Review, Review] | None:
    if first is None or second is None or first.id == second.id:
        return None
    earlier, later = sorted((first, second), key=lambda one: (one.cutoff, one.changed_at))
    return earlier, later
