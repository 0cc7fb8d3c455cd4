"""Parts of a plan as JSON and back: what `PlanLine.payload` holds.

Records are written field by field; a field that is empty is left out, so that a later program
may add fields. Equal records give equal text.
"""

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any, Final

from data.catalog.citation import Group, Source
from data.catalog.target import Operator
from data.catalog.term import Terms
from data.period import parse
from data.plan.deadline import Deadline, DeadlineKind
from data.plan.line import LineKind, PlanLine
from data.plan.reach import PlaceGroup
from data.plan.record import Plan, PlanTarget, ReportedTally
from data.plan.task import Task, TaskState
from data.status import Goal, Point
from geo.place import UnitKey
from text import Language

Part = Plan | Group | PlanTarget | Task | ReportedTally
Plain = dict[str, Any]
NO_SOURCE: Final = Source(id="", titles={}, publishers={}, url="", licences={}, retrieved=None)


def written(part: Part) -> str:
    """A part as a payload; of a plan its head alone."""
    match part:
        case Plan():
            plain = _head(part)
        case Group():
            plain = {"names": _terms(part.names)}
        case PlanTarget():
            plain = _target(part)
        case Task():
            plain = _task(part)
        case ReportedTally():
            plain = {"met": part.met, "of": part.of, "period": part.period}
    kept = {key: value for key, value in plain.items() if value not in ("", None, {}, [], False)}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def read(line: PlanLine, *, source: Source = NO_SOURCE) -> Part:
    """What a line says.

    Args:
        line: With a payload.
        source: Cited by a head and by a tally.

    Raises:
        ValueError: The payload is not what `written` writes.
    """
    try:
        plain: Plain = json.loads(line.payload)
        return _read(line, plain, source)
    except (KeyError, TypeError, AttributeError) as error:
        msg = f"{line.key} holds {line.payload!r}."
        raise ValueError(msg) from error


def _read(line: PlanLine, plain: Plain, source: Source) -> Part:
    match line.kind:
        case LineKind.HEAD:
            return _read_head(line, plain, source)
        case LineKind.GROUP:
            return Group(id=line.line_id, names=_spoken(plain["names"]))
        case LineKind.TARGET:
            return _read_target(line.line_id, plain)
        case LineKind.TASK:
            return _read_task(line.line_id, plain)
        case LineKind.TALLY:
            period, met = plain["period"], plain.get("met", 0)
            on = parse(period).end
            return ReportedTally(met=met, of=plain["of"], on=on, period=period, source=source)


def _head(one: Plan) -> Plain:
    return {
        "number": one.number,
        "names": _terms(one.names),
        "short_names": _terms(one.short_names),
        "issuers": _terms(one.issuers),
        "issued": one.issued.isoformat(),
        "is_day_known": one.is_day_known,
        "starts": one.starts.isoformat(),
        "ends": one.ends.isoformat(),
        "target_count": one.target_count,
        "notes": _terms(one.notes),
        "is_demonstration": one.is_demonstration,
    }


def _read_head(line: PlanLine, plain: Plain, source: Source) -> Plan:
    return Plan(
        id=line.plan_id,
        number=plain.get("number", ""),
        names=_spoken(plain["names"]),
        short_names=_spoken(plain.get("short_names", {})),
        issuers=_spoken(plain.get("issuers", {Language.VI.value: ""})),
        issued=_day(plain["issued"]),
        is_day_known=plain.get("is_day_known", False),
        starts=_day(plain["starts"]),
        ends=_day(plain["ends"]),
        scope=line.place,
        source=source,
        legal=(),
        groups={},
        targets={},
        tasks={},
        target_count=plain.get("target_count", 0),
        reported=(),
        notes=_spoken(plain.get("notes", {})),
        is_demonstration=plain.get("is_demonstration", False),
    )


