"""What a review says of itself, in sentences and rows: the same on the page and on paper."""

from typing import Final

from data.catalog.term import spoken
from data.plan import TaskState
from data.review.content import Content, Line
from data.review.record import Remedy, Review
from data.status import REACHED, Status
from data.store.stage import VIETNAM
from text import say

SHORT_HASH: Final = 12
NONE: Final = "–"


def status_text(status: Status) -> str:
    """The state in words; a target without a value is one that was not published."""
    return say("plan.unpublished") if status is Status.NO_TARGET else say(f"status.{status}")


def shown_text(line: Line) -> str:
    """The state that counts; where somebody set it, both."""
    said = status_text(line.shown)
    if line.override is None:
        return said
    return say("review.overridden", status=said, computed=status_text(line.status))


def about(one: Review, content: Content) -> tuple[str, ...]:
    """Of which plan it is, how new its figures are, who closed it."""
    lines = [say("review.about_plan", plan=spoken(content.citations)), as_of(one, content)]
    if one.is_closed:
        lines.append(closed(one))
    return tuple(lines)


def as_of(one: Review, content: Content) -> str:
    """Of which period figures are, when they closed, on which day the plan is held against them."""
    facts = {"day": one.cutoff, "revision": f"r{content.revision}"}
    if one.until is None:
        return say("review.as_of_nothing", **facts)
    return say("review.as_of", period=one.until.label(), end=one.until.end, **facts)


def closed(one: Review) -> str:
    """Who closed it and when."""
    day = one.changed_at.astimezone(VIETNAM).date()
    return say("review.closed_by", who=one.changed_by or NONE, day=day)


def foot(one: Review, content: Content) -> str:
    """Of each page: which review it is, by which hash it can be told from any other."""
    if not one.is_closed:
        return f"{say('review.foot_draft', id=str(one.id))} {spoken(content.sources)}"
    return say("review.foot", id=str(one.id), sha256=one.sha256[:SHORT_HASH])


def reached(content: Content) -> tuple[int, int]:
    """How many targets are met, of how many that have a value."""
    shown = [line.shown for line in content.lines]
    met = sum(status in REACHED for status in shown)
    return met, len(shown) - sum(status is Status.NO_TARGET for status in shown)


def findings(content: Content) -> list[str]:
    """What was found, in sentences."""
    said = []
    met, of = reached(content)
    silent = {Status.NO_DATA, Status.NO_TARGET}
    judged = sum(line.shown not in silent for line in content.lines)
    if not content.lines:
        said.append(say("review.no_targets"))
    elif not judged:
        said.append(say("review.no_data", n=len(content.lines)))
    else:
        said.append(say("review.met", n=met, of=of, judged=judged, all=len(content.lines)))
    if content.tasks:
        done = sum(task.state is TaskState.DONE for task in content.tasks)
        late = sum(task.state is TaskState.OVERDUE for task in content.tasks)
        mute = sum(task.state is TaskState.NOT_SAID for task in content.tasks)
        facts = {"n": done, "of": len(content.tasks), "late": late, "mute": mute}
        said.append(say("review.tasks_done", **facts))
    else:
        said.append(say("review.no_tasks"))
    return said


def behind_said(content: Content) -> str:
    """How many are behind; of nothing known, that nothing can be said."""
    n = len(content.behind)
    if n:
        return say("review.behind_n", n=n, of=len(content.lines))
    silent = {Status.NO_DATA, Status.NO_TARGET}
    if all(line.shown in silent for line in content.lines):
        return say("review.behind_unknown")
    return say("review.behind_none")


def remedy_of(one: Review, line: Line) -> tuple[str, str, str]:
    """How it stands, who acts, what is done: the author's words, or what is computed."""
    said = one.texts.remedies.get(line.target_id, Remedy())
    agency, how = said.agency or line.lead or NONE, said.said or line.sentence
    return how, agency, said.remedy or say("review.no_remedy")


def evidence(one: Review) -> list[str]:
    """What shows what was said, a line each; of a kept file its hash."""
    return [
        say("review.evidence_file", name=found.name, sha256=found.sha256[:SHORT_HASH])
        if found.sha256
        else found.name
        for found in one.texts.evidences
    ]
