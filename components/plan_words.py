"""How a target and its figures read: now, goal, gap, lead, and the sentence about them."""

from collections.abc import Iterable
from typing import Final

from components import figure, plan_part
from data import plan
from data.catalog import Indicator, Kind, indicator
from data.plan import Score
from data.status import Status
from data.status.sentence import Printing
from geo.units import Unit
from text import language, say
from text.number import NBSP, decimal, signed

SHORT_GROUPS: Final = ("G1", "G2", "G3", "G4", "G5", "G6")
ONE_LINE: Final = 13
SILENT: Final = frozenset({Status.NO_DATA, Status.NO_TARGET})


def measure_of(one: Score) -> Indicator | None:
    """What measures a target, if anything in the catalogue does."""
    return indicator(one.target.indicator_id) if one.target.indicator_id else None


def now_text(one: Score) -> str:
    """`71,4 %`; of communes `32/44 xã`; nothing known is a dash."""
    found, measure = one.figure, measure_of(one)
    if found is None or measure is None:
        return "–"
    if one.target.is_of_communes:
        return say("plan.met_of", met=found.met, of=found.answered)
    if found.qualifier:
        return measure.show(found.value, qualifier=found.qualifier)
    return measure.show_total(found.value)


def goal_text(one: Score) -> str:
    """`≥ 80 %`; of every commune so; not published says so."""
    goal, measure = one.target.goal, measure_of(one)
    if goal is None:
        return say("plan.no_value")
    if measure is None:
        return plan_part.goal(goal, "", one.target.unit)
    if measure.kind is Kind.YES_NO:
        return measure.show(goal.value)
    return figure.target_text(measure, goal)


def judged_text(one: Score, value: float) -> str:
    """A value of the pathway in the unit that the target is judged in."""
    measure = measure_of(one)
    if measure is None or one.target.is_of_communes:
        return f"{number_text(one, value)}{NBSP}%"
    return measure.show_total(value)


def number_text(one: Score, value: float) -> str:
    """The same without its unit."""
    measure = measure_of(one)
    digits = 1 if measure is None or one.target.is_of_communes else measure.decimals
    return decimal(value, digits=digits, locale=language())


def gap_text(one: Score) -> str:
    """Against the pathway, or without one against the goal: `−6,1 điểm %`, `−12 xã`."""
    gap, measure, found = one.judged.gap, measure_of(one), one.figure
    if gap is None or measure is None or one.status in SILENT or found is None:
        return "–"
    if one.target.is_of_communes:
        short = found.met - found.answered
        return say("plan.short_of", n=-short) if short else "0"
    if measure.kind is Kind.YES_NO:
        return f"{signed(gap, digits=1, locale=language())}{NBSP}{say('page.points')}"
    return figure.difference(measure, gap)


def change_text(one: Score, change: float) -> str:
    """A change a year in the target's unit."""
    measure = measure_of(one)
    return figure.difference(measure, change) if measure else number_text(one, change)


def lead_text(one: Score) -> str:
    """Who leads it, in full."""
    return "; ".join(found.name for found in plan.leads(one.target))


def lead_short(one: Score) -> str:
    """The same for a table."""
    names = (found.short_name for found in plan.leads(one.target))
    return ", ".join(name.replace(" ", NBSP) if len(name) < ONE_LINE else name for name in names)


def agency_name(agency_id: str, scores: Iterable[Score]) -> str:
    """Name of an agency of the register, or of one that the catalogue has for an indicator."""
    known = plan.agencies()
    if agency_id in known:
        return known[agency_id].name
    every = (found for one in scores for found in plan.leads(one.target))
    return next((found.name for found in every if found.id == agency_id), agency_id)


def partner_text(one: Score) -> str:
    """Who works with them; often nobody."""
    known = plan.agencies()
    return "; ".join(known[found].name for found in one.target.partners)


def printing(one: Score) -> Printing:
    """How the sentence prints this target's figures."""
    communes = one.target.is_of_communes
    goal = say("plan.every_commune", goal=goal_text(one)) if communes else goal_text(one)
    return Printing(
        value=lambda value: _said(one, value),
        number=lambda value: number_text(one, value),
        goal=goal,
        lead=lead_text(one),
    )


def status_text(status: Status) -> str:
    """The state in words; a plan's own target without a value is one that was not published."""
    return say("plan.unpublished") if status is Status.NO_TARGET else say(f"status.{status}")


def citation(found: plan.Plan) -> str:
    """`Kế hoạch 2309/KH-UBND ngày 27/5/2025, Ủy ban nhân dân tỉnh Điện Biên`."""
    if found.number and found.is_day_known:
        return say("plan.cited", number=found.number, day=found.issued, issuer=found.issuer)
    return say("plan.cited_short", name=found.name, issuer=found.issuer)


def lower(label: str) -> str:
    """A period within a sentence: `quý III/2026`."""
    return figure.lower_first(label)


def group_short(found: plan.Plan, group_id: str) -> str:
    """Name of a heading that fits a narrow column."""
    if group_id in SHORT_GROUPS and group_id in found.groups:
        return say(f"plan.group_{group_id.lower()}")
    return group_name(found, group_id)


def _said(one: Score, value: float) -> str:
    """A value in the sentence; the figure itself as it was told: counted, or hedged."""
    now = one.judged.now
    is_now = now is not None and value == now.value
    return now_text(one) if one.target.is_of_communes or is_now else judged_text(one, value)


def group_name(found: plan.Plan, group_id: str) -> str:
    """Name of a heading; of targets without one, that there is none."""
    one = found.groups.get(group_id)
    return one.name() if one else say("plan.no_group")


def link(one: Score, place: Unit) -> dict[str, str]:
    """The parameters of a link to another page that shows a target's indicator."""
    period = {"period": str(one.figure.period)} if one.figure else {}
    return {
        "lang": language().value,
        "place": place.code,
        "indicator": one.target.indicator_id,
        **period,
    }
