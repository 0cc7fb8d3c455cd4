"""The parts of the map page that show the difference of two periods."""

from dataclasses import replace

import altair
import streamlit as st

from components import address, against, drawing, figure, figure_address, frame, mapped
from components.charts.legend import histogram
from components.compared import Compared, compared
from components.filters import Selection
from components.maps.band import LEGEND
from components.part import Part
from components.picture import Picture
from components.section import controls, map_body, part_select, point_list, totals, why
from components.section.beside_select import besides
from components.section.other_periods import other_periods
from components.section.size_switch import size_switch
from components.section.units_switch import units_switch
from data.model import NOT_CONVERTIBLE, State
from data.period import Period, parse
from text import say


def select(selection: Selection) -> None:
    """Which other period to hold the view against; nothing where none is on offer."""
    offered = [str(one) for one in against.on_offer(selection)]
    if not offered:
        return
    address.show(against.KEY)
    st.selectbox(
        say("page.against"),
        offered,
        index=None,
        format_func=lambda one: parse(one).label(),
        key=against.KEY,
        placeholder=say("page.against_none"),
        help=say("page.against_help"),
        width=240,
    )


def change(one: Picture | None, other: Period | None, *, view: str) -> Compared | None:
    """The view held against another period; None where there is none to hold it against.

    Args:
        one: The view.
        other: See `against.settled`.
        view: A chart shows the period as it is.
    """
    return compared(one, other) if one and other and view != "chart" else None


def heading(one: Picture, change: Compared | None, *, side: Picture | None = None) -> None:
    """What the page shows; of a difference, between which periods; of two maps, both."""
    if side is not None:
        names = dict.fromkeys(each.indicator.short_name() for each in (one, side))
        times = dict.fromkeys(each.period.label() for each in (one, side))
        note = " · ".join((one.level_words, *times))
        frame.heading(" · ".join(names), note[:1].upper() + note[1:])
        return
    if change is None:
        frame.view_heading(one, is_compact=frame.is_compact())
        return
    unit = figure.unit_words(one.indicator) or one.indicator.short_name()
    facts = {"unit": unit, "level": one.level_words, "period": change.periods}
    frame.heading(change.title, say("page.note_short", **facts))


def draw(
    one: Picture, change: Compared | None, *, is_compact: bool, some: Part | None = None
) -> None:
    """The map; values travel as of any other view.

    Args:
        one: The view.
        change: What its map shows instead.
        is_compact: A narrow screen.
        some: Places that stand out.
    """
    part = some.codes if some else ()
    if change is None:
        map_body.draw(one, is_compact=is_compact, part=part)
        return
    height = mapped.COMPACT_HEIGHT if is_compact else mapped.HEIGHT
    view = replace(
        change.view(theme=one.theme, height=height),
        words=figure_address.words_address(one, against=change.before.period),
        part=part,
        time=mapped.time_of(one),  # differences are not played: each period asks for its own
    )
    map_body.timed(view, one)


def below(one: Picture, change: Compared | None, some: Part | None = None) -> None:
    """What is chosen below the map: another period, some places, the list of units, points."""
    controls.lone_period(one.selection)
    other_periods(one.selection)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        select(one.selection)
        besides(one)
    part_select.select(one.selection, some)
    if change is None:
        size_switch(one)
    units_switch(one.selection)
    if change is None:
        point_list.draw(one)


def headline(one: Picture, change: Compared | None, *, is_marked: bool) -> None:
    """The figure above the map of a narrow screen: of a difference the change.

    Args:
        one: The view.
        change: What its map shows instead.
        is_marked: Some figure in view is invented.
    """
    if change is None:
        totals.whole_figure(one, is_marked=is_marked)
    elif change.change is not None:
        _change(change, change.change, is_marked=is_marked)
    elif is_marked:
        frame.demonstration()


def _change(one: Compared, moved: float, *, is_marked: bool = False) -> None:
    name = one.change_name
    st.metric(frame.marked(name) if is_marked else name, figure.difference(one.indicator, moved))


def column(one: Picture, change: Compared | None, *, with_whole: bool) -> None:
    """Everything beside the map; of a difference, both figures of all together.

    Args:
        one: The view.
        change: What its map shows instead.
        with_whole: A narrow screen shows the whole's figure, or its change, above the map instead.
    """
    if change is None:
        totals.column(one, with_whole=with_whole)
        return
    with st.container(gap="xxsmall"):
        if with_whole and change.change is not None:
            _change(change, change.change)
        for line in change.whole():
            st.markdown(f":small[{frame.escape(line)}]")
    with st.container(gap="xxsmall", key=LEGEND):
        _legend(change)
    st.markdown(f":small[**{frame.escape(change.counted)}**]")


def _legend(one: Compared) -> None:
    st.subheader(say("picture.change_by", level=one.now.level_short), anchor=False)
    st.markdown(f":gray[:small[{frame.escape(one.note)}]]")
    drawing.draw_kept(("change legend", one.before.key, one.now.key), lambda: _rows(one))
    why.link()


def _rows(one: Compared) -> tuple[altair.TopLevelMixin, str]:
    states = one.states()
    chart = histogram(
        one.classes(one.now.theme),
        missing=states[State.MISSING],
        not_applicable=states[State.NOT_APPLICABLE],
        not_convertible=states.get(NOT_CONVERTIBLE),
        theme=one.now.theme,
        missing_label=say("picture.change_missing"),
    )
    return chart, one.alt
