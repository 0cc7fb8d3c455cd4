"""Which communes are alike enough to be compared with one of them.

How far two communes lie apart is measured by households, area and remoteness. Each trait is
put on a scale on which differences mean the same everywhere (logarithms: 1,000 households more
are much for a small commune and little for a large one), then divided by its standard
deviation over the communes of the province, so that none weighs more for its unit. The
distance is the root of the mean squared difference over the traits known of both: what is
unknown is left out, not guessed. Of a commune with fewer than two known traits nothing is said.

Remoteness is the straight way to the nearest ward, the towns of today's list; a ward is not
remote. It is a stand-in: nobody publishes how long the road is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import cos, hypot, isfinite, log, log1p, radians, sqrt
from statistics import pstdev
from typing import Final

from geo.units import Unit

NEAREST: Final = 10
FEWEST_TRAITS: Final = 2
WARD: Final = "Phường"
KM_A_DEGREE: Final = 111.2


class Trait(StrEnum):
    """What makes communes alike."""

    HOUSEHOLDS = "households"
    AREA = "area"
    REMOTENESS = "remoteness"


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What is known of one commune; None where nothing is.

    Args:
        code: Whose.
        households: How many.
        area_km2: Natural area.
        remoteness_km: To the nearest ward, as the crow flies; 0 of a ward.
    """

    code: str
    households: float | None = None
    area_km2: float | None = None
    remoteness_km: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Peers:
    """The communes nearest to one, and what the comparison could not use.

    Args:
        codes: Nearest first; the commune itself is not among them.
        used: Traits that it was compared by; none where too little is known of it.
        unknown: Traits that are not known of it.
        left_out: Codes of communes of which too little is known to compare them.
    """

    codes: tuple[str, ...]
    used: tuple[Trait, ...]
    unknown: tuple[Trait, ...]
    left_out: tuple[str, ...]


Scaled = Mapping[str, Mapping[Trait, float]]
"""By code: the known traits, each in standard deviations."""


def traits(units: Sequence[Unit], households: Mapping[str, float]) -> tuple[Traits, ...]:
    """What is known of the communes of one province.

    Args:
        units: All of them: the wards among them are what the others are remote from.
        households: By code, of those of which it is known.
    """
    wards = [one for one in units if one.kind_vi == WARD]
    return tuple(
        Traits(
            code=one.code,
            households=households.get(one.code),
            area_km2=one.area_km2,
            remoteness_km=_remoteness(one, wards),
        )
        for one in units
    )


def scaled(known: Iterable[Traits]) -> Scaled:
    """Every trait in standard deviations; one that is the same everywhere tells nothing."""
    found: dict[str, dict[Trait, float]] = {one.code: _plain(one) for one in known}
    for trait in Trait:
        values = [one[trait] for one in found.values() if trait in one]
        spread = pstdev(values) if values else 0.0
        for one in found.values():
            if trait in one and spread:
                one[trait] /= spread
            else:
                one.pop(trait, None)
    return found


def nearest(code: str, known: Scaled, *, most: int = NEAREST) -> Peers:
    """The communes most like one.

    Args:
        code: Of the commune.
        known: See `scaled`.
        most: How many; fewer where there are no more.
    """
    own = known.get(code, {})
    is_known = len(own) >= FEWEST_TRAITS
    far = {
        other: _distance(own, its)
        for other, its in known.items()
        if is_known and other != code and len(own.keys() & its.keys()) >= FEWEST_TRAITS
    }
    ordered = sorted(far, key=lambda other: (far[other], other))
    return Peers(
        codes=tuple(ordered[:most]),
        used=tuple(trait for trait in Trait if trait in own) if is_known else (),
        unknown=tuple(trait for trait in Trait if trait not in own),
        left_out=tuple(sorted(known.keys() - far.keys() - {code})) if is_known else (),
    )


def _plain(one: Traits) -> dict[Trait, float]:
    """The known traits, on scales on which equal steps mean equally much."""
    said: dict[Trait, float] = {}
    if one.households and one.households > 0 and isfinite(one.households):
        said[Trait.HOUSEHOLDS] = log(one.households)
    if one.area_km2 and one.area_km2 > 0:
        said[Trait.AREA] = log(one.area_km2)
    if one.remoteness_km is not None:
        said[Trait.REMOTENESS] = log1p(one.remoteness_km)
    return said


def _distance(one: Mapping[Trait, float], other: Mapping[Trait, float]) -> float:
    both = one.keys() & other.keys()
    return sqrt(sum((one[trait] - other[trait]) ** 2 for trait in both) / len(both))


def _remoteness(one: Unit, wards: Sequence[Unit]) -> float | None:
    """Kilometres to the nearest ward; None where a place is unknown, or there are no wards."""
    if one.kind_vi == WARD:
        return 0.0
    ways = [way for ward in wards if (way := _km(one, ward)) is not None]
    return min(ways, default=None)


def _km(one: Unit, other: Unit) -> float | None:
    here, there = (one.latitude, one.longitude), (other.latitude, other.longitude)
    if here[0] is None or here[1] is None or there[0] is None or there[1] is None:
        return None
    north = here[0] - there[0]
    east = (here[1] - there[1]) * cos(radians(here[0]))
    return KM_A_DEGREE * hypot(north, east)
