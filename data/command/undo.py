"""Submissions listed and taken back, on the command line."""

import argparse
import datetime as dt
import sys
from collections import Counter
from collections.abc import Hashable, Mapping
from typing import Any, Final

import pandas as pd

from data.actor import operator_here
from data.command.verdict import held
from data.period import parse
from data.store import Outcome, Stage, Store, open_store
from data.store.stage import moment, who
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
        outcomes = list(store.if_withdrawn(chosen.submissions)["outcome"])
        lines = store.plan_if_withdrawn(chosen.submissions)
        revision = store.desk(operator_here()).withdraw(chosen.submissions, reason=chosen.reason)
    ids = ", ".join(map(str, sorted(set(chosen.submissions))))
    if revision == before:
        _tell(say("cli.taken_back_before", ids=ids, revision=revision))
        return DONE
    counts = {one.value: outcomes.count(one) for one in Outcome}
    if outcomes or not lines:
        _tell(say("cli.taken_back", ids=ids, revision=revision, **counts))
    else:
        _tell(say("cli.taken_back_plan", ids=ids, revision=revision))
    for fate, n in Counter(one.fate for one in lines).items():
        _tell(f"  {say(f'planning.undo_{fate}', n=n)}")
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
    """A line for each submission, latest first: what, for where and when, whose, how far."""
    lines = []
    for row in store.submissions().to_dict("records"):
        invented = say("cli.is_invented") if row["is_demonstration"] else ""
        values = {
            "id": str(row["submission_id"]),
            "file": row["file_name"],
            "scope": row["scope"],
            "period": periods(row["periods"]),
            "counted": held(int(row["statements"]), int(row["plan_lines"])),
            "who": who(row["submitted_by"]),
            "when": moment(row["received_at"]),
            "state": f"{_state(row)}{invented}",
        }
        lines.append(say("cli.submission", **values))
    return lines


def periods(ids: str) -> str:
    """The periods of a submission in words: the only one, or the first and the last."""
    found = [parse(one).label() for one in ids.split()]
    if not found:
        return say("cli.no_period")
    return found[0] if len(found) == 1 else f"{found[0]} – {found[-1]}"


def _state(row: Mapping[Hashable, Any]) -> str:  # a row of a table; pandas types no cell
    if row["stage"] == Stage.PUBLISHED:
        return say("cli.holds")
    if not pd.isna(row["withdrawn_revision"]):
        return say("cli.is_withdrawn", revision=int(row["withdrawn_revision"]))
    if row["stage"] == Stage.APPROVED:
        return say("cli.waits", day=dt.date.fromisoformat(row["publish_from"]))
    return say(f"store.stage_{row['stage']}")


def demonstrations(store: Store) -> list[int]:
    """Numbers of the submissions of invented figures that hold."""
    sent = store.submissions()
    holds = sent["is_demonstration"].astype(bool) & (sent["stage"] == Stage.PUBLISHED)
    return [int(one) for one in sent.loc[holds, "submission_id"]]


def _tell(text: str) -> None:
    sys.stdout.write(f"{text}\n")
