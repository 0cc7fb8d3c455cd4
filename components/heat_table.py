"""The heat map made ready: which rows and columns, in which order, each cell with its look."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache
from typing import Final

import pandas as pd
import streamlit as st
from babel.numbers import get_group_symbol

from components import figure, load
from components.charts import standing
from components.charts.heat_layout import Line
from components.charts.style import COLOURS, Theme
from components.comparison import ALL, Comparison
from components.heat_choice import HeatChoice, band_words, bands
from data import classes, compare
from data.catalog import Direction, Indicator, Kind, groups, indicator
from data.compare import CLASSES, Band, Grading
from data.model import Qualifier, State
from data.query.figure import HAS_VALUE
from data.status import Status
from geo.units import Level
from text import language, say
from text.number import NBSP, decimal

NUMBERS_KEPT: Final = 20_000
DARK_INK: Final = "#0E1A20"
WHITE: Final = "#FFFFFF"
MIDDLE: Final = 0.18  # of luminance: lighter ground takes dark ink


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatTable:
    """What picture, legend and workbook of a heat map share.

    Args:
        rows, columns: In the order seen.
        cells: row, column, colour, ink, look, short, printed, hint, is_zero;
            and value, state, indicator_id, unit_code, class_index.
        choice: Behind it.
        key: Tells it from every other.
    """

    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    cells: pd.DataFrame
    choice: HeatChoice
    key: tuple[object, ...]


def heat_table(one: Comparison, asked: HeatChoice, *, theme: Theme) -> HeatTable:
    """The table in the order asked for; made once for everybody who looks at the same."""
    key = (*one.key, asked, one.selection.indicator.id, theme)
    return _made(key, one, asked, theme)


@st.cache_resource(max_entries=load.VIEWS_KEPT, show_spinner=False)
def _made(
    key: tuple[object, ...],
    _one: Comparison,
    _asked: HeatChoice,
    _theme: Theme,
) -> HeatTable:
    one, asked = _one, _asked
    measures = [each for each in one.measures if asked.topic in {ALL, each.group_id}]
    found = compare.Cells(one.cells[one.cells["indicator_id"].isin([each.id for each in measures])])
    by_target, _ = compare.graded(found, grading=Grading.TARGET, targets=one.targets)
    met = by_target.eq(1).fillna(False).astype(bool)
    order = {"met": met}
    down = compare.rows(
        found,
        one.units,
        order=asked.rows,
        measure=one.selection.indicator,
        band=bands(one, asked.by),
        **order,
    )
    across = compare.columns(
        found, measures, order=asked.columns, is_grouped=asked.is_grouped, **order
    )
    rows = _row_lines(one, down, asked.by)
    columns = _column_lines(across)
    graded, counts = compare.graded(found, grading=asked.grading, targets=one.targets)
    cells = _dressed(found.assign(class_index=graded), counts, asked.grading, _theme)
    places = {
        name: {line.id: at for at, line in enumerate(lines)}
        for name, lines in (("row", rows), ("column", columns))
    }
    cells = cells.assign(
        row=cells["unit_code"].map(places["row"]),
        column=cells["indicator_id"].map(places["column"]),
    )
    cells = cells.assign(hint=_hints(cells, rows, columns))
    return HeatTable(rows=rows, columns=columns, cells=cells, choice=asked, key=key)


def _row_lines(one: Comparison, bands: Sequence[Band], by: str) -> tuple[Line, ...]:
    names, made = one.names, []
    for band in bands:
        for at, code in enumerate(band.ids):
            unit = names[code]
            words = "" if at else band_words(by, band.key)
            name = unit.name if unit.level is Level.COMMUNE else figure.short_name(unit)
            made.append(Line(id=code, name=name, full_name=unit.label(language()), band=words))
    return tuple(made)


def _column_lines(bands: Sequence[Band]) -> tuple[Line, ...]:
    made = []
    for band in bands:
        for at, key in enumerate(band.ids):
            measure = indicator(key)
            words = groups()[band.key].name() if band.key and not at else ""
            name = measure.short_name()
            made.append(Line(id=key, name=name, full_name=measure.name(), band=words))
    return tuple(made)


def _dressed(
    found: pd.DataFrame, counts: Mapping[str, int], grading: Grading, theme: Theme
) -> pd.DataFrame:
    """The cells with their colours and words."""
    tables = []
    for key, rows in found.groupby("indicator_id", sort=False):
        measure = indicator(str(key))
        ramp = colours_of(measure, counts[str(key)], grading=grading, theme=theme)
        short = [_short(value, measure) for value in rows["value"]]
        tables.append(
            rows.assign(
                colour=[
                    _ground(None if pd.isna(index) else int(index), state, ramp, theme)
                    for index, state in zip(rows["class_index"], rows["state"], strict=True)
                ],
                short=short,
                printed=[
                    _printed(text, measure, state=state, qualifier=sign)
                    for text, state, sign in zip(
                        short, rows["state"], rows["qualifier"], strict=True
                    )
                ],
                look=rows["state"].where(~rows["state"].isin(HAS_VALUE), ""),
                is_zero=rows["value"].eq(0) & (measure.kind is not Kind.YES_NO),
            )
        )
    cells = pd.concat(tables, ignore_index=True) if tables else found
    inks = {colour: ink_on(colour) for colour in cells["colour"].unique()}
    return cells.assign(ink=cells["colour"].map(inks))


def colours_of(
    measure: Indicator, count: int, *, grading: Grading, theme: Theme
) -> tuple[str, ...]:
    """The colours of an indicator's classes, lowest first."""
    if grading is Grading.TARGET:
        return target_colours(theme)
    direction = Direction.LOWER if measure.direction is Direction.LOWER else Direction.HIGHER
    return classes.palette(min(count, CLASSES), theme=theme, direction=direction)


