"""What the colours, circles and points of a map mean, and how many places bear each."""

import streamlit as st

from components import drawing, frame, legend_rows, sentence
from components.charts.circles import nested
from components.charts.legend import histogram
from components.kept import kept
from components.maps.band import LEGEND
from components.maps.view import reach
from components.picture import Picture
from components.section import why
from components.sizing import Sized
from data.model import NOT_CONVERTIBLE, State
from text import say


@kept
def legend_at(one: Picture, *, key: str, is_compact: bool) -> None:
    """The legend of one of several maps."""
    legend(one, has_points=False, key=key, is_compact=is_compact)


def legend(
    one: Picture,
    *,
    has_points: bool,
    is_compact: bool,
    sized: Sized | None = None,
    key: str = LEGEND,
) -> None:
    """What the looks on the map mean, and how many units have each; circles as on the map."""
    reaching = reach(one.selection.scope, is_compact=is_compact)
    with st.container(gap="xxsmall", key=key):
        if has_points:
            _points(one)
        elif one.is_circles:
            _circles(one, reaching)
        else:
            _classes(one)
        if sized is not None:
            _sizes(one, sized, reaching)
        why.link()


def _classes(one: Picture) -> None:
    st.subheader(say("page.by_class", level=one.level_short), anchor=False)
    st.markdown(f":gray[:small[{frame.escape(legend_rows.note(one))}]]")
    states = legend_rows.states(one)
    chart = histogram(
        legend_rows.of_classes(one, one.colours),
        missing=states[State.MISSING],
        not_applicable=states[State.NOT_APPLICABLE],
        not_convertible=states.get(NOT_CONVERTIBLE),
        estimated=states[State.ESTIMATED],
        partial=states.get(legend_rows.PARTIAL),
        theme=one.theme,
        missing_label=legend_rows.missing_label(one),
        units_label=one.level_short[:1].upper() + one.level_short[1:],
        target_label=say("page.target_mark", value=one.target_words),
        target_below=legend_rows.target_below(one),
    )
    drawing.draw(chart, alt=sentence.alt_legend(one))


def _circles(one: Picture, reaching: int) -> None:
    unit = one.indicator.unit()
    st.subheader(say("page.by_circle", unit=unit), anchor=False)
    st.markdown(f":gray[:small[{say('page.by_circle_note')}]]")
    chart = nested(
        largest=one.largest,
        reach=reaching,
        counts=legend_rows.of_circles(one),
        unit=unit,
        theme=one.theme,
        missing_label=legend_rows.missing_label(one),
    )
    words = say("page.alt_circles", title=one.indicator.name(), period=one.period.label())
    drawing.draw(chart, alt=words)


def _sizes(one: Picture, sized: Sized, reaching: int) -> None:
    """What the size of the coloured circles says."""
    name = say("size.by", name=sized.name)
    st.space("xxsmall")
    st.markdown(f":small[**{frame.escape(name)}**]")
    chart = nested(
        largest=sized.largest,
        reach=reaching,
        counts={},
        unit=sized.unit,
        theme=one.theme,
        is_outline=True,
    )
    drawing.draw(chart, alt=name)


def _points(one: Picture) -> None:
    """Points have no size: what the dots mean, instead of circles that are not drawn."""
    st.subheader(say("point.legend", name=one.indicator.short_name()), anchor=False)
    st.markdown(f":gray[:small[{say('point.legend_note')}]]")
