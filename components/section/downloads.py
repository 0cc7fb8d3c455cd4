"""Buttons that hand out files; a file is made when it is asked for."""

from collections.abc import Callable, Sequence
from typing import Literal

import streamlit as st

from components import figure
from components.filters import Selection
from text import say


def popover(
    files: Sequence[tuple[str, str, Callable[[], bytes]]],
    *,
    is_compact: bool = False,
    note: str = "",
) -> None:
    """Downloads of what is seen; a file is made when it is asked for.

    Args:
        files: (words on the button, file name, what makes the content) of each.
        is_compact: On a narrow screen the button is an icon.
        note: What of the screen is in none of the files.
    """
    label = "" if is_compact else say("page.download")
    help_text = say("page.download") if is_compact else None
    asked = st.popover(
        label, icon=":material/download:", key="downloads", help=help_text, on_change="rerun"
    )
    if not asked.open:  # buttons that every run of every reader would make and send
        return
    with asked:
        for words, name, content in files:
            _file_button(words, name, content, type_="tertiary")
        if note:
            st.caption(note)


def listed(files: Sequence[tuple[str, str, Callable[[], bytes]]], selection: Selection) -> None:
    """Downloads of one indicator in one place, side by side; or why there are none."""
    with st.container(gap="xsmall"):
        st.subheader(say("page.files"), anchor=False)
        if not files:
            facts = {"place": figure.whole_name(selection.place)}
            st.markdown(f":gray[:small[{say('page.no_files', **facts)}]]")
        with st.container(horizontal=True, gap="xsmall"):
            for words, name, content in files:
                _file_button(words, name, content, type_="secondary")


def _file_button(
    words: str, name: str, content: Callable[[], bytes], *, type_: Literal["secondary", "tertiary"]
) -> None:
    st.download_button(
        words,
        content,
        file_name=name,
        key=f"file_{name}",
        type=type_,
        icon=":material/description:",
        on_click="ignore",
    )
