"""The sender says that figures are invented: off unless they do; then marked wherever shown."""

import streamlit as st

from components import frame
from components.section.submit import decision
from components.section.submit.opened import Opened
from data.difference import Difference
from text import say


def invented(opened: Opened) -> None:
    """The box to say so; a workbook that says so itself has no box to say otherwise."""
    checked, said = opened.checked, opened.case.answers.is_demonstration
    if checked is None or not opened.rights.answer:
        return
    if checked.is_demonstration and not said:
        return
    key = f"invented_{opened.case.submission_id}"
    st.checkbox(
        say("submit.invented"),
        value=said,
        key=key,
        help=say("submit.invented_help"),
        on_change=lambda: decision.say_invented(
            opened.case, is_invented=bool(st.session_state[key])
        ),
    )
    if taken := reported(opened):
        st.warning(frame.escape(say("submit.invented_over", n=taken)), icon=":material/block:")


def reported(opened: Opened) -> int:
    """Figures that others reported and invented ones would replace: the store refuses them."""
    checked, difference = opened.checked, opened.difference
    if checked is None or difference is None or not checked.is_demonstration:
        return 0
    return _reported(difference)


def _reported(difference: Difference) -> int:
    rows = difference.changes
    is_published = rows["before_revision"].notna() & ~rows["before_is_demonstration"]
    return int(is_published.sum())
