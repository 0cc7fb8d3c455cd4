"""Who did what and when, on the command line: events, a figure's history, what falls due."""

import argparse
import datetime as dt
import sys
from collections.abc import Hashable, Mapping
from typing import Any, Final

import pandas as pd

from data.catalog import Indicator, indicator
from data.model import State
from data.period import Period
from data.store import Deed, open_store
from data.store.life import today
from data.store.stage import moment, who
from geo.units import UnitKey, unit
from text import say

DONE: Final = 0

Row = Mapping[Hashable, Any]  # of a table; pandas types no cell


def events(chosen: argparse.Namespace) -> int:
    """Print what was done to a submission, or all that anybody did, a line each."""
    with open_store() as store:
        if chosen.submission is not None:
            store.submission(chosen.submission)  # a number that nobody gave out is refused
        lines = [_event(row) for row in store.events(chosen.submission).to_dict("records")]
    return _tell("\n".join(lines) or say("cli.no_events"))


def history(chosen: argparse.Namespace) -> int:
    """Print every statement that a figure ever was, latest first.

    Raises:
        BansoError: There is no such indicator, unit or period.
    """
    measure = indicator(chosen.indicator)
    place = unit(UnitKey(chosen.unit, chosen.list_of))
    period = Period.parse(chosen.period)
    with open_store() as store:
        rows = store.history(
            indicator_id=measure.id,
            unit_code=place.code,
            unit_valid_from=place.valid_from.isoformat(),
            period=str(period),
        ).to_dict("records")
    about = {"indicator": measure.name(), "place": place.full_name, "period": period.label()}
    if not rows:
        return _tell(say("cli.no_history", **about))
    lines = [_statement(row, measure) for row in rows]
    return _tell("\n".join([say("cli.history", **about), *lines]))


def publish_due(_: argparse.Namespace) -> int:
    """Publish what was approved for a day that has come."""
    with open_store() as store:
        done = store.publish_due(today())
        revision = store.revision().number
    if not done:
        return _tell(say("cli.nothing_due"))
    ids = ", ".join(map(str, done))
    return _tell(say("cli.published_due", ids=ids, n=len(done), revision=revision))


def _event(row: Row) -> str:
    name, when, note = who(row["made_by"]), moment(row["at"]), row["note"]
    if row["act"] in set(Deed):
        done = say(f"store.did_{row['act']}", who=name, when=when)
        line = say("cli.event", id=str(row["submission_id"]), file=row["subject"], done=done)
    else:
        line = say("cli.event_other", who=name, when=when, act=row["act"], subject=row["subject"])
    if not pd.isna(row["revision"]):
        line += say("cli.event_revision", revision=int(row["revision"]))
    if row["act"] == Deed.APPROVE and note:
        note = say("cli.from_day", day=dt.date.fromisoformat(note))
    return f"{line}: {note}" if note else line


def _statement(row: Row, measure: Indicator) -> str:
    until = row["until_revision"]
    held = say("cli.held_since", since=int(row["from_revision"]))
    if not pd.isna(until):
        held = say("cli.held", since=int(row["from_revision"]), until=int(until))
    value = measure.show(row["value"], qualifier=row["qualifier"])
    if row["state"] == State.NOT_APPLICABLE:
        value = say("ingest.word_not_applicable")
    line = say(
        "cli.statement",
        held=held,
        value=value,
        where=f"{row['sheet']}!{row['cell']}",
        file=row["file_name"],
        id=str(row["submission_id"]),
        sender=who(row["submitted_by"]),
        approver=who(row["approved_by"]),
        when=moment(row["at"]),
    )
    gone = row["withdrawn_revision"]
    return line if pd.isna(gone) else line + say("cli.statement_gone", revision=int(gone))


def _tell(text: str) -> int:
    sys.stdout.write(f"{text}\n")
    return DONE
