"""Questions about places: which unit is this, what lies in it, what lies above, what is it called.

Two lists: FORMER (63 provinces, 696 districts, 10,035 communes, and five island districts
that had no communes) and TODAY (34 provinces, 3,321 communes, since 2025-07-01).
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from geo.gazetteer import register
from geo.name import fold, sort_key, words
from geo.place import FORMER, NATION, TODAY, Level, Unit, UnitKey, edition
from text.error import BansoError

__all__ = [
    "FORMER",
    "NATION",
    "TODAY",
    "Level",
    "Unit",
    "UnitKey",
    "UnknownUnitError",
    "children",
    "communes",
    "edition",
    "parents",
    "search",
    "sort_key",
    "unit",
]


class UnknownUnitError(BansoError):
    """No unit has this code in this list."""

    def __init__(self, key: UnitKey) -> None:
        super().__init__("geo.unit_unknown", code=key.code, since=key.valid_from)


def unit(key: UnitKey) -> Unit:
    """The unit of this key.

    Raises:
        UnknownUnitError: There is none.
    """
    try:
        return register()[key]
    except KeyError:
        raise UnknownUnitError(key) from None


def children(key: UnitKey, *, edition: dt.date = TODAY) -> tuple[Unit, ...]:
    """The units directly below, in Vietnamese order; empty for a commune.

    Args:
        key: The unit above.
        edition: Which list's provinces the nation has; other units have but one.

    Raises:
        UnknownUnitError: There is no such unit.
    """
    unit(key)
    return _below().get((key, edition if key == NATION else key.valid_from), ())


def communes(province_code: str, *, edition: dt.date = TODAY) -> tuple[Unit, ...]:
    """The communes of a province, in Vietnamese order.

    The five former island districts without communes (Bạch Long Vĩ, Cồn Cỏ, Côn Đảo, Hoàng
    Sa, Lý Sơn) stand among the former communes, as the units at the foot of the list.

    Args:
        province_code: Two digits, as this list codes it; or "VN" for all.
        edition: Which list.

    Raises:
        UnknownUnitError: The list has no such province.
    """
    above = NATION if province_code == NATION.code else UnitKey(province_code, edition)
    unit(above)
    return _feet(above, edition)


def parents(key: UnitKey) -> tuple[Unit, ...]:
    """The units above, from the one directly above to the nation.

    Raises:
        UnknownUnitError: There is no such unit.
    """
    above = unit(key).parent
    return () if above is None else (unit(above), *parents(above))


def search(
    text: str, *, within: UnitKey, edition: dt.date = TODAY, limit: int = 20
) -> tuple[Unit, ...]:
    """The units below whose names hold the text, best first; `bao nhai` finds Bảo Nhai.

    First the names that are the text, then those that start with it, then those with a word
    that does, then the rest; names with the diacritics of the text before others; within
    these, higher levels first and then Vietnamese order.

    Args:
        text: What the reader typed, with or without diacritics and kind (`xa bao`).
        within: Where to look: the nation, a province or a former district.
        edition: Which list, when looking in the nation.
        limit: At most so many.

    Raises:
        UnknownUnitError: There is no such place to look in.
    """
    asked, bare = words(text), words(fold(text))
    if not bare:
        return ()
    found = []
    for place, entry in enumerate(_searchable(within, edition)):
        if bare in entry.full:
            start = min(_standing(bare, entry.name), _standing(bare, entry.full) + 1)
            found.append((start, asked not in entry.written, place, entry.unit))
    return tuple(one for *_, one in sorted(found)[:limit])


class _Entry(NamedTuple):
    unit: Unit
    name: str
    full: str
    written: str


@cache
def _below() -> Mapping[tuple[UnitKey, dt.date], tuple[Unit, ...]]:
    found = defaultdict(list)
    for one in register().values():
        if one.parent is not None:
            found[one.parent, one.valid_from].append(one)
    return {where: tuple(sorted(units, key=_order)) for where, units in found.items()}


def _order(one: Unit) -> tuple[object, ...]:
    return (sort_key(one.name), one.kind_vi, one.code)


@lru_cache(maxsize=128)
def _feet(above: UnitKey, edition: dt.date) -> tuple[Unit, ...]:
    found = (one for one in _tree(above, edition) if not children(one.key, edition=edition))
    return tuple(sorted(found, key=_order))


def _tree(above: UnitKey, edition: dt.date) -> Iterator[Unit]:
    for one in children(above, edition=edition):
        yield one
        yield from _tree(one.key, edition)


@lru_cache(maxsize=128)
def _searchable(within: UnitKey, edition: dt.date) -> tuple[_Entry, ...]:
    tiers = list(Level)
    units = sorted(_tree(within, edition), key=lambda one: (tiers.index(one.level), _order(one)))
    return tuple(
        _Entry(one, words(fold(one.name)), words(fold(one.full_name)), words(one.full_name))
        for one in units
    )


def _standing(asked: str, name: str) -> int:
    if name == asked:
        return 0
    if name.startswith(asked):
        return 2
    return 4 if f" {asked}" in name else 6
