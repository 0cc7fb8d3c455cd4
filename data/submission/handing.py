"""A checked workbook is put before those who approve: what its file says, and nothing else."""

from data.actor import Actor
from data.ingest.progress import Progress
from data.model import Observations
from data.plan import PlanLine
from data.store import Store, StoreChangedError
from data.submission import access
from data.submission.own import own
from data.submission.reading import read


def submit(
    store: Store,
    actor: Actor,
    submission_id: int,
    *,
    seen: Observations | None = None,
    seen_lines: tuple[PlanLine, ...] | None = None,
    only_own: bool = False,
    tell: Progress | None = None,
) -> None:
    """Check the kept file anew with the kept answers, and submit exactly that.

    No figure comes from the caller: what is approved later is what the file says, which
    everybody who may see the submission can read for themselves.

    Args:
        store: Where the file is.
        actor: Who sends it.
        submission_id: Which.
        seen: What its sender was shown; None for whoever did not look.
        seen_lines: The lines of a plan that they were shown.
        only_own: Leave out the rows that are not theirs to report, instead of being refused.
        tell: Told how far the check has come.

    Raises:
        NotAllowedError: Somebody else handed it in, or a figure is not theirs to report.
        IngestError: The file can't be read with its answers.
        StoreChangedError: It reads otherwise than what was seen: somebody answered, or had
            something remembered or forgotten meanwhile.
    """
    case, _ = access.case(store, actor, submission_id)
    checked = read(
        store,
        access.content(store, actor, submission_id),
        file_name=case.handed_in.file_name,
        scope=case.handed_in.scope,
        answers=case.answers,
        tell=tell,
    )
    if only_own:
        checked = own(checked, actor).checked
    is_other = seen_lines is not None and checked.plan_lines != seen_lines
    if is_other or (seen is not None and not checked.observations.equals(seen)):
        key = "submit.reads_otherwise"
        raise StoreChangedError(key, file=case.handed_in.file_name)
    store.desk(actor).submit(
        submission_id,
        checked.observations,
        points=checked.points,
        lines=checked.plan_lines,
        passages=checked.passages,
    )
