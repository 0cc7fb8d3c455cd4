"""The invented figures of one part: numerators and denominators, quarter by quarter."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from data.shipped.apportion import (
    Flags,
    Floats,
    Wholes,
    expit,
    logit_shift,
    rise_through,
    settle,
    share_out,
)
from data.shipped.commune import Bases, chance
from data.shipped.plan import Count, Rate, plan
from geo import lineage

PERCENT: Final = 100
LACK_ALL_SIGNAL: Final = 0.45
CLUSTERS_A_VILLAGE: Final = 0.85
FEWEST_MEMBERS: Final = 4.2
MOST_MEMBERS: Final = 6.8
URBAN_PARTS: Final = frozenset({"56", "58"})
"""Parts that keep a team at commune level beside those of the villages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One indicator over one part's communes.

    Args:
        numerator: Shape (quarters, n); of a count or yes and no, the value itself.
        denominator: Shape (quarters, n), None where there is none.
    """

    numerator: Wholes
    denominator: Wholes | None = None


def series(here: Bases) -> dict[str, Series]:
    """Every indicator's figures, by id."""
    made: dict[str, Series] = {}
    for rate in plan().rates.values():
        made[rate.id] = _rate(rate, here, made)
    for count in plan().counts.values():
        made[count.id] = Series(numerator=_count(count, here))
    for name, paths in plan().shares.items():
        made[name] = Series(numerator=_yes(name, plan().along(paths[here.part.code]), here))
    villages = here.tables["villages"]
    lacking = villages - made["village_mobile_broadband_pct"].numerator
    made["villages_no_signal_count"] = Series(numerator=_no_signal(lacking, here))
    teams = made["village_cdt_team_pct"].numerator + _commune_teams(here)
    made["cdt_team_count"] = Series(numerator=_known("cdt_team_count", teams, here))
    made["cdt_team_members"] = Series(numerator=_members(teams, here))
    clusters = made["smart_loudspeaker_clusters"].numerator
    served = np.minimum(villages, np.ceil(clusters * CLUSTERS_A_VILLAGE).astype(np.int64))
    made["village_smart_loudspeaker_pct"] = Series(
        numerator=_known_whole(np.minimum(served, clusters), clusters, here), denominator=villages
    )
    return made


def _rate(rate: Rate, here: Bases, made: Mapping[str, Series]) -> Series:
    part = here.part.code
    base = here.tables[rate.of]
    luck = chance(part, rate.id)
    offset = luck.normal(0, rate.noise, base.shape[1]) - rate.spread * here.remoteness
    passing = luck.normal(0, 1, base.shape) * rate.wobble
    numbers = np.zeros_like(base)
    for quarter, percent in enumerate(plan().along(rate.paths[part])):
        has = _has(rate, here, quarter=quarter)
        numbers[quarter] = _spread_out(
            percent / PERCENT, base[quarter], logits=offset + passing[quarter], has=has
        )
    limit = made[rate.within].numerator if rate.within else base
    numbers = np.minimum(np.maximum.accumulate(numbers, axis=0) if rate.rises else numbers, limit)
    if here.known is not None and rate.id in plan().known.whole:
        start = plan().quarters.index(plan().known.start)
        numbers[start:, here.known] = base[start:, here.known]
    return Series(numerator=_held(rate, numbers, limit, here), denominator=base)


def _spread_out(share: float, base: Wholes, *, logits: Floats, has: Flags) -> Wholes:
    if share >= 1:
        everyone: Wholes = np.where(has, base, 0)
        return everyone
    weight = np.where(has, base, 0).astype(float)
    wanted = min(share * base.sum() / max(weight.sum(), 1), 1.0)
    shift = logit_shift(logits, weight, share=wanted)
    spread: Wholes = np.round(expit(logits + shift) * weight).astype(np.int64)
    return spread


def _held(rate: Rate, numbers: Wholes, limit: Wholes, here: Bases) -> Wholes:
    """The numbers with the quarter of a published total brought to it."""
    found = plan().control(rate.id, here.part.code)
    if found is None:
        return numbers
    quarter, control = found
    total = control.numerator
    if total is None:
        base = int(here.tables[rate.of][quarter].sum())
        total = round((control.percent or 0) / PERCENT * base)
    free = _has(rate, here, quarter=quarter)
    held = numbers.copy()
    held[quarter] = settle(numbers[quarter], limit[quarter], total=total, free=free)
    return np.minimum(rise_through(held, fixed=quarter), limit) if rate.rises else held