def _target(one: PlanTarget) -> Plain:
    goal, baseline = one.goal, one.baseline
    return {
        "group": one.group_id,
        "names": _terms(one.names),
        "short_names": _terms(one.short_names),
        "indicator": one.indicator_id,
        "unit": one.unit,
        "goal": goal and [goal.operator.value, goal.value, goal.value_max],
        "due": one.due.isoformat(),
        "baseline": baseline and _point(baseline),
        "milestones": [_point(point) for point in one.milestones],
        "is_of_communes": one.is_of_communes,
        "is_each": one.is_each,
        "target_groups": _terms(one.target_groups),
        "leads": list(one.leads),
        "partners": list(one.partners),
        "clause": one.clause,
        "notes": _terms(one.notes),
        "place_groups": list(one.place_groups),
        "reason": one.reason,
    }


def _read_target(name: str, plain: Plain) -> PlanTarget:
    goal, baseline = plain.get("goal"), plain.get("baseline")
    names = _spoken(plain["names"])
    return PlanTarget(
        id=name,
        group_id=plain.get("group", ""),
        names=names,
        short_names=_spoken(plain.get("short_names", {})) or names,
        indicator_id=plain.get("indicator", ""),
        unit=plain.get("unit", ""),
        goal=goal and Goal(operator=Operator(goal[0]), value=goal[1], value_max=goal[2]),
        due=_day(plain["due"]),
        baseline=baseline and _read_point(baseline),
        milestones=tuple(_read_point(one) for one in plain.get("milestones", ())),
        is_of_communes=plain.get("is_of_communes", False),
        is_each=plain.get("is_each", False),
        target_groups=_spoken(plain.get("target_groups", {})),
        leads=tuple(plain.get("leads", ())),
        partners=tuple(plain.get("partners", ())),
        clause=plain.get("clause", ""),
        notes=_spoken(plain.get("notes", {})),
        place_groups=tuple(PlaceGroup(one) for one in plain.get("place_groups", ())),
        reason=plain.get("reason", ""),
    )


def _task(one: Task) -> Plain:
    start = one.deadline.start
    return {
        "group": one.group_id,
        "texts": _terms(one.texts),
        "leads": list(one.leads),
        "partners": list(one.partners),
        "deadline": one.deadline.kind.value,
        "starts": start and start.isoformat(),
        "ends": one.deadline.end.isoformat(),
        "products": _terms(one.products),
        "said": one.said.value,
        "evidences": _terms(one.evidences),
        "notes": _terms(one.notes),
    }


def _read_task(name: str, plain: Plain) -> Task:
    starts = plain.get("starts")
    deadline = Deadline(
        kind=DeadlineKind(plain["deadline"]),
        start=_day(starts) if starts else None,
        end=_day(plain["ends"]),
    )
    return Task(
        id=name,
        group_id=plain.get("group", ""),
        texts=_spoken(plain["texts"]),
        leads=tuple(plain.get("leads", ())),
        partners=tuple(plain.get("partners", ())),
        deadline=deadline,
        products=_spoken(plain.get("products", {})),
        said=TaskState(plain["said"]),
        evidences=_spoken(plain.get("evidences", {})),
        notes=_spoken(plain.get("notes", {})),
    )


def line(part: Part, *, plan_id: str, place: UnitKey, sheet: str = "", cell: str = "") -> PlanLine:
    """A part as the line that says it."""
    kinds: dict[type[Part], LineKind] = {
        Plan: LineKind.HEAD,
        Group: LineKind.GROUP,
        PlanTarget: LineKind.TARGET,
        Task: LineKind.TASK,
        ReportedTally: LineKind.TALLY,
    }
    own = part.period if isinstance(part, ReportedTally) else part.id
    name = "" if isinstance(part, Plan) else own
    return PlanLine(
        plan_id=plan_id,
        kind=kinds[type(part)],
        line_id=name,
        place=place,
        payload=written(part),
        sheet=sheet,
        cell=cell,
    )


def _terms(terms: Terms) -> dict[str, str]:
    return {language.value: text for language, text in terms.items() if text}


def _spoken(plain: Mapping[str, str]) -> Terms:
    return {Language(language): text for language, text in plain.items()}


def _point(one: Point) -> list[object]:
    return [one.at.isoformat(), one.value]


def _read_point(plain: list[Any]) -> Point:
    return Point(at=_day(plain[0]), value=plain[1])


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)
