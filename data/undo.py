"""Submissions listed and taken back, from the command line."""

from collections.abc import Sequence

import pandas as pd

from data.actor import Actor
from data.store import Stage, Store
from text import say


def listing(store: Store) -> list[str]:
    """A line for each submission, latest first: number, file, place, when, whether it holds."""
    lines = []
    for row in store.submissions().to_dict("records"):
        gone = row["withdrawn_revision"]
        holds = pd.isna(gone)
        state = say("cli.holds") if holds else say("cli.is_withdrawn", revision=int(gone))
        invented = say("cli.is_invented") if row["is_demonstration"] else ""
        values = {
            "id": str(row["submission_id"]),
            "file": row["file_name"],
            "scope": row["scope"],
            "figures": int(row["statements"]),
            "when": str(row["received_at"])[:16].replace("T", " "),
            "state": f"{state}{invented}",
        }
        lines.append(say("cli.submission", **values))
    return lines


def demonstrations(store: Store) -> list[int]:
    """Numbers of the submissions of invented figures that hold."""
    sent = store.submissions()
    holds = sent["is_demonstration"].astype(bool) & (sent["stage"] == Stage.PUBLISHED)
    return [int(one) for one in sent.loc[holds, "submission_id"]]


def withdraw(store: Store, submissions: Sequence[int], *, by: Actor, reason: str) -> str:
    """Take submissions back and return what there is to say of it.

    Raises:
        StoreChangedError: One of them is not there; nothing was changed.
    """
    before = store.revision().number
    revision = store.desk(by).withdraw(submissions, reason=reason)
    ids = ", ".join(map(str, sorted(set(submissions))))
    key = "cli.taken_back" if revision != before else "cli.taken_back_before"
    return say(key, ids=ids, revision=revision)
