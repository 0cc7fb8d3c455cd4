"""Who changed a plan when: each published change of its targets and tasks, latest first."""

import pandas as pd
import streamlit as st

from components import frame, load, plan_part
from components.scoreboard import Scoreboard
from data.plan import LineKind
from data.store.plan_reading import Version
from text import language, say
from text.number import date

SHOWN = 30


def line_history(one: Scoreboard) -> None:
    """The changes of what is looked at, under a lid; nothing where there are none."""
    kind = LineKind.TASK if one.view == "tasks" else LineKind.TARGET
    versions = load.store().plan_history(plan_id=one.plan.id, kind=kind)
    if not versions:
        return
    with st.expander(say("planning.history", n=len(versions)), icon=":material/history:"):
        rows = pd.DataFrame([_row(found) for found in versions[:SHOWN]])
        st.table(rows, border="horizontal", hide_index=True, alt=say("planning.history_alt"))


def _row(found: Version) -> dict[str, str]:
    local = found.at.astimezone(frame.VIETNAM)
    at = f"{local:%H:%M} {date(local.date(), locale=language())}"
    part = plan_part.read_or_none(found.line)
    what = plan_part.title(part) if part else say("planning.change_gone")
    who = found.submitted_by or say("submit.nobody")
    if found.approved_by and found.approved_by != found.submitted_by:
        who = say("planning.who_both", sender=who, approver=found.approved_by)
    lasting = "" if found.until_revision is None else f" → r{found.until_revision}"
    return {
        say("planning.column_at"): f"{at} :gray[:small[r{found.from_revision}{lasting}]]",
        say("planning.column_who"): frame.escape(who),
        say("planning.column_line"): frame.escape(what),
        say("planning.column_from"): frame.escape(found.file_name),
    }
