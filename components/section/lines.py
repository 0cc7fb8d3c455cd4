"""The pictures of the trends page: chosen places together, then every place by itself."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import pandas as pd
import streamlit as st

from components import address, drawing, figure, frame, line
from components.charts.axes import Axes
from components.charts.series import trend
from components.charts.style import CATEGORIES, COLOURS
from components.filters import Selection
from components.kept import kept
from components.picture import Picture
from components.section import beside
from components.trend_view import TrendView, added, goal_words
from data.catalog import Kind
from geo.units import TODAY, Unit, UnitKey
from text import say

MOST_CHOSEN: Final = 5
HEIGHT: Final = 340
MOST_NAMED: Final = 16
FEW_NAMED: Final = 4


def choice(selection: Selection) -> list[str]:
    """Which places are drawn together: their ids, as chosen; see `line.offered`."""
    offered = line.offered(selection)
    chosen = asked(selection)
    names = line.names_of([*offered.values()])
    key = "provinces" if selection.is_national else "communes"
    st.multiselect(
        say(f"page.choose_{key}"),
        list(offered),
        format_func=lambda id_: _offered_name(offered[id_], names, selection),
        key="units",
        max_selections=MOST_CHOSEN,
        placeholder=say("page.choose_hint"),
        select_all=False,
        filter_mode=None,
        wrap=True,
    )
    return chosen


def asked(selection: Selection) -> list[str]:
    """The places that the address names, else the one that is marked."""
    offered = line.offered(selection)
    usual = [id_ for id_, one in offered.items() if selection.selected == one]
    return address.settle_many("units", offered, default=usual)


def _offered_name(place: Unit, names: Mapping[UnitKey, str], selection: Selection) -> str:
    is_former = line.is_of_both(selection) and place.valid_from != TODAY
    name = names[place.key]
    return say("conversion.unit_former", name=name) if is_former else name


def together(view: TrendView, codes: list[str], *, is_compact: bool) -> None:
    """The whole in grey, the chosen places in colour, the target across; what is asked beside."""
    _together(view.told, view, tuple(codes), is_compact=is_compact)


@kept
def _together(told: Picture, view: TrendView, codes: tuple[str, ...], *, is_compact: bool) -> None:  # noqa: ARG001 - keys what is kept
    one = view.picture
    every, names = asked_lines(view, codes)
    lines = worded(one, added(view, every, names=names), with_names=not is_compact)
    known = lines.dropna(subset=["value"])
    st.header(say("page.together"), anchor=False)
    if not known["dash"].eq("").any():
        st.markdown(f":gray[{say('page.nothing_together')}]")
        return
    axes = axes_of(view, most_labels=FEW_NAMED if is_compact else MOST_NAMED)
    known = known[known["dash"] == ""]
    drawing.draw(trend(lines, axes=axes, theme=one.theme), alt=alt(one, known))
    if marks := line.marks_seen(lines, is_national=one.selection.is_national):
        st.markdown(f":gray[:small[{frame.escape(marks)}]]")
    if is_compact:
        shown = [frame.escape(name) for name in dict.fromkeys(known["unit_name"])]
        st.markdown(f":gray[:small[{', '.join(shown)}]]")
    beside.notes(view)
    if view.is_seasonal:
        beside.season(view, every, names=names)


def asked_lines(view: TrendView, codes: Sequence[str]) -> tuple[pd.DataFrame, list[str]]:
    """The whole and the chosen places; and whose year before is drawn beside.

    Args:
        view: What is asked for.
        codes: Of the chosen places, see `asked`.
    """
    one = view.picture
    offered = line.offered(one.selection)
    every = pd.concat([_whole(one), *_families(one, [offered[code] for code in codes])])
    chosen = list(dict.fromkeys(every.loc[every["is_selected"], "unit_name"]))
    return every, chosen or list(dict.fromkeys(every["unit_name"]))


def alt(one: Picture, known: pd.DataFrame) -> str:
    """The sentence that says what the lines show.

    Args:
        one: The view.
        known: Reported values of the lines, with their print.
    """
    return say(
        "page.alt_trend",
        title=one.indicator.name(),
        name=", ".join(dict.fromkeys(known["unit_name"])),
        first=figure.lower_first(one.selection.sequence[0].label()),
        last=figure.lower_first(one.selection.sequence[-1].label()),
        before=known.iloc[0]["printed"],
        now=known.iloc[-1]["printed"],
    )


def axes_of(view: TrendView, *, most_labels: int = MOST_NAMED) -> Axes:
    """On to the plan's next point, with its goal across and every break named."""
    found = axes(view.picture, height=HEIGHT, most_labels=most_labels)
    found = replace(found, seams=view.seams)
    goal = view.target.goal if view.target else None
    if view.is_in_period:
        return replace(found, target=None)
    if goal is None:
        return found
    return replace(
        found,
        periods=[(str(period), period.label(short=True)) for period in view.periods],
        marked=str(view.told.selection.sequence[-1]),
        target=goal.edge(view.told.total.value or goal.value),
        target_label=goal_words(view),
    )


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


def axes(one: Picture, *, height: int, most_labels: int = FEW_NAMED) -> Axes:
    """Of a picture of lines; without a height one of many small ones."""
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


def worded(one: Picture, lines: pd.DataFrame, *, with_names: bool) -> pd.DataFrame:
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
