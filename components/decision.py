"""What waits for somebody this week: each with why, since when, and where it is done."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from components import frame, load, pin, plan_words
from components.filters import Selection
from components.picture import Picture
from components.row import each
from components.scoreboard import offered
from components.standing_plan import StandingPlan
from data import plan
from data.actor import Actor
from data.model import State
from data.plan import Plan, Task, TaskState
from data.status import REACHED
from data.store import Stage
from data.store.permission import scopes_of_code
from data.submission import access
from data.submission.right import approves, may_decide
from geo.units import Level
from text import language, say

WEEK: Final = dt.timedelta(days=7)
NAMED: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One line.

    Args:
        kind: Of `ICONS`.
        what: What is to be done.
        why: Why, since when, who.
        page: Where it is done.
        asked: Parameters of the link.
        link: Words of the link.
    """

    kind: str
    what: str
    why: str
    page: str
    asked: dict[str, str]
    link: str


def decisions(one: Picture, standing: StandingPlan | None, actor: Actor) -> list[Decision]:
    """Everything that waits here, what cannot wait first.

    Args:
        one: The overview's own figures, for who has not reported.
        standing: The plan it speaks of.
        actor: Who reads: only approvers see what waits for approval.
    """
    selection, today = one.selection, dt.datetime.now(frame.VIETNAM).date()
    return [
        *_to_approve(selection, actor),
        *_of_tasks(selection, today),
        *(_falls(standing, selection) if standing else ()),
        *_of_targets(standing, selection, today),
        *_unreported(one),
    ]


def _to_approve(selection: Selection, actor: Actor) -> Iterator[Decision]:
    if pin.pinned() is not None or not may_decide(actor):  # what waits, waits now
        return
    rows = access.listed(load.store(), actor)
    for row in each(rows[rows["stage"] == Stage.SUBMITTED]):
        is_here = selection.is_national or selection.place.code in scopes_of_code(row.scope)
        if not is_here or not approves(actor, row.scope):
            continue
        sent = dt.datetime.fromisoformat(row.received_at).astimezone(frame.VIETNAM).date()
        facts = {"n": int(row.statements), "who": row.submitted_by, "day": sent}
        yield Decision(
            kind="approve",
            what=say("overview.approve", file=row.file_name),
            why=say("overview.approve_why", **facts),
            page="submit",
            asked={"submission": str(row.submission_id)},
            link=say("overview.to_approve"),
        )


def _of_tasks(selection: Selection, today: dt.date) -> Iterator[Decision]:
    """Overdue as reported, due within a week; past and silent ones in one line a plan.

    Of a plan that is over, silence is for its review, not for this week.
    """
    for found in offered(selection):
        silent = 0
        for task in found.tasks.values():
            state, due = task.state(today), task.deadline.next_due(today)
            if state is TaskState.DONE:
                continue
            if state is TaskState.OVERDUE:
                yield _task(found, task, say("overview.overdue", day=due), selection)
            elif today <= due <= today + WEEK:
                n = (due - today).days
                yield _task(found, task, say("overview.due_in", n=n, day=due), selection)
            elif task.deadline.is_past(today) and found.ends >= today:
                silent += 1
        if silent:
            yield Decision(
                kind="silent",
                what=say("overview.silent_tasks", n=silent),
                why=found.label,
                page="plan",
                asked=_plan_link(found, selection) | {"show": "tasks"},
                link=say("overview.to_tasks"),
            )


def _task(found: Plan, task: Task, when: str, selection: Selection) -> Decision:
    known = plan.agencies()
    who = ", ".join(known[key].short_name for key in task.leads)
    return Decision(
        kind="overdue",
        what=task.text,
        why=" · ".join((when, who, found.label)),
        page="plan",
        asked=_plan_link(found, selection) | {"show": "tasks"},
        link=say("overview.to_tasks"),
    )


def _falls(standing: StandingPlan, selection: Selection) -> Iterator[Decision]:
    for fall in standing.falls:
        one = fall.score
        facts = {
            "before": plan_words.status_text(fall.before),
            "now": plan_words.status_text(one.status),
            "value": plan_words.now_text(one),
            "lead": plan_words.lead_short(one),
        }
        yield Decision(
            kind="fell",
            what=one.target.short_name,
            why=say("overview.fell", **facts),
            page="plan",
            asked=_plan_link(standing.plan, selection) | {"target": one.target.id},
            link=say("overview.to_target"),
        )


def _of_targets(
    standing: StandingPlan | None, selection: Selection, today: dt.date
) -> Iterator[Decision]:
    if standing is None:
        return
    for one in standing.scores:
        due = one.target.due
        if one.status in REACHED or one.target.goal is None or not today <= due <= today + WEEK:
            continue
        facts = {"goal": plan_words.goal_text(one), "value": plan_words.now_text(one)}
        yield Decision(
            kind="overdue",
            what=one.target.short_name,
            why=say("overview.target_due", day=due, n=(due - today).days, **facts),
            page="plan",
            asked=_plan_link(standing.plan, selection) | {"target": one.target.id},
            link=say("overview.to_target"),
        )


def _unreported(one: Picture) -> Iterator[Decision]:
    """Communes that owe a figure; of published ones nobody here owes anything."""
    if one.selection.level is not Level.COMMUNE or one.is_published:
        return
    silent = one.rows.loc[one.rows["state"] == State.MISSING, "unit_name"].tolist()
    if not silent:
        return
    names = ", ".join(silent[:NAMED])
    if len(silent) > NAMED:
        names = f"{names}, {say('overview.and_more', n=len(silent) - NAMED)}"
    facts = {
        "n": len(silent),
        "level": one.level_short,
        "period": plan_words.lower(one.period.label()),
    }
    yield Decision(
        kind="remind",
        what=say("overview.remind", **facts),
        why=f"{one.indicator.short_name()} · {names}",
        page="reporting",
        asked={"lang": language().value, "place": one.selection.place.code},
        link=say("overview.to_reports"),
    )


def _plan_link(found: Plan, selection: Selection) -> dict[str, str]:
    return {"lang": language().value, "place": selection.place.code, "plan": found.id}
