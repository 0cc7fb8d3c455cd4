"""A submission as it is looked at: its workbook checked again, beside what is published now."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace

from data.actor import Actor
from data.difference import Difference, answer, of_interest
from data.ingest import Checked, IngestError
from data.store import Case, Store
from data.submission import access
from data.submission.reading import read
from data.submission.right import OPEN

Told = Callable[[str, int, int], None]
"""Called with the step, how much of it is done, and of how much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What can be shown of a submission.

    Args:
        checked: The workbook, judged; None where it cannot be read as it was answered for.
        difference: What it would change; None where there is nothing to compare.
        refusal: Why it cannot be read.
    """

    checked: Checked | None = None
    difference: Difference | None = None
    refusal: IngestError | None = None


def key(store: Store, case: Case, *, revision: int) -> Hashable:
    """What a look depends on: equal keys give equal looks."""
    memory = store.memory(case.handed_in.scope or None) if case.stage in OPEN else None
    return (
        case.submission_id,
        case.handed_in.sha256,
        case.handed_in.scope,
        case.stage in OPEN,
        case.answers.as_json(),
        repr(memory),
        revision,
    )


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
        checked = replace(checked, observations=store.statements(case.submission_id))
    if checked.observations.empty:
        return Look(checked=checked)
    if tell is not None:
        tell("compare", 0, 1)
    published = of_interest(checked, store, revision=revision)
    return Look(checked=checked, difference=answer(checked, published, revision=revision))
