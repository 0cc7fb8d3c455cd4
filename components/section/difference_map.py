"""What a workbook would change, as a map: who rises, who falls, who has an error, who is silent."""

from collections.abc import Sequence
from html import unescape
from typing import Final

import pandas as pd
import streamlit as st

from components import drawing, figure, frame
from components.charts.difference_legend import DifferenceRow, difference_legend
from components.charts.style import COLOURS, Theme
from components.maps import furniture, map_view
from components.maps.view import MapView
from components.row import Row, each
from data import classes
from data.catalog import Indicator, indicator
from data.catalog import Kind as Measure
from data.difference import Difference, Step, limit, steps
from data.model import State
from data.period import parse
from geo import boundary, lineage, topology, units
from geo.units import FORMER, NATION, TODAY, Level, Unit
from text import language, say
from text.number import decimal

HEIGHT: Final = 288
COMPACT_HEIGHT: Final = 320

# Greys say "is there data?".
NEWS: Final = {Theme.LIGHT: ("#b3bdc3", "#4e5c65"), Theme.DARK: ("#66747d", "#a9b5bc")}
ERROR: Final = {Theme.LIGHT: ("#fbe7db", "#cf6424"), Theme.DARK: ("#3a2313", "#ee8a4a")}
CLASSES: Final = (
    Step.FALL_BIG,
    Step.FALL,
    Step.SAME,
    Step.RISE,
    Step.RISE_BIG,
    Step.NEW,
    Step.EMPTIED,
)
ALWAYS: Final = {Step.RISE, Step.SAME, Step.FALL, Step.ERROR, Step.NOT_REPORTED}
PATTERNS: Final = {Step.NOT_REPORTED: "missing", Step.NOT_APPLICABLE: "not_applicable"}


def draw(
    one: Difference, *, indicator_id: str, period: str, is_compact: bool = False, key: str = ""
) -> None:
    """The map with its legend below, or a sentence where there are no outlines for it.

    Args:
        one: The difference.
        indicator_id: Which of its indicators.
        period: Id of which of its periods.
        is_compact: A narrow screen.
        key: Of the map; two on a page have two.
    """
    theme = frame.theme()
    scope = scope_of(one)
    measure = indicator(indicator_id)
    part, refused = one.part(indicator_id, period)
    big = limit(part, indicator=measure)
    rows = steps(part, refused, one.units, limit=big)
    legend = rows_of_legend(rows, indicator=measure, limit=big, theme=theme)
    words = alt(legend, indicator=measure, period=period)
    if scope is None:
        st.markdown(f":gray[:small[{say('difference.no_outlines')}]]")
    else:
        view = MapView(
            scope=scope,
            rows=_worded(rows, measure, revision=one.revision),
            palette=palette(measure, theme=theme),
            alt=words,
            theme=theme,
            height=COMPACT_HEIGHT if is_compact else HEIGHT,
            is_diverging=True,
        )
        map_view.show(view, key=key or "difference", on_choose=lambda _: None)
    drawing.draw(difference_legend(legend, theme=theme), alt=words)
    if scope is not None:
        st.markdown(f":gray[:small[{frame.escape(_outlines_note(scope))}]]")


def _outlines_note(scope: str) -> str:
    """What a map this small has no room to say of its outlines."""
    layer = topology.layer(scope)
    said = unescape(furniture.attribution(layer))
    return f"{say('map.schematic')} ({said})" if layer.is_schematic else said


def scope_of(one: Difference) -> str | None:
    """Which outlines show the units; None where there are none, or one unit makes no map."""
    if len(one.units) < 2:  # noqa: PLR2004
        return None
    first = one.units[0]
    if first.level is Level.PROVINCE:
        return {TODAY: "provinces", FORMER: "former-provinces"}.get(first.valid_from)
    if first.level is not Level.COMMUNE or one.checked.scope == NATION.code:
        return None
    if first.valid_from == TODAY:
        return one.checked.scope
    homes = {home for old in one.units for home in _provinces_now(old)}
    return f"{boundary.FORMER_IN}{homes.pop()}" if len(homes) == 1 else None


