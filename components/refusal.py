"""What somebody asked of a view and cannot have, kept until the view is another."""

from typing import Final

import streamlit as st

from components.written_address import kept

LONGEST_QUOTED: Final = 40
_REFUSED: Final = "refused"


def refuse(key: str, words: str) -> None:
    """Say why a part of the address, or a line written on the page, is not followed.

    Args:
        key: Of the part.
        words: A sentence or two; text of the reader's is in it as it is.
    """
    if not kept():
        st.session_state.setdefault(_REFUSED, {})[key] = (words, "")


def standing(view: str) -> dict[str, str]:
    """What was refused of this view, by the key of its part.

    Args:
        view: Names it; a refusal belongs to the first view that it is asked for.
    """
    there: dict[str, tuple[str, str]] = st.session_state.get(_REFUSED, {})
    left = {key: (words, of or view) for key, (words, of) in there.items() if of in ("", view)}
    st.session_state[_REFUSED] = left
    return {key: words for key, (words, _) in left.items()}


def quoted(text: str) -> str:
    """The start of what a reader wrote, for a sentence about it."""
    return text if len(text) <= LONGEST_QUOTED else f"{text[:LONGEST_QUOTED]}…"
