"""The newest figures of a place for every target of a plan, and those before them."""

from dataclasses import replace
from operator import itemgetter
from typing import Final

import pandas as pd

from components import load
from data import conversion, query
from data.catalog import Aggregation, Indicator, indicator
from data.model import Published
from data.period import Period, parse
from data.plan import Figure, Plan, PlanTarget
from data.status import Point
from geo import lineage, units
from geo.units import NATION, TODAY, Level, Unit, UnitKey

POINTS: Final = 40


def measured(plan: Plan) -> tuple[str, ...]:
    """Ids of the indicators that a plan's targets are measured by."""
    return tuple(
        dict.fromkeys(one.indicator_id for one in plan.targets.values() if one.indicator_id)
    )


def measured_unit(plan: Plan, place: Unit) -> Unit:
    """Whose figures are held against a plan: a national one is asked of the place looked at."""
    return place if plan.scope == NATION else units.unit(plan.scope)


def known_periods(version: str, plan: Plan, place: Unit) -> tuple[Period, ...]:
    """Periods in which something of a plan was told, newest first."""
    unit = measured_unit(plan, place)
    known = load.available(version)
    here = known[
        (known["province_code"] == unit.code)
        & known["indicator_id"].isin(list(measured(plan)))
        & (known["reported"] > 0)
        & known["unit_valid_from"].isin([unit.valid_from.isoformat()])
    ]
    return tuple(sorted({parse(one) for one in here["period"]}, reverse=True))


def figures(version: str, plan: Plan, *, place: str, until: Period | None) -> dict[str, Figure]:
    """The newest figure of each target until the end of a period, by the target's id.

    Args:
        version: See `load.version`.
        plan: Which.
        place: Code of one of today's provinces, or "VN".
        until: None finds nothing.
    """
    if until is None:
        return {}
    home = units.unit(NATION if place == NATION.code else UnitKey(place, TODAY))
    unit = measured_unit(plan, home)
    found = {}
    for target in plan.targets.values():
        if target.indicator_id:
            one = _figure(version, target, unit, until)
            if one is not None:
                found[target.id] = one
    return found


def _figure(version: str, target: PlanTarget, unit: Unit, until: Period) -> Figure | None:
    measure = indicator(target.indicator_id)
    published, told = _own(version, measure, unit), _told(version, measure, unit)
    own, whole = _line(published, until), _communes_line(told, measure, unit, until)
    line = whole if whole and (not own or not whole[-1][0] < own[-1][0]) else own
    if target.is_of_communes:
        line = whole
    if not line:
        return None
    period, value = line[-1]
    same = [(at, one) for at, one in line if at.frequency is period.frequency][-POINTS:]
    now = [one[one["period"] == str(period)] for one in (told, published)]
    found = Figure(
        period=period,
        value=value,
        points=tuple(Point(at=at.end, value=one) for at, one in same),
        is_demonstration=any(bool(one["is_demonstration"].any()) for one in now),
    )
    return _with_communes(found, told, target, unit) if line is whole else found


def _with_communes(found: Figure, told: Published, target: PlanTarget, unit: Unit) -> Figure:
    """The same, with how many communes meet the value, have one, and there are."""
    measure = indicator(target.indicator_id)
    rows = query.map_rows(told, units.communes(unit.code), indicator=measure, period=found.period)
    table = query.completeness(rows)
    values = rows["value"].dropna()
    of = table.of - table.not_applicable
    return replace(
        found,
        met=sum(target.goal.is_met(one) for one in values) if target.goal else 0,
        answered=len(values),
        of=of,
        is_part=measure.aggregation is Aggregation.SUM and len(values) < of,
    )


def _line(rows: Published, until: Period) -> list[tuple[Period, float]]:
    """The figures that a place published of itself, earliest first."""
    known = rows.dropna(subset=["value"]) if len(rows) else rows
    return sorted((one for one in _pairs(known) if one[0].end <= until.end), key=itemgetter(0))


def _communes_line(
    told: Published, measure: Indicator, unit: Unit, until: Period
) -> list[tuple[Period, float]]:
    """The figures of all communes of a province together, earliest first."""
    if not len(told):
        return []
    periods = sorted({parse(one) for one in told["period"].unique()})
    table = conversion.whole_series(
        told,
        units.communes(unit.code),
        former=lineage.former_communes(unit.code),
        indicator=measure,
        periods=[one for one in periods if one.end <= until.end],
    )
    return _pairs(table.dropna(subset=["value"]))


def _pairs(rows: pd.DataFrame) -> list[tuple[Period, float]]:
    both = zip(rows["period"], rows["value"], strict=True)
    return [(parse(at), float(value)) for at, value in both]


def _own(version: str, measure: Indicator, unit: Unit) -> Published:
    return load.own(
        version, indicator_id=measure.id, code=unit.code, since=unit.valid_from.isoformat()
    )


def _told(version: str, measure: Indicator, unit: Unit) -> Published:
    """Of one of today's provinces what its communes told; of any other place nothing."""
    if unit.level is not Level.PROVINCE or unit.valid_from != TODAY:
        return Published(_own(version, measure, unit).iloc[:0])
    return load.told(version, indicator_id=measure.id, place=unit.code)
