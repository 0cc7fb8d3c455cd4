"""The lower half of the overview: the small map, who moved most, and who reports."""

from typing import Final

import pandas as pd
import streamlit as st

from components import figure, frame, load, mapped, sentence
from components.charts.completeness import reported_bars
from components.charts.movers import changes
from components.kept import kept
from components.maps import map_view
from components.maps.view import MapView
from components.picture import Picture
from components.section import controls
from data import query
from data.catalog import Direction, Kind
from data.model import State
from data.period import parse
from data.query import MapRows
from text import language, say
from text.number import signed

MAP_HEIGHT: Final = 400
PERIODS_SHOWN: Final = 12
WORDS: Final = {
    False: {
        "title": "page.reports",
        "note": "page.reports_note",
        "all": "page.all_reports",
        "there": "chart.reported",
    },
    True: {
        "title": "page.figures",
        "note": "page.figures_note",
        "all": "page.all_figures",
        "there": "chart.figures",
    },
}


def small_map(one: Picture) -> None:
    """The map as a thumbnail that opens the large one."""
    st.header(one.indicator.short_name(), anchor=False)
    words = say("page.by_level", level=one.level_words, period=one.period.label())
    st.markdown(f":gray[:small[{frame.escape(words)}]]")
    map_view.show(
        _small_view(one.key, one),
        key="small",
        on_choose=controls.click(one.selection),
    )
    st.page_link(
        frame.PAGES / "map.py",
        label=say("page.open_map"),
        icon=":material/map:",
        query_params=controls.link_of(one.selection),
    )


@st.cache_resource(max_entries=load.VIEWS_KEPT, show_spinner=False)
def _small_view(key: str, _one: Picture) -> MapView:  # noqa: ARG001 - the key
    return mapped.view_of(_one, height=MAP_HEIGHT)


@kept
def most_moved(one: Picture) -> None:
    """The largest gains and losses since the period before."""
    st.header(say("page.movers"), anchor=False)
    best, worst = query.movers(MapRows(one.rows), indicator=one.indicator)
    if best.empty:
        st.markdown(f":gray[:small[{say('page.no_movers')}]]")
        return
    before = parse(str(one.rows["previous_period"].iloc[0]))
    facts = {
        "name": one.indicator.short_name(),
        "before": figure.lower_first(before.label()),
        "now": figure.lower_first(one.period.label()),
    }
    unit = say("page.points") if one.indicator.kind is Kind.RATE else one.indicator.unit()
    note = ", ".join(part for part in (say("page.movers_note", **facts), unit) if part)
    st.markdown(f":gray[:small[{frame.escape(note)}]]")
    chart = changes(
        _printed(one, best),
        _printed(one, worst),
        is_good_up=one.indicator.direction is not Direction.LOWER,
        theme=one.theme,
    )
    first = best.iloc[0]
    st.altair_chart(
        chart,
        theme=None,
        alt=say(
            "page.alt_movers",
            **facts,
            unit_name=first["unit_name"],
            change=figure.difference(one.indicator, first["change"]),
        ),
    )


@kept
def reports(one: Picture) -> None:
    """How many reported in each period, and who is missing now."""
    periods = one.selection.sequence[-PERIODS_SHOWN:]
    found = query.completeness_series(
        one.published, one.selection.units, indicator=one.indicator, periods=periods
    )
    rows = pd.DataFrame(
        {
            "period_name": [period.label(short=True) for period in periods],
            "reported": [each.answered for each in found],
            "missing": [each.missing for each in found],
        }
    )
    words = WORDS[one.is_published]
    title = say(words["title"], level=one.level_short, of=len(one.rows))
    st.header(title, anchor=False)
    st.markdown(f":gray[:small[{say(words['note'])}]]")
    labels = {
        "reported_label": say(words["there"]),
        "missing_label": figure.state_text(State.MISSING, is_published=one.is_published),
    }
    chart = reported_bars(rows, theme=one.theme, **labels)
    st.altair_chart(chart, theme=None, alt=f"{title}. {sentence.answered(one)}.")
    silent = one.rows[one.rows["state"] == State.MISSING]["unit_name"]
    if silent.empty:
        complete = say(words["all"], period=figure.lower_first(one.period.label()))
        st.markdown(f":small[{complete}]")
        return
    st.markdown(f"**{sentence.unanswered(one, len(silent))}**")
    st.markdown(f":gray[:small[{', '.join(frame.escape(name) for name in silent)}]]")


def _printed(one: Picture, rows: pd.DataFrame) -> pd.DataFrame:
    digits = one.indicator.decimals
    return rows.assign(
        printed=[signed(change, digits=digits, locale=language()) for change in rows["change"]],
        printed_before=[one.indicator.show(value) for value in rows["previous_value"]],
        printed_now=[one.indicator.show(value) for value in rows["value"]],
    )
