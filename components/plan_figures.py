"""The newest figures of a place for every target of a plan, and those before them."""

import datetime as dt
from dataclasses import replace
from operator import itemgetter
from typing import Final, NamedTuple

import pandas as pd
import streamlit as st

from components import load
from components.row import Row, each
from data import conversion, query
from data.catalog import Aggregation, indicator
from data.model import Published, State
from data.period import Period, parse
from data.plan import Figure, Plan, PlanTarget, reach
from data.query.figure import HAS_VALUE, at_units, of_indicator
from data.status import Point
from geo import attribute, lineage, units
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
    since = unit.valid_from.isoformat()
    return _known_periods(version, _province(unit), since, tuple(sorted(measured(plan))))


@st.cache_resource(max_entries=load.VIEWS_KEPT, show_spinner=False)
def _known_periods(
    version: str, province: str, since: str, indicator_ids: tuple[str, ...]
) -> tuple[Period, ...]:
    known = load.available(version)
    here = known[
        (known["province_code"] == province)
        & known["indicator_id"].isin(indicator_ids)
        & (known["reported"] > 0)
        & (known["unit_valid_from"] == since)
    ]
    return tuple(sorted({parse(one) for one in here["period"]}, reverse=True))


def _province(unit: Unit) -> str:
    """Under which code a place's figures are counted: of a commune its province's."""
    above = unit.parent if unit.level is Level.COMMUNE else None
    return above.code if above else unit.code


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


class _At(NamedTuple):
    """The figure of a place at a period; a sum of some communes only is not the whole."""

    period: Period
    value: float
    is_whole: bool = True
    qualifier: str = ""
    denominator: float | None = None
    is_estimated: bool = False


def _figure(version: str, target: PlanTarget, unit: Unit, until: Period) -> Figure | None:
    inside = _communes_of(target, unit)
    lines = (
        # What the whole place told of itself is not told of some of its communes.
        [] if target.place_groups else _own_line(version, target.indicator_id, *unit.key),
        _communes_line(version, target.indicator_id, *unit.key, inside),
    )
    own, whole = ([one for one in line if one.period.end <= until.end] for line in lines)
    is_of_communes = bool(whole) and not (own and whole[-1].period < own[-1].period)
    line = whole if is_of_communes or target.is_of_communes else own
    if not line:
        return None
    now = line[-1]
    same = [one for one in line if one.period.frequency is now.period.frequency and one.is_whole]
    told = _told(version, target.indicator_id, unit)
    rows = told if line is whole else _own(version, target.indicator_id, unit)
    found = Figure(
        period=now.period,
        value=now.value,
        points=tuple(Point(at=one.period.end, value=one.value) for one in same[-POINTS:]),
        is_demonstration=bool(
            rows.loc[rows["period"] == str(now.period), "is_demonstration"].any()
        ),
        is_part=not now.is_whole,
        qualifier=now.qualifier,
        denominator=now.denominator,
        is_estimated=now.is_estimated,
    )
    return _with_communes(found, told, target, unit) if line is whole else found


def _communes_of(target: PlanTarget, unit: Unit) -> tuple[str, ...]:
    """Codes of the communes of one of today's provinces that a target is for; else none."""
    if unit.level is not Level.PROVINCE or unit.valid_from != TODAY:
        return ()
    codes = [one.code for one in units.communes(unit.code)]
    if not target.place_groups:
        return tuple(codes)
    return reach.within(target.place_groups, codes, attribute.attributes())


def _with_communes(found: Figure, told: Published, target: PlanTarget, unit: Unit) -> Figure:
    """The same, with the communes that meet the value, that do not, that are silent."""
    inside = set(_communes_of(target, unit))
    communes = [one for one in units.communes(unit.code) if one.code in inside]
    now = Published(told[told["period"] == str(found.period)])
    rows = at_units(of_indicator(now, indicator(target.indicator_id)), communes)
    counts = query.completeness(rows, of=len(communes))
    known = rows[rows["state"].isin(HAS_VALUE) & rows["value"].notna()]
    goal = target.goal
    is_met = [bool(goal and goal.is_met(value)) for value in known["value"]]
    behind = [
        (goal.distance(value), code, value)
        for code, value, met in zip(known["unit_code"], known["value"], is_met, strict=True)
        if goal is not None and not met
    ]
    behind.sort(key=itemgetter(0), reverse=True)
    return replace(
        found,
        met=sum(is_met),
        answered=len(known),
        of=counts.of - counts.not_applicable,
        behind=tuple((code, float(value)) for _, code, value in behind),
        reached=tuple(code for code, met in zip(known["unit_code"], is_met, strict=True) if met),
        exempt=tuple(rows.loc[rows["state"] == State.NOT_APPLICABLE, "unit_code"]),
    )


@st.cache_resource(max_entries=load.VIEWS_KEPT, show_spinner=False)
def _own_line(version: str, indicator_id: str, code: str, since: dt.date) -> list[_At]:
    """The figures that a place published of itself, earliest first."""
    there = load.available(version)
    unit = units.unit(UnitKey(code, since))
    is_there = (there["indicator_id"] == indicator_id) & (there["province_code"] == _province(unit))
    if unit.level is not Level.COMMUNE:
        is_there &= there["level"] != Level.COMMUNE
    if not is_there.any():
        return []
    known = _own(version, indicator_id, units.unit(UnitKey(code, since))).dropna(subset=["value"])
    found = [
        _At(
            parse(row.period),
            float(row.value),
            qualifier=str(row.qualifier or ""),
            denominator=_number(row.denominator),
            is_estimated=row.state == State.ESTIMATED,
        )
        for row in each(known)
    ]
    return sorted(found, key=itemgetter(0))


@st.cache_resource(max_entries=load.VIEWS_KEPT, show_spinner=False)
def _communes_line(
    version: str, indicator_id: str, code: str, since: dt.date, inside: tuple[str, ...]
) -> list[_At]:
    """The figures of communes of a province together, earliest first.

    Former communes were in no group of today's: of some communes only there is no sum of theirs.
    """
    told, measure = (
        _told(version, indicator_id, units.unit(UnitKey(code, since))),
        indicator(indicator_id),
    )
    communes = [one for one in units.communes(code) if one.code in inside]
    if not len(told) or not communes:
        return []
    is_of_all = len(communes) == len(units.communes(code))
    table = conversion.whole_series(
        told,
        communes,
        former=lineage.former_communes(code) if is_of_all else (),
        indicator=measure,
        periods=sorted({parse(one) for one in told["period"].unique()}),
    )
    is_sum = measure.aggregation is Aggregation.SUM
    return [
        _At(
            parse(row.period),
            float(row.value),
            is_whole=not is_sum or _is_whole(row),
            denominator=_number(row.denominator),
            is_estimated=bool(row.is_estimated),
        )
        for row in each(table.dropna(subset=["value"]))
    ]


def _number(found: float | None) -> float | None:
    return None if found is None or pd.isna(found) else float(found)


def _is_whole(row: Row) -> bool:
    return bool(row.reported + row.not_applicable >= row.of)


def _own(version: str, indicator_id: str, unit: Unit) -> Published:
    return load.own(
        version, indicator_id=indicator_id, code=unit.code, since=unit.valid_from.isoformat()
    )


def _told(version: str, indicator_id: str, unit: Unit) -> Published:
    """Of one of today's provinces what its communes told; of any other place nothing."""
    if unit.level is not Level.PROVINCE or unit.valid_from != TODAY:
        return Published(_own(version, indicator_id, unit).iloc[:0])
    return load.told(version, indicator_id=indicator_id, place=unit.code)
