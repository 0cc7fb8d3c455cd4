"""Reports in a list: mine, those that wait for a decision, and what became of them."""

from typing import Final, Literal

import pandas as pd
import streamlit as st

from components import address, frame, load
from components.charts.style import Theme
from components.row import Row, each
from components.section.submit import head
from components.section.submit.place import scope_name
from data.actor import Actor
from data.store import Stage
from data.submission import access
from data.submission.right import OPEN, approves, may_decide, may_send
from text import say

MOST: Final = 15
COLOURS: Final[dict[Stage, Literal["primary", "blue", "green", "red"]]] = {
    Stage.SUBMITTED: "primary",
    Stage.APPROVED: "blue",
    Stage.PUBLISHED: "green",
    Stage.RETURNED: "red",
}
DECIDED: Final = (Stage.APPROVED, Stage.PUBLISHED, Stage.RETURNED)
"""By an approver; and what was withdrawn after that. What its sender took back was not."""


def listing(actor: Actor) -> None:
    """What waits for this person first, then what they sent."""
    every = access.listed(load.store(), actor)
    if may_decide(actor):
        scopes = [one for one in every["scope"].unique() if approves(actor, str(one))]
        is_waiting = (every["stage"] == Stage.SUBMITTED) & every["scope"].isin(scopes)
        _part("waiting", every[is_waiting])
        is_decided = every["stage"].isin(DECIDED) | every["withdrawn_revision"].notna()
        decided = every[is_decided & every["scope"].isin(scopes)]
    else:
        decided = every.iloc[:0]
    if may_send(actor) and actor.account_id is not None:
        mine = every[every["account_id"] == actor.account_id]
        _part("mine", mine)
        decided = decided[decided["account_id"] != actor.account_id]
    if len(decided):
        _part("decided", decided)


def _part(name: str, rows: pd.DataFrame) -> None:
    st.header(say(f"submit.list_{name}"), anchor=False)
    if rows.empty:
        st.markdown(f":gray[:small[{say(f'submit.list_{name}_none')}]]")
        return
    first, rest = rows.iloc[:MOST], rows.iloc[MOST:]
    for row in each(first):
        _line(row, name)
    if len(rest):
        with st.expander(say("submit.list_more", n=len(rest))):
            for row in each(rest.iloc[: MOST * 6]):
                _line(row, name)


def _line(row: Row, name: str) -> None:
    """One report: its file as a button that opens it, its stage, and what is known of it."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            frame.escape(row.file_name),
            key=f"open_{name}_{row.submission_id}",
            type="tertiary",
            icon=":material/description:",
            on_click=address.choose,
            args=("submission", str(row.submission_id)),
        )
        is_pale = row.stage == Stage.SUBMITTED and frame.theme() is Theme.DARK  # see frame.accented
        st.badge(
            say(f"submit.stage_{row.stage}"),
            color="gray" if is_pale else COLOURS.get(Stage(row.stage), "gray"),
        )
        if row.is_demonstration:
            frame.demonstration()
        lines = int(row.plan_lines)
        both = "planning.list_both" if row.statements else "planning.list_lines"
        is_counted = row.stage not in OPEN  # its figures are kept when it is sent
        plain = "submit.list_facts" if is_counted else "submit.list_facts_open"
        facts = say(
            both if lines else plain,
            place=scope_name(row.scope),
            n=int(row.statements or lines),
            lines=lines,
            who=row.submitted_by or say("submit.nobody"),
            at=head.moment(row.received_at),
        )
        st.markdown(f":gray[:small[{frame.escape(facts)}]]", width="content")
