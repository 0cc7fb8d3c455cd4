"""The choice between today's communes and those that reported, where there is one."""

import streamlit as st

from components import address, units_view
from components.filters import Selection
from components.units_view import UnitsView
from text import say


def units_switch(selection: Selection) -> None:
    """Nothing where former communes reported nothing: then there is nothing to choose."""
    if not selection.former_periods:
        return
    address.show(units_view.KEY)
    st.segmented_control(
        say("conversion.view"),
        list(UnitsView),
        format_func=lambda one: say(f"conversion.view_{one}"),
        key=units_view.KEY,
        required=True,
        help=say("conversion.view_help"),
    )
