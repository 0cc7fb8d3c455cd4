"""One target in full: its way as a picture, the sentence, the rule with its numbers, its links."""

from collections.abc import Sequence
from typing import Final

import altair
import streamlit as st

from components import drawing, frame, plan_words
from components.charts.way import Way, way
from components.scoreboard import Scoreboard
from components.section.plan import override, state, ways
from components.section.profile_link import linked
from data.catalog import Indicator, Kind
from data.plan import Figure, Score, reach
from data.status import pace
from data.status.growth import Course, growth
from data.status.pathway import Pathway
from data.status.sentence import rule, sentence
from geo import units
from geo.units import TODAY, UnitKey
from text import language, say
from text.number import decimal

NAMED: Final = 6


def detail(board: Scoreboard) -> None:
    """The chosen target."""
    one = board.chosen
    if one is None:
        return
    drawn, said = st.columns([5, 6], gap="medium")
    with drawn:
        _picture(board, one)
    with said, st.container(gap="xsmall"):
        st.subheader(one.target.name, anchor=False)
        st.markdown(state.badges(board, one))
        override.told(board, one)
        st.markdown(_bold(sentence(one.judged, plan_words.printing(one))))
        _why_silent(one)
        _communes(one, plan_id=board.plan.id)
        _facts(one)
        _small(rule(one.judged, plan_words.printing(one)))
        _outlook(one)
        ways.buttons(board, one)
        override.acts(board, one)
        _second_opinion(one)


def _picture(board: Scoreboard, one: Score) -> None:
    pathway, found = one.judged.question.pathway, one.figure
    if pathway is None or found is None or one.target.is_of_communes or one.judged.now is None:
        key = "plan.no_picture_communes" if one.target.is_of_communes else "plan.no_picture"
        st.markdown(f":gray[:small[{say(key)}]]")
        return
    drawn = (*board.key, one.target.id, frame.theme())
    drawing.draw_kept(drawn, lambda: _way(one, pathway, found))


def _way(one: Score, pathway: Pathway, found: Figure) -> tuple[altair.TopLevelMixin, str]:
    measure, expected = plan_words.measure_of(one), one.judged.expected
    words = ""
    if expected is not None and not one.judged.is_overdue:  # afterwards it is the goal's own
        words = say("plan.mark_expected", expected=plan_words.judged_text(one, expected))
    shown = Way(
        pathway=pathway.points,
        figures=found.points,
        expected=expected,
        is_percent=bool(measure and measure.kind in {Kind.RATE, Kind.YES_NO}),
        goal_label=say("plan.mark_goal", goal=plan_words.goal_text(one)),
        now_label=say("plan.mark_now", now=plan_words.now_text(one)),
        expected_label=words,
    )
    alt = say(
        "plan.alt_way",
        name=one.target.name,
        now=plan_words.now_text(one),
        goal=plan_words.goal_text(one),
        due=one.target.due,
    )
    return way(shown, theme=frame.theme()), alt


def _why_silent(one: Score) -> None:
    """Why a figure that is there does not tell."""
    found = one.figure
    if found is None or one.judged.now is not None:
        return
    if one.target.is_each:
        _small(say("plan.not_by_agency"))
    elif one.target.is_of_communes:
        _small(say("plan.communes_may_fail", met=found.met, n=found.of - found.answered))
    elif found.is_part:
        facts = {"n": found.answered, "of": found.of}
        _small(say("plan.part_only", now=plan_words.now_text(one), **facts))


def _communes(one: Score, *, plan_id: str) -> None:
    """How many communes stand at the target's value, whoever it is for."""
    found = one.figure
    measure = plan_words.measure_of(one)
    if found is None or not found.of or measure is None or one.target.goal is None:
        return
    if one.target.is_of_communes or measure.kind in {Kind.RATE, Kind.INDEX}:
        facts = {"met": found.met, "answered": found.answered, "of": found.of}
        _small(say("plan.communes_met", goal=plan_words.goal_text(one), **facts))
        if found.behind:
            names = _behind(found.behind, measure, plan_id=plan_id)
            st.markdown(f":gray[:small[{say('plan.communes_behind', names=names)}]]")


