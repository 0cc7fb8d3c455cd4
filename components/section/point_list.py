"""Below the map: whether points are shown, and of those in view what the map cannot show."""

import datetime as dt
from typing import Final

import pandas as pd
import streamlit as st

from components import address, figure, frame, point_layer
from components.picture import Picture
from components.point_layer import PointLayer
from components.row import Row, each
from data import query
from data.point import Notation
from data.query.point import TOLERANCE_M
from geo import boundary
from geo.units import TODAY, UnitKey, UnknownUnitError, unit
from text import language, say
from text.number import decimal, whole

KM: Final = 1000
LIST: Final = "point_list"
TABLE_WIDTH: Final = 720
UNDRAWN: Final = (Notation.VN2000, Notation.UNREADABLE, Notation.NONE)


def draw(one: Picture) -> None:
    """Nothing where no figure of the indicator has points."""
    there = point_layer.periods(one.selection)
    if not there:
        return
    if one.period not in there:
        latest = figure.lower_first(there[-1].label())
        _say(say("point.other_period", period=latest))
        return
    found = point_layer.settled(one)
    address.show(point_layer.KEY)
    label = say("point.switch", name=figure.lower_first(one.indicator.short_name()))
    st.pills(
        label,
        [point_layer.ON],
        format_func=lambda _: label,
        key=point_layer.KEY,
        label_visibility="collapsed",
    )
    if found is not None:
        with st.container(gap="xsmall"):
            _told(one, found)


def _told(one: Picture, found: PointLayer) -> None:
    drawn = len(found.drawn)
    counted = one.indicator.show_total(found.rows["size"].sum())
    _say(say("point.drawn", n=drawn, of=len(found.rows), counted=counted))
    _listed(one, found)
    _undrawn(found)
    _outside(one, found)


def _listed(one: Picture, found: PointLayer) -> None:
    """Everything that the dots say, as a table that can be sorted and searched."""
    if found.drawn.empty:
        return
    words = say("point.as_table", n=len(found.drawn))
    asked = st.popover(words, key=LIST, type="tertiary", icon=":material/table:", on_change="rerun")
    if not asked.open:  # hundreds of rows that every run would send
        return
    names = {unit.code: unit.label(language()) for unit in one.selection.units}
    rows = [
        {
            say("point.column_point"): str(row.name) or say("point.unnamed"),
            say("point.column_kind"): " · ".join(part for part in (row.kind, row.state) if part),
            say("point.column_unit"): names[str(row.unit_shown)],
            say("point.column_size"): one.indicator.show(row.size),
            say("point.column_raw"): str(row.raw),
            say("point.column_cell"): f"{row.file_name} · {row.sheet}!{row.cell}",
        }
        for row in each(found.drawn)
    ]
    with asked:
        st.dataframe(pd.DataFrame(rows), hide_index=True, width=TABLE_WIDTH, alt=words)


def _undrawn(found: PointLayer) -> None:
    """Those without coordinates that can be drawn, by the reason."""
    for notation in UNDRAWN:
        rows = found.rows[found.rows["notation"] == notation.value]
        if rows.empty:
            continue
        with st.popover(
            say(f"point.undrawn_{notation}", n=len(rows)), type="tertiary", icon=":material/list:"
        ):
            if notation is Notation.VN2000:
                _say(say("point.vn2000_why"))
            _table(
                {
                    "point": [_name(row) for row in each(rows)],
                    "unit": [_unit(str(row.unit_code), row) for row in each(rows)],
                    "raw": [frame.escape(str(row.raw)) for row in each(rows)],
                    "cell": [_cell(row) for row in each(rows)],
                }
            )


def _outside(one: Picture, found: PointLayer) -> None:
    """The points outside their commune; only official outlines can tell."""
    scope = one.selection.scope
    if found.drawn.empty:
        return
    if one.selection.edition != TODAY or one.selection.is_national or boundary.is_schematic(scope):
        _say(say("point.schematic" if not one.selection.is_national else "point.national"))
        return
    far = query.outside(found.rows, boundary.communes_of(one.selection.place.code))
    if far.empty:
        _say(say("point.all_inside", metres=TOLERANCE_M))
        return
    st.markdown(f"**{say('point.outside', n=len(far))}**")
    _say(say("point.outside_note", metres=TOLERANCE_M))
    _table(
        {
            "point": [_name(row) for row in each(far)],
            "unit": [_unit(str(row.unit_code), row) for row in each(far)],
            "distance": [distance(row.metres) for row in each(far)],
            "holder": [_unit(str(row.holder), row) for row in each(far)],
            "cell": [_cell(row) for row in each(far)],
        }
    )


def distance(metres: float) -> str:
    """`350 m`, `12,4 km`."""
    if metres < KM:
        return say("point.metres", n=whole(round(metres), locale=language()))
    return say("point.kilometres", n=decimal(metres / KM, digits=1, locale=language()))


def _table(columns: dict[str, list[str]]) -> None:
    titled = {say(f"point.column_{name}"): values for name, values in columns.items()}
    st.table(pd.DataFrame(titled), border="horizontal", hide_index=True)


def _name(row: Row) -> str:
    """What is known of a point; a narrow screen has room for its name."""
    facts = (row.name,) if frame.is_compact() else (row.name, row.kind, row.state)
    words = " · ".join(str(one) for one in facts if one)
    return frame.escape(words) or say("point.unnamed")


def _unit(code: str, row: Row) -> str:
    if not code:
        return say("point.nowhere")
    try:
        found = unit(UnitKey(code, dt.date.fromisoformat(str(row.unit_valid_from))))
    except UnknownUnitError:
        return frame.escape(code)
    return frame.escape(found.label(language()))


def _cell(row: Row) -> str:
    place = f"{row.sheet}!{row.cell}"
    words = place if frame.is_compact() else f"{row.file_name} · {place}"
    return f":gray[:small[{frame.escape(words)}]]"


def _say(words: str) -> None:
    st.markdown(f":gray[:small[{frame.escape(words)}]]")
