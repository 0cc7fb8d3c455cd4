"""Which communes of the whole nation bear a name: for telling where a stray row belongs."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from geo.label import readings
from geo.name import tone_normal, words
from geo.place import NATION, Unit
from geo.units import communes


def bearers(text: str, *, edition: dt.date) -> tuple[Unit, ...]:
    """The communes of a list with exactly this name and, where one is written, its kind."""
    found: dict[str, Unit] = {}
    for label in readings(text):
        for one in _by_name(edition).get(words(tone_normal(label.name)), ()):
            if label.kind in {"", one.kind_vi}:
                found.setdefault(one.code, one)
    return tuple(found.values())


@cache
def _by_name(edition: dt.date) -> Mapping[str, list[Unit]]:
    found: defaultdict[str, list[Unit]] = defaultdict(list)
    for one in communes(NATION.code, edition=edition):
        found[words(tone_normal(one.name))].append(one)
    return found
