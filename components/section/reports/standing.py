"""Who stands where: the map, its legend with counts, and the communes whose report lacks."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

import altair
import pandas as pd
import streamlit as st

from components import address, drawing, figure, frame
from components.charts.legend import LegendRow, histogram
from components.charts.style import Theme
from components.maps import map_view
from components.maps.view import MapView
from components.reporting import UNIT_KEYS, Reports
from components.row import Row, each
from data.catalog import indicator
from data.model import State
from data.query.report import Standing
from geo.units import TODAY
from text import language, say

HEIGHT: Final = 500
COMPACT_HEIGHT: Final = 368
NAMED: Final = 3
MOST_LISTED: Final = 12
GREYS: Final = {
    Theme.LIGHT: ("#D8DEE2", "#B4BEC4", "#84919A", "#46535B"),
    Theme.DARK: ("#37434A", "#55626A", "#7F8C95", "#BCC6CC"),
}
ORDER: Final = (Standing.PARTIAL, Standing.WAITING, Standing.LATE, Standing.COMPLETE)
"""What has a shade, palest first; nothing at all is hatched, as on every map."""


def map_of(one: Reports, *, is_compact: bool) -> None:
    """The map; a click on a commune shows what it reported."""
    height = COMPACT_HEIGHT if is_compact else HEIGHT
    drawn = view(one, theme=frame.theme(), height=height)
    map_view.show(drawn, key="reports_map", on_choose=_pick_of(one))


def view(one: Reports, *, theme: Theme, height: int) -> MapView:
    """Each commune in the grey of its standing; progress colours are for other questions."""
    rows = one.rows
    shades = {standing: at for at, standing in enumerate(ORDER)}
    drawn = pd.DataFrame(
        {
            "unit_code": rows["unit_code"],
            "state": [
                State.MISSING if standing == Standing.NONE else State.REPORTED
                for standing in rows["standing"]
            ],
            "class_index": pd.array(
                [shades.get(standing) for standing in rows["standing"]], dtype="Int64"
            ),
            "value": [
                float("nan") if row.standing == Standing.NONE else float(row.reported)
                for row in each(rows)
            ],
            "value_text": [say(f"report.{standing}") for standing in rows["standing"]],
            "detail_text": [_count(row) for row in each(rows)],
            "short_text": "",
        }
    )
    return MapView(
        scope=one.scope,
        rows=drawn,
        palette=GREYS[theme],
        alt=sentence(one),
        theme=theme,
        selected=one.unit or None,
        height=height,
    )


def level_words(one: Reports) -> str:
    """What those are called whose reports these are."""
    key = "conversion.communes_former"
    return say(key) if one.is_former else figure.level_words(one.place, TODAY)


def _pick_of(one: Reports) -> Callable[[str], None]:
    return partial(address.choose, UNIT_KEYS[one.side.edition])


def heading(one: Reports) -> None:
    """The finding as title: how many are complete, of which period."""
    frame.heading(*titles(one))


def titles(one: Reports) -> tuple[str, str]:
    """The title and the line below it."""
    tally = one.tally
    title = say("report.title", complete=tally.complete, of=tally.of, level=level_words(one))
    what = indicator(one.chosen).short_name() if one.chosen else ""
    wanted = say("report.all_indicators", n=len(one.wanted))
    return title, " · ".join((what or wanted, one.period.label(), one.place.name))


def sentence(one: Reports) -> str:
    """How many are complete, late, waiting, partial and not in at all, as one sentence."""
    tally = one.tally
    return say(
        "report.sentence",
        complete=tally.complete,
        of=tally.of,
        level=level_words(one),
        period=figure.lower_first(one.period.label()),
        late=tally.standings[Standing.LATE],
        waiting=tally.standings[Standing.WAITING],
        partial=tally.standings[Standing.PARTIAL],
        none=tally.standings[Standing.NONE],
    )


def legend(one: Reports) -> None:
    """The shades in words, with how many communes have each."""
    st.subheader(say("report.by_standing"), anchor=False)
    counts = one.tally.standings
    picked = one.rows.loc[one.rows["unit_code"] == one.unit, "standing"].tolist()
    rows = [
        LegendRow(
            label=say(f"report.{standing}"),
            colour=colour,
            count=counts[standing],
            is_selected=standing in picked,
        )
        for standing, colour in zip(ORDER, GREYS[frame.theme()], strict=True)
    ]
    none, theme, alt = counts[Standing.NONE], frame.theme(), sentence(one)

    def made() -> tuple[altair.TopLevelMixin, str]:
        chart = histogram(
            rows,
            missing=none,
            not_applicable=None,
            theme=theme,
            missing_label=say("report.none"),
            units_label=say("report.communes"),
        )
        return chart, alt

    drawing.draw_kept(("standings", repr(rows), none, alt, theme, language()), made)


def due(one: Reports) -> None:
    """Until when, and by whose rule."""
    left = one.days_left
    if one.is_former:
        st.subheader(say("report.of_former"), anchor=False)
        st.markdown(f":gray[{say('report.of_former_note')}]")
        return
    key = "report.due_today" if left == 0 else "report.due_in" if left > 0 else "report.due_past"
    st.subheader(say("report.due", day=one.calendar.due(one.period)), anchor=False)
    st.markdown(say(key, days=abs(left)))
    own = one.calendar.is_own(one.period.frequency)
    rule = say("report.rule_own" if own else "report.rule_decree", cutoff=one.period.cutoff)
    st.markdown(f":gray[:small[{frame.escape(rule)}]]")


def lacking(one: Reports) -> None:
    """The communes whose report is not complete, and what each lacks; the emptiest first."""
    rows = one.rows[one.rows["missing"].map(len) > 0].sort_values(
        "reported", kind="stable", ignore_index=True
    )
    st.subheader(say("report.lacking", n=len(rows)), anchor=False)
    if rows.empty:
        st.markdown(f":gray[{say('report.nobody_lacks')}]")
        return
    words = say("report.lacking", n=len(rows))
    _lacking(rows.head(MOST_LISTED), words)
    rest = rows.iloc[MOST_LISTED:]
    if len(rest):
        with st.expander(say("report.lacking_more", n=len(rest))):
            _lacking(rest, words)


def _lacking(rows: pd.DataFrame, words: str) -> None:
    table = pd.DataFrame(
        [
            {
                say("page.column_unit"): frame.escape(row.unit_name),
                say("report.column_count"): f"{row.reported}/{row.of}",
                say("report.column_missing"): frame.escape(missing_words(row)),
            }
            for row in each(rows)
        ]
    )
    st.table(table, border="horizontal", hide_index=True, alt=words)


def commune(one: Reports) -> None:
    """What the selected commune has reported, and when; what it still owes."""
    if not one.unit:
        st.markdown(f":gray[{say('report.pick')}]")
        return
    row = one.rows[one.rows["unit_code"] == one.unit].iloc[0]
    arrivals = one.side.arrivals(one.period)
    came = arrivals[(arrivals["unit_code"] == one.unit)].set_index("indicator_id")
    with st.container(border=True):
        st.header(frame.escape(row.unit_name), anchor=False)
        st.markdown(f"**{say(f'report.{row.standing}')}** · {_count(row)}")
        wanted = (one.chosen,) if one.chosen else one.wanted
        owed = [each_id for each_id in wanted if each_id not in came.index]
        there = [each_id for each_id in wanted if each_id in came.index]
        if owed:
            st.markdown(f"**{say('report.column_missing')}**")
            names = "\n".join(
                f"- {frame.escape(indicator(one_id).short_name())}" for one_id in owed
            )
            st.markdown(names)
        if there:
            with st.expander(say("report.in", n=len(there))):
                _list(came, there, words=say("report.of_commune", name=row.unit_name))


def _list(came: pd.DataFrame, ids: Sequence[str], *, words: str) -> None:
    rows = [
        {"indicator": frame.escape(indicator(one).short_name()), "when": _arrived(came, one)}
        for one in ids
    ]
    st.table(pd.DataFrame(rows), border="horizontal", hide_index=True, hide_header=True, alt=words)


def _arrived(came: pd.DataFrame, indicator_id: str) -> str:
    found = came.loc[indicator_id]
    if found["is_waiting"]:
        return say("report.waits")
    if not found["is_dated"]:
        return say("report.there")
    day = pd.Timestamp(str(found["received_at"])).tz_convert(frame.VIETNAM).date()
    return say("report.there_since", day=day)


def _count(row: Row) -> str:
    return say("report.count", n=row.reported, of=row.of)


def missing_words(row: Row) -> str:
    """The first few by name; whoever lacks everything needs no list."""
    if row.reported + row.waiting == 0:
        return say("report.everything")
    names = [indicator(one).short_name() for one in row.missing]
    shown = "; ".join(names[:NAMED])
    rest = len(names) - NAMED
    return shown if rest <= 0 else say("report.and_more", names=shown, n=rest)
