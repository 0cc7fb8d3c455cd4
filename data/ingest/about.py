"""What a title is about: the one indicator that `THEO DÕI TỶ LỆ HỒ SƠ TRỰC TUYẾN` names."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from data.catalog import alias_key, named
from data.ingest import column
from geo.name import fold
from geo.units import Level

MOST_WORDS: Final = 24
MEASURED_IN: Final = re.compile(r"(?:dvt|don vi tinh)\s*:?\s*([^()]*)")


def indicator_of(texts: Iterable[str], *, level: Level) -> column.Column | column.Unclear | None:
    """The number that the titles say all figures below are; None for none or for several.

    The longest name in a title counts, for `cụm loa` is a part of `cụm loa thông minh`.

    Args:
        texts: The lines above a table.
        level: Only indicators that units of this level report.
    """
    lines = list(texts)
    unit = next((found[1] for line in lines if (found := MEASURED_IN.search(fold(line)))), "")
    spellings = [spelling for line in lines for spelling in _names(line, level)]
    about = {one: column.column([spelling], unit=unit) for one, spelling in spellings}
    return next(iter(about.values())) if len(about) == 1 else None


def _names(line: str, level: Level) -> Iterator[tuple[str, str]]:
    """Each indicator's id and spelling in a line, the longest names first, none overlapping."""
    words = alias_key(line).split()
    taken: set[int] = set()
    for count in range(min(MOST_WORDS, len(words)), 0, -1):
        for start in range(len(words) - count + 1):
            place = set(range(start, start + count))
            if place & taken:
                continue
            spelling = " ".join(words[start : start + count])
            found = named(spelling)
            if found is not None and level in found[0].levels:
                taken |= place
                yield found[0].id, spelling
