"""What was deleted and can be taken back; asked for when it is opened."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import streamlit as st

from components import frame
from components.section.story import acting
from components.story.naming import shortened
from text import say


class Gone(NamedTuple):
    """Something that was deleted.

    Args:
        id: Of it, for the button.
        name: As its owner called it.
        restore: Takes it back.
    """

    id: str
    name: str
    restore: acting.Deed


def deleted(key: str, found: Callable[[], Sequence[Gone]]) -> None:
    """A popover with a button for each.

    Args:
        key: Of the popover.
        found: What there is, asked for when it is opened.
    """
    asked = st.popover(
        say("story.deleted_ones"),
        key=key,
        type="tertiary",
        icon=":material/restore_from_trash:",
        on_change="rerun",
    )
    if not asked.open:
        return
    with asked:
        gone = found()
        if not gone:
            st.markdown(f":gray[{say('story.none_deleted')}]")
        for one in gone:
            st.button(
                frame.escape(shortened(one.name)),
                key=f"restore_{one.id}",
                type="tertiary",
                icon=":material/undo:",
                help=say("story.restore"),
                on_click=acting.do,
                args=(one.restore,),
            )
