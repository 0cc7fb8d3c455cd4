"""A workbook read as the store would have it: with what is remembered, beside what is published."""

import datetime as dt
from collections.abc import Collection
from pathlib import Path

from data.ingest import Checked, check
from data.ingest.answer import NONE, Answers
from data.ingest.past import Past
from data.ingest.progress import Progress
from data.model import Published
from data.store import Store, Submission


def read(
    store: Store,
    source: Path | bytes,
    *,
    file_name: str,
    scope: str = "",
    answers: Answers = NONE,
    tell: Progress | None = None,
) -> Checked:
    """Check a workbook against a store; nothing is stored.

    Args:
        store: Whose memory and published figures count.
        source: The file's path or its bytes.
        file_name: As its sender named it.
        scope: Code of the province it is sent for; "" to take what the workbook says.
        answers: What its sender said to the questions of an earlier check.
        tell: Told how far the check has come.

    Raises:
        IngestError: The file can't be taken at all.
    """
    return check(
        source,
        file_name=file_name,
        province_code=scope or None,
        answers=answers,
        memory=store.memory(scope or None),
        past=past_of(store),
        register=store.register(),
        progress=tell,
    )


def handed_in(checked: Checked) -> Submission:
    """What the store keeps of a workbook's origin; who sent it is the desk's to say."""
    return Submission(
        file_name=checked.file_name,
        sha256=checked.sha256,
        layout=checked.recognised,
        scope=checked.scope,
        is_demonstration=checked.is_demonstration,
        title=checked.title,
        publisher=checked.publisher,
        url=checked.url,
        licence=checked.licence,
    )


def past_of(store: Store) -> Past:
    """The past that a store has published, as it holds now."""

    def past(
        *,
        indicator_ids: Collection[str],
        scope: str | None,
        edition: dt.date,
        periods: Collection[str],
    ) -> Published:
        return store.observations(
            indicator_ids=indicator_ids,
            province_code=scope,
            unit_valid_from=edition.isoformat(),
            periods=periods,
        )

    return past
