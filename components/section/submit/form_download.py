"""The empty form of the project: for one place and one period, made when it is asked for."""

import datetime as dt
from typing import Final

import streamlit as st

from components import frame
from components.section.submit.place import scope_name, scopes_of
from data.actor import Actor
from data.ingest.plan import template
from data.period import parse
from data.submission import form
from geo import units
from geo.units import NATION
from text import say

MIME: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def form_download(actor: Actor) -> None:
    """Choose place and period, and take the form."""
    st.header(say("submit.form"), anchor=False)
    st.markdown(f":gray[:small[{say('submit.form_about')}]]")
    places = scopes_of(actor) or tuple(
        one.code for one in sorted(units.children(NATION), key=lambda one: one.name)
    )
    today = dt.datetime.now(frame.VIETNAM).date()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        scope = st.selectbox(
            say("submit.scope"), places, format_func=scope_name, key="form_scope", width=220
        )
        period = st.selectbox(
            say("submit.period"),
            [str(one) for one in form.periods(today)],
            format_func=lambda one: parse(one).label(),
            key="form_period",
            width=160,
        )
        st.download_button(
            say("submit.form_take"),
            lambda: form.blank(scope=scope, period=period),
            file_name=form.file_name(scope=scope, period=period),
            mime=MIME,
            key="form_take",
            icon=":material/download:",
            on_click="ignore",
        )
        st.download_button(
            say("planning.form_take"),
            lambda: template.blank(scope=scope),
            file_name=f"ke-hoach-{scope}.xlsx",
            mime=MIME,
            key="plan_form_take",
            icon=":material/flag:",
            on_click="ignore",
        )