def _behind(communes: Sequence[tuple[str, float]], measure: Indicator, *, plan_id: str) -> str:
    """`Xã Mường Chà (20,0 %), …`: the farthest few by name, the others by number.

    Each name opens the commune's profile, with the targets of this plan.
    """
    names = []
    for code, value in communes[:NAMED]:
        commune = units.unit(UnitKey(code, TODAY))
        name = linked(commune, commune.label(language()), targets=plan_id)
        names.append(f"{name} ({frame.escape(measure.show(value))})")
    more = len(communes) - len(names)
    return ", ".join([*names, say("plan.more", n=more)] if more else names)


def _facts(one: Score) -> None:
    """Whom it is aimed at, who works with whom, where it stands, how it was read."""
    parts = []
    if one.target.target_group:
        parts.append(say("plan.aimed_at", who=one.target.target_group))
    if one.target.place_groups:
        parts.append(say("plan.applies_to", who=reach.written(one.target.place_groups)))
    if partners := plan_words.partner_text(one):
        parts.append(say("plan.partners", who=partners))
    if one.target.clause:
        parts.append(say("plan.clause", clause=one.target.clause))
    if one.figure is not None:
        parts.append(say("plan.figure_of", period=one.figure.period.label()))
    if one.target.note:
        parts.append(f"{one.target.note}.")
    for part in parts:
        _small(part)


def _outlook(one: Score) -> None:
    """How fast it must go from now, and when it gets there at today's pace."""
    goal, found = one.judged.question.goal, one.figure
    left = pace.left(one.judged)
    if left is None or goal is None or found is None or one.target.is_of_communes:
        return
    # The goal stands beside it and says up or down; "+16 left" would not.
    way = plan_words.change_text(one, abs(left)).removeprefix("+")
    lines = [say("status.left", change=way, due=one.target.due)]
    if needed := pace.needed(one.judged):
        facts = {"change": plan_words.change_text(one, needed.change)}
        lines.append(say(f"status.needed_a_{needed.span}", **facts))
    seen = pace.outlook(found.points, goal)
    if seen is None:
        lines.append(say("status.too_few", n=pace.FEWEST_POINTS))
    else:
        facts = {"change": plan_words.change_text(one, seen.a_year)}
        key = "status.never" if seen.reached is None else "status.reached"
        lines.append(say(key, year=str(seen.reached), **facts))
        lines.append(say("status.pace_method", n=seen.points))
    _small(" ".join(lines))


def _second_opinion(one: Score) -> None:
    """What Open SDG would say, for those who compare with it."""
    goal, found = one.judged.question.goal, one.figure
    if goal is None or found is None or one.target.is_of_communes or goal.value_max is not None:
        return
    by_year = {point.at.year: point.value for point in found.points}
    start = one.target.baseline
    course = Course(
        is_rising=goal.distance(goal.value - 1) > 0,
        base_year=start.at.year if start else min(by_year),
        target_year=one.target.due.year,
        target=goal.value,
    )
    seen = growth(by_year | ({start.at.year: start.value} if start else {}), course)
    with st.expander(say("status.growth_title")):
        if seen is None:
            _small(say("status.growth_none"))
        else:
            p = decimal(seen.p, digits=2, locale=language())
            years = {"first": str(seen.base[0]), "last": str(seen.current[0])}
            _small(say("status.growth", progress=say(f"status.{seen.progress}"), p=p, **years))
        _small(say("status.growth_note"))


def _small(text: str) -> None:
    if text:
        st.markdown(f":gray[:small[{frame.escape(text)}]]")


def _bold(text: str) -> str:
    """The sentence with its state in bold, everything else as it is."""
    parts = [frame.escape(part) for part in text.split("**")]
    return "**".join(parts)
