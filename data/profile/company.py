"""Whom a commune is compared with: the most like it, those of its kind, or of its zone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from data.catalog import indicator
from data.profile.reading import Told
from data.profile.record import Among, Company
from data.query.peer import WARD, Scaled, nearest, scaled, traits
from geo.attribute import Zone
from geo.units import Unit

HOUSEHOLDS: Final = "households_count"
ZONE: Final = "Đặc khu"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinds:
    """Who is like whom in a province.

    Args:
        communes: All of them.
        households: By code, where it is known.
        known: See `data.query.peer.scaled`.
        zones: By code, where it is known.
    """

    communes: Sequence[Unit]
    households: Mapping[str, float]
    known: Scaled
    zones: Mapping[str, Zone]


def kinds(told: Told, zones: Mapping[str, Zone]) -> Kinds:
    """What makes the communes of a province alike, as their own figures tell it."""
    households = households_of(told)
    return Kinds(
        communes=told.communes,
        households=households,
        known=scaled(traits(told.communes, households)),
        zones=zones,
    )


def company(unit: Unit, among: Among, known: Kinds) -> Company:
    """Those that a commune is compared with; nobody where its own kind is not known."""
    zone = known.zones.get(unit.code)
    if among is Among.NEAR:
        peers = nearest(unit.code, known.known)
        codes = (unit.code, *peers.codes) if peers.codes else ()
        return Company(among=among, codes=codes, peers=peers, zone=zone)
    alike = [one for one in known.communes if _is_alike(one, unit, among, known, zone)]
    codes = tuple(one.code for one in alike)
    return Company(among=among, codes=codes, peers=None, zone=zone)


def sort_of(unit: Unit) -> str:
    """`ward`, `commune` or `zone`: what a commune is by law."""
    return {WARD: "ward", ZONE: "zone"}.get(unit.kind_vi, "commune")


def households_of(told: Told) -> Mapping[str, float]:
    """Households by commune: as reported, else what a rate of households was divided by."""
    found: dict[str, float] = {}
    for one, extent in told.extents.items():
        at = str(extent.period)
        for (code, period), cell in told.now.get(one, {}).items():
            if period != at or cell.is_part:
                continue
            if one == HOUSEHOLDS and cell.value:
                found[code] = cell.value
            elif indicator(one).denominator_id == HOUSEHOLDS and cell.denominator:
                found.setdefault(code, cell.denominator)
    return found


def _is_alike(one: Unit, unit: Unit, among: Among, known: Kinds, zone: Zone | None) -> bool:
    if among is Among.KIND:
        return one.kind_vi == unit.kind_vi
    return zone is not None and known.zones.get(one.code) is zone
