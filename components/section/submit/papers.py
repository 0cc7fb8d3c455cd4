"""The papers of a check, to take away: the officer's workbook marked, and a summary to print."""

from collections.abc import Callable
from typing import Final

import streamlit as st

from components import owned
from components.section.submit.opened import Opened
from data.actor import Actor
from data.submission import copy
from text import language, say

ICONS: Final = {"marked": ":material/download:", "summary": ":material/picture_as_pdf:"}


def papers(opened: Opened) -> None:
    """The marked-up copy, where a cell is marked, and the summary: made when they are asked for."""
    checked, difference, spoken = opened.checked, opened.difference, language()
    if checked is not None and difference is not None:
        _paper(
            "summary",
            copy.summary_name(checked),
            lambda: copy.summary(difference, opened.case, spoken),
            owner=opened.actor,
            is_short=True,
        )
    if checked is not None and any(one.cell for one in copy.problems(checked, difference)):
        _paper(
            "marked",
            copy.marked_name(checked),
            lambda: copy.marked(checked, difference, spoken),
            owner=opened.actor,
        )


def _paper(
    name: str, file: str, content: Callable[[], bytes], *, owner: Actor, is_short: bool = False
) -> None:
    label = say(f"submit.{name}")
    st.download_button(
        "" if is_short else label,
        content,
        mime=owned.kind(owner),
        file_name=file,
        key=f"paper_{name}",
        icon=ICONS[name],
        help=label if is_short else None,
        on_click="ignore",
    )
