"""What the page of stories is called, and what it says to whoever has no account."""

import streamlit as st

from components import account, frame
from components.section.go import place_name
from components.section.story import acting
from components.story.naming import shortened
from components.visitor import visitor
from data.story.record import Story
from text import say


def way_back() -> None:
    """From one story to all of them."""
    st.button(
        frame.accented(say("story.all")),
        key="all_stories",
        type="tertiary",
        icon=":material/arrow_back:",
        on_click=acting.opened,
        args=("",),
    )


def heading(one: Story | None) -> None:
    """The story's name, whose it is and how long; of the list what it is for."""
    if one is None:
        frame.heading(say("story.title"), say("story.title_note"))
        return
    place = place_name(one.province_code)
    facts = {"n": len(one.slides), "owner": one.owner, "place": place}
    frame.heading(frame.escape(shortened(one.name)), say("story.about", **facts))


def is_reader() -> bool:
    """Nobody is signed in."""
    return visitor().account_id is None


def sign_in_first() -> None:
    """Why there is nothing here, and the way in."""
    st.info(say("story.only_accounts"), icon=":material/login:")
    account.sign_in(is_main=True)


def foot() -> str:
    """The last line of the page."""
    return say("story.foot")