def target_colours(theme: Theme) -> tuple[str, str]:
    """Of below and of met: dark and pale, so that they differ in grey print too."""
    return standing.fill(Status.SLOW, theme), standing.fill(Status.ACHIEVED, theme)


def ink_on(colour: str) -> str:
    """Dark or white words, whichever is read on this ground (luminance as WCAG weighs it)."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    luminance = 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2
    return DARK_INK if luminance > MIDDLE else WHITE


def _ground(index: int | None, state: str, ramp: Sequence[str], theme: Theme) -> str:
    if state == State.MISSING:
        return COLOURS[theme].page
    return COLOURS[theme].plain if index is None else ramp[index]


def _hints(cells: pd.DataFrame, rows: Sequence[Line], columns: Sequence[Line]) -> list[str]:
    """Place, indicator, value and counts of each cell: all that its pointer reads."""
    mark = get_group_symbol(language().value)
    found = []
    for row, column, printed, above, below in cells[
        ["row", "column", "printed", "numerator", "denominator"]
    ].itertuples(index=False):
        counts = "" if pd.isna(above) or pd.isna(below) else f" ({above:,.0f}/{below:,.0f})"
        place, measure = rows[row].full_name, columns[column].full_name
        found.append(f"{place} · {measure}: {printed}{counts.replace(',', mark)}")
    return found


def _short(value: float, measure: Indicator) -> str:
    if pd.isna(value):
        return ""
    if measure.kind is Kind.YES_NO:
        return measure.show(value)
    # Many cells round to few numbers: those are printed once. Rounded as `decimal` does it.
    step = Decimal(1).scaleb(-measure.decimals)
    rounded = Decimal(str(value)).quantize(step, rounding=ROUND_HALF_EVEN)
    return _number(float(rounded), measure.decimals, language())


@lru_cache(maxsize=NUMBERS_KEPT)
def _number(value: float, digits: int, locale: str) -> str:
    return decimal(value, digits=digits, locale=locale)


def _printed(text: str, measure: Indicator, *, state: str, qualifier: str) -> str:
    if not text:
        return say(f"compare.state_{state}")
    sign = qualifier or (Qualifier.ABOUT.value if state == State.ESTIMATED else "")
    unit = "" if measure.kind is Kind.YES_NO else measure.unit()
    shown = NBSP.join(part for part in (sign, text, unit) if part)
    return f"{shown} ({say('compare.state_partial')})" if state not in HAS_VALUE else shown
