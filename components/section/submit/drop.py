"""The drop zone: a file is checked while its steps are shown, then it has a page of its own."""

from typing import Final

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from components import address, frame, load
from components.section.submit import head, telling, uploader_words
from components.section.submit.opened import ADDRESS
from components.section.submit.place import ask_scope, choose_scope
from data.actor import Actor
from data.ingest import IngestError, Refusal
from data.store import Case
from data.submission.shelf import Shelf
from data.submission.upload import TO_MAP, Taken, take
from text import say
from text.error import BansoError

LIMIT_MB: Final = 100
OUTCOMES_KEPT: Final = 64
Outcome = Taken | BansoError


def drop(actor: Actor) -> None:
    """Choose the place and the file; what is refused says why and is not kept."""
    st.header(say("submit.drop"), anchor=False)
    scope = ask_scope(actor)
    sent = st.file_uploader(
        say("submit.drop_label"),
        key="workbook",
        max_upload_size=LIMIT_MB,
        help=say("submit.drop_help"),
    )
    uploader_words.uploader_words(limit_mb=LIMIT_MB)
    st.markdown(f":gray[:small[{say('submit.drop_kinds', n=LIMIT_MB)}]]")
    if sent is None:
        return
    outcome = _outcome(actor, sent, scope or "")
    is_placeless = isinstance(outcome, IngestError) and outcome.refusal is Refusal.NO_PROVINCE
    if is_placeless and not scope and choose_scope(actor, st.query_params.get("place", "")):
        st.rerun()
    if is_placeless:
        words = say("submit.no_province", file=sent.name)
        st.error(frame.escape(words), icon=":material/error:", title=say("submit.refused"))
    elif isinstance(outcome, BansoError):
        st.error(frame.escape(str(outcome)), icon=":material/error:", title=say("submit.refused"))
        if not scope and isinstance(outcome, IngestError) and outcome.refusal in TO_MAP:
            st.info(say("submit.choose_scope_to_map"), icon=":material/info:")
    elif outcome.published is not None:
        _known(load.store().submission(outcome.submission_id))
    else:
        address.choose(ADDRESS, str(outcome.submission_id))
        st.rerun()


def _outcome(actor: Actor, sent: UploadedFile, scope: str) -> Outcome:
    """What became of the file; asked once a file, however often the page is drawn."""
    key = (sent.file_id, scope, actor)

    def make() -> Outcome:
        content = sent.getvalue()
        try:
            with telling.told(sent.name) as tell:
                return take(
                    load.store(),
                    actor,
                    content=content,
                    file_name=sent.name,
                    scope=scope,
                    tell=tell,
                )
        except BansoError as error:
            return error

    return _shelf().get(key, make)


@st.cache_resource(show_spinner=False)
def _shelf() -> Shelf[Outcome]:
    return Shelf(most=OUTCOMES_KEPT)


def _known(case: Case) -> None:
    """The same file again: when and by whom it was published, and the way there."""
    words = say(
        "submit.known",
        who=case.approved_by or case.handed_in.submitted_by or say("submit.nobody"),
        at=head.moment(case.received_at),
        revision=f"r{case.published_revision}",
    )
    st.info(frame.escape(words), icon=":material/content_copy:")
    st.button(
        say("submit.open_known"),
        key="open_known",
        icon=":material/arrow_forward:",
        on_click=address.choose,
        args=(ADDRESS, str(case.submission_id)),
    )
