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
    f"{ZONE} > div:not([data-testid], :has([data-testid]))": "let_go",
}
"""The element whose only child is replaced, and by which words."""
REFUSED: Final = "[data-testid=stFileUploader]:has([data-testid=stFileChip][aria-invalid=true])"
SAID: Final = "[data-testid=stTooltipErrorContent]"
UNSEEN: Final = "[data-testid=stFileChip] > [role=alert]"
"""A file that the browser kept back; what it says of it, pointed at and read aloud."""


def uploader_words(*, limit_mb: int) -> None:
    """Replace what the uploaders of this page say.

    Args:
        limit_mb: The size of the largest file that they take.
    """
    rules = [
        f"{place} > * {{display: none !important}}"
        f" {place}::after {{content: {_quoted(say(f'submit.{name}'))}; font-size: 0.875rem}}"
        for place, name in PLACES.items()
    ]
    too_large = _quoted(say("submit.too_large", n=limit_mb))
    rules += [
        f" {REFUSED}::after {{content: {too_large}; display: block; margin-top: 0.5rem}}"
        f" {SAID} {{font-size: 0 !important}} {UNSEEN} {{display: none}}"
        f" {SAID}::after {{content: {too_large}; font-size: 0.875rem}}"
    ]
    st.html(f"<style>{''.join(rules)}</style>")


def _quoted(words: str) -> str:
    """As a string of CSS; a `<` would end the style sheet."""
    return json.dumps(words, ensure_ascii=False).replace("<", "\\3C ")
