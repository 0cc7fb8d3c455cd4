"""Below the map of a rate: whether what it is of is shown as the size of circles."""

import streamlit as st

from components import address, sizing
from components.picture import Picture
from text import say


def size_switch(one: Picture) -> None:
    """Nothing where nobody said how many a rate is of."""
    found = sizing.offered(one)
    if found is None:
        return
    sizing.settled(one)
    address.show(sizing.KEY)
    label = say("size.switch", name=found.name)
    st.pills(
        label,
        [sizing.ON],
        format_func=lambda _: label,
        key=sizing.KEY,
        label_visibility="collapsed",
        help=say("size.help", name=found.name),
    )
