"""The button of one file of a story: made in the background, or at once for who has no account.

Without an account there is nobody whom a file could be kept for and handed out to, so whoever
follows a shared link gets it as the answer to the button; it takes a few seconds.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import streamlit as st

from components import load
from components.job import story_file
from components.section.job import asking
from components.story import link
from components.story.screening import screening
from data.job.record import Kind, Order
from data.story.record import Story
from text import language, say, speaking

NONE: Final[Mapping[str, str]] = MappingProxyType({})


def file_button(
    story: Story,
    kind: Kind,
    *,
    label: str,
    icon: str = ":material/download:",
    options: Mapping[str, str] = NONE,
    sent: bytes | None = None,
    help_text: str | None = None,
) -> None:
    """Ask for a file, or take it.

    Args:
        story: The reader may open it.
        kind: Which file.
        label: Of the button.
        icon: Before it.
        options: See `story_file.content`.
        sent: The reader's own template.
        help_text: What it is for.
    """
    if not asking.is_somebody():
        _at_once(story, kind, label=label, icon=icon, options=options, sent=sent)
        return
    revision = load.revision().number if story.revision is None else story.revision
    more = {"root": link.whole("")} | ({"template": story_file.YES} if sent else {})
    order = Order(
        kind=kind,
        subject=story.code,
        revision=revision,
        language=language(),
        options=MappingProxyType({**options, **more}),
    )
    st.button(
        label,
        key=f"story_{kind}",
        icon=icon,
        help=help_text or say("job.ask_help"),
        on_click=asking.ask,
        args=(order, sent),
    )


def _at_once(
    story: Story,
    kind: Kind,
    *,
    label: str,
    icon: str,
    options: Mapping[str, str],
    sent: bytes | None,
) -> None:
    """Made when the button is pressed, in another thread."""
    spoken, root = language(), link.whole("")

    def made() -> bytes:
        with speaking(spoken):
            shown = screening(story, root=root)
            return story_file.content(kind, story, shown, options=options, sent=sent)

    st.download_button(
        label,
        made,
        file_name=story_file.file_name(kind, story),
        key=f"story_{kind}",
        icon=icon,
        on_click="ignore",
        mime=story_file.MIME[kind],
    )
