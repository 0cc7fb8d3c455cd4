"""A file arrives: known already, refused in one sentence, or received to be answered for."""

import hashlib
from dataclasses import dataclass

from data.actor import Actor
from data.ingest import IngestError, Refusal
from data.ingest.progress import Progress
from data.store import Receipt, Store, Submission
from data.submission.reading import handed_in, read

TO_MAP = (Refusal.UNKNOWN_LAYOUT, Refusal.NO_INDICATOR)
"""Why a readable workbook is kept all the same: a person can say what its columns hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of a file.

    Args:
        submission_id: The submission it is, or was published as.
        published: It changes nothing: this is how it was published before.
    """

    submission_id: int
    published: Receipt | None = None


def take(
    store: Store,
    actor: Actor,
    *,
    content: bytes,
    file_name: str,
    scope: str = "",
    tell: Progress | None = None,
) -> Taken:
    """Check a file and keep it as a new submission of this person.

    Args:
        store: Where it goes.
        actor: Who sends it.
        content: Its bytes.
        file_name: As its sender named it.
        scope: Code of the province it is sent for; "" to take what the workbook says.
        tell: Told how far the check has come.

    Raises:
        IngestError: It can't be taken at all; nothing was stored.
        NotAllowedError: Its province is not theirs to report for; nothing was stored.
        StoreError: Nothing was stored.
    """
    try:
        checked = read(store, content, file_name=file_name, scope=scope, tell=tell)
    except IngestError as error:
        if error.refusal not in TO_MAP or not scope:
            raise
        bare = Submission(
            file_name=file_name,
            sha256=hashlib.sha256(content).hexdigest(),
            layout="",
            scope=scope,
        )
        return Taken(submission_id=store.desk(actor).receive(bare, content=content))
    workbook = handed_in(checked)
    known = store.known(workbook)
    if known is not None and not known.is_withdrawn:
        return Taken(submission_id=known.submission_id, published=known)
    desk = store.desk(actor)
    number = desk.receive(workbook, content=content)
    case = store.submission(number)
    desk.keep_check(number, layout=checked.recognised, scope=checked.scope, answers=case.answers)
    return Taken(submission_id=number)
