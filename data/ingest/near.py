"""Which indicator a heading may have meant, for a suggestion; nothing is read by it."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from rapidfuzz import fuzz, process

from data.catalog import Indicator, alias_key, indicators

ALIKE: Final = 78.0


def nearest(text: str) -> Indicator | None:
    """The indicator with the name most like a heading's; None where none is much like it."""
    innermost = alias_key(text.rpartition(" / ")[2])
    found = process.extractOne(
        innermost, list(_names()), scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE
    )
    return None if found is None else _names()[found[0]]


@cache
def _names() -> Mapping[str, Indicator]:
    return {
        alias_key(name): one
        for one in indicators().values()
        for name in (*one.aliases, *one.numerator_aliases)
    }
