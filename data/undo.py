"""Submissions listed and taken back, on the command line."""

import argparse
import sys
from typing import Final

import pandas as pd

from data.actor import operator_here
from data.store import Stage, Store, open_store
from text import say

DONE: Final = 0
REFUSED: Final = 1


def submissions(_: argparse.Namespace) -> int:
    """Print a line for each submission."""
    with open_store() as store:
        lines = listing(store)
    _tell("\n".join(lines) or say("cli.no_submissions"))
    return DONE


def withdraw(chosen: argparse.Namespace) -> int:
    """Take the named submissions back, for a reason.

    Raises:
        StoreError: One of them is not there or not published; nothing was changed.
    """
    if not chosen.reason.strip():
        sys.stderr.write(f"{say('cli.no_reason')}\n")
        return REFUSED
    with open_store() as store:
        before = store.revision().number
        revision = store.desk(operator_here()).withdraw(chosen.submissions, reason=chosen.reason)
    ids = ", ".join(map(str, sorted(set(chosen.submissions))))
    key = "cli.taken_back" if revision != before else "cli.taken_back_before"
    _tell(say(key, ids=ids, revision=revision))
    return DONE


def withdraw_demonstration(_: argparse.Namespace) -> int:
    """Take back every submission of invented figures that holds."""
    with open_store() as store:
        ids = demonstrations(store)
        if not ids:
            _tell(say("cli.nothing_to_withdraw"))
            return DONE
        revision = store.desk(operator_here()).withdraw(ids, reason=say("cli.withdraw_reason"))
    _tell(say("cli.withdrawn", submissions=len(ids), revision=revision))
    return DONE


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


def _tell(text: str) -> None:
    sys.stdout.write(f"{text}\n")
