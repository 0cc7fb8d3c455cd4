"""The files that somebody asked for: how far each is, to be stopped, taken, made again.

It follows by itself while something is made, and is still while nothing is. It is the same
after the page was closed: all of it is in the store.
"""

from typing import Final

import streamlit as st

from components.job.starting import STARTER
from components.section.job import asking
from components.section.job.row import row
from data.job.record import Job
from text import language, say, speak

FOLLOWED_SECONDS: Final = 2.0


def files(*, subject: str = "", is_whole: bool = False) -> None:
    """Own files, the last asked for first.

    Args:
        subject: Only those of a story, or of a province; "" for all.
        is_whole: It is a part of its own, which says that there are none; else it is not
            there without any.
    """
    if not asking.is_somebody():
        return
    spoken = language()
    found = _found(subject)
    is_followed = any(one.is_active for one in found)

    def part() -> None:
        speak(spoken)  # a part that runs alone knows nothing of the page's run
        _list(subject, is_followed=is_followed, is_whole=is_whole)

    asking.told()
    if found or is_whole:
        st.fragment(part, run_every=FOLLOWED_SECONDS if is_followed else None)()


def of_others() -> None:
    """Everybody else's, for administrators; asked for when it is opened."""
    if not asking.desk().actor.is_administrator:
        return
    asked = st.popover(
        say("job.of_others"),
        key="files_of_others",
        type="tertiary",
        icon=":material/group:",
        on_change="rerun",
    )
    if not asked.open:
        return
    with asked:
        found = asking.desk().of_others()
        if not found:
            st.markdown(f":gray[{say('job.none_of_others')}]")
        for one in found:
            row(one, is_own=False)


def _found(subject: str) -> list[Job]:
    found = asking.desk().listed()
    return [one for one in found if not subject or one.order.subject == subject]


def _list(subject: str, *, is_followed: bool, is_whole: bool) -> None:
    if is_followed:
        STARTER.look()
    found = _found(subject)
    if is_followed and not any(one.is_active for one in found):
        st.rerun()  # the page knows then that there is nothing to follow
    if is_whole:
        st.header(say("job.title"), anchor=False)
    elif found:
        st.markdown(f"**{say('job.title')}**")
    if is_whole and not found:
        st.markdown(f":gray[{say('job.none_yet')}]")
    for one in found:
        row(one, is_named=not subject)
