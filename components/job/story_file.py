"""The files of a story: what each is made by, what it is called, what it is."""

import datetime as dt
from collections.abc import Mapping
from typing import Final

from components import load
from components.story import naming
from components.story.deck import deck, template
from components.story.document import document
from components.story.player import document as offline
from components.story.shown import Screening
from components.story.workbook import workbook
from data.job.record import Kind
from data.story.record import Story

WIDE: Final = "wide"
YES: Final = "yes"
OFFICE: Final = "application/vnd.openxmlformats-officedocument"
MIME: Final = {
    Kind.DECK: f"{OFFICE}.presentationml.presentation",
    Kind.DOCUMENT: "application/pdf",
    Kind.WORKBOOK: f"{OFFICE}.spreadsheetml.sheet",
    Kind.OFFLINE: "text/html",
    Kind.PROFILES: "application/pdf",
}
ENDING: Final = {
    Kind.DECK: "pptx",
    Kind.DOCUMENT: "pdf",
    Kind.WORKBOOK: "xlsx",
    Kind.OFFLINE: "html",
}


def content(
    kind: Kind,
    story: Story,
    shown: Screening,
    *,
    options: Mapping[str, str],
    sent: bytes | None = None,
) -> bytes:
    """The file, in the language spoken.

    Args:
        kind: Which.
        story: Whose.
        shown: What it shows.
        options: `shape`, `is_vector` of a deck; `with_notes` of an offline file.
        sent: The template that the asker sent along.

    Raises:
        TemplateError: Slides cannot be made from the template.
    """
    if kind is Kind.DECK:
        own = sent if sent is not None else template.of_province(story.province_code)
        is_wide = options.get("shape", WIDE) == WIDE
        return deck(shown, template=own, is_wide=is_wide, is_vector=options.get("is_vector") == YES)
    if kind is Kind.DOCUMENT:
        return document(shown, at=_at(story))
    if kind is Kind.WORKBOOK:
        return workbook(shown)
    return offline(shown, with_notes=options.get("with_notes") == YES)


def file_name(kind: Kind, story: Story) -> str:
    """`giao-ban-quy-iii-r12.pptx`."""
    return f"{naming.file_stem(story)}.{ENDING[kind]}"


def _at(story: Story) -> dt.datetime:
    """When the figures were published: the same figures give the same bytes."""
    with load.at(story.revision):
        return load.shown().at or dt.datetime(2025, 7, 1, tzinfo=dt.UTC)
