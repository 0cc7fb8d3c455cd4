"""The targets of a plan as its page lists them: figures, goals and gaps, each in its own unit."""

from collections.abc import Callable, Sequence
from typing import Final

from components import plan_words
from components.charts import standing
from components.maps.view import Theme
from components.scoreboard import Scoreboard
from components.section.plan import listing
from components.story import column, nothing
from components.story.shown import Column, Table
from data.catalog import Indicator
from data.model import State
from data.plan import Score
from data.status import Status
from text import say

NO_GOAL: Final = "no_goal"
"""Code of a figure that no plan asks for, or that was not published."""


def targets(one: Scoreboard) -> Table | None:
    """What the list is narrowed to, worst first."""
    rows = one.listed
    if not rows:
        return None
    names = [score.target.short_name for score in rows]
    columns = [
        column.words(say("plan.column_target"), names, key="unit"),
        _numbers("plan.column_now", rows, _now_value, plan_words.now_text, key="value"),
        _numbers("shown.column_goal", rows, _goal_value, plan_words.goal_text, key="goal"),
        _numbers("plan.column_gap", rows, _gap_value, plan_words.gap_text, key="change"),
        column.words(say("plan.column_state"), [state(one, score) for score in rows], key="state"),
        column.words(say("plan.column_lead"), list(map(plan_words.lead_short, rows)), key="lead"),
    ]
    return Table(
        title=listed_title(one),
        columns=tuple(columns),
        colours=tuple(_colour(score.status) for score in rows),
    )


def _numbers(
    title: str,
    rows: Sequence[Score],
    value: Callable[[Score], float | None],
    printed: Callable[[Score], str],
    *,
    key: str,
) -> Column:
    """Figures of targets, each in its own unit; the code of one that is not there says why."""
    found = list(map(value, rows))
    measures = list(map(plan_words.measure_of, rows))
    silent = NO_GOAL if key == "goal" else State.MISSING
    return column.mixed(
        say(title),
        found,
        list(map(printed, rows)),
        digits=[_digits(*each) for each in zip(found, measures, strict=True)],
        states=[NO_GOAL if score.target.goal is None else silent for score in rows],
        key=key,
    )


def _digits(value: float | None, measure: Indicator | None) -> int:
    is_whole = value is None or value == int(value)
    return 0 if is_whole else (measure.decimals if measure else 1)


def _now_value(score: Score) -> float | None:
    """Of a target of communes how many of them meet it."""
    found = score.figure
    if found is None or plan_words.measure_of(score) is None:
        return None
    return found.met if score.target.is_of_communes else found.value


def _goal_value(score: Score) -> float | None:
    return score.target.goal.value if score.target.goal else None


def _gap_value(score: Score) -> float | None:
    """Nothing where the page has a dash."""
    if plan_words.gap_text(score) == nothing.NOTHING or score.figure is None:
        return None
    if score.target.is_of_communes:
        return score.figure.met - score.figure.answered
    return score.judged.gap


def listed_title(one: Scoreboard) -> str:
    """What is listed, and to what it is narrowed."""
    words = list(listing.narrowing(one).values())
    if not words:
        return say("plan.targets")
    facts = {"n": len(one.listed), "of": len(one.scores), "what": " · ".join(words)}
    return say("plan.narrowed", **facts)


def state(one: Scoreboard, score: Score) -> str:
    """The computed state, and beside it what a leader says instead."""
    computed = plan_words.status_text(score.status)
    said = one.override(score.target.id)
    if said is None or said.status is None:
        return computed
    return f"{computed} {say('plan.overridden_to')} {plan_words.status_text(said.status)}"


def _colour(status: Status) -> str:
    return standing.fill(status, Theme.LIGHT)
