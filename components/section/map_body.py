"""What a view shows large: the map, the ranking or the table of the same figures."""

from dataclasses import replace
from functools import partial
from typing import Final

import pandas as pd
import streamlit as st

from components import (
    address,
    drawing,
    figure_address,
    frame,
    listed,
    mapped,
    point_layer,
    sentence,
    sizing,
)
from components.charts.ranking import ranked_bars
from components.charts.style import COLOURS
from components.maps import map_view
from components.maps.view import MapView, Mode
from components.picture import Picture
from components.row import each
from components.section import controls
from components.section.profile_link import linked
from data.catalog import Kind
from text import say

COMPACT_COLUMNS: Final = ("rank", "unit", "province", "value", "change")
MOST_LISTED: Final = 300  # of 3,321 communes; more is a file, not a page


def draw(one: Picture, *, is_compact: bool, part: tuple[str, ...] = ()) -> None:
    """The map; only values travel when the view changes.

    Args:
        one: The view.
        is_compact: A narrow screen.
        part: Codes of the units that stand out; none shows all alike.
    """
    plain = mapped.plain(one, is_compact=is_compact)
    view = sizing.over(one, point_layer.over(one, plain), sizing.settled(one))
    if view is not plain:
        is_sized = view.mode is Mode.BOTH
        # Points are of one period: the next one's are asked for.
        frames = "" if view.points else figure_address.frames_address(one, is_sized=is_sized)
        view = replace(view, time=mapped.time_of(one, frames=frames), ahead="")
    if part:
        view = replace(view, part=part, ahead="")
    timed(view, one)


def timed(view: MapView, one: Picture) -> None:
    """A map whose clicks choose units and whose slider chooses the period of the page."""
    map_view.show(
        view,
        key="drawn",
        on_choose=controls.click(one.selection),
        on_period=partial(address.choose, "period"),
    )


def chart(one: Picture) -> None:
    """Every unit that reported in order of its value; the others by name below."""
    every = listed.ordered(one).dropna(subset=["value"])
    rows = one.worded(every.head(MOST_LISTED))
    drawn = rows.assign(printed=rows["value_text"], colour=_colours(one, rows))
    drawing.draw(
        ranked_bars(
            drawn,
            theme=one.theme,
            is_percent=one.indicator.kind is Kind.RATE,
            target=one.target.value if one.target else None,
            target_label=say("page.target_mark", value=one.target_words),
        ),
        alt=sentence.alt_map(one),
    )
    if len(every) > len(rows):
        st.caption(say("page.more_bars", n=len(rows), of=len(every)))
    if one.selection.is_by_commune:
        return  # the figures beside say who did not report, province by province
    silent = one.rows[one.rows["value"].isna()]
    for state, group in silent.groupby("state"):
        names = ", ".join(frame.escape(name) for name in group["unit_name"])
        st.markdown(f":gray[:small[{say(f'page.state_{state}')}: {names}]]")


def table(one: Picture, *, is_compact: bool = False) -> None:
    """The same figures in a table: who did not report comes last and says so.

    Args:
        one: The view.
        is_compact: A narrow screen has room for rank, short name, value and change.
    """
    rows = one.worded(listed.ordered(one).head(MOST_LISTED))
    named = {unit.code: unit for unit in one.selection.units}
    columns = listed.columns(one, rows)
    columns["unit"] = [
        linked(named[row.unit_code], named[row.unit_code].name if is_compact else row.unit_name)
        for row in each(rows)
    ]
    columns["value"] = [
        _cell(text, value) for text, value in zip(columns["value"], rows["value"], strict=True)
    ]
    if "source" in columns:
        columns["source"] = [_small(text) for text in columns["source"]]
    if is_compact:
        columns = {name: columns[name] for name in COMPACT_COLUMNS if name in columns}
    titled = {say(f"page.column_{name}"): values for name, values in columns.items()}
    st.table(pd.DataFrame(titled), border="horizontal", hide_index=True, alt=sentence.alt_map(one))
    if len(one.rows) > len(rows):
        st.caption(say("page.more_rows", n=len(rows), of=len(one.rows)))


def _colours(one: Picture, rows: pd.DataFrame) -> list[str]:
    """Bars carry the colour of their class, as on the map; counts have no classes."""
    return [COLOURS[one.theme].bar] * len(rows) if one.is_circles else rows["colour"].tolist()


def _cell(text: str, value: float) -> str:
    return f":gray[{text}]" if pd.isna(value) else f"**{text}**"


def _small(words: str) -> str:
    return f":gray[:small[{frame.escape(words)}]]" if words else ""
