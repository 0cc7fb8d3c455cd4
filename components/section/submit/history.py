"""Everything that happened to a report, in order, and the file as it was sent."""

import datetime as dt
from typing import Final

import pandas as pd
import streamlit as st

from components import frame, load, owned
from components.row import Row, each
from components.section.submit import head
from components.section.submit.opened import UNDECIDED, Opened
from data.store import Deed
from data.submission import access
from text import say

KNOWN: Final = (
    "receive",
    "check",
    "submit",
    "take_back",
    "discard",
    "hand_back",
    "approve",
    "publish",
    "withdraw",
)


def history(opened: Opened) -> None:
    """Who did what when, with reasons and revisions; the original file to download."""
    events = access.events(load.store(), opened.actor, opened.case.submission_id)
    is_done = opened.case.stage not in UNDECIDED
    with st.expander(
        say("submit.history", n=len(events)), icon=":material/history:", expanded=is_done
    ):
        if len(events):
            rows = pd.DataFrame(
                {
                    say("submit.column_at"): [
                        frame.escape(head.moment(row.at)) for row in each(events)
                    ],
                    say("submit.column_who"): [
                        frame.escape(row.made_by or say("submit.nobody")) for row in each(events)
                    ],
                    say("submit.column_act"): [_act(row) for row in each(events)],
                }
            )
            st.table(rows, border="horizontal", hide_index=True, alt=say("submit.history_alt"))
        original(opened)


def original(opened: Opened) -> None:
    """The file exactly as it was sent."""
    number = opened.case.submission_id
    st.download_button(
        say("submit.original"),
        lambda: access.content(load.store(), opened.actor, number),
        mime=owned.kind(opened.actor),
        file_name=opened.case.handed_in.file_name,
        key="original",
        icon=":material/description:",
        on_click="ignore",
    )


def _act(row: Row) -> str:
    words = say(f"submit.act_{row.act}") if row.act in KNOWN else frame.escape(row.act)
    more = []
    if not pd.isna(row.revision):
        more.append(say("submit.act_revision", revision=f"r{row.revision}"))
    if row.act in (Deed.APPROVE, Deed.PUBLISH) and row.note:  # the day from which they hold
        more.append(say("submit.act_from", day=dt.date.fromisoformat(row.note)))
    elif row.note:
        more.append(f"“{row.note}”")
    rest = "".join(f"  \n:gray[:small[{frame.escape(one)}]]" for one in more)
    return f"**{words}**{rest}"
