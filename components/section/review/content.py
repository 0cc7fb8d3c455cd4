"""What a review of a plan would freeze now, in every language the product speaks."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from components import load, plan_figures, plan_words, scoreboard
from data import plan
from data.catalog import Kind
from data.catalog.term import Terms
from data.period import Period, parse
from data.plan import Plan, Score, Task
from data.plan import override as leading
from data.plan.override import by_target, in_force
from data.review import Content, Line, Override, TaskLine
from data.review.content import needs_action
from data.status.sentence import sentence
from geo import units
from geo.units import NATION, TODAY, Unit, UnitKey
from text import Language, language, say, speaking

Said = tuple[str, leading.Override]


def content(version: str, plan_id: str, *, place: str, period: Period | None) -> Content:
    """The plan's targets and tasks as they stand at this revision, and what leaders say of them.

    Args:
        version: See `load.version`.
        plan_id: Which plan.
        place: Code of one of today's provinces, or "VN".
        period: Figures count until its end; None holds nothing against the targets.
    """
    said = _said(load.plans(version)[plan_id], _unit(place), period)
    return _made(version, plan_id, place, str(period or ""), load.number_of(version), said)


def scores(version: str, plan_id: str, *, place: str, period: Period | None) -> tuple[Score, ...]:
    """Every target judged, in the plan's order."""
    return scoreboard.scored(version, load.plans(version)[plan_id], _unit(place), period)


def _said(one: Plan, place: Unit, period: Period | None) -> tuple[Said, ...]:
    """What holds of leaders' overrides, by target."""
    rows = load.overrides(one.id, plan_figures.measured_unit(one, place).key)
    held = ((target, in_force(every, period)) for target, every in by_target(rows).items())
    return tuple((target, said) for target, said in held if said is not None)


@st.cache_resource(max_entries=load.VIEWS_KEPT, show_spinner=False)
def _made(
    version: str, plan_id: str, place: str, until: str, revision: int, said: tuple[Said, ...]
) -> Content:
    one, period, unit = load.plans(version)[plan_id], parse(until) if until else None, _unit(place)
    judged = scores(version, plan_id, place=place, period=period)
    overrides = {target: _override(found) for target, found in said}
    at = load.store().revision(revision).at
    day = period.end if period else dt.datetime.now(load.VIETNAM).date()
    lines = tuple(_line(one, score, overrides.get(score.target.id), day=day) for score in judged)
    return Content(
        revision=revision,
        revision_at=at.date().isoformat() if at else "",
        places=_terms(lambda: _place_name(unit)),
        plan_labels=_terms(lambda: one.label),
        citations=_terms(lambda: plan_words.citation(one)),
        sources=_terms(lambda: say("review.source", plan=one.source.citation)),
        lines=lines,
        tasks=tuple(_task(task, day) for task in one.tasks.values()),
        is_demonstration=one.is_demonstration or any(line.is_demonstration for line in lines),
    )


def _override(said: leading.Override) -> Override:
    if said.status is None:  # lifted: nothing holds
        raise ValueError(said)
    at = said.at.astimezone(load.VIETNAM)
    return Override(
        status=said.status,
        reason=said.reason,
        by=said.made_by,
        at=f"{at:%H:%M} {at.day}/{at.month}/{at.year}",
    )


def _unit(place: str) -> Unit:
    return units.unit(NATION if place == NATION.code else UnitKey(place, TODAY))


def _line(one: Plan, score: Score, override: Override | None, *, day: dt.date) -> Line:
    target, found, measure = score.target, score.figure, plan_words.measure_of(score)
    is_rate = bool(measure and measure.kind in {Kind.RATE, Kind.YES_NO})
    is_percent = target.is_of_communes or is_rate
    now, expected = score.judged.now, score.judged.expected
    return Line(
        target_id=target.id,
        indicator_id=target.indicator_id,
        names=target.names,
        short_names=target.short_names,
        groups=_terms(lambda: plan_words.group_name(one, target.group_id)),
        clause=target.clause,
        due=target.due,
        period=str(found.period) if found else "",
        now=now.value if now else None,
        expected=expected,
        ratio=score.judged.ratio,
        status=score.status,
        override=override,
        is_overdue=score.judged.is_overdue,
        needs_action=needs_action(score, day),
        is_percent=is_percent,
        digits=1 if measure is None or target.is_of_communes else measure.decimals,
        units=_terms(lambda: measure.unit() if measure and not is_percent else ""),
        now_texts=_terms(lambda: plan_words.now_text(score)),
        goal_texts=_terms(lambda: plan_words.goal_text(score)),
        expected_texts=_terms(
            lambda: "–" if expected is None else plan_words.judged_text(score, expected)
        ),
        gap_texts=_terms(lambda: plan_words.gap_text(score)),
        sentences=_terms(lambda: _sentence(score)),
        leads=_terms(lambda: plan_words.lead_text(score)),
        met=found.met if found else 0,
        answered=found.answered if found else 0,
        of=found.of if found else 0,
        is_demonstration=bool(found and found.is_demonstration),
    )


def _sentence(score: Score) -> str:
    """Without who leads it: that stands beside it everywhere."""
    return sentence(score.judged, replace(plan_words.printing(score), lead=""))


def _task(task: Task, day: dt.date) -> TaskLine:
    known = plan.agencies()
    return TaskLine(
        task_id=task.id,
        texts=task.texts,
        leads=_terms(lambda: ", ".join(known[one].short_name for one in task.leads)),
        deadlines=_terms(lambda: task.deadline.label),
        state=task.state(day),
        evidences=task.evidences,
    )


def _place_name(place: Unit) -> str:
    return say("page.nation") if place.key == NATION else place.label(language())


def _terms(make: Callable[[], str]) -> Terms:
    """The same words in every language."""
    found: dict[Language, str] = {}
    for one in Language:
        with speaking(one):
            found[one] = make()
    return found
