"""Which of the four comparisons, of which time, and what is seen."""

import streamlit as st

from components import frame
from components.comparison import AT, VIEWS, Comparison
from components.lineup import Lineup
from data.period import parse
from text import say


def view_switch(*, is_compact: bool) -> None:
    """Table of colours, two indicators, ranks, or gaps; four do not fit a phone side by side."""
    if is_compact:
        st.selectbox(
            say("page.view"),
            list(VIEWS),
            format_func=lambda one: say(f"compare.{one}"),
            key="show",
            label_visibility="collapsed",
            placeholder=say("page.view"),
            width=200,
        )
        return
    st.segmented_control(
        say("page.view"),
        list(VIEWS),
        format_func=lambda one: say(f"compare.{one}"),  # icons would push the account down
        key="show",
        required=True,
        label_visibility="collapsed",
    )


def period_select(one: Comparison) -> None:
    """Which time, newest first."""
    st.selectbox(
        say("page.period"),
        [str(period) for period in one.periods],
        format_func=lambda key: parse(key).label(),
        key=AT,
        placeholder=say("page.period"),
        width=140,
    )


def source(one: Comparison) -> None:
    """Where the figures of one time come from."""
    frame.source_line(source_words(one))


def lineup_source(one: Lineup) -> None:
    """Where the figures of one indicator come from."""
    frame.source_line(source_words(one))


def source_words(one: Comparison | Lineup) -> str:
    """From how many reports of which period the figures are."""
    key = "compare.source_invented" if one.is_demonstration else "compare.source"
    if isinstance(one, Comparison):
        submissions = one.cells["submission_id"]
    else:
        at = one.published["period"] == str(one.period)
        submissions = one.published.loc[at, "submission_id"]
    return say(key, period=one.period.label(), n=submissions.nunique())
