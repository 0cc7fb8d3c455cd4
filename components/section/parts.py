"""A switch between the parts of a page, kept in the address."""

from collections.abc import Sequence

import streamlit as st

from components import address
from text import say


def account_parts(parts: Sequence[str]) -> str:
    """Which part of the page on accounts the reader looks at."""
    chosen = address.settle("part", parts, default=parts[0])
    st.segmented_control(
        say("account.part"),
        list(parts),
        format_func=lambda one: say(f"account.part_{one}"),
        key="part",
        required=True,
        label_visibility="collapsed",
    )
    return chosen
