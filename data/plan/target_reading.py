"""One target out of a plan's text file, with its value from the catalogue where it names one."""

import datetime as dt
from typing import Final

from data.catalog.reading import Catalog
from data.catalog.target import Operator, Target
from data.catalog.text_file import Table
from data.plan.reach import PlaceGroup
from data.plan.record import PlanTarget
from data.status import Goal, Point

DEFAULT_OPERATOR: Final = Operator.AT_LEAST.value


def plan_target(name: str, table: Table, *, catalog: Catalog, ends: dt.date) -> PlanTarget:
    """A target; what `of` names gives indicator, value, due day and note.

    Args:
        name: Its id in the plan.
        table: Its lines.
        catalog: Where `of`, `steps` and `indicator` are looked up.
        ends: Last day of the plan, for a target that names no day.
    """
    by_id = {one.id: one for several in catalog.targets.values() for one in several}
    whole = _named(table, "of", table.text("of", default=""), by_id)
    steps = [_named(table, "steps", one, by_id) for one in table.texts("steps")]
    indicator_id = table.text("indicator", default=whole.indicator_id if whole else "")
    measure = catalog.indicators.get(indicator_id)
    if indicator_id and measure is None:
        table.fault("indicator", "catalog.unknown_indicator_named", found=indicator_id)
    names = table.terms("name", needed=measure is None)
    short_names = table.terms("short", needed=False)
    dated = {**{one.by: one.value for one in steps if one}, **table.dated("milestones")}
    notes = table.terms("note", needed=False)
    return PlanTarget(
        id=name,
        group_id=table.text("group", default=measure.group_id if measure else ""),
        names=names or (measure.names if measure else {}),
        short_names=short_names or (measure.short_names if measure else names),
        indicator_id=indicator_id if measure else "",
        goal=_goal(table, whole),
        due=table.date("by") or (whole.by if whole else ends),
        baseline=_baseline(table),
        milestones=tuple(Point(at=day, value=dated[day]) for day in sorted(dated)),
        is_of_communes=table.flag("of_communes", default=False),
        is_each=table.flag("of_each_agency", default=False),
        target_groups=table.terms("target_group", needed=False),
        leads=table.texts("leads"),
        partners=table.texts("partners"),
        clause=table.text("clause", default=""),
        notes=notes or (whole.notes if whole else {}),
        place_groups=_place_groups(table),
    )


def _place_groups(table: Table) -> tuple[PlaceGroup, ...]:
    found = table.texts("places")
    if unknown := set(found) - set(PlaceGroup):
        table.fault("places", "plan.unknown_place_group", found=min(unknown))
    return tuple(one for one in PlaceGroup if one in found)


def _named(table: Table, key: str, found: str, by_id: dict[str, Target]) -> Target | None:
    if found and found not in by_id:
        table.fault(key, "plan.unknown_target", found=found)
    return by_id.get(found)


def _goal(table: Table, whole: Target | None) -> Goal | None:
    value, top = table.number("value"), table.number("value_max")
    said = table.text("operator", default=whole.operator if whole else DEFAULT_OPERATOR)
    if said not in set(Operator):
        known = ", ".join(Operator)
        table.fault("operator", "catalog.unknown_choice", key="operator", found=said, known=known)
        return None
    operator = Operator(said)
    if value is None and whole is not None:
        value, top = whole.value, whole.value_max
    if value is None:
        return None
    if (operator is Operator.BETWEEN) != (top is not None):
        table.fault("operator", "catalog.range_needs_both_ends")
    return Goal(operator=operator, value=value, value_max=top)


def _baseline(table: Table) -> Point | None:
    value, day = table.number("baseline"), table.date("baseline_at")
    if (value is None) != (day is None):
        table.fault("", "plan.baseline_needs_both")
    return Point(at=day, value=value) if day is not None and value is not None else None
