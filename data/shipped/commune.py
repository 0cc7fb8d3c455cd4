"""The communes of the demonstration: where they are, and invented bases to count against."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, radians
from typing import Final
from zlib import crc32

import numpy as np

from data.shipped.apportion import Floats, Wholes, share_out
from data.shipped.plan import Part, plan
from geo import lineage
from geo.units import Unit, communes

WARD: Final = "Phường"
ISLAND: Final = "Đặc khu"
KM_A_DEGREE: Final = 111.2
QUARTERS_A_YEAR: Final = 4
HAS_OCOP_FIRST: Final = 0.62


@dataclass(frozen=True, slots=True, kw_only=True)
class Bases:
    """What the communes of one part are counted against.

    Args:
        part: The former province.
        units: Its communes of today, in Vietnamese order, n of them.
        remoteness: Shape (n,), 0 on average, higher the further from a ward and the wider.
        tables: By name of base, shape (quarters, n), whole numbers; bases do not shrink,
            other than what comes and goes with a quarter (dossiers).
    """

    part: Part
    units: Sequence[Unit]
    remoteness: Floats
    tables: Mapping[str, Wholes]

    @property
    def known(self) -> int | None:
        """Which of the communes has published figures of its own; None where none has."""
        codes = [one.code for one in self.units]
        return codes.index(plan().known.code) if plan().known.code in codes else None


def chance(*names: str) -> np.random.Generator:
    """A generator that depends on the plan's seed and the names alone."""
    return np.random.default_rng([plan().seed, *(crc32(name.encode()) for name in names)])


def bases(part: Part) -> Bases:
    """The communes of a part with their bases.

    The special zone Trường Sa is left out: nothing is invented about it.
    """
    units = [
        one
        for one in communes(part.province)
        if lineage.former_province(one.key) == part.code and one.kind_vi != ISLAND
    ]
    remoteness = _remoteness(units)
    people = _people(part, units, remoteness)
    size = part.household_size * (1 + 0.08 * np.clip(remoteness, -1.5, 1.5))
    tables = {"population": people, "households": _stock(people / size)}
    tables |= _stocks(part, people, units)
    tables["villages"] = _villages(part, units, tables["households"])
    tables |= _flows(part, tables, units)
    return Bases(part=part, units=units, remoteness=remoteness, tables=tables)


def _remoteness(units: Sequence[Unit]) -> Floats:
    wards = [one for one in units if one.kind_vi == WARD]
    far = np.array([min(_km(one, ward) for ward in wards) for one in units])
    known = [one.area_km2 for one in units if one.area_km2]
    wide = np.log([one.area_km2 or float(np.median(known)) for one in units])
    rural = np.array([0.0 if one.kind_vi == WARD else 1.0 for one in units])
    mixed = _standard(np.sqrt(far)) + 0.4 * _standard(wide) + 0.8 * rural
    return _standard(mixed)


def _standard(values: Floats) -> Floats:
    standard: Floats = (values - values.mean()) / values.std()
    return standard


def _km(one: Unit, other: Unit) -> float:
    latitude, longitude = one.latitude or 0.0, one.longitude or 0.0
    north = latitude - (other.latitude or 0.0)
    east = (longitude - (other.longitude or 0.0)) * cos(radians(latitude))
    return KM_A_DEGREE * hypot(north, east)


def _people(part: Part, units: Sequence[Unit], remoteness: Floats) -> Wholes:
    """People a quarter: the part's published population, shared out by former communes."""
    merged = np.array([max(1, len(lineage.predecessors(one.key))) for one in units], float)
    ward = np.array([1.7 if one.kind_vi == WARD else 1.0 for one in units])
    luck = chance(part.code, "people").lognormal(0, 0.22, len(units))
    weight = merged * ward * luck * np.exp(-0.12 * remoteness)
    totals = [round(1000 * people) for people in _population(part)]
    return _stock(np.array([share_out(total, weight) for total in totals], float))


