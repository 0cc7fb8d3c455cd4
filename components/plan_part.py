"""A target or a task in words, fact by fact: for differences, histories and undos of plans."""

from collections.abc import Mapping
from typing import Final

from components import figure
from data import plan
from data.catalog import indicators
from data.catalog.citation import Group
from data.catalog.term import Terms, spoken
from data.plan import Plan, PlanLine, PlanTarget, Task, naming, payload, reach
from data.plan.payload import Part
from data.status import Goal, Point
from text import language, say
from text.number import NBSP, date, decimal

NOTHING: Final = "–"


def facts(part: Part, groups: Mapping[str, Group]) -> dict[str, str]:
    """What it says, by what each is called, in the order in which one reads it.

    Args:
        part: Of a plan.
        groups: The plan's headings.
    """
    match part:
        case Task():
            found = _task(part, groups)
        case PlanTarget():
            found = _target(part, groups)
        case Plan():
            found = _head(part)
        case _:
            found = {"wording": naming.title(part)}
    return {say(f"planning.field_{name}"): text for name, text in found.items() if text}


def differing(
    before: Part | None, after: Part | None, groups: Mapping[str, Group]
) -> tuple[dict[str, str], dict[str, str]]:
    """The facts that differ between two sides; of one side alone all that it says."""
    old = facts(before, groups) if before is not None else {}
    new = facts(after, groups) if after is not None else {}
    if before is None or after is None:
        return old, new
    moved = [name for name in {**old, **new} if old.get(name) != new.get(name)]
    return (
        {name: old.get(name, NOTHING) for name in moved},
        {name: new.get(name, NOTHING) for name in moved},
    )


def goal(wanted: Goal | None, indicator_id: str, unit: str = "") -> str:
    """`≥ 80 %`; of a target that nothing measures the number, in the plan's own unit."""
    if wanted is None:
        return ""
    measure = indicators().get(indicator_id)
    if measure is not None:
        return figure.target_text(measure, wanted)
    ends = [wanted.value] if wanted.value_max is None else [wanted.value, wanted.value_max]
    text = "–".join(_number(one) for one in ends)
    return NBSP.join(one for one in (wanted.operator.sign, text, unit) if one)


def _task(one: Task, groups: Mapping[str, Group]) -> dict[str, str]:
    return {
        "wording": one.text,
        "group": _group(one.group_id, groups),
        "due": one.deadline.label,
        "leads": _agencies(one.leads),
        "partners": _agencies(one.partners),
        "product": one.product,
        "state": say(f"plan.task_{one.said}"),
        "evidence": one.evidence,
        "note": one.note,
    }


def _target(one: PlanTarget, groups: Mapping[str, Group]) -> dict[str, str]:
    measure = indicators().get(one.indicator_id)
    return {
        "wording": one.name,
        "indicator": measure.short_name() if measure else say("planning.no_measure"),
        "group": _group(one.group_id, groups),
        "goal": goal(one.goal, one.indicator_id, one.unit) or say("plan.no_value"),
        "due": _day(one),
        "baseline": _points((one.baseline,) if one.baseline else (), one),
        "milestones": _points(one.milestones, one),
        "leads": _agencies(one.leads),
        "partners": _agencies(one.partners),
        "target_group": one.target_group,
        "places": reach.written(one.place_groups),
        "every": say("planning.yes") if one.is_of_communes else "",
        "clause": one.clause,
        "note": one.note,
    }


def _head(one: Plan) -> dict[str, str]:
    return {
        "wording": one.name,
        "number": one.number,
        "issuer": one.issuer,
        "span": "–".join(date(day, locale=language()) for day in (one.starts, one.ends)),
        "note": _terms(one.notes),
    }


def _day(one: PlanTarget) -> str:
    return date(one.due, locale=language())


def _points(points: tuple[Point, ...], target: PlanTarget) -> str:
    unit = "" if target.indicator_id else target.unit
    values = [NBSP.join(text for text in (_number(one.value), unit) if text) for one in points]
    days = [date(one.at, locale=language()) for one in points]
    return "; ".join(f"{day}: {value}" for day, value in zip(days, values, strict=True))


def _group(group_id: str, groups: Mapping[str, Group]) -> str:
    return groups[group_id].name() if group_id in groups else ""


def _agencies(ids: tuple[str, ...]) -> str:
    known = plan.agencies()
    return "; ".join(known[one].short_name for one in ids)


def _terms(terms: Terms) -> str:
    return spoken(terms) if terms else ""


def _number(value: float) -> str:
    digits = next((n for n in range(4) if round(value, n) == value), 4)
    return decimal(value, digits=digits, locale=language())


def read_or_none(line: PlanLine | None) -> Part | None:
    """What a line says; None of one that takes its name out."""
    return None if line is None or line.is_gone else payload.read(line)
