"""What was loaded into the store, and the button that takes the invented figures away again."""

import datetime as dt

import pandas as pd
import streamlit as st

from components import frame, load, pin
from components.row import Row, each
from components.visitor import visitor
from data.store import Stage
from geo import units
from geo.units import FORMER, NATION, TODAY, UnitKey, UnknownUnitError
from text import language, say
from text.number import whole


def submissions(version: str) -> None:
    """Every workbook, latest first: what it is, where it comes from, which revision it made."""
    sent = load.submissions(version)
    if sent.empty:
        st.markdown(f":gray[{say('page.no_submissions')}]")
        return
    rows = pd.DataFrame(
        [
            {
                say("page.sent_revision"): f"r{row.published_revision}",
                say("page.sent_file"): f"**{frame.escape(row.file_name)}**",
                say("page.place"): frame.escape(_place(row.scope)),
                say("page.sent_source"): frame.escape(
                    ", ".join(part for part in (row.publisher, row.title) if part)
                ),
                say("page.sent_licence"): frame.escape(row.licence),
                say("page.sent_figures"): whole(int(row.statements), locale=language()),
                say("page.sent_at"): _day(row.received_at),
                say("page.column_state"): _state(row),
            }
            for row in each(sent)
        ]
    )
    st.table(rows, border="horizontal", hide_index=True, alt=say("page.part_files"))


def removal(version: str) -> None:
    """The button that removes demonstration data, where there is any; for administrators."""
    ids = _invented(version) if pin.pinned() is None else []
    if ids and visitor().is_administrator:
        label = say("page.remove")
        if st.button(label, key="remove", icon=":material/delete_sweep:"):
            _confirm(ids)


def _confirm(ids: list[int]) -> None:
    @st.dialog(say("page.remove"))
    def ask() -> None:
        st.markdown(say("page.remove_body", n=len(ids)))
        with st.container(horizontal=True, horizontal_alignment="right"):
            if st.button(say("page.remove_no"), key="remove_no"):
                st.rerun()
            if st.button(
                say("page.remove_yes"),
                key="remove_yes",
                type="primary",
                on_click=_remove,
                args=(ids,),
            ):
                st.rerun()

    ask()


def _remove(ids: list[int]) -> None:
    load.store().desk(visitor()).withdraw(ids, reason=say("page.remove_reason"))


def _invented(version: str) -> list[int]:
    sent = load.submissions(version)
    holds = sent["is_demonstration"].astype(bool) & (sent["stage"] == Stage.PUBLISHED)
    return [int(one) for one in sent.loc[holds, "submission_id"]]


def _place(scope: str) -> str:
    if scope == NATION.code:
        return say("page.nation")
    for day in (TODAY, FORMER):
        try:
            return units.unit(UnitKey(scope, day)).name
        except UnknownUnitError:
            continue
    return scope


def _day(at: str) -> str:
    moment = dt.datetime.fromisoformat(at).astimezone(frame.VIETNAM)
    return f"{moment:%H:%M} {moment.day}/{moment.month}/{moment.year}"


def _state(row: Row) -> str:
    if not pd.isna(row.withdrawn_revision):
        words = say("page.sent_withdrawn", revision=str(row.withdrawn_revision))
        return f":gray-badge[{words}]"
    if row.is_demonstration:
        return f":violet-badge[:material/science: {say('page.demonstration')}]"
    return f":gray-badge[{say('page.sent_published')}]"