def _population(part: Part) -> Floats:
    """Thousands of people at each quarter, straight through the middles of the years."""
    years = sorted(part.population)
    growth = part.population[years[-1]] / part.population[years[-2]]
    known = dict(part.population)
    for year in range(years[-1] + 1, years[-1] + 4):
        known[year] = known[year - 1] * growth
    middles = [QUARTERS_A_YEAR * (year - years[0] - 1) + 1.5 for year in known]
    return np.interp(np.arange(len(plan().quarters)), middles, list(known.values()))


def _villages(part: Part, units: Sequence[Unit], households: Wholes) -> Wholes:
    known = plan().known
    weight = households[0] ** 0.85
    free = np.array([one.code != known.code for one in units])
    villages = np.full(len(units), known.villages)
    villages[free] = share_out(part.villages - int((~free).sum()) * known.villages, weight[free])
    return np.tile(villages, (len(plan().quarters), 1))


def _stocks(part: Part, people: Wholes, units: Sequence[Unit]) -> dict[str, Wholes]:
    n = len(units)
    luck = chance(part.code, "stocks")
    ward = np.array([one.kind_vi == WARD for one in units])
    young = luck.normal(0, 0.02, n)
    trade = np.where(ward, 0.035, 0.011) * luck.lognormal(0, 0.3, n)
    officials = np.round(30 + people[0] / 900 + luck.normal(0, 4, n)).clip(22, 90)
    return {
        "adults": _stock(people * (0.71 - young)),
        "working_age": _stock(people * (0.60 - young)),
        "eligible": _stock(people * (0.73 - young)),
        "businesses": _stock(people * trade),
        "officials": np.tile(officials.astype(np.int64), (len(people), 1)),
        "ocop_products": _ocop(part, n),
    }


def _ocop(part: Part, n: int) -> Wholes:
    """OCOP products a quarter; a good third of the communes start with none."""
    luck = chance(part.code, "ocop")
    final = luck.poisson(7, n) + 1
    first = np.where(luck.random(n) < HAS_OCOP_FIRST, 0, luck.integers(2, 18, n))
    start = np.round(final * luck.uniform(0.4, 0.8, n))
    pace = np.linspace(0, 1, len(plan().quarters))[:, None]
    grown = np.round(start + (final - start) * pace)
    grown[np.arange(len(grown))[:, None] < first] = 0
    products = _stock(grown)
    control = plan().control("ocop_ecommerce_product_pct", part.code)
    if control is not None and control[1].denominator is not None:
        quarter, total = control[0], control[1].denominator
        scaled = share_out(total, products[quarter].astype(float))
        products = _stock(np.where(products > 0, products * scaled / products[quarter].clip(1), 0))
        products[quarter] = scaled
        products[:quarter] = np.minimum(products[:quarter], scaled)
        products[quarter:] = np.maximum(products[quarter:], scaled)
    return products


def _flows(part: Part, tables: Mapping[str, Wholes], units: Sequence[Unit]) -> dict[str, Wholes]:
    luck = chance(part.code, "flows")
    people, n = tables["population"], len(units)
    season = np.array([0.88, 1.04, 1.0, 1.08])[np.arange(len(people)) % QUARTERS_A_YEAR]
    habit = luck.lognormal(np.log(0.055), 0.25, n)
    passing = luck.lognormal(0, 0.1, (len(people), n))
    dossiers = people * habit * season[:, None] * passing
    land = dossiers * luck.uniform(0.05, 0.13, n)
    found = plan().control("land_online_dossier_pct", part.code)
    if found is not None and found[1].denominator is not None:
        land[found[0]] = share_out(found[1].denominator, land[found[0]])
    bills = tables["households"] * luck.uniform(0.9, 1.02, n) * 3
    return {
        "dossiers": np.round(dossiers).astype(np.int64),
        "land_dossiers": np.round(land).astype(np.int64),
        "results": np.round(dossiers * luck.uniform(0.75, 0.95, n)).astype(np.int64),
        "bills": np.round(bills).astype(np.int64),
    }


def _stock(numbers: Floats | Wholes) -> Wholes:
    """Rounded, and never falling from quarter to quarter."""
    return np.maximum.accumulate(np.round(numbers).astype(np.int64), axis=0)
