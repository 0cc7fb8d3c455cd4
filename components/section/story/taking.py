"""What of a story can be taken into the meeting: slideshow, deck, offline file, documents."""

import streamlit as st

from components.section.job import listing
from components.section.story import documents, presenting
from data.story.record import Story


def taking(story: Story) -> None:
    """The buttons that present a story or make a file of it, and the files that were made.

    Args:
        story: The one that is looked at; the reader may open it.
    """
    if not story.slides:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        presenting.present(story)
        presenting.offline(story)
        documents.documents(story)
    listing.files(subject=story.code)
