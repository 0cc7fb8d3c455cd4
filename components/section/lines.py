"""The pictures of the trends page: chosen places together, then every place by itself."""

from collections.abc import Sequence
from typing import Final

import pandas as pd
import streamlit as st

from components import address, drawing, figure, frame, line
from components.charts.axes import Axes
from components.charts.multiples import tiles
from components.charts.series import trend
from components.charts.style import CATEGORIES, COLOURS
from components.filters import Selection
from components.picture import Picture
from data.catalog import Kind
from data.model import State
from geo import units
from geo.units import Unit, UnitKey
from text import language, say

MOST_CHOSEN: Final = 5
HEIGHT: Final = 340
MOST_NAMED: Final = 16
FEW_NAMED: Final = 4
TILE: Final = 230
TILE_COMPACT: Final = 150


def choice(selection: Selection) -> list[str]:
    """Which places are drawn together: their codes, as chosen."""
    codes = [one.code for one in selection.units]
    usual = [selection.unit] if selection.unit else []
    chosen = address.settle_many("units", codes, default=usual)
    key = "provinces" if selection.is_national else "communes"
    st.multiselect(
        say(f"page.choose_{key}"),
        codes,
        format_func=lambda code: units.unit(UnitKey(code, selection.edition)).label(language()),
        key="units",
        max_selections=MOST_CHOSEN,
        placeholder=say("page.choose_hint"),
        select_all=False,
        filter_mode=None,
        wrap=True,
    )
    return chosen


def together(one: Picture, codes: list[str], *, is_compact: bool) -> None:
    """The whole in grey, the chosen places in colour, the target across."""
    places = [units.unit(UnitKey(code, one.selection.edition)) for code in codes]
    every = pd.concat([_whole(one), *_families(one, places)])
    lines = _worded(one, every, with_names=not is_compact)
    known = lines.dropna(subset=["value"])
    st.header(say("page.together"), anchor=False)
    if known.empty:
        st.markdown(f":gray[{say('page.nothing_together')}]")
        return
    axes = _axes(one, height=HEIGHT, most_labels=FEW_NAMED if is_compact else MOST_NAMED)
    last = known.iloc[-1]
    alt = say(
        "page.alt_trend",
        title=one.indicator.name(),
        name=", ".join(dict.fromkeys(known["unit_name"])),
        first=figure.lower_first(one.selection.sequence[0].label()),
        last=figure.lower_first(one.selection.sequence[-1].label()),
        before=known.iloc[0]["printed"],
        now=last["printed"],
    )
    drawing.draw(trend(lines, axes=axes, theme=one.theme), alt=alt)
    if marks := line.marks_seen(lines):
        st.markdown(f":gray[:small[{frame.escape(marks)}]]")
    if is_compact:
        names = [frame.escape(name) for name in dict.fromkeys(known["unit_name"])]
        st.markdown(f":gray[:small[{', '.join(names)}]]")


def _families(one: Picture, places: Sequence[Unit]) -> list[pd.DataFrame]:
    """The lines of the chosen places; as reported, with those they came from or went into."""
    kin = {place.key: [*line.origins(one, place), *line.successors(one, place)] for place in places}
    names = line.names_of([*places, *(other for others in kin.values() for other in others)])
    found = []
    for place, colour in zip(places, CATEGORIES[one.theme], strict=False):
        found.append(
            line.of_units(one, [place], names=names).assign(colour=colour, is_selected=True)
        )
        if kin[place.key]:
            others = line.of_units(one, kin[place.key], names=names)
            found.append(others.assign(colour=colour, is_selected=False))
    return found


def one_by_one(one: Picture, *, is_compact: bool) -> None:
    """A small picture of every place, the highest now first, of ranks the first."""
    rows = one.rows.sort_values("value", ascending=one.is_rank, na_position="last", kind="stable")
    order = {code: at for at, code in enumerate(rows["unit_code"])}
    places = sorted(one.selection.units, key=lambda place: order[place.code])
    lines = _worded(one, line.of_units(one, places).assign(is_selected=False), with_names=False)
    reported = lines.groupby("unit_name")["value"].transform("count") > 0
    lines = lines[reported]
    st.header(say("page.one_by_one", level=one.level_short), anchor=False)
    key = "page.one_by_one_rank_note" if one.is_rank else "page.one_by_one_note"
    words = say(key, unit=figure.unit_words(one.indicator))
    st.markdown(f":gray[:small[{frame.escape(words)}]]")
    if lines.empty:
        return
    chart = tiles(
        lines,
        axes=_axes(one, height=0),
        columns=2 if is_compact else 5,
        tile_width=TILE_COMPACT if is_compact else TILE,
        theme=one.theme,
        silent_label=_silent(one),
    )
    title = say("page.one_by_one", level=one.level_short)
    alt = f"{one.indicator.name()}. {title}."
    drawing.draw(chart, alt=alt, width="content")


def _silent(one: Picture) -> str:
    """`chưa báo cáo III/2026`: on the tile of a place without a figure in the newest period."""
    words = figure.lower_first(figure.state_text(State.MISSING, is_published=one.is_published))
    return f"{words} {one.selection.sequence[-1].label(short=True)}"


def _axes(one: Picture, *, height: int, most_labels: int = FEW_NAMED) -> Axes:
    return Axes(
        periods=[(str(period), period.label(short=True)) for period in one.selection.sequence],
        is_percent=one.indicator.kind is Kind.RATE,
        is_rank=one.is_rank,
        is_whole=one.indicator.is_whole,
        target=one.target.value if one.target else None,
        target_label=say("page.target_mark", value=one.target_words),
        height=height,
        a_year=one.period.frequency.a_year,
        most_labels=most_labels,
        break_at=one.selection.break_at,
        break_label=say("conversion.break" if height else "conversion.break_short"),
    )


def _whole(one: Picture) -> pd.DataFrame:
    return line.whole(one).assign(is_selected=False, colour=COLOURS[one.theme].quiet)


def _worded(one: Picture, lines: pd.DataFrame, *, with_names: bool) -> pd.DataFrame:
    """The lines with their figures as text, and the name of each at its end."""
    digits = one.indicator.decimals
    numbers = [
        "" if pd.isna(value) else figure.number(value, digits=digits) for value in lines["value"]
    ]
    ends = [
        f"{number} {name}" if with_names else number
        for number, name in zip(numbers, lines["unit_name"], strict=True)
    ]
    printed = [one.indicator.show(value) for value in lines["value"]]
    return lines.assign(printed=printed, end=ends)
