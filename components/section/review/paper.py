"""A review as the report that is handed in: DOCX and PDF, made when they are asked for."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import streamlit as st

from components import owned
from components.section.review import drawing
from components.section.review.shelf import Opened, desk
from components.visitor import visitor
from data.review.block import Paper
from data.review.docx import report_docx
from data.review.paper import paper
from data.review.pdf import report_pdf
from text import language, say, speaking

WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF: Final = "application/pdf"


def popover(one: Opened, *, is_compact: bool) -> None:
    """Both files; of a draft as it was saved, and marked so."""
    label = "" if is_compact else say("page.download")
    with st.popover(label, icon=":material/download:", key="downloads", help=say("page.download")):
        if not one.review.is_closed:
            st.markdown(f":gray[:small[{say('review.draft_file')}]]")
        at = one.review.changed_at
        _button(one, "docx", lambda made: report_docx(made, at=at), WORD)
        _button(one, "pdf", lambda made: report_pdf(made, at=at), PDF)


def _button(one: Opened, kind: str, make: Callable[[Paper], bytes], mime: str) -> None:
    spoken, kept = language(), desk()  # the file is made in another thread

    def made() -> bytes:
        with speaking(spoken):
            content, pictures = one.content, drawing.Pictures()
            if one.review.is_closed:
                pictures = {
                    found.sha256: kept.content(one.review.id, found.sha256)
                    for found in content.maps
                }
            else:
                maps, pictures = drawing.drawn(
                    one.version,
                    content,
                    scores=one.scores,
                    place=one.place,
                    wanted=one.review.texts.maps,
                )
                content = replace(content, maps=maps)
            return make(paper(one.review, content, place=one.place, pictures=pictures))

    st.download_button(
        say(f"review.download_{kind}"),
        made,
        file_name=_name(one, kind),
        key=f"review_{kind}",
        type="tertiary",
        icon=":material/description:" if kind == "docx" else ":material/picture_as_pdf:",
        on_click="ignore",
        mime=owned.kind(visitor(), mime),
    )


def _name(one: Opened, kind: str) -> str:
    """`so-ket-11-2025-Q3-7.docx`; drafts and invented figures say so in the name too."""
    review = one.review
    parts = [say(f"review.file_{review.kind}"), review.place, review.period, str(review.id)]
    parts += [] if review.is_closed else [say("review.file_draft")]
    parts += ["demo"] if one.content.is_demonstration else []
    return "-".join(part for part in parts if part) + f".{kind}"
