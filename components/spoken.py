"""What published reports of a place say in words, read once a revision."""

import streamlit as st

from components import load
from data.passage import HeldPassage


@st.cache_resource(max_entries=load.VIEWS_KEPT, show_spinner=False)
def passages(version: str, *, place: str) -> tuple[HeldPassage, ...]:
    """Of the communes of a province; see `Store.passages`.

    Args:
        version: See `load.version`.
        place: Code of one of today's provinces.
    """
    return load.store().passages(province_code=place, revision=load.number_of(version))
