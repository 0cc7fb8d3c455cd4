"""A story as files that others open: slides for PowerPoint, paper, a workbook."""

from typing import Final, Literal

import streamlit as st

from components.section.job import asking
from components.section.story.filing import file_button
from components.section.submit import uploader_words
from components.story.deck import TemplateError, template
from data.job.record import Kind
from data.story.record import Story
from text import say

LARGEST_MB: Final = 50
Shape = Literal["wide", "narrow"]
SHAPES: Final[tuple[Shape, ...]] = ("wide", "narrow")


def documents(story: Story) -> None:
    """Slides with what can be chosen of them, then the files without a choice.

    Args:
        story: The reader may open it.
    """
    with st.popover(say("deck.powerpoint"), icon=":material/co_present:", key="deck"):
        _deck(story)
    file_button(story, Kind.DOCUMENT, label=say("deck.file_pdf"), icon=":material/picture_as_pdf:")
    file_button(story, Kind.WORKBOOK, label=say("deck.file_xlsx"), icon=":material/table:")


def _deck(story: Story) -> None:
    shape = st.segmented_control(
        say("deck.shape"),
        SHAPES,
        format_func=lambda one: say(f"deck.shape_{one}"),
        default=SHAPES[0],
        required=True,
        key="deck_shape",
    )
    is_vector = st.toggle(say("deck.vector"), key="deck_vector", help=say("deck.vector_help"))
    sent = st.file_uploader(
        say("deck.template"),
        type=["pptx", "potx"],
        key="deck_template",
        help=say("deck.template_help"),
        max_upload_size=LARGEST_MB,
    )
    uploader_words.uploader_words(limit_mb=LARGEST_MB)
    own = sent.getvalue() if sent else None
    try:
        used = own if own is not None else template.of_province(story.province_code)
        if used is not None:
            template.refuse_unusable(used)
    except TemplateError as error:
        st.error(str(error))
        return
    label = say("job.make_deck") if asking.is_somebody() else say("deck.file_pptx")
    options = {"shape": str(shape), "is_vector": "yes" if is_vector else ""}
    file_button(story, Kind.DECK, label=label, options=options, sent=own)
