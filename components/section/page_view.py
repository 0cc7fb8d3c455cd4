"""The view that the page shows, as it can be kept, linked to and taken along."""

import streamlit as st

from components import address
from data.story.record import OF_READERS, Page, View


def page_view() -> View | None:
    """None on a page whose views cannot be kept, and where nothing is shown yet."""
    page = address.page()
    if page not in set(Page):
        return None
    parts = {key: str(value) for key, value in st.query_params.items()}
    if page == Page.COMMUNE and not parts.get("unit"):
        return None
    kept = {key: parts[key] for key in sorted(parts.keys() - OF_READERS)}
    return View(Page(page), kept)
