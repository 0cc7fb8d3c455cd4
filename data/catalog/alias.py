"""Headers as staff write them, made comparable."""

from collections.abc import Iterator
from typing import Final

from data.catalog.record import Indicator
from geo.name import fold, words

MEASURE: Final = "measure"
NUMERATOR: Final = "numerator"


def alias_key(text: str) -> str:
    """What two spellings of one header share: small letters, no diacritics, only words."""
    return fold(words(text))


def claimed(indicator: Indicator) -> Iterator[tuple[str, str, str]]:
    """Every header that means this indicator alone: key, spelling, and which part of it.

    Denominators are not among them: several indicators may share one.
    """
    for part, spellings in (
        (MEASURE, (indicator.id, *indicator.aliases)),
        (NUMERATOR, indicator.numerator_aliases),
    ):
        seen = set()
        for spelling in spellings:
            key = alias_key(spelling)
            if key not in seen:
                seen.add(key)
                yield key, spelling, part
