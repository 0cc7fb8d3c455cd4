"""Our words on Streamlit's file uploader, whose own are English and no argument's to change.

A style sheet of constant text, which `st.html` takes for that purpose; nothing from data is in
it. Where a later Streamlit builds the element otherwise, its own words show again, and a browser
test fails. To be dropped when streamlit/streamlit#13500 is answered.
"""

import json
from typing import Final

import streamlit as st

from text import say

ZONE: Final = "[data-testid=stFileUploaderDropzone]"
PLACES: Final = {
    f"{ZONE} [data-testid=stBaseButton-secondary] [data-testid=stMarkdownContainer]": "choose",
    f"{ZONE} [data-testid=stFileUploaderDropzoneInstructions] > div": "drop_here",
    f"{ZONE} > div:not([data-testid])": "let_go",
}
"""The element whose only child is replaced, and by which words."""


def uploader_words() -> None:
    """Replace what the uploaders of this page say."""
    rules = [
        f"{place} > * {{display: none !important}}"
        f" {place}::after {{content: {_quoted(say(f'submit.{name}'))}; font-size: 0.875rem}}"
        for place, name in PLACES.items()
    ]
    st.html(f"<style>{''.join(rules)}</style>")


def _quoted(words: str) -> str:
    """As a string of CSS; a `<` would end the style sheet."""
    return json.dumps(words, ensure_ascii=False).replace("<", "\\3C ")
