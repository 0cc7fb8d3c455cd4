"""The tables of a review, as rows of words."""

from collections.abc import Sequence
from typing import Final

from data.catalog.term import spoken
from data.period import parse
from data.review import telling
from data.review.block import Grid, Words
from data.review.content import Content, Line, TaskLine
from data.review.record import Review
from data.status import COUNTED
from text import say

NONE: Final = telling.NONE


def tally(content: Content) -> Grid:
    """How many targets stand where."""
    shown = [line.shown for line in content.lines]
    rows = [(telling.status_text(one), str(shown.count(one))) for one in COUNTED if one in shown]
    return Grid(
        title=say("review.table_tally"),
        columns=(say("review.column_status"), say("review.column_count")),
        widths=(70, 30),
        rows=(*rows, (say("review.together"), str(len(shown)))),
        numbers=frozenset({1}),
    )


def behind(one: Review, rows: Sequence[Line]) -> Grid:
    """What is behind, with who acts and how."""
    names = ("at", "target", "how", "agency", "remedy")
    return Grid(
        title=say("review.table_behind"),
        columns=tuple(say(f"review.column_{name}") for name in names),
        widths=(5, 25, 34, 16, 24),
        rows=tuple(
            (str(at), line.name, *telling.remedy_of(one, line))
            for at, line in enumerate(rows, start=1)
        ),
    )


def targets(content: Content) -> Grid:
    """Every target with its figure, what was expected, its state and who leads it."""
    names = ("at", "target", "goal", "now", "expected", "gap", "status", "lead")
    return Grid(
        title=say("review.table_targets"),
        columns=tuple(say(f"review.column_{name}") for name in names),
        widths=(4, 27, 13, 13, 10, 10, 11, 12),
        rows=tuple(_target(at, line) for at, line in enumerate(content.lines, start=1)),
        numbers=frozenset({4, 5}),
        is_titled=False,
    )


def _target(at: int, line: Line) -> tuple[str, ...]:
    goal = say("review.goal_by", goal=spoken(line.goal_texts), due=line.due)
    period = parse(line.period).label(short=True) if line.period else ""
    now = spoken(line.now_texts)
    return (
        str(at),
        line.name,
        goal,
        f"{now} ({period})" if period else now,
        spoken(line.expected_texts),
        spoken(line.gap_texts),
        telling.shown_text(line),
        line.lead or NONE,
    )


def overrides(content: Content) -> list[Words]:
    """Below the table: which states were set, by whom and why."""
    return [
        Words(
            text=say(
                "review.override_note",
                target=line.short_name,
                status=telling.status_text(line.override.status),
                computed=telling.status_text(line.status),
                who=line.override.by or NONE,
                at=line.override.at,
                reason=line.override.reason,
            ),
            is_note=True,
        )
        for line in content.lines
        if line.override is not None
    ]


def tasks(content: Content) -> Grid:
    """Every task with who, by when and how far."""
    names = ("at", "task", "lead", "due", "state", "evidence")
    return Grid(
        title=say("review.table_tasks"),
        columns=tuple(say(f"review.column_{name}") for name in names),
        widths=(4, 40, 16, 12, 12, 16),
        rows=tuple(_task(at, one) for at, one in enumerate(content.tasks, start=1)),
        is_titled=False,
    )


def _task(at: int, one: TaskLine) -> tuple[str, ...]:
    evidence = spoken(one.evidences) if one.evidences else ""
    state = say(f"plan.task_{one.state}")
    texts = (spoken(one.texts), spoken(one.leads), spoken(one.deadlines))
    return (str(at), *texts, state, evidence or NONE)