def _has(one: Rate | Count, here: Bases, *, quarter: int) -> Flags:
    """Which communes have begun; the remotest wait, the one that is published never does."""
    has = np.ones(len(here.units), dtype=bool)
    remotest = [i for i in np.argsort(-here.remoteness, kind="stable") if i != here.known]
    has[remotest[: plan().waiting(one, here.part.code, quarter=quarter)]] = False
    return has


def _count(count: Count, here: Bases) -> Wholes:
    part = here.part.code
    luck = chance(part, count.id).lognormal(0, 0.3, len(here.units))
    weight = here.tables["villages"][0] * luck
    totals = plan().along(count.paths[part])
    numbers = np.array(
        [
            share_out(round(total), np.where(_has(count, here, quarter=quarter), weight, 0.0))
            for quarter, total in enumerate(totals)
        ]
    )
    steady = np.maximum if count.rises else np.minimum
    numbers = _known(count.id, steady.accumulate(numbers, axis=0), here)
    found = plan().control(count.id, part)
    if found is None:
        return numbers
    quarter, control = found
    free = _has(count, here, quarter=quarter)
    if here.known is not None:
        free[here.known] = False
    most = np.full(len(here.units), control.numerator or 0)
    numbers[quarter] = settle(numbers[quarter], most, total=control.numerator or 0, free=free)
    return rise_through(numbers, fixed=quarter)


def _yes(name: str, percent: Floats, here: Bases) -> Wholes:
    n = len(here.units)
    order = np.argsort(here.remoteness + chance(here.part.code, name).normal(0, 1, n))
    place = np.empty(n)
    place[order] = np.arange(n)
    yes = (place < np.round(percent / PERCENT * n)[:, None]).astype(np.int64)
    if here.known is not None and name in plan().known.yes:
        start = plan().quarters.index(plan().known.start)
        yes[:start, here.known] = 0
        yes[start:, here.known] = 1
    return yes


def _no_signal(lacking: Wholes, here: Bases) -> Wholes:
    numbers: Wholes = np.floor(lacking * LACK_ALL_SIGNAL).astype(np.int64)
    found = plan().control("villages_no_signal_count", here.part.code)
    if found is None:
        return numbers
    quarter, total = found[0], found[1].numerator or 0
    free = np.ones(len(here.units), dtype=bool)
    numbers[quarter] = settle(numbers[quarter], lacking[quarter], total=total, free=free)
    numbers[:quarter] = np.clip(numbers[:quarter], numbers[quarter], None)
    falling: Wholes = np.minimum.accumulate(np.minimum(numbers, lacking), axis=0)
    return falling


def _commune_teams(here: Bases) -> Wholes:
    if here.part.code not in URBAN_PARTS:
        return np.zeros(len(here.units), dtype=np.int64)
    merged = np.array([len(lineage.predecessors(one.key)) for one in here.units], float)
    found = plan().control("cdt_team_count", here.part.code)
    if found is None:
        return merged.astype(np.int64)
    return share_out((found[1].numerator or 0) - here.part.villages, merged)


def _members(teams: Wholes, here: Bases) -> Wholes:
    luck = chance(here.part.code, "members")
    each = luck.uniform(FEWEST_MEMBERS, MOST_MEMBERS, len(here.units))
    found = plan().control("cdt_team_members", here.part.code)
    if found is not None:
        each *= (found[1].numerator or 0) / (teams[found[0]] * each).sum()
    members: Wholes = np.round(teams * each).astype(np.int64)
    if found is not None:
        quarter, total = found[0], found[1].numerator or 0
        most = np.full(len(here.units), total)
        free = np.ones(len(here.units), dtype=bool)
        members[quarter] = settle(members[quarter], most, total=total, free=free)
    held = (
        np.maximum.accumulate(members, axis=0)
        if found is None
        else rise_through(members, fixed=found[0])
    )
    return _known("cdt_team_members", held, here)


def _known(name: str, numbers: Wholes, here: Bases) -> Wholes:
    """The numbers with the one published commune's own figure, and no more before it."""
    if here.known is None or name not in plan().known.counts:
        return numbers
    start = plan().quarters.index(plan().known.start)
    numbers[:start, here.known] = np.minimum(numbers[:start, here.known], plan().known.counts[name])
    numbers[start:, here.known] = plan().known.counts[name]
    return numbers


def _known_whole(served: Wholes, clusters: Wholes, here: Bases) -> Wholes:
    if here.known is None:
        return served
    start = plan().quarters.index(plan().known.start)
    served[start:, here.known] = clusters[start:, here.known]
    return served
