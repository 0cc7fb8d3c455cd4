"""A plan changed on a page: one target or task at a time, each a submission of its own."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from data.actor import Actor
from data.ingest.plan.name import resembling, slug
from data.ingest.plan.name import words as worded
from data.plan import LineKind, Plan, PlanLine, PlanTarget, Task
from data.plan.payload import line
from data.store import Store, StoreReasonError, Submission
from data.store.permission import decides_on_plan, homes, may_report
from data.submission.look import EDIT
from text import Language, say, speaking
from text.error import BansoError


class Right(StrEnum):
    """What becomes of somebody's change to a plan."""

    PUBLISH = "publish"
    SUBMIT = "submit"
    NONE = "none"


def right(actor: Actor, plan: Plan) -> Right:
    """Whether a person's change holds at once, waits for approval, or is none."""
    if decides_on_plan(actor, plan.scope):
        return Right.PUBLISH
    return Right.SUBMIT if may_report(actor, plan.scope) else Right.NONE


class ResemblesError(BansoError):
    """A new target or task is worded much like one that is there: they may be one."""


def save(
    store: Store,
    actor: Actor,
    plan: Plan,
    part: PlanTarget | Task,
    *,
    seen_revision: int,
    is_another: bool = False,
) -> int:
    """Change a target or task of a plan, or add it where its id is new.

    Args:
        store: Where to.
        actor: Who.
        plan: As they saw it.
        part: As it is to be; without an id it is a new one.
        seen_revision: The revision that they saw.
        is_another: They were asked, and it is none of those that are worded much like it.

    Returns:
        The number of the submission that this is.

    Raises:
        NotAllowedError: They neither approve nor report for all of the plan's place.
        StoreChangedError: Somebody changed it meanwhile; nothing was changed.
        ResemblesError: A new one is worded much like one of the plan, and nobody was asked.
        StoreReasonError: The goal or the last day of a target changes without a word why.
    """
    words = part.text if isinstance(part, Task) else part.name
    if isinstance(part, PlanTarget):
        _justified(part, plan.targets.get(part.id))
    if not part.id:
        taken = plan.tasks if isinstance(part, Task) else plan.targets
        near = None if is_another else resembling(words, taken.values())
        if near is not None:
            key = "planning.resembles"
            raise ResemblesError(key, other=worded(near))
        part = replace(part, id=slug(words, taken=taken))
    made = line(part, plan_id=plan.id, place=plan.scope)
    return _edit(store, actor, plan, [made], words=words, seen_revision=seen_revision)


def _justified(part: PlanTarget, before: PlanTarget | None) -> None:
    """Whoever is measured by it may ask why it was moved, years later."""
    if before is None or part.reason:
        return
    if (part.goal, part.due) != (before.goal, before.due):
        key = "planning.reason_needed"
        raise StoreReasonError(key)


def retire(
    store: Store, actor: Actor, plan: Plan, part: PlanTarget | Task, *, seen_revision: int
) -> int:
    """Take a target or task out of a plan; raises and returns as `save`."""
    kind = LineKind.TASK if isinstance(part, Task) else LineKind.TARGET
    words = part.text if isinstance(part, Task) else part.name
    gone = PlanLine(plan_id=plan.id, kind=kind, line_id=part.id, place=plan.scope, payload="")
    return _edit(store, actor, plan, [gone], words=words, seen_revision=seen_revision)


def _edit(
    store: Store,
    actor: Actor,
    plan: Plan,
    lines: Sequence[PlanLine],
    *,
    words: str,
    seen_revision: int,
) -> int:
    said = [
        {"plan": one.plan_id, "kind": one.kind.value, "id": one.line_id, "says": one.payload}
        for one in lines
    ]
    content = json.dumps(said, ensure_ascii=False, indent=1).encode()
    with speaking(Language.VI):  # kept for everybody, whoever makes it
        key = "planning.edit_retired" if lines[0].is_gone else "planning.edit_saved"
        name = say(key, plan=plan.label, what=words)
    handed_in = Submission(
        file_name=name,
        sha256=hashlib.sha256(content).hexdigest(),
        layout=EDIT,
        scope=min(home.scope for home in homes(plan.scope)),
        is_demonstration=plan.is_demonstration,
    )
    desk = store.desk(actor)
    return desk.edit_plan(handed_in, lines, content=content, seen_revision=seen_revision)