def _provinces_now(old: Unit) -> list[str]:
    """Codes of today's provinces that a former commune went to."""
    return [
        above.code
        for link in lineage.successors(old.key)
        for above in units.parents(link.new)
        if above.level is Level.PROVINCE
    ]


def palette(measure: Indicator, *, theme: Theme) -> tuple[str, ...]:
    """Colours in the order of `CLASSES`: teal is the good side, also where less is better."""
    moves = classes.diverging(theme=theme, direction=measure.direction)
    return (*moves, *NEWS[theme])


def rows_of_legend(
    rows: pd.DataFrame, *, indicator: Indicator, limit: float | None, theme: Theme
) -> list[DifferenceRow]:
    """A row for each step that some unit takes, and for those that always stand."""
    counts = rows["step"].value_counts()
    colours = dict(zip(CLASSES, palette(indicator, theme=theme), strict=True))
    edge = COLOURS[theme].quiet
    found = []
    for step in Step:
        count = int(counts.get(step.value, 0))
        is_parted = limit is not None and step in {Step.RISE_BIG, Step.FALL_BIG}
        if not count and step not in ALWAYS and not is_parted:
            continue
        ground, line = ERROR[theme] if step is Step.ERROR else (colours.get(step, ""), edge)
        found.append(
            DifferenceRow(
                label=_label(step, indicator, limit),
                count=count,
                colour=ground,
                edge="" if step in PATTERNS else line,
                is_error=step is Step.ERROR,
                pattern=PATTERNS.get(step, ""),
            )
        )
    return found


def alt(legend: Sequence[DifferenceRow], *, indicator: Indicator, period: str) -> str:
    """The sentence that says what the map shows."""
    counts = "; ".join(f"{row.label}: {row.count}" for row in legend if row.count)
    name, when = indicator.name(), figure.lower_first(parse(period).label())
    return say("difference.alt_map", name=name, period=when, counts=counts)


def _label(step: Step, measure: Indicator, limit: float | None) -> str:
    if measure.kind is Measure.YES_NO and step in {Step.RISE, Step.FALL}:
        return say(f"difference.step_{step}_yes_no")
    if limit is None or step not in {Step.RISE_BIG, Step.RISE, Step.FALL, Step.FALL_BIG}:
        return say(f"difference.step_{step}")
    digits = 0 if limit == int(limit) else measure.decimals
    size = decimal(limit, digits=digits, locale=language())
    unit = say("page.points") if measure.kind is Measure.RATE else measure.unit()
    if step in {Step.RISE, Step.FALL}:
        return say(f"difference.step_{step}_below", limit=size)
    return say(f"difference.step_{step}_from", limit=f"{size} {unit}".strip())


def _worded(rows: pd.DataFrame, measure: Indicator, *, revision: int) -> pd.DataFrame:
    """The rows as the map takes them, with the words of their tooltips."""
    order = {step.value: at for at, step in enumerate(CLASSES)}
    states = {
        Step.NOT_REPORTED.value: State.MISSING.value,
        Step.NOT_APPLICABLE.value: State.NOT_APPLICABLE.value,
    }
    return pd.DataFrame(
        {
            "unit_code": rows["unit_code"],
            "state": rows["step"].map(states).fillna(State.REPORTED.value),
            "class_index": rows["step"].map(order).astype("Int64"),
            "is_error": rows["step"] == Step.ERROR,
            "value": rows["change"],
            "value_text": [_value_text(row, measure) for row in each(rows)],
            "detail_text": [_detail(row, measure, revision=revision) for row in each(rows)],
        }
    )


def _value_text(row: Row, measure: Indicator) -> str:
    if row.step in {Step.ERROR, Step.NOT_REPORTED, Step.EMPTIED, Step.NOT_APPLICABLE}:
        return say(f"difference.step_{row.step}")
    return measure.show(row.after)


def _detail(row: Row, measure: Indicator, *, revision: int) -> str:
    """What is published, and how far it moves."""
    if pd.isna(row.before):
        return say("difference.nothing_before")
    before = say("difference.before", revision=str(revision), value=measure.show(row.before))
    return "\n".join(part for part in (before, figure.difference(measure, row.change)) if part)
