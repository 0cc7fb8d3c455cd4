"""What the view cannot be, as it was asked for: said beside the map, where it is looked for."""

import json

import streamlit as st

from components import filters, frame, refusal
from components.filters import Selection


def draw(selection: Selection) -> None:
    """A line for each part that is not followed; it stays while the view is the same."""
    for words in standing(selection).values():
        line(words)


def line(words: str) -> None:
    """One of them."""
    st.markdown(f":red[:small[:material/error: {frame.escape(words)}]]")


def standing(selection: Selection) -> dict[str, str]:
    """Sentences by the key of the part; another period is still the same question."""
    parts = filters.parameters(selection) | {"period": ""}
    return refusal.standing(json.dumps(parts, sort_keys=True))
