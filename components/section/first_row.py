"""The first row of a page about a place: where am I, is it real, what may be done, who am I."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from components import frame
from components.filters import Selection
from components.section import controls, share


@contextmanager
def first_row(selection: Selection, *, is_demonstration: bool) -> Iterator[None]:
    """The row as a block: what the page draws within stands before language and account.

    Args:
        selection: The view.
        is_demonstration: Some figure in view is invented.
    """
    with frame.first_row():
        controls.breadcrumb(selection)
        if is_demonstration:
            frame.demonstration()
        share.share(beside_mark=True)
        st.space("stretch")
        yield
        share.share()
        frame.settings()
