"""The middle column: the whole's figure, the legend, how complete it is, who comes last."""

from collections import Counter
from typing import Final

import pandas as pd
import streamlit as st

from components import drawing, figure, frame, point_layer, sentence, sizing
from components.charts.completeness import share_bar
from components.kept import kept
from components.picture import Picture
from components.row import each
from components.section import legend
from components.sizing import Sized
from data import query
from data.catalog import Direction, Kind
from data.model import State
from geo import units
from geo.units import NATION, TODAY, Unit
from text import say
from text.number import NBSP

FEW: Final = 5
LINE_LETTERS: Final = 27


def column(one: Picture, *, with_whole: bool) -> None:
    """Everything beside the map, in the order of reading.

    Args:
        one: The view.
        with_whole: A narrow screen shows the whole's figure above the map instead.
    """
    has_points = point_layer.settled(one) is not None
    _column(one, with_whole=with_whole, has_points=has_points, sized=sizing.settled(one))


@kept
def _column(one: Picture, *, with_whole: bool, has_points: bool, sized: Sized | None) -> None:
    if with_whole:
        whole_figure(one)
    legend.legend(one, has_points=has_points, sized=sized, is_compact=not with_whole)
    completeness(one)
    last_five(one)


@kept
def whole_figure(one: Picture, *, is_marked: bool = False) -> None:
    """The figure of all together, with what it is made of, or why there is none.

    Args:
        one: The view.
        is_marked: The mark of invented figures stands beside its name.
    """
    name = one.whole_name
    with st.container(gap="xxsmall"):
        if one.total.value is None:
            st.subheader(frame.marked(name) if is_marked else name, anchor=False)
            st.markdown(f":gray[:small[{sentence.no_whole(one)}]]")
            return
        if one.is_partial:  # a long name, which the label of a metric would cut
            st.markdown(f":small[{frame.marked(name) if is_marked else frame.escape(name)}]")
        st.metric(
            frame.marked(name) if is_marked else name,
            one.indicator.show_total(one.total.value),
            label_visibility="collapsed" if one.is_partial else "visible",
        )
        for line in sentence.beside_whole(one):
            st.markdown(f":small[{frame.escape(line)}]")


@kept
def completeness(one: Picture) -> None:
    """How many reported, and by name who did not."""
    with st.container(gap="xsmall"):
        _reported(one)


def _reported(one: Picture) -> None:
    found = query.completeness(one.rows)
    words = sentence.answered(one)
    st.markdown(f":small[**{frame.escape(words)}**]")
    share = found.answered / max(found.of, 1)
    drawing.draw(share_bar(share, theme=one.theme), alt=words)
    if some := sentence.incomplete(one):
        marked = say("conversion.of_part_before", words=some)
        st.markdown(f":gray[:small[{frame.escape(marked)}]]")
    if not found.missing:
        return
    silent = one.rows[one.rows["state"] == State.MISSING]
    label = sentence.unanswered(one, found.missing)
    with st.popover(label, type="tertiary", icon=":material/list:"):
        names = _by_province(one, silent) if one.selection.is_by_commune else silent["unit_name"]
        st.markdown("\n".join(f"- {frame.escape(name)}" for name in names))


def _by_province(one: Picture, silent: pd.DataFrame) -> list[str]:
    """`Lào Cai: 12/99`: thousands of names are no list that anybody reads."""
    above = {unit.code: unit.parent for unit in one.selection.units}
    missing = Counter(above[str(code)] for code in silent["unit_code"])
    every = Counter(above.values())
    return [
        say("page.silent_in", name=unit.name, n=missing[unit.key], of=every[unit.key])
        for unit in units.children(NATION, edition=TODAY)
        if missing[unit.key]
    ]


def last_five(one: Picture) -> None:
    """The five at the end that needs attention."""
    extreme = _extreme(one)
    rows = _attention(one, extreme)
    title = say(f"page.extreme_{extreme}")
    if rows.empty:
        if extreme == "most" and not one.valued.empty:
            st.markdown(f":gray[:small[{say('page.extreme_none', level=one.level_short)}]]")
        return
    names = {unit.code: _called(one, unit) for unit in one.selection.units}
    table = pd.DataFrame(
        [
            {
                "name": _name(names[str(row.unit_code)], parts, row.value_text),
                "parts": _small(parts),
                "value": f"**{row.value_text}**",
            }
            for row in each(one.worded(rows.head(FEW)))
            for parts in ("" if one.is_rank else figure.counts(row.numerator, row.denominator),)
        ]
    )
    table = table.loc[:, table.any()]
    with st.container(gap="xxsmall"):
        st.subheader(title, anchor=False)
        st.table(table, border="horizontal", hide_index=True, hide_header=True, alt=title)
        if more := _as_far(one, rows):
            st.markdown(f":gray[:small[{say('page.extreme_alike', n=more)}]]")


def _called(one: Picture, unit: Unit) -> str:
    name = figure.short_name(unit)
    return figure.in_province(unit, name) if one.selection.is_by_commune else name


def _as_far(one: Picture, rows: pd.DataFrame) -> int:
    """How many units that are not listed have the figure of the last one listed, as printed."""
    printed = rows["value"].round(one.indicator.decimals)
    return int((printed.iloc[FEW:] == printed.iloc[min(FEW, len(rows)) - 1]).sum())


def _name(name: str, *beside: str) -> str:
    """A name that keeps to one line of a narrow table, where the figures leave it room."""
    fits = len(name) + sum(map(len, beside)) <= LINE_LETTERS
    return frame.escape(name.replace(" ", NBSP) if fits else name)


def _small(text: str) -> str:
    return f":gray[:small[{text}]]" if text else ""


def _attention(one: Picture, extreme: str) -> pd.DataFrame:
    """The units at that end, the farthest first; nobody is at the upper end with nothing."""
    if extreme == "no":
        return one.valued[one.valued["value"] == 0]
    if extreme == "lowest":
        return one.valued
    rows = one.valued[one.valued["value"] > 0]
    return rows.sort_values("value", ascending=False, kind="stable")


def _extreme(one: Picture) -> str:
    """Which end needs attention; of counts, where most is."""
    if one.indicator.kind is Kind.YES_NO:
        return "no"
    if one.is_rank:
        return "bottom"
    if one.is_circles:
        return "most"
    return "highest" if one.indicator.direction is Direction.LOWER else "lowest"
