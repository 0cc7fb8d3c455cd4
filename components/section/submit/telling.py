"""What is being done to a file, while it is done: never a bare spinner."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import streamlit as st

from components import frame
from data.submission.look import Told
from text import say

STEPS: Final = ("read", "recognise", "match", "check", "compare")


@contextmanager
def told(file_name: str) -> Iterator[Told]:
    """Show how far a check is, step by step, and take it all away when it is done."""
    place = st.empty()
    with place.container():
        words = frame.escape(say("submit.checking", file=file_name))
        with st.status(words, expanded=True):
            bar = st.progress(0.0, text=say(f"submit.checking_{STEPS[0]}"))
            st.markdown(f":gray[:small[{say('submit.checking_note')}]]")

    def tell(step: str, done: int, of: int) -> None:
        if step in STEPS:
            share = (STEPS.index(step) + min(done / max(of, 1), 1.0)) / len(STEPS)
            bar.progress(share, text=say(f"submit.checking_{step}"))

    try:
        yield tell
    finally:
        place.empty()
