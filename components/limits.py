"""Limits of classes that the reader gives, as the address says: `breaks=20,40,60,80`."""

from collections.abc import Collection, Iterator
from typing import Final

from components import address
from components.asked import Asked
from data import classes
from data.catalog import Indicator, Kind
from data.classes import WrongLimitsError

KEY: Final = "breaks"


class _AnyText(Collection[str]):
    """What may be written there: anything; what is wrong with it is said beside it."""

    def __contains__(self, _: object) -> bool:
        return True

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def settled(measure: Indicator, *, asked: Asked, since: str) -> tuple[float, ...]:
    """The limits that hold; none where none are given, or they are wrong.

    Args:
        measure: Counts are circles and answers of yes and no have their classes: there the
            address forgets them.
        asked: Who says what they are.
        since: What they were given for; with another indicator or method they are let go.
    """
    if not may_be_given(measure):
        asked.forget(KEY)
        return ()
    asked.let_go(KEY, since=f"{measure.id} {since}")
    text = asked.settle(KEY, _AnyText())
    try:
        found = classes.limits(text, indicator=measure) if text.strip() else ()
    except WrongLimitsError:
        return ()
    if (plain := classes.written(found)) != text:  # one way of writing in every address
        asked.choose(KEY, plain)
        asked.settle(KEY, _AnyText())
    return found


def may_be_given(measure: Indicator) -> bool:
    """Whether the classes of an indicator are a question."""
    return measure.kind not in {Kind.COUNT, Kind.YES_NO}


def wrong(measure: Indicator) -> str:
    """What is wrong with the limits that are written there; nothing where all is well."""
    text = address.held(KEY)
    try:
        if text.strip():
            classes.limits(text, indicator=measure)
    except WrongLimitsError as error:
        return str(error)
    return ""
