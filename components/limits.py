"""What the reader asks of classes, as the address says: `breaks=20,40,60,80`, `isolate=0,100`."""

from collections.abc import Collection, Iterator
from typing import Final

from components import address
from components.asked import Asked
from data import classes
from data.catalog import Indicator, Kind, Target
from data.classes import Aim, Method, WrongLimitsError

KEY: Final = "breaks"
ISOLATE: Final = "isolate"


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


def methods(measure: Indicator, target: Target | None) -> tuple[Method, ...]:
    """The ways of classing on offer: against a target only where there is one."""
    has_aim = Aim.of(target, measure) is not None
    return tuple(one for one in Method if has_aim or one is not Method.TARGET)


def isolated(measure: Indicator, *, asked: Asked, method: Method) -> tuple[float, ...]:
    """The values that have a class of their own; see `may_be_isolated`."""
    if not (offered := may_be_isolated(measure, method)):
        asked.forget(ISOLATE)
        return ()
    chosen = asked.settle(ISOLATE, offered)
    return tuple(float(one) for one in chosen.split(",") if one)


def may_be_isolated(measure: Indicator, method: Method) -> tuple[str, ...]:
    """What may stand in the address: the ends of a rate, one of them or both."""
    if measure.kind is not Kind.RATE or method is Method.TARGET:
        return ()
    ends = [f"{end:g}" for end in (measure.low, measure.high) if end is not None]
    return (*ends, ",".join(ends)) if len(ends) > 1 else tuple(ends)


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
