"""A closed review: only read, as it was closed."""

import streamlit as st

from components import frame, owned
from components.section.review import tables
from components.section.review.shelf import Opened, desk
from components.visitor import visitor
from data.catalog.term import spoken
from data.review import telling
from text import say


def closed(one: Opened) -> None:
    """Who closed it, what was found, what was written, what it rests on."""
    st.info(frame.escape(telling.closed(one.review)), icon=":material/lock:")
    st.subheader(say("review.section_results"), anchor=False)
    for text in telling.findings(one.content):
        st.markdown(frame.escape(text))
    _written(one, "situation")
    st.subheader(say("review.section_behind"), anchor=False)
    tables.behind(one)
    _written(one, "causes")
    st.subheader(say("review.section_next"), anchor=False)
    _written(one, "measures", is_headed=False)
    _written(one, "proposals")
    tables.everything(one)
    _maps(one)
    _evidence(one)


def _written(one: Opened, name: str, *, is_headed: bool = True) -> None:
    text = getattr(one.review.texts, name)
    if is_headed:
        st.markdown(f"**{say(f'review.{name}')}**")
    words = frame.escape(text).replace("\n", "  \n")
    st.markdown(words or f":gray[{say('review.nothing_written')}]")


def _maps(one: Opened) -> None:
    if not one.content.maps:
        return
    with st.expander(say("review.maps")):
        for found in one.content.maps:
            body = desk().content(one.review.id, found.sha256)
            st.image(body, caption=frame.escape(spoken(found.titles)), alt=spoken(found.alts))


def _evidence(one: Opened) -> None:
    if not one.review.texts.evidences:
        return
    st.subheader(say("review.evidence"), anchor=False)
    for at, found in enumerate(one.review.texts.evidences):
        if found.sha256:
            body = desk().content(one.review.id, found.sha256)
            st.download_button(
                frame.escape(found.name),
                body,
                file_name=found.name,
                key=f"evidence_{at}",
                type="tertiary",
                icon=":material/attach_file:",
                mime=owned.kind(visitor()),
                on_click="ignore",
            )
        elif found.is_link:
            words = frame.escape(found.name)
            st.link_button(words, found.name, type="tertiary", icon=":material/link:")
        else:
            st.markdown(frame.escape(found.name))
