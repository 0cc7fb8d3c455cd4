"""The catalogue: what is measured, under which heading, against which target, from where.

It is read from the text files beside this module, once a process, and refused as a whole
when one of them has a fault (`CatalogError` names each with file and line).
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from data.catalog import alias
from data.catalog.alias import MEASURE, NUMERATOR, alias_key, shortened
from data.catalog.citation import Group, Source
from data.catalog.error import CatalogError, Fault, UnknownIndicatorError
from data.catalog.kind import Aggregation, Direction, Kind
from data.catalog.reading import Catalog, read
from data.catalog.record import Indicator
from data.catalog.target import Operator, Target
from geo.place import NATION

__all__ = [
    "MEASURE",
    "NUMERATOR",
    "Aggregation",
    "Catalog",
    "CatalogError",
    "Direction",
    "Fault",
    "Group",
    "Indicator",
    "Kind",
    "Operator",
    "Source",
    "Target",
    "UnknownIndicatorError",
    "alias_key",
    "groups",
    "indicator",
    "indicators",
    "named",
    "read",
    "shortened",
    "source",
    "sources",
    "targets",
]

FOLDER: Final = Path(__file__).resolve().parent


@cache
def catalog() -> Catalog:
    """The project's own catalogue.

    Raises:
        CatalogError: A text file has a fault.
    """
    return read(FOLDER)


def indicators() -> Mapping[str, Indicator]:
    """Every indicator by id, group by group."""
    return catalog().indicators


def indicator(indicator_id: str) -> Indicator:
    """The indicator of this id.

    Raises:
        UnknownIndicatorError: There is none.
    """
    found = catalog().indicators.get(indicator_id)
    if found is None:
        raise UnknownIndicatorError(indicator_id)
    return found


def groups() -> Mapping[str, Group]:
    """Every group by id, in the order in which readers see them."""
    return catalog().groups


def sources() -> Mapping[str, Source]:
    """Every source by id."""
    return catalog().sources


def source(source_id: str) -> Source:
    """The source of this id; a KeyError where there is none, for ids stand in code alone."""
    return catalog().sources[source_id]


def targets(
    indicator_id: str, *, scope: str | None = None, valid_from: dt.date | None = None
) -> tuple[Target, ...]:
    """What plans want of an indicator, soonest first.

    Args:
        indicator_id: One without a target gives an empty tuple.
        scope: Only plans that hold for this unit code: its own and the country's.
        valid_from: The date that makes the code a place: 15 was Yên Bái and is Lào Cai.
    """
    found = catalog().targets.get(indicator_id, ())
    own = (one for one in found if scope in {None, one.scope} or one.scope == NATION.code)
    return tuple(
        one for one in own if valid_from in {None, one.scope_valid_from} or one.scope == NATION.code
    )


@lru_cache(maxsize=20_000)
def named(header: str, *, is_exact: bool = False) -> tuple[Indicator, str] | None:
    """The indicator that a header names, and which part of it: MEASURE or NUMERATOR.

    Spelling does not matter (`alias_key`), nor do words that change no meaning: `Số` and
    `Tỷ lệ` before a name say which number is meant, `mạng` may be left out. None where no
    indicator claims the header, or where more than one does.

    Args:
        header: As typed.
        is_exact: Leave no word out.
    """
    key = alias_key(header)
    exact = _headers().get(key)
    if exact is not None or is_exact:
        return exact
    short = _shortened().get(shortened(key))
    if short is not None:
        return short
    before, core = alias.parted(key)
    measure = _cores().get(core) if len(core.split()) > 1 else None
    if measure is None:
        return None
    if measure.kind is Kind.COUNT:
        return None if before == alias.SHARE else (measure, MEASURE)
    if before in {alias.SHARE, ""}:
        return measure, MEASURE
    is_part = before == alias.COUNTED and alias.OF_A_PART.search(core)
    return (measure, NUMERATOR) if is_part else None


@cache
def _headers() -> Mapping[str, tuple[Indicator, str]]:
    return {
        key: (one, part) for one in indicators().values() for key, _, part in alias.claimed(one)
    }


@cache
def _shortened() -> Mapping[str, tuple[Indicator, str]]:
    """What each shortened header means; those that mean two things mean none."""
    found: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for key, (one, part) in _headers().items():
        found[shortened(key)].add((one.id, part))
    return {
        key: (indicators()[next(iter(means))[0]], next(iter(means))[1])
        for key, means in found.items()
        if len(means) == 1
    }


@cache
def _cores() -> Mapping[str, Indicator]:
    """The one indicator whose name each core is; a core of two is nobody's."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for key, (one, _) in _headers().items():
        if alias.may_be_counted_or_shared(one):
            found[alias.parted(key)[1]].add(one.id)
    return {core: indicators()[next(iter(ids))] for core, ids in found.items() if len(ids) == 1}
