"""What the reader asks of classes, as the address says: `breaks=20,40,60,80`, `isolate=0,100`."""

from collections.abc import Collection, Iterator
from typing import Final

from components import address, refusal
from components.asked import NOTHING, Asked, Given
from components.memo import memo
from data import classes
from data.catalog import Indicator, Kind, Target
from data.classes import Aim, Method, WrongLimitsError
from text import say

KEY: Final = "breaks"
ISOLATE: Final = "isolate"
_GOOD: Final = "breaks_good"
OFFERS_KEPT: Final = 256


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
        _tell_unfit(KEY, asked, say_key="page.breaks_refused_kind")
        asked.forget(KEY)
        return ()
    asked.let_go(KEY, since=f"{measure.id} {since}")
    former = "" if isinstance(asked, Given) else _former(measure, since)
    text = asked.settle(KEY, _AnyText())
    try:
        found = classes.limits(text, indicator=measure) if text.strip() else ()
    except WrongLimitsError as error:
        found = classes.limits(former, indicator=measure) if former else ()
        kind = "former" if former else "none"
        now = classes.told(found)
        facts = {"text": refusal.quoted(text), "why": str(error), "now": now}
        if not isinstance(asked, Given):
            refusal.refuse(KEY, say(f"page.breaks_refused_{kind}", **facts))
    if (plain := classes.written(found)) != text:  # one way of writing in every address
        asked.choose(KEY, plain)
        asked.settle(KEY, _AnyText())
    if not isinstance(asked, Given):
        address.hold(_GOOD, f"{measure.id} {since} {plain}")
    return found


def _former(measure: Indicator, since: str) -> str:
    """The limits that held before, where they were given for the same."""
    mark = f"{measure.id} {since} "
    held = address.held(_GOOD)
    return held.removeprefix(mark) if held.startswith(mark) else ""


def methods(measure: Indicator, target: Target | None) -> tuple[Method, ...]:
    """The ways of classing on offer: against a target only where there is one."""
    has_aim = Aim.of(target, measure) is not None
    return tuple(one for one in Method if has_aim or one is not Method.TARGET)


def classes_on_offer(
    measure: Indicator, method: Method, goal: Target | None = None
) -> tuple[str, ...]:
    """Numbers of classes that may be asked for; the catalogue's steps and a target leave none."""
    if method is Method.TARGET:
        aim = Aim.of(goal, measure)
        return (str(classes.breaks([], indicator=measure, method=method, aim=aim).regular),)
    steps = measure.breaks if method is Method.FIXED else ()
    key = f"{measure.id} {steps} {measure.low} {measure.high}"
    return _of_steps(key, measure, is_by_steps=bool(steps))


@memo(most=OFFERS_KEPT)
def _of_steps(
    key: str,  # noqa: ARG001 - the key
    measure: Indicator,
    *,
    is_by_steps: bool,
) -> tuple[str, ...]:
    offered = range(classes.FEWEST, classes.MOST + 1)
    if is_by_steps:
        made = {classes.breaks([], indicator=measure, classes=n).regular for n in offered}
        if len(made) == 1:
            return (str(made.pop()),)
    return tuple(str(n) for n in offered)


def classing(measure: Indicator, goal: Target | None, *, asked: Asked) -> tuple[Method, int]:
    """How classes are made, and how many."""
    on_offer = methods(measure, goal)
    method = Method(_settle("method", on_offer, asked=asked, default=Method.FIXED))
    offered = classes_on_offer(measure, method, goal)
    usual = str(len(measure.breaks) + 1 if measure.breaks else classes.USUAL)
    default = usual if usual in offered else offered[0]
    return method, int(_settle("classes", offered, asked=asked, default=default))


def _settle(key: str, offered: Collection[str], *, asked: Asked, default: str = NOTHING) -> str:
    """What holds; an address that says what is not on offer is told so beside the map."""
    is_address = not isinstance(asked, Given)
    said = address.said(key) if is_address else NOTHING
    is_new = is_address and said != address.held(key)
    value = asked.settle(key, offered, default=default, is_quiet=True)
    if said and is_new and said.casefold() not in {one.casefold() for one in offered}:
        part = refusal.quoted(f"{key}={said}")
        refusal.refuse(key, say("page.part_refused", part=part, offered="; ".join(offered)))
    return value


def _tell_unfit(key: str, asked: Asked, *, say_key: str) -> None:
    """Say why an address that was just opened asks in vain; what the reader left behind is no news.

    Args:
        key: Of the part.
        asked: Who says it.
        say_key: Of the sentence.
    """
    said = NOTHING if isinstance(asked, Given) else address.said(key)
    if said and said != address.held(key):
        refusal.refuse(key, say(say_key, part=refusal.quoted(f"{key}={said}")))


def isolated(measure: Indicator, *, asked: Asked, method: Method) -> tuple[float, ...]:
    """The values that have a class of their own; see `may_be_isolated`."""
    if not (offered := may_be_isolated(measure, method)):
        is_by_target = method is Method.TARGET and measure.kind is Kind.RATE
        why = "target" if is_by_target else "kind"
        _tell_unfit(ISOLATE, asked, say_key=f"page.isolate_refused_{why}")
        asked.forget(ISOLATE)
        return ()
    chosen = _settle(ISOLATE, offered, asked=asked)
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
