"""What a page looks like while it waits for its map, or its map is ahead of it.

The map's frame is painted white by browsers as long as its own page has no style yet and is
lighter than this one; told that it is a light frame, it lets the page's colour through, until
its script (`static/map/furniture.js`) says otherwise. While the map shows an indicator that the
rest of the page has not followed to (`static/map/ahead.js`), that rest is dimmed; ten seconds
at most, for a map may be gone by then. A style sheet of constant text.
"""

from typing import Final

import streamlit as st

from components import active_word

REST: Final = "[data-testid=stElementContainer]:not(:has(iframe, input, button, [role=combobox]))"
STYLE: Final = f"""
iframe[title^="streamlit_folium"] {{color-scheme: light}}
@keyframes banso-ahead {{0%, 99% {{opacity: 0.33}} 100% {{opacity: 1}}}}
html[data-ahead] [data-testid=stMain] {REST} {{animation: banso-ahead 10s}}
"""


def style() -> None:
    """Set it for every page, with the colour of what is chosen: each element is a message."""
    st.html(f"<style>{active_word.STYLE}{STYLE}</style>")
