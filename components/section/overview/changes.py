"""What changed in the figures of a place since the last revision, or since a day."""

import datetime as dt
from collections.abc import Mapping
from typing import Final

import pandas as pd
import streamlit as st

from components import address, frame, load, pin
from components.filters import Selection
from components.row import each
from data.catalog import indicators
from geo import lineage
from geo.units import FORMER, NATION, TODAY, UnitKey
from text import language, say

KEY: Final = "since"
WIDGET: Final = "since_day"
SHOWN: Final = 5


def changes(selection: Selection) -> None:
    """Added, changed and withdrawn figures by indicator, with the ways to see them."""
    st.header(say("overview.changes"), anchor=False)
    newest = load.number_of(selection.version)
    day = _day()
    since = max(newest - 1, 0)
    if day:
        since = min(_revision_of(selection.version, day), newest)
    _note(day, since, newest)
    if since >= newest:
        st.markdown(f":small[{say('overview.no_changes')}]")
        return
    rows = _changes(selection.version, since, selection.place.code)
    rows = rows[rows[["added", "changed", "gone"]].sum(axis=1) > 0]
    if rows.empty:
        st.markdown(f":small[{say('overview.no_changes_here')}]")
        return
    groups = rows["indicator_id"].map(lambda one: indicators()[one].group_id)
    first = rows[~groups.duplicated()].head(SHOWN)  # a line a group: one would fill them all
    others = groups.value_counts() - 1
    for row in each(first):
        beside = int(others[indicators()[row.indicator_id].group_id])
        counts = {"added": row.added, "changed": row.changed, "gone": row.gone}
        _row(row.indicator_id, selection, counts=counts, beside=beside)
    rest = rows[~groups.isin(groups[first.index])]
    if not rest.empty:
        facts = {"n": len(rest), **{name: int(rest[name].sum()) for name in rest.columns[1:]}}
        st.markdown(f":gray[:small[{say('overview.more_changes', **facts)}]]")


def _day() -> dt.date | None:
    """The day that the address names; chosen below, and cleared again."""
    asked = (st.query_params.get(KEY, ""), address.held(KEY), str(st.session_state.get(KEY) or ""))
    known = {one for one in asked if _is_day(one)}
    chosen = address.settle(KEY, known, is_quiet=True)
    found = dt.date.fromisoformat(chosen) if chosen else None
    if st.session_state.get(WIDGET) != found:
        st.session_state[WIDGET] = found
    today = dt.datetime.now(frame.VIETNAM).date()
    st.date_input(
        say("overview.since_day"),
        value=None,
        max_value=today,
        format="DD/MM/YYYY",
        key=WIDGET,
        on_change=_choose,
        width=200,
    )
    return found


def _is_day(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text) <= dt.datetime.now(frame.VIETNAM).date()
    except ValueError:
        return False


def _choose() -> None:
    found = st.session_state.get(WIDGET)
    address.choose(KEY, found.isoformat() if isinstance(found, dt.date) else "")


def _note(day: dt.date | None, since: int, newest: int) -> None:
    facts = {"since": since, "newest": newest}
    words = say("overview.since_revision", **facts)
    if day is not None:
        words = say("overview.since_that_day", day=day, **facts)
    st.markdown(f":gray[:small[{frame.escape(words)}]]")


def _row(
    indicator_id: str, selection: Selection, *, counts: Mapping[str, int], beside: int
) -> None:
    """The indicator of its group that changed most, and how many others of the group did."""
    is_inside = indicator_id in selection.indicators  # others are of provinces side by side
    said = ", ".join(say(f"overview.n_{name}", n=n) for name, n in counts.items() if n)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        name = frame.escape(indicators()[indicator_id].short_name())
        words = f"{name}  \n:gray[:small[{said}]]"
        if beside:
            words += f" :gray[:small[{say('overview.beside_in_group', n=beside)}]]"
        st.markdown(words, width="stretch")
        st.page_link(
            frame.PAGES / "map.py",
            label=say("plan.short_map"),
            icon=":material/map:",
            query_params={
                "lang": language().value,
                "place": selection.place.code if is_inside else NATION.code,
                "indicator": indicator_id,
            },
            width="content",
        )


@st.cache_resource(max_entries=load.VIEWS_KEPT, show_spinner=False)
def _revision_of(version: str, day: dt.date) -> int:  # noqa: ARG001 - the key
    """The revision that readers saw when the day began in Vietnam."""
    began = dt.datetime.combine(day, dt.time.min, tzinfo=frame.VIETNAM)
    return load.store().revision_before(began)


@st.cache_resource(max_entries=load.VIEWS_KEPT, show_spinner=False)
def _changes(version: str, since: int, place: str) -> pd.DataFrame:  # noqa: ARG001 - the key
    """Of today's list and of the former ones; most changes first."""
    provinces = None
    if place != NATION.code:
        provinces = [UnitKey(place, TODAY)]
        provinces += [UnitKey(code, FORMER) for code in lineage.former_provinces(place)]
    rows = load.store().changes_since(since, provinces=provinces, until=pin.pinned())
    rows = rows[rows["indicator_id"].isin(list(indicators()))]
    total = rows[["added", "changed", "gone"]].sum(axis=1)
    return rows.assign(total=total).sort_values("total", ascending=False).drop(columns="total")
