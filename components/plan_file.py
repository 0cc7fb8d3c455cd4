"""A plan as a workbook: its targets with both states, its tasks, and what leaders said."""

import io
from collections.abc import Sequence
from typing import Any, Final

from components import frame, plan_words
from components.scoreboard import Scoreboard
from data import plan
from data.period import parse
from data.plan import Score, Task
from data.plan.override import Override
from data.status.sentence import sentence
from text import language, say

HEAD_ROW: Final = 4
WIDTH: Final = 18
WIDE: Final = 44
TARGETS: Final = (
    "target",
    "indicator_id",
    "group",
    "now",
    "period",
    "operator",
    "goal",
    "goal_max",
    "due",
    "expected",
    "gap",
    "ratio",
    "state",
    "overridden",
    "reason",
    "by",
    "said_at",
    "holds",
    "communes_met",
    "communes_told",
    "communes",
    "lead",
    "partners",
    "clause",
    "sentence",
    "is_demonstration",
)
TASKS: Final = ("due", "task", "group", "lead", "partners", "product", "state", "evidence", "note")
HISTORY: Final = (
    "said_at",
    "by",
    "target",
    "overridden",
    "holds",
    "period",
    "reason",
    "revision_seen",
)
BROAD: Final = frozenset({"target", "task", "reason", "sentence", "note"})

Cell = str | float | int | None


def as_workbook(one: Scoreboard, *, revision: int) -> bytes:
    """Numbers as numbers; an unknown one is an empty cell beside its state, zero is 0.

    Args:
        one: The plan in a place at a time.
        revision: Of the figures.
    """
    import xlsxwriter  # noqa: PLC0415 - 3 MB, for files alone

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False})
    facts = (say("plan.file_revision", revision=revision), plan_words.citation(one.plan))
    sheets = (
        ("targets", TARGETS, [_target(one, score) for score in one.scores]),
        ("tasks", TASKS, [_task(one, task) for task in one.plan.tasks.values()]),
        ("overrides", HISTORY, [_said(one, row) for row in _every(one)]),
    )
    for name, columns, rows in sheets:
        _sheet(book, one, say(f"plan.sheet_{name}"), columns=columns, rows=rows, facts=facts)
    book.close()
    return file.getvalue()


def _sheet(
    book: Any,  # noqa: ANN401 - the library names no types
    one: Scoreboard,
    name: str,
    *,
    columns: Sequence[str],
    rows: Sequence[dict[str, Cell]],
    facts: Sequence[str],
) -> None:
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "font_size": 13})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
    cell = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.write_string(0, 0, f"{one.plan.name} · {one.place.label(language())}", bold)
    sheet.write_string(1, 0, " · ".join(facts))
    sheet.write_string(2, 0, say("page.demonstration_help") if one.is_demonstration else "")
    for at, column in enumerate(columns):
        sheet.write_string(HEAD_ROW, at, say(f"plan.file_{column}"), head)
        sheet.set_column(at, at, WIDE if column in BROAD else WIDTH)
    for number, row in enumerate(rows, start=HEAD_ROW + 1):
        for at, column in enumerate(columns):
            value = row[column]
            if isinstance(value, str):
                sheet.write_string(number, at, value, cell)
            elif value is not None:
                sheet.write_number(number, at, value, cell)
    sheet.freeze_panes(HEAD_ROW + 1, 1)
    sheet.set_landscape()
    sheet.set_paper(8)  # A3
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD_ROW)


def _target(board: Scoreboard, one: Score) -> dict[str, Cell]:
    target, found, judged = one.target, one.figure, one.judged
    goal, said = target.goal, board.override(target.id)
    return {
        "target": target.name,
        "indicator_id": target.indicator_id,
        "group": plan_words.group_name(board.plan, target.group_id),
        "now": found.value if found else None,
        "period": str(found.period) if found else "",
        "operator": goal.operator.sign if goal else "",
        "goal": goal.value if goal else None,
        "goal_max": goal.value_max if goal else None,
        "due": target.due.isoformat(),
        "expected": judged.expected,
        "gap": judged.gap,
        "ratio": judged.ratio,
        "state": plan_words.status_text(one.status),
        **_holding(said),
        "communes_met": found.met if found and found.of else None,
        "communes_told": found.answered if found and found.of else None,
        "communes": found.of if found and found.of else None,
        "lead": plan_words.lead_text(one),
        "partners": plan_words.partner_text(one),
        "clause": target.clause,
        "sentence": sentence(judged, plan_words.printing(one)).replace("**", ""),
        "is_demonstration": say("plan.yes") if found and found.is_demonstration else "",
    }


def _holding(said: Override | None) -> dict[str, Cell]:
    if said is None:
        return dict.fromkeys(("overridden", "reason", "by", "said_at", "holds"), "")
    return {
        "overridden": plan_words.status_text(said.status) if said.status else say("plan.lifted"),
        "reason": said.reason,
        "by": said.made_by or say("plan.operator"),
        "said_at": said.at.astimezone(frame.VIETNAM).isoformat(sep=" ", timespec="minutes"),
        "holds": say("plan.file_lasting" if said.is_lasting else "plan.file_once"),
    }


def _task(board: Scoreboard, one: Task) -> dict[str, Cell]:
    known = plan.agencies()
    return {
        "due": one.deadline.label,
        "task": one.text,
        "group": plan_words.group_name(board.plan, one.group_id),
        "lead": "; ".join(known[key].name for key in one.leads),
        "partners": "; ".join(known[key].name for key in one.partners),
        "product": one.product,
        "state": say(f"plan.task_{one.state(board.today)}"),
        "evidence": one.evidence,
        "note": one.note,
    }


def _every(one: Scoreboard) -> list[Override]:
    rows = [row for several in one.said.values() for row in several]
    return sorted(rows, key=lambda row: -row.number)


def _said(board: Scoreboard, one: Override) -> dict[str, Cell]:
    target = board.plan.targets.get(one.target_id)
    period = parse(one.period).label() if one.period else say("plan.no_period")
    return _holding(one) | {
        "target": target.name if target else one.target_id,
        "period": period,
        "revision_seen": one.revision,
    }
