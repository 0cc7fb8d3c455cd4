"""How a number is hedged that follows from hedged ones: `trên 900` of 1,000 is above 90 %."""

from collections.abc import Iterable
from typing import Final

from data.ingest.value import Reading
from data.model import Qualifier

TURNED: Final = {
    Qualifier.ABOVE: Qualifier.BELOW,
    Qualifier.AT_LEAST: Qualifier.AT_MOST,
    Qualifier.BELOW: Qualifier.ABOVE,
    Qualifier.AT_MOST: Qualifier.AT_LEAST,
}
STRICT: Final = {
    frozenset({Qualifier.ABOVE, Qualifier.AT_LEAST}): Qualifier.ABOVE,
    frozenset({Qualifier.BELOW, Qualifier.AT_MOST}): Qualifier.BELOW,
}


def of_quotient(top: Reading | None, bottom: Reading | None) -> Qualifier:
    """How a quotient is hedged: the larger its denominator may be, the smaller it is itself."""
    above = Qualifier.EXACT if top is None else top.qualifier
    below = Qualifier.EXACT if bottom is None else bottom.qualifier
    return of_sum((above, TURNED.get(below, below)))


def of_sum(parts: Iterable[Qualifier]) -> Qualifier:
    """How a sum is hedged; one of which nothing more can be said is about what it comes to."""
    hedges = frozenset(parts) - {Qualifier.EXACT}
    if not hedges:
        return Qualifier.EXACT
    if len(hedges) == 1:
        return next(iter(hedges))
    return STRICT.get(hedges, Qualifier.ABOUT)
