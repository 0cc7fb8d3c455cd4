"""What a report would change of a plan: each line, old and new wording side by side."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import pandas as pd
import streamlit as st

from components import frame, plan_part
from components.section.submit.opened import Opened
from data.catalog.citation import Group
from data.plan import naming
from data.plan.change import Change, PartChange
from data.plan.payload import Part
from data.store.plan_reading import Fate, Foreseen
from text import say

BREAK: Final = "  \n"
COLOURS: Final = {Change.NEW: "green", Change.CHANGED: "blue", Change.GONE: "orange"}
SHOWN: Final = 20


def plan_difference(one: Opened) -> None:
    """New, changed and gone lines in a table; those that stay are counted."""
    if not one.plan_changes:
        return
    st.header(say("planning.will_change"), anchor=False)
    st.markdown(f":small[{frame.escape(_about(one))}]")
    moved = [change for change in one.plan_changes if change.change is not Change.SAME]
    if not moved:
        st.markdown(f":gray[{say('planning.nothing_changes')}]")
        return
    groups = _groups(one)
    _table(moved[:SHOWN], groups)
    if len(moved) > SHOWN:
        with st.expander(say("planning.more", n=len(moved) - SHOWN)):
            _table(moved[SHOWN:], groups)


def counted(changes: Iterable[PartChange]) -> dict[Change, int]:
    """How many lines become what."""
    every = [one.change for one in changes]
    return {change: every.count(change) for change in Change}


def preview(foreseen: Sequence[Foreseen]) -> None:
    """What taking a report back would do to lines of plans."""
    for fate in (Fate.KEPT, Fate.RESTORED, Fate.REMOVED):
        rows = [one for one in foreseen if one.fate is fate]
        if rows:
            words = say(f"planning.undo_{fate}", n=len(rows))
            names = "\n".join(f"- {frame.escape(_named(one))}" for one in rows[:SHOWN])
            st.markdown(f"**{words}**\n\n{names}")


def _about(one: Opened) -> str:
    found = next((x for x in one.plan_changes), None)
    plans = one.register.plans if one.register else {}
    if found is None:
        return ""
    known = plans.get(found.line.plan_id)
    heads = [x.after for x in one.plan_changes if x.line.line_id == "" and x.after is not None]
    name = known.label if known else "".join(naming.title(head) for head in heads[:1])
    counts = counted(one.plan_changes)
    facts = {change.value: count for change, count in counts.items()}
    return say("planning.about", plan=name, **facts)


def _groups(one: Opened) -> Mapping[str, Group]:
    """The plan's headings, those that the report adds among them."""
    plans = one.register.plans if one.register else {}
    found: dict[str, Group] = {}
    for change in one.plan_changes:
        known = plans.get(change.line.plan_id)
        found |= dict(known.groups) if known else {}
        if isinstance(change.after, Group):
            found[change.after.id] = change.after
    return found


def _table(changes: Sequence[PartChange], groups: Mapping[str, Group]) -> None:
    sides = [plan_part.differing(one.before, one.after, groups) for one in changes]
    rows = pd.DataFrame(
        {
            say("planning.column_line"): [_line(one) for one in changes],
            say("planning.column_before"): [_facts(old, is_pale=True) for old, _ in sides],
            say("planning.column_after"): [_facts(new) for _, new in sides],
        }
    )
    st.table(rows, border="horizontal", hide_index=True, alt=say("planning.will_change"))


def _line(one: PartChange) -> str:
    badge = f":{COLOURS[one.change]}-badge[{say(f'planning.change_{one.change}')}]"
    about = naming.kind(one.part)
    place = "!".join(part for part in (one.line.sheet, one.line.cell) if part)
    about = f"{about} · {place}" if place else about
    title = frame.escape(naming.title(one.part))
    return f"{badge}{BREAK}{title}{BREAK}:gray[:small[{frame.escape(about)}]]"


def _facts(facts: Mapping[str, str], *, is_pale: bool = False) -> str:
    if not facts:
        return plan_part.NOTHING
    lines = [f":small[{frame.escape(f'{name}: {text}')}]" for name, text in facts.items()]
    return BREAK.join(f":gray[{one}]" if is_pale else one for one in lines)


def _named(one: Foreseen) -> str:
    part: Part | None = plan_part.read_or_none(one.now) or plan_part.read_or_none(one.after)
    return f"{naming.kind(part)}: {naming.title(part)}" if part else one.now.line_id
