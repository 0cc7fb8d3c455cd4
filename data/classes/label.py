"""Names of classes: the rule itself, in figures."""

import math
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from data.catalog.record import Indicator, Kind
from data.classes.aim import ranges
from data.classes.limit import Breaks
from text import language, say
from text.number import NBSP, decimal, signed

FINEST_DIGITS: Final = 6


def labels(breaks: Breaks, *, indicator: Indicator) -> tuple[str, ...]:
    """The rule in figures, a class each: `40 – < 60`, last `80 – 100`, alone `đúng 100 %`."""
    if indicator.kind is Kind.YES_NO:
        return indicator.show(0.0), indicator.show(1.0)
    if breaks.standings:
        return _standing_names(breaks)
    if indicator.is_whole and all(edge.is_integer() for edge in breaks.edges):
        names = list(_whole_names(breaks))
        return _with_alone(names, breaks, indicator)
    names = []
    digits = max((_digits(edge) for edge in breaks.edges), default=0)
    for number in range(breaks.regular):
        low, high = (_printed(edge, digits) for edge in breaks.edges[number : number + 2])
        is_last = number == breaks.regular - 1
        if low == high:
            names.append(low)
            continue
        opens = is_last and not breaks.above
        start = f">{NBSP}{low}" if number == 0 and breaks.edges[0] in breaks.below else low
        names.append(say("query.class_last" if opens else "query.class", low=start, high=high))
    return _with_alone(names, breaks, indicator)


def _standing_names(breaks: Breaks) -> tuple[str, ...]:
    """Against a target: `gần đạt: 70 – < 80`."""
    digits = max(_digits(edge) for edge in breaks.edges)
    names = []
    for standing, (start, low, end, high) in zip(
        breaks.standings, ranges(breaks.edges), strict=True
    ):
        first = f"{start}{NBSP}{_printed(low, digits)}"
        last = f"{end}{NBSP}{_printed(high, digits)}"
        if start and end:
            first = first.removeprefix(f"≥{NBSP}")
            last = last.removeprefix(f"≤{NBSP}")
            limits = say("query.class_last", low=first, high=last)
        else:
            limits = first if start else last
        names.append(say(f"query.standing_{standing}", limits=limits))
    return tuple(names)


def change_labels(breaks: Breaks, *, indicator: Indicator) -> tuple[str, ...]:
    """The same for differences, every limit with its sign: `+2 – < +4`."""
    digits = max((_digits(edge) for edge in breaks.edges), default=indicator.decimals)
    told = [signed(edge, digits=digits, locale=language()) for edge in breaks.edges]
    last = breaks.regular - 1
    return tuple(
        say("query.class_last" if at == last else "query.class", low=low, high=high)
        for at, (low, high) in enumerate(pairwise(told))
    )


def _whole_names(breaks: Breaks) -> Iterator[str]:
    """Of whole numbers the last one in a class is known: `31 – 40`, not `31 – < 41`."""
    for number in range(breaks.regular):
        low, high = breaks.edges[number : number + 2]
        is_last = number == breaks.regular - 1
        first = low + 1 if number == 0 and low in breaks.below else low
        last = high if is_last and high not in breaks.above else high - 1
        if last <= first:
            yield _printed(first, 0)
        else:
            yield say("query.class_last", low=_printed(first, 0), high=_printed(last, 0))


def _with_alone(names: Iterable[str], breaks: Breaks, indicator: Indicator) -> tuple[str, ...]:
    return (
        *(_alone(value, indicator) for value in breaks.below),
        *names,
        *(_alone(value, indicator) for value in breaks.above),
    )


def _digits(edge: float) -> int:
    """Decimals needed to print a limit as it is."""
    return next(
        (n for n in range(FINEST_DIGITS) if math.isclose(round(edge, n), edge, abs_tol=1e-9)),
        FINEST_DIGITS,
    )


def _printed(edge: float, digits: int) -> str:
    return decimal(edge, digits=digits, locale=language())


def _alone(value: float, indicator: Indicator) -> str:
    shown = NBSP.join(part for part in (_printed(value, _digits(value)), indicator.unit()) if part)
    return say("query.class_alone", value=shown)
