"""A story on the wall, and as one file that needs no network."""

from typing import Final

import streamlit as st

from components.section.story.filing import file_button
from components.story import link
from components.visitor import visitor
from data.job.record import Kind
from data.story.record import Story
from text import Language, language, say

PATH: Final = "present"
KIOSK_SECONDS: Final = 20


def present(story: Story) -> None:
    """The slideshow, and the same for a screen in a hall.

    Args:
        story: The reader may open it.
    """
    st.link_button(
        say("player.present"), _address(story), type="primary", icon=":material/slideshow:"
    )
    st.link_button(
        say("player.kiosk"),
        _address(story, kiosk=KIOSK_SECONDS),
        help=say("player.kiosk_help", seconds=KIOSK_SECONDS),
        icon=":material/tv:",
    )


def offline(story: Story) -> None:
    """The file; with the presenter's notes only where their author says so.

    Args:
        story: The reader may open it.
    """
    with_notes = False
    if visitor().account_id == story.owner_id and any(one.note for one in story.slides):
        with_notes = st.checkbox(
            say("player.with_notes"), key="offline_notes", help=say("player.with_notes_help")
        )
    file_button(
        story,
        Kind.OFFLINE,
        label=say("player.offline"),
        icon=":material/offline_pin:",
        options={"with_notes": "yes"} if with_notes else {},
        help_text=say("player.offline_help"),
    )


def _address(story: Story, **asked: int) -> str:
    parts = [f"{name}={value}" for name, value in asked.items()]
    if language() is not Language.VI:
        parts.append(f"lang={language().value}")
    query = f"?{'&'.join(parts)}" if parts else ""
    return link.whole(f"{PATH}/{story.code}{query}")
