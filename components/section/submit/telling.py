"""What is being done to a file, while it is done: never a bare spinner."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import streamlit as st

from components import frame
from text import say

STEPS: Final = ("read", "recognise", "match", "judge", "compare")


@contextmanager
def told(file_name: str) -> Iterator[None]:
    """Show the steps that a check goes through, and take them away when it is done."""
    place = st.empty()
    with place.container():
        words = frame.escape(say("submit.checking", file=file_name))
        with st.status(words, expanded=True):
            for name in STEPS:
                st.markdown(f":small[{say(f'submit.checking_{name}')}]")
    yield
    place.empty()
