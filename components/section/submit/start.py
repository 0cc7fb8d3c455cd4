"""Before there is a report: how it goes, where to drop the file, the form to fill."""

from typing import Final

import streamlit as st

from components import account, frame
from components.section.submit import drop, form_download
from data.actor import READER, Actor
from data.submission.right import may_send
from text import say

EXPLAINED: Final = ("send", "look", "decide", "undo")


def start(actor: Actor) -> None:
    """The drop zone for who may send; for everyone what happens here and how to take part."""
    frame.heading(say("submit.title"), say("submit.subtitle"))
    if actor == READER:
        st.info(say("submit.sign_in_first"), icon=":material/login:")
        account.sign_in(is_main=True)
        _explain()
        form_download.form_download(actor)
        return
    if not may_send(actor):
        st.info(say("submit.no_right_to_send"), icon=":material/info:")
        return
    sending, more = st.columns([648, 540], gap="large")
    with sending:
        drop.drop(actor)
    with more:
        _explain()
        form_download.form_download(actor)


def _explain() -> None:
    st.header(say("submit.how"), anchor=False)
    lines = [f"{at}. {say(f'submit.how_{name}')}" for at, name in enumerate(EXPLAINED, start=1)]
    st.markdown("\n".join(lines))


def foot() -> str:
    """What the last line of the page says of files."""
    return say("submit.foot")
