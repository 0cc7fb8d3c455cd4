"""The audit log: who did what, to whom, when; narrowed down, and as a file."""

import datetime as dt
from typing import Final

import pandas as pd
import streamlit as st

from components import frame, owned
from components.row import each
from components.section.people import kept
from components.visitor import visitor
from data.account.audit import as_csv
from data.account.word import Word
from data.job.word import Word as OfJob
from data.review import Word as OfReview
from data.store import Deed
from data.store.memory import Word as Memory
from data.store.override import Word as Leading
from data.story.word import Word as OfStory
from text import say

SHOWN: Final = 200
ACTS: Final = (Word, Deed, Memory, Leading, OfReview, OfStory, OfJob)
TOLD: Final = frozenset(str(one) for kind in ACTS for one in kind)
"""Every act there is has a word; what an older program wrote is shown as it is."""


def log() -> None:
    """Acts by anybody or by one, of every kind or of one; the latest of them."""
    everything = kept().audit()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = st.selectbox(
            say("account.person"),
            sorted(set(everything["made_by"]) - {""}),
            key="by",
            index=None,
            placeholder=say("account.anybody"),
        )
        act = st.selectbox(
            say("account.act"),
            sorted(set(everything["act"]), key=_word),
            format_func=_word,
            key="act",
            index=None,
            placeholder=say("account.anything"),
        )
        found = kept().audit(made_by=by or "", act=act or "")
        st.download_button(
            say("account.download"),
            lambda: as_csv(found),
            file_name="banso-audit.csv",
            mime=owned.kind(visitor(), "text/csv"),
            icon=":material/download:",
            key="download_log",
        )
    shown = found.head(SHOWN)
    st.table(_rows(shown), border="horizontal", hide_index=True, alt=say("account.part_log"))
    st.markdown(f":gray[:small[{say('account.shown', shown=len(shown), n=len(found))}]]")


def _rows(acts: pd.DataFrame) -> pd.DataFrame:
    rows = [
        [
            _moment(row.at),
            frame.escape(row.made_by) or "–",
            frame.escape(_word(row.act)),
            frame.escape(_subject(row)),
            frame.escape(row.note),
        ]
        for row in each(acts)
    ]
    names = ["at", "person", "act", "subject", "note"]
    if frame.is_compact():  # five columns do not stand beside each other on a phone
        names = ["at", "act"]
        rows = [[row[0], _stacked(row[2], row[1], *row[3:])] for row in rows]
    return pd.DataFrame(rows, columns=[say(f"account.{name}") for name in names])


def _stacked(what: str, *more: str) -> str:
    return "  \n".join([f"**{what}**", *filter(None, more)])


def _subject(row: object) -> str:
    number, subject = getattr(row, "submission_id", pd.NA), str(getattr(row, "subject", ""))
    if pd.isna(number):
        return subject
    return " · ".join(
        part for part in (say("account.submission", number=str(number)), subject) if part
    )


def _word(act: str) -> str:
    return say(f"account.act_{act}") if act in TOLD else act


def _moment(at: str) -> str:
    moment = dt.datetime.fromisoformat(at).astimezone(frame.VIETNAM)
    return f"{moment:%H:%M:%S} {moment.day}/{moment.month}/{moment.year}"
