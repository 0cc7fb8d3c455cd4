"""A submission as it is looked at: its workbook checked again, beside what is published now."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from data.actor import Actor
from data.difference import Difference, answer, of_interest
from data.ingest import Checked, IngestError, check
from data.ingest.question import Kind
from data.plan import PlanLine, Register
from data.plan.change import PartChange, changes
from data.store import Case, Store
from data.store.permission import may_report
from data.submission import access
from data.submission.own import own
from data.submission.reading import read
from data.submission.right import OPEN
from geo.units import Unit

Told = Callable[[str, int, int], None]
"""Called with the step, how much of it is done, and of how much."""
EDIT: Final = "plan_edit"
"""The layout of what was changed on a page, without a workbook."""
BEFORE_THE_MERGER: Final = "2025-Q2"
"""Some period of former communes, for a workbook that names them and no period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What can be shown of a submission.

    Args:
        checked: The workbook, judged; None where it cannot be read as it was answered for.
        difference: What it would change; None where there is nothing to compare.
        refusal: Why it cannot be read.
        undated: What is understood of a workbook whose period only its sender can say, as if
            it were of some period: shown so that they see it is read rightly, never stored.
        plan_changes: What it would change of a plan.
        register: The plans that this is held against; None where there are no such changes.
        outside: Units that the file speaks of and its sender may not report; their rows are
            in none of the others.
    """

    checked: Checked | None = None
    difference: Difference | None = None
    refusal: IngestError | None = None
    undated: Checked | None = None
    outside: tuple[Unit, ...] = ()
    plan_changes: tuple[PartChange, ...] = ()
    register: Register | None = None


def key(store: Store, case: Case, *, revision: int, actor: Actor | None = None) -> Hashable:
    """What a look depends on: equal keys give equal looks.

    Whoever may still send it sees their own rows only, so of an actor their grants count.
    """
    memory = store.memory(case.handed_in.scope or None) if case.stage in OPEN else None
    return (
        case.submission_id,
        case.handed_in.sha256,
        case.handed_in.scope,
        case.stage in OPEN,
        case.answers.as_json(),
        repr(memory),
        revision,
        actor.grants if actor is not None and _is_sender(actor, case) else None,
    )


def _is_sender(actor: Actor, case: Case) -> bool:
    """Whether this person may still send it, so that what is shown is what they may send."""
    is_own = actor.account_id is not None and actor.account_id == case.account_id
    return is_own and case.stage in OPEN


def look(
    store: Store, actor: Actor, case: Case, *, revision: int, tell: Told | None = None
) -> Look:
    """Check the kept file anew with its sender's answers, and compare it with a revision.

    What was submitted is not read again: its figures are those that its sender saw.

    Args:
        store: Where the file and the published figures are.
        actor: Who looks.
        case: The submission.
        revision: Number of the state to compare with.
        tell: Told how far it has come.

    Raises:
        NotAllowedError: They may not see it.
    """
    if case.handed_in.layout == EDIT:
        access.case(store, actor, case.submission_id)  # refuses whoever may not see it
        return _with_plan(Look(), store, store.plan_lines(case.submission_id), revision)
    content = access.content(store, actor, case.submission_id)
    try:
        checked = read(
            store,
            content,
            file_name=case.handed_in.file_name,
            scope=case.handed_in.scope,
            answers=case.answers,
            tell=tell,
        )
    except IngestError as error:
        return Look(refusal=error)
    if case.stage not in OPEN:
        checked = replace(
            checked,
            observations=store.statements(case.submission_id),
            plan_lines=store.plan_lines(case.submission_id),
            passages=store.passages_of(case.submission_id),
        )
    outside: tuple[Unit, ...] = ()
    if is_sender := _is_sender(actor, case):
        mine = own(checked, actor)
        checked, outside = mine.checked, mine.outside
    if checked.observations.empty:
        undated = None if outside or checked.plan_lines else _undated(store, case, checked)
        found = Look(checked=checked, undated=undated, outside=outside)
        return _with_plan(found, store, checked.plan_lines, revision)
    if tell is not None:
        tell("compare", 0, 1)
    published = of_interest(checked, store, revision=revision)
    difference = answer(
        checked,
        published,
        revision=revision,
        is_of=(lambda one: may_report(actor, one.key)) if is_sender else None,
    )
    found = Look(checked=checked, difference=difference, outside=outside)
    return _with_plan(found, store, checked.plan_lines, revision)


def _with_plan(found: Look, store: Store, lines: Sequence[PlanLine], revision: int) -> Look:
    """What is shown, with what lines would change of the plans of a revision."""
    if not lines:
        return found
    register = store.register(revision=revision)
    return replace(found, plan_changes=changes(lines, register.plans), register=register)


def _undated(store: Store, case: Case, checked: Checked) -> Checked | None:
    """The workbook as of whichever period has its units; without what is said of that period."""
    asked = [one for one in checked.questions if one.kind is Kind.PERIOD]
    best: Checked | None = None
    for period in [str(asked[0].readings[0].value), BEFORE_THE_MERGER] if asked else []:
        try:
            found = check(
                checked.content,
                file_name=checked.file_name,
                province_code=case.handed_in.scope or None,
                answers=replace(case.answers, period=period),
                memory=store.memory(case.handed_in.scope or None),
            )
        except IngestError:
            continue
        if best is None or len(found.observations) > len(best.observations):
            best = found
        if not found.strangers:
            break
    if best is None:
        return None
    kept = tuple(
        one for one in best.problems if "period" not in one.values and one not in checked.problems
    )
    return replace(best, problems=kept)
