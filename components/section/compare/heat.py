"""The heat map on the page: what is asked for, the picture, its legend; a click opens the map."""

from typing import Any, Final

import streamlit as st

from components import frame
from components.charts.heat import SELECTION, heat
from components.charts.heat_legend import sample
from components.charts.style import COLOURS
from components.comparison import ALL, Comparison, groups_there
from components.heat_choice import bands_there
from components.heat_table import HeatTable, colours_of
from components.section.compare import head
from data import compare
from data.catalog import Direction, groups, indicator
from data.compare import CLASSES, ColumnOrder, Grading, RowOrder
from data.model import NOT_CONVERTIBLE, State
from text import language, say

KEY: Final = "heat_map"


def heading(one: Comparison, table: HeatTable) -> None:
    """How many indicators of how many places; the time, and how full the picture is."""
    facts = {"n": len(table.columns), "of": len(table.rows), "level": one.level_words}
    frame.heading(say("compare.heat_title", **facts), _note(one, table))


def _note(one: Comparison, table: HeatTable) -> str:
    states = table.cells["state"].value_counts()
    return say(
        "compare.heat_note",
        period=one.period.label(),
        known=int(table.cells["value"].notna().sum()),
        of=len(table.cells),
        missing=int(states.get(State.MISSING, 0)),
        none=int(states.get(State.NOT_APPLICABLE, 0)),
    )


def controls(one: Comparison, *, is_compact: bool) -> None:
    """Time, group, colours; orders and bands in a popover."""
    if is_compact:
        with st.popover(frame.filters_label(), icon=":material/tune:", key="heat_asked"):
            _usual(one)
            _orders(one)
        return
    _usual(one)
    with st.popover(say("compare.order"), icon=":material/sort:", key="heat_asked"):
        _orders(one)


def _usual(one: Comparison) -> None:
    head.period_select(one)
    _select("topic", [ALL, *groups_there(one)], lambda key: _topic(str(key)), width=260)
    _select("colour", list(Grading), lambda key: say(f"compare.colour_{key}"), width=190)


def _orders(one: Comparison) -> None:
    measure = one.selection.indicator.short_name()
    words = {key: say(f"compare.rows_{key}", name=measure) for key in RowOrder}
    _select("rows", list(RowOrder), lambda key: words[RowOrder(key)])
    _select("indicator", one.selection.indicators, lambda key: indicator(key).short_name())
    _select("by", bands_there(one), lambda key: say(f"compare.by_{key}"))
    if not one.selection.is_national and "area" not in bands_there(one):
        st.markdown(f":gray[:small[{frame.escape(say('compare.no_areas', file=compare.FILE))}]]")
    _select("columns", list(ColumnOrder), lambda key: say(f"compare.columns_{key}"))
    _select("grouped", ["yes", "no"], lambda key: say(f"compare.grouped_{key}"))


def _select(key: str, options: Any, words: Any, *, width: Any = "stretch") -> None:  # noqa: ANN401
    st.selectbox(
        say(f"compare.ask_{key}"),
        options,
        format_func=words,
        key=key,
        placeholder=say(f"compare.ask_{key}"),
        width=width,
    )


def _topic(key: str) -> str:
    return say("compare.all_topics") if key == ALL else groups()[key].name()


def draw(one: Comparison, table: HeatTable, *, is_compact: bool) -> None:
    """The legend, the picture; a click on a cell opens the map of it."""
    _legend(table)
    columns = ["row", "column", "colour", "ink", "look", "short", "printed", "is_zero"]
    chart = heat(
        table.cells[[*columns, "numerator", "denominator"]],
        rows=table.rows,
        columns=table.columns,
        theme=frame.theme(),
        is_compact=is_compact,
    )
    event: Any = st.vega_lite_chart(
        chart.to_dict(validate=False),
        theme=None,
        alt=say("compare.alt_heat", title=_note(one, table)),
        on_select="rerun",
        selection_mode=SELECTION,
        key=KEY,
    )
    chosen = event.selection.get(SELECTION) if event else None
    if chosen:
        _open_map(one, chosen[0])
    st.markdown(f":gray[:small[{frame.escape(say('compare.heat_hint'))}]]")


def _open_map(one: Comparison, cell: dict[str, str]) -> None:
    asked = {
        "lang": language().value,
        "place": one.selection.place.code,
        "indicator": cell["indicator"],
        "period": str(one.period),
        "unit": cell["code"],
    }
    if one.selection.is_national:
        asked["edition"] = one.edition.isoformat()
    st.switch_page(frame.PAGES / "map.py", query_params=asked)


def _legend(table: HeatTable) -> None:
    """What the colours and marks in view mean; the grey ones always stand."""
    theme = frame.theme()
    colours = COLOURS[theme]
    shown = [indicator(line.id) for line in table.columns]
    items: list[tuple[str, str, str]] = []
    if table.choice.grading is Grading.TARGET:
        below, met = colours_of(shown[0], 2, grading=Grading.TARGET, theme=theme)
        counts = table.cells["class_index"].value_counts()
        items += [
            (met, "", say("compare.met", n=int(counts.get(1, 0)))),
            (below, "", say("compare.below", n=int(counts.get(0, 0)))),
            (colours.plain, "", say("compare.no_target")),
        ]
    else:
        items += _fifths(shown)
    states = table.cells["state"].value_counts()
    for look in (State.MISSING, State.NOT_APPLICABLE, "partial", NOT_CONVERTIBLE):
        n = int(states.get(look, 0))
        if n or look in {State.MISSING, State.NOT_APPLICABLE}:
            ground = colours.page if look == State.MISSING else colours.plain
            items.append((ground, str(look), f"{say(f'compare.state_{look}')}: {n}"))
    zeros = int(table.cells["is_zero"].sum())
    items.append((colours.page, "zero", say("compare.zero", n=zeros)))
    with st.container(horizontal=True, gap="small"):
        for ground, look, words in items:
            picture = sample(ground, theme=theme, alt=words, look=look)
            st.markdown(f"{picture} :small[{frame.escape(words)}]", width="content")


def _fifths(shown: list[Any]) -> list[tuple[str, str, str]]:
    """The two ends of each ramp in view: where less is better, more is the warning."""
    theme, items = frame.theme(), []
    for is_lower in (False, True):
        of = [one for one in shown if (one.direction is Direction.LOWER) is is_lower]
        if not of:
            continue
        ramp = colours_of(of[0], CLASSES, grading=Grading.QUANTILES, theme=theme)
        kind = "lower" if is_lower else "higher"
        items.append((ramp[0], "", say(f"compare.lowest_{kind}")))
        items.extend((colour, "", "") for colour in ramp[1:-1])
        items.append((ramp[-1], "", say(f"compare.highest_{kind}")))
    return items
