"""A story on the wall, and as one file that needs no network."""

import re
from typing import Final

import streamlit as st

from components.story import link
from components.story.player import document
from components.story.screening import screening
from components.visitor import visitor
from data.story.record import Story
from geo.name import fold
from text import Language, language, say, speaking

PATH: Final = "present"
KIOSK_SECONDS: Final = 20
LONGEST: Final = 60
"""Letters of a file's name."""


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
    spoken = language()
    root = link.whole("")

    def made() -> bytes:
        with speaking(spoken):  # the file is made in another thread
            return document(screening(story, root=root), with_notes=with_notes)

    st.download_button(
        say("player.offline"),
        made,
        file_name=file_name(story),
        key="offline_file",
        help=say("player.offline_help"),
        icon=":material/offline_pin:",
        on_click="ignore",
        mime="text/html",
    )


def file_name(story: Story) -> str:
    """`giao-ban-quy-iii-r12.html`: letters that every system and every mail takes."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(story.name))[:LONGEST].strip("-")
    pinned = f"-r{story.revision}" if story.revision is not None else ""
    return f"{words or say('player.file')}{pinned}.html"


def _address(story: Story, **asked: int) -> str:
    parts = [f"{name}={value}" for name, value in asked.items()]
    if language() is not Language.VI:
        parts.append(f"lang={language().value}")
    query = f"?{'&'.join(parts)}" if parts else ""
    return link.whole(f"{PATH}/{story.code}{query}")
