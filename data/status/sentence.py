"""What a person would say of a target: where it stands, by which rule, how it goes on."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from data.catalog.target import Operator
from data.status.judgement import OFF_TRACK_BELOW, ON_TRACK_FROM, Judgement
from data.status.state import Status
from text import language, say
from text.number import NBSP, decimal

HUNDRED: Final = 100
PLAIN: Final = frozenset({Status.NO_DATA, Status.ACHIEVED, Status.MAINTAINED, Status.SLIPPED})
EXACT: Final = frozenset({Operator.EQUAL, Operator.BETWEEN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """How the figures of a target are printed.

    Args:
        value: With its unit.
        number: Without.
        goal: `≥ 80 %`.
        lead: Who answers for it; "" where nobody is named.
    """

    value: Callable[[float], str]
    number: Callable[[float], str]
    goal: str
    lead: str


def sentence(judged: Judgement, printing: Printing) -> str:
    """Such as `12 % now; the plan expects 24 % by 31 Dec 2025. Lead: Sở KH&CN`.

    The state stands in it between two pairs of asterisks.
    """
    said = say(f"status.{_key(judged)}", **_facts(judged, printing))
    return f"{said} {say('status.lead', lead=printing.lead)}" if printing.lead else said


def rule(judged: Judgement, printing: Printing) -> str:
    """The rule with its numbers; empty where nothing was judged."""
    baseline, now = judged.question.baseline, judged.now
    if now is None or judged.question.goal is None or judged.question.is_yes_no:
        return ""
    if judged.status is Status.NOT_MET and judged.is_bound:
        return say("status.rule_bound", goal=printing.goal)
    if judged.status in {Status.MAINTAINED, Status.SLIPPED}:
        return say("status.rule_kept", goal=printing.goal)
    if baseline is None:
        return say("status.rule_no_baseline", goal=printing.goal)
    if judged.ratio is None or judged.expected is None:
        return ""
    facts = {
        "now": printing.number(now.value),
        "base": printing.number(baseline.value),
        "expected": printing.number(judged.expected),
        "ratio": _decimal(judged.ratio),
        "on_track": _decimal(ON_TRACK_FROM),
        "slow": _decimal(OFF_TRACK_BELOW),
    }
    is_exact = judged.question.goal.operator in EXACT
    text = say("status.rule_distance" if is_exact else "status.rule", **facts)
    is_late = judged.is_overdue and not judged.is_reached
    return f"{text} {say('status.rule_overdue')}" if is_late else text


def _key(judged: Judgement) -> str:
    if judged.status in PLAIN:
        return f"said_{judged.status}"
    match judged.status:
        case Status.NO_TARGET:
            return "said_no_target" if judged.now else "said_nothing"
        case Status.NOT_MET:
            return f"said_not_met{_why_unjudged(judged)}"
        case Status.MOVING_AWAY:
            return "said_away"
    late = "said_overdue" if judged.is_overdue else "said_on_the_way"
    return "said_at_start" if judged.ratio is None else late


def _why_unjudged(judged: Judgement) -> str:
    """Ending of the key: why nothing is said of the pace."""
    if judged.is_bound:
        return "_bound"
    if judged.question.is_yes_no:
        return "_yes_no"
    return "_overdue" if judged.is_overdue else ""


def _facts(judged: Judgement, printing: Printing) -> dict[str, object]:
    question, now = judged.question, judged.now
    values = {
        "now": now.value if now else None,
        "base": question.baseline.value if question.baseline else None,
        "expected": judged.expected,
    }
    day: dt.date | None = now.at if now else None
    return {
        **{name: "" if one is None else printing.value(one) for name, one in values.items()},
        "goal": printing.goal,
        "due": question.due,
        "day": day or "",
        "status": say(f"status.{judged.status}"),
        "share": _percent(judged.ratio),
    }


def _percent(ratio: float | None) -> str:
    return (
        "" if ratio is None else f"{decimal(HUNDRED * ratio, digits=0, locale=language())}{NBSP}%"
    )


def _decimal(value: float) -> str:
    return decimal(value, digits=2, locale=language())
