"""Who changed a plan when: each published change of its targets and tasks, latest first."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from components import frame, load, plan_part
from components.scoreboard import Scoreboard
from data import plan
from data.plan import LineKind, naming
from data.plan.change import part_of
from data.plan.payload import Part
from data.store.plan_reading import Version
from text import language, say
from text.number import date

SHOWN = 30
BREAK = "  \n"


def line_history(one: Scoreboard) -> None:
    """The changes of what is looked at, under a lid; nothing where there are none."""
    kind = LineKind.TASK if one.view == "tasks" else LineKind.TARGET
    every = load.store().plan_history(plan_id=one.plan.id, kind=kind)
    versions = [found for found in every if found.from_revision <= one.revision]
    if not versions:
        return
    before = _before(one, versions)
    with st.expander(say("planning.history", n=len(versions)), icon=":material/history:"):
        rows = pd.DataFrame(
            [_row(found, old, one) for found, old in zip(versions, before, strict=True)][:SHOWN]
        )
        st.table(rows, border="horizontal", hide_index=True, alt=say("planning.history_alt"))


def _before(one: Scoreboard, versions: Sequence[Version]) -> list[Part | None]:
    """What each version took the place of: the one below it, else the plan's own text."""
    shipped = plan.plans().get(one.plan.id)
    found: list[Part | None] = []
    for at, version in enumerate(versions):
        older = (x.line for x in versions[at + 1 :] if x.line.line_id == version.line.line_id)
        line = next(older, None)
        own = part_of(shipped, version.line)
        found.append(own if line is None else plan_part.read_or_none(line))
    return found


def _moved(before: Part | None, after: Part | None, one: Scoreboard) -> list[str]:
    """`Mức phải đạt: ≥ 85 % → ≥ 70,5 %`, each fact that differs; nothing of a new or gone line."""
    if before is None or after is None:
        return []
    old, new = plan_part.differing(before, after, one.plan.groups)
    return [say("planning.moved", field=name, before=old[name], after=new[name]) for name in old]


def _row(found: Version, before: Part | None, one: Scoreboard) -> dict[str, str]:
    local = found.at.astimezone(frame.VIETNAM)
    at = f"{local:%H:%M} {date(local.date(), locale=language())}"
    part = plan_part.read_or_none(found.line)
    named = part or before
    title = frame.escape(naming.title(named)) if named else ""
    facts = _moved(before, part, one)
    if part is None:
        facts = [say("planning.change_gone")]
    elif before is None:
        facts = [say("planning.change_new")]
    what = BREAK.join([title, *(f":small[{frame.escape(text)}]" for text in facts)])
    who = found.submitted_by or say("submit.nobody")
    if found.approved_by and found.approved_by != found.submitted_by:
        who = say("planning.who_both", sender=who, approver=found.approved_by)
    lasting = "" if found.until_revision is None else f" → r{found.until_revision}"
    return {
        say("planning.column_at"): f"{at} :gray[:small[r{found.from_revision}{lasting}]]",
        say("planning.column_who"): frame.escape(who),
        say("planning.column_line"): what,
        say("planning.column_from"): frame.escape(found.file_name),
    }
