"""What became of the former communes on 2025-07-01, and what today's were made of.

10,040 former units (10,035 communes and the five island districts that had none) went into
3,321 communes: 9,598 whole into one; 442 divided among two to five, in 973 parts. How much of
a divided unit went where the package does not say, so nor do we. (It holds 31 parts more, by
mistaking namesakes for one another; `corrections.toml` takes them out.)

Source:
    PyPI vietnamadminunits 1.0.4 (MIT), data/converter_2025.json, made from the resolutions
    of the Standing Committee of the National Assembly on the arrangement of communes.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from geo.correction import corrections
from geo.gazetteer import official_key, package_database, package_file
from geo.place import FORMER, TODAY, Level, Unit, UnitKey
from geo.units import communes, parents, sort_key, unit


class Relation(StrEnum):
    """How much of the former unit went into today's."""

    WHOLE = "whole"
    PART = "part"


class Link(NamedTuple):
    """All or a part of a former unit went into one of today's communes."""

    old: UnitKey
    new: UnitKey
    relation: Relation


def successors(old: UnitKey) -> tuple[Link, ...]:
    """Where a former commune went: one WHOLE link or several PART links, by code.

    Empty for a unit that is not at the foot of the former list.

    Raises:
        UnknownUnitError: There is no such unit.
    """
    unit(old)
    return _by_old().get(old, ())


def predecessors(new: UnitKey) -> tuple[Link, ...]:
    """What one of today's communes was made of, by code; empty for any other unit.

    Raises:
        UnknownUnitError: There is no such unit.
    """
    unit(new)
    return _by_new().get(new, ())


def former_province(commune: UnitKey) -> str:
    """The code of the former province in which most of a commune's former units lay.

    Since the corrections all of them lay in one: no commune was made across a former
    provincial border.

    Raises:
        UnknownUnitError: There is no such unit.
        ValueError: It is not one of today's communes.
    """
    lying = Counter(
        above.code
        for link in predecessors(commune)
        for above in parents(link.old)
        if above.level == Level.PROVINCE
    )
    if not lying:
        msg = f"{commune} is not one of today's communes."
        raise ValueError(msg)
    return lying.most_common(1)[0][0]


def former_communes(province_code: str) -> tuple[Unit, ...]:
    """The former communes, whole or in part, that lie in one of today's provinces.

    In Vietnamese order.

    Args:
        province_code: Two digits, as coded today; or "VN" for all.

    Raises:
        UnknownUnitError: There is no such province today.
    """
    keys = {link.old for one in communes(province_code) for link in predecessors(one.key)}
    return tuple(sorted((unit(key) for key in keys), key=lambda one: (sort_key(one.name), one.key)))


@cache
def former_provinces(province_code: str) -> tuple[str, ...]:
    """Codes of the former provinces that lie in one of today's, the lowest first.

    Raises:
        UnknownUnitError: There is no such province today.
    """
    return tuple(sorted({former_province(one.key) for one in communes(province_code)}))


@cache
def links() -> tuple[Link, ...]:
    """Every link, by the codes of old and new."""
    data = json.loads(package_file("converter_2025.json").read_text(encoding="utf-8"))
    today, former = _package_keys()
    found: dict[UnitKey, list[UnitKey]] = defaultdict(list)
    for province, whole in data["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for commune, olds in whole.items():
            for old in olds:
                found[former[old]].append(today[province, commune])
    for province, divided in data["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, news in divided.items():
            found[former[old]] += [today[province, new["newWardKey"]] for new in news]
    for false in corrections().links:
        old, new = UnitKey(false.old, FORMER), UnitKey(false.new, TODAY)
        if new in found[old]:
            found[old].remove(new)
    return tuple(
        Link(old, new, Relation.WHOLE if len(news) == 1 else Relation.PART)
        for old, news in sorted(found.items())
        for new in sorted(news)
    )


@cache
def _by_old() -> Mapping[UnitKey, tuple[Link, ...]]:
    return _grouped("old")


@cache
def _by_new() -> Mapping[UnitKey, tuple[Link, ...]]:
    return _grouped("new")


def _grouped(end: str) -> Mapping[UnitKey, tuple[Link, ...]]:
    found = defaultdict(list)
    for link in links():
        found[getattr(link, end)].append(link)
    return {key: tuple(of) for key, of in found.items()}


def _package_keys() -> tuple[Mapping[tuple[str, str], UnitKey], Mapping[str, UnitKey]]:
    """The package links spelled-out keys (`tinhlaocai_huyenbacha_xabaonhai`), not codes."""
    with package_database() as base:
        today = {
            (province, commune): official_key(code, TODAY)
            for province, commune, code in base.execute(
                "SELECT provinceKey, wardKey, wardCode FROM admin_units"
            )
        }
        former = {
            key: official_key(code, FORMER)
            for key, code in base.execute(
                "SELECT provinceKey || '_' || districtKey || '_' || coalesce(wardKey, ''),"
                " coalesce(wardCode, districtCode) FROM admin_units_legacy"
            )
        }
    return today, former
