"""Which plan lines are of, and what becomes of those that a workbook does not name."""

import streamlit as st

from components import frame
from data.ingest.question import Kind, Question
from text import say


def ask(one: Question) -> str | None:
    """The answer; None while none is chosen."""
    labels = {str(choice.value): choice.label for choice in one.readings}
    if one.kind is Kind.REST:
        return st.radio(
            say("planning.ask_rest"),
            list(labels),
            format_func=labels.__getitem__,
            index=None,
            key="ask_rest",
        )
    return st.selectbox(
        frame.escape(say("planning.ask_plan", text=one.text)),
        list(labels),
        format_func=labels.__getitem__,
        index=None,
        placeholder=say("planning.choose_plan"),
        key="ask_plan",
    )
