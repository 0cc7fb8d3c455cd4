"""Units by the names under which they may be written, each way of writing by itself."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import cache
from typing import Final

from geo.correction import corrections
from geo.label import Label, readings
from geo.lineage import predecessors
from geo.name import fold, tone_normal, words
from geo.place import Level, Unit, UnitKey
from geo.units import parents


class Way(StrEnum):
    """A way of comparing a written name with a unit's, the strictest first."""

    EXACT = "exact"
    TONE = "tone"
    ALIAS = "alias"
    FOLDED = "folded"
    SPELLED = "spelled"


STRICT: Final = (Way.EXACT, Way.TONE, Way.ALIAS)
LOOSE: Final = (Way.FOLDED, Way.SPELLED)

_Key = Callable[[str], str]


def _spelled(name: str) -> str:
    """Staff write `Mĩ` for `Mỹ`, `Qui` for `Quy`, and join or part syllables."""
    return words(fold(name)).replace("y", "i").replace(" ", "")


_KEYS: Final[Mapping[Way, _Key]] = {
    Way.EXACT: words,
    Way.TONE: lambda name: words(tone_normal(name)),
    Way.ALIAS: lambda name: words(tone_normal(name)),
    Way.FOLDED: lambda name: words(fold(name)),
    Way.SPELLED: _spelled,
}


class Index:
    """Units, found by a written name and, where one is written, its kind.

    Args:
        units: Units of one list.
    """

    def __init__(self, units: Iterable[Unit]) -> None:
        self.units = tuple(units)
        self.places = frozenset(place for one in self.units for place in lies_in(one.key))
        self._order = {one.key: at for at, one in enumerate(self.units)}
        self._tables: dict[Way, dict[str, list[tuple[str, Unit]]]] = {
            way: defaultdict(list) for way in Way
        }
        for one in self.units:
            for kind, name in _names(one):
                for way in (Way.EXACT, Way.TONE, *LOOSE):
                    self._add(way, name, kind, one)
            for kind, name in _other_names(one.key):
                for way in (Way.ALIAS, *LOOSE):
                    self._add(way, name, kind, one)

    def find(self, labels: Iterable[Label], way: Way) -> tuple[Unit, ...]:
        """The units that fit one of the readings, each once, in the order of the index."""
        fits = {
            one.key
            for label in labels
            for kind, one in self._tables[way].get(_KEYS[way](label.name), ())
            if label.kind in ("", kind) or not kind
        }
        return tuple(self.units[at] for at in sorted(self._order[key] for key in fits))

    def _add(self, way: Way, name: str, kind: str, one: Unit) -> None:
        entries = self._tables[way][_KEYS[way](name)]
        if (kind, one) not in entries:
            entries.append((kind, one))


@cache
def lies_in(key: UnitKey) -> frozenset[str]:
    """Folded names of the units in which this one lies, and in which its land lay before.

    With and without their kinds: `thanh pho bac lieu`, `bac lieu`.
    """
    keys = [key, *(link.old for link in predecessors(key))]
    return frozenset(
        words(fold(name))
        for one in keys
        for above in parents(one)
        if above.level != Level.NATION
        for name in (above.full_name, above.full_name.removeprefix(above.kind_vi))
    )


def _names(one: Unit) -> Iterable[tuple[str, str]]:
    if one.level == Level.PROVINCE:  # staff write tỉnh and thành phố for one another
        yield from (("Tỉnh", one.name), ("Thành phố", one.name))
    else:
        yield one.kind_vi, one.name
        yield one.kind_vi, one.full_name.removeprefix(f"{one.kind_vi} ")  # Phường 1 is P.1


@cache
def _aliases() -> Mapping[UnitKey, tuple[str, ...]]:
    table = corrections()
    found: dict[UnitKey, tuple[str, ...]] = {}
    for alias in table.aliases:
        found[UnitKey(alias.code, alias.valid_from)] = alias.names
    for one in table.units:
        if one.is_former_name:
            key = UnitKey(one.official_code or one.code, one.valid_from)
            found[key] = (*found.get(key, ()), one.found)
    return found


def _other_names(key: UnitKey) -> Iterable[tuple[str, str]]:
    for name in _aliases().get(key, ()):
        label = readings(name)[0]
        yield label.kind, label.name
