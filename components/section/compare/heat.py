"""The heat map on the page: what is asked for, the picture, its legend; a click opens the map."""

from typing import Any, Final

import streamlit as st

from components import drawing, frame
from components.charts.heat import SELECTION, heat
from components.charts.heat_legend import ramp, sample
from components.charts.style import COLOURS
from components.comparison import ALL, Comparison, groups_there
from components.heat_choice import bands_there
from components.heat_table import HeatTable, target_colours
from components.section.compare import head
from data import classes
from data.catalog import Direction, groups, indicator
from data.compare import CLASSES, ColumnOrder, Grading, RowOrder
from data.conversion import Conversion
from data.model import NOT_CONVERTIBLE, State
from geo import attribute
from text import language, say

KEY: Final = "heat_map"


def heading(one: Comparison, table: HeatTable) -> None:
    """How many indicators of how many places; the time, and how full the picture is."""
    frame.heading(title(one, table), note(one, table))


def title(one: Comparison, table: HeatTable) -> str:
    """How many indicators of how many places."""
    facts = {"n": len(table.columns), "of": len(table.rows), "level": one.level_words}
    return say("compare.heat_title", **facts)


def note(one: Comparison, table: HeatTable) -> str:
    """The time, and how full the picture is."""
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
    _select("topic", [ALL, *groups_there(one)], lambda key: _topic(str(key)), width=200)
    _select("colour", list(Grading), lambda key: say(f"compare.colour_{key}"), width=140)


def _orders(one: Comparison) -> None:
    measure = one.selection.indicator.short_name()
    words = {key: say(f"compare.rows_{key}", name=measure) for key in RowOrder}
    _select("rows", list(RowOrder), lambda key: words[RowOrder(key)])
    _select("indicator", one.selection.indicators, lambda key: indicator(key).short_name())
    _select("by", bands_there(one), lambda key: say(f"compare.by_{key}"))
    if not one.selection.is_national and "area" not in bands_there(one):
        st.markdown(f":gray[:small[{frame.escape(say('compare.no_areas', file=attribute.FILE))}]]")
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
    event: Any = st.vega_lite_chart(
        drawing.spec_kept(
            (KEY, *table.key, is_compact), lambda: _spec(table, is_compact=is_compact)
        ),
        theme=None,
        alt=say("compare.alt_heat", title=note(one, table)),
        on_select="rerun",
        selection_mode=SELECTION,
        key=KEY,
    )
    chosen = event.selection.get(SELECTION) if event else None
    if chosen:
        row, column = (int(chosen[0][name]) for name in ("row", "column"))
        _open_map(one, code=table.rows[row].id, indicator_id=table.columns[column].id)
    st.markdown(f":gray[:small[{frame.escape(say('compare.heat_hint'))}]]")


def _spec(table: HeatTable, *, is_compact: bool) -> dict[str, Any]:
    columns = ["row", "column", "colour", "ink", "look", "short", "hint", "is_zero"]
    return heat(
        table.cells[columns],
        rows=table.rows,
        columns=table.columns,
        theme=frame.theme(),
        is_compact=is_compact,
    )


def _open_map(one: Comparison, *, code: str, indicator_id: str) -> None:
    asked = {
        "lang": language().value,
        "place": one.selection.place.code,
        "indicator": indicator_id,
        "period": str(one.period),
        "unit": code,
    }
    if one.selection.is_national:
        asked["edition"] = one.edition.isoformat()
    st.switch_page(frame.PAGES / "map.py", query_params=asked)


def _legend(table: HeatTable) -> None:
    """What the colours and marks in view mean; the grey ones always stand."""
    coloured = _targets if table.choice.grading is Grading.TARGET else _fifths
    with st.container(horizontal=True, gap="small"):
        for picture, words in [*coloured(table), *_states(table)]:
            st.markdown(f"{picture} :small[{frame.escape(words)}]", width="content")


def _targets(table: HeatTable) -> list[tuple[str, str]]:
    theme = frame.theme()
    below, met = target_colours(theme)
    counts = table.cells["class_index"].value_counts()
    told = [
        (met, say("compare.met", n=int(counts.get(1, 0)))),
        (below, say("compare.below", n=int(counts.get(0, 0)))),
        (COLOURS[theme].plain, say("compare.no_target")),
    ]
    return [(sample(colour, theme=theme, alt=words), words) for colour, words in told]


def _fifths(table: HeatTable) -> list[tuple[str, str]]:
    """The ramps in view: where less is better, more is the warning."""
    directions = {indicator(line.id).direction is Direction.LOWER for line in table.columns}
    made = []
    for is_lower in sorted(directions):
        direction = Direction.LOWER if is_lower else Direction.HIGHER
        colours = classes.palette(CLASSES, theme=frame.theme(), direction=direction)
        words = say("compare.fifths_lower" if is_lower else "compare.fifths")
        made.append((ramp(colours, alt=words), words))
    return made


def _states(table: HeatTable) -> list[tuple[str, str]]:
    """Cells of no class, and zeros."""
    theme = frame.theme()
    colours = COLOURS[theme]
    counts = table.cells["state"].value_counts()
    made = []
    for look in (State.MISSING, State.NOT_APPLICABLE, Conversion.PARTIAL, NOT_CONVERTIBLE):
        n = int(counts.get(str(look), 0))
        if n or look in {State.MISSING, State.NOT_APPLICABLE}:
            ground = colours.page if look == State.MISSING else colours.plain
            words = f"{say(f'compare.state_{look}')}: {n}"
            made.append((sample(ground, theme=theme, alt=words, look=str(look)), words))
    words = say("compare.zero", n=int(table.cells["is_zero"].sum()))
    return [*made, (sample(colours.page, theme=theme, alt=words, look="zero"), words)]
