"""What the page says where there is no province's report to look at."""

import streamlit as st

from components import frame, load
from components.coverage import provinces_inside
from components.filters import Selection
from components.section import go
from text import say


def draw(selection: Selection) -> None:
    """For the nation: which provinces can be looked into; for a province: that nobody reported."""
    key = "report.of_nation" if selection.is_national else "report.nobody"
    frame.heading(say(key), say(f"{key}_note"))
    inside = provinces_inside(load.available(selection.version))
    with st.container(horizontal=True):
        for code in inside:
            st.button(
                frame.escape(go.place_name(code)),
                key=f"reports_of_{code}",
                icon=":material/arrow_forward:",
                on_click=go.go_to,
                args=(code,),
            )
