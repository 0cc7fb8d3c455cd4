"""A story as files that others open: slides for PowerPoint, paper, a workbook."""

import datetime as dt
from collections.abc import Callable
from typing import Final, Literal

import streamlit as st

from components import load
from components.section.story import presenting
from components.section.submit import uploader_words
from components.story import link
from components.story.deck import TemplateError, deck, template
from components.story.document import document
from components.story.screening import screening
from components.story.shown import Screening
from components.story.workbook import workbook
from data.story.record import Story
from text import language, say, speaking

PPTX: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
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
    _file(story, "pdf", lambda shown: document(shown, at=_at(story)), mime="application/pdf")
    _file(story, "xlsx", workbook, mime=XLSX)


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
    try:
        own = sent.getvalue() if sent else template.of_province(story.province_code)
        if own is not None:
            template.refuse_unusable(own)
    except TemplateError as error:
        st.error(str(error))
        return
    is_wide = shape == SHAPES[0]
    _file(
        story,
        "pptx",
        lambda shown: deck(shown, template=own, is_wide=is_wide, is_vector=is_vector),
        mime=PPTX,
    )


def _file(story: Story, ending: str, make: Callable[[Screening], bytes], *, mime: str) -> None:
    """A button whose file is made when it is pressed, in another thread."""
    spoken, root = language(), link.whole("")

    def made() -> bytes:
        with speaking(spoken):
            return make(screening(story, root=root))

    st.download_button(
        say(f"deck.file_{ending}"),
        made,
        file_name=presenting.file_name(story).removesuffix(".html") + f".{ending}",
        key=f"story_{ending}",
        icon=":material/download:",
        on_click="ignore",
        mime=mime,
    )


def _at(story: Story) -> dt.datetime:
    """When the figures were published: the same figures give the same bytes."""
    with load.at(story.revision):
        return load.shown().at or dt.datetime(2025, 7, 1, tzinfo=dt.UTC)
