"""What a workbook would change, as a list: the biggest jumps, all of them, and the whole."""

import datetime as dt
from typing import Any, Final

import pandas as pd
import streamlit as st

from components import figure, frame
from components.row import Row, each
from data.catalog import Indicator, indicator
from data.catalog import Kind as Measure
from data.difference import Changes, Difference, Kind, TotalChange
from data.model import State
from data.period import parse
from geo import lineage, units
from geo.units import UnitKey
from text import language, say
from text.number import signed

SHOWN: Final = 8
NONE: Final = "–"


def draw(one: Difference, *, indicator_id: str, period: str) -> None:
    """The eight biggest changes of an indicator and period, and a way to all.

    Args:
        one: The difference.
        indicator_id: Which of its indicators.
        period: Id of which of its periods.
    """
    measure = indicator(indicator_id)
    part, _ = one.part(indicator_id, period)
    moved = Changes(part[part["kind"] != Kind.SAME])
    if moved.empty:
        st.markdown(f":gray[{say('difference.no_changes')}]")
        return
    first = Changes(moved.head(SHOWN))
    table = pd.DataFrame(
        {
            say("difference.column_unit"): [_titled(row) for row in each(first)],
            say("difference.column_before"): [
                f":gray[{_text(row, measure, 'before')}]" for row in each(first)
            ],
            say("difference.column_after"): [
                f"**{_text(row, measure, 'after')}**" for row in each(first)
            ],
            _change_title(measure): [_change(row, measure) for row in each(first)],
        }
    )
    st.table(table, border="horizontal", hide_index=True, alt=_alt(measure, period, len(moved)))
    words = say("difference.see_all", n=len(moved))
    if st.button(words, key="all_changes", type="tertiary", icon=":material/list:"):
        _all(moved, measure=measure, period=period)


def totals(one: Difference, *, indicator_id: str, period: str) -> None:
    """The whole before, after, and what lies between; a sentence where there is no whole."""
    whole = one.total(indicator_id, period)
    if whole is None:
        return
    if whole.after.value is None and whole.before.value is None:
        st.markdown(f":gray[:small[{frame.escape(say(whole.after.reason))}]]")
        return
    measure = whole.indicator
    before, after = (
        say("difference.counted_units", n=side.counted, of=side.of)
        for side in (whole.before, whole.after)
    )
    is_alike = before == after
    columns = {
        after if is_alike else " ": [
            _labelled(say("difference.total_before", revision=str(one.revision)), before, is_alike),
            _labelled(f"**{say('difference.total_after')}**", after, is_alike),
            say("difference.total_change"),
        ],
        _total_title(measure): _values(whole),
    }
    if whole.after.numerator is not None or whole.before.numerator is not None:
        columns[_counts_title(measure)] = _counts(whole)
    words = say("difference.alt_totals", name=measure.name())
    st.table(pd.DataFrame(columns), border="horizontal", hide_index=True, alt=words)


def _all(moved: Changes, *, measure: Indicator, period: str) -> None:
    """Every change in a table that can be sorted; numbers are printed the reader's way."""
    title = say("difference.all_title", name=measure.short_name(), period=parse(period).label())

    @st.dialog(title, width="large")
    def dialog() -> None:
        columns = {
            say("difference.column_unit"): [_name(row) for row in each(moved)],
            say("difference.column_kind"): [
                say(f"difference.kind_{row.kind}") for row in each(moved)
            ],
            say("difference.column_before"): moved["before"].tolist(),
            say("difference.column_after"): moved["after"].tolist(),
            _change_title(measure): moved["change"].tolist(),
            say("difference.column_cell"): [f"{row.sheet}!{row.cell}" for row in each(moved)],
        }
        became = [_became(row) for row in each(moved)]
        names = list(columns)
        if any(became):
            columns[say("difference.column_became")] = became
        table = pd.DataFrame(columns)
        printed: Any = dict.fromkeys(names[2:4], lambda value: _number(value, measure))
        printed[names[4]] = lambda value: _signed(value, measure)
        styled = table.style.format(printed)
        st.dataframe(
            styled, hide_index=True, placeholder=NONE, alt=_alt(measure, period, len(moved))
        )

    dialog()


def _change_title(measure: Indicator) -> str:
    unit = say("page.points") if measure.kind is Measure.RATE else measure.unit()
    return (
        say("difference.column_change", unit=unit)
        if unit
        else say("difference.column_change_plain")
    )


def _total_title(measure: Indicator) -> str:
    key = "rate" if measure.kind in {Measure.RATE, Measure.YES_NO} else "number"
    return say(f"difference.column_total_{key}")


def _name(row: Row) -> str:
    return units.unit(_key(row)).label(language())


def _titled(row: Row) -> str:
    """The unit, and of a former commune what it is today."""
    name, became = frame.escape(_name(row)), _became(row)
    return f"{name}  \n:gray[:small[{frame.escape(became)}]]" if became else name


def _became(row: Row) -> str:
    """`nay là Phường Điện Biên Phủ`; "" of a unit of today."""
    links = lineage.successors(_key(row))
    names = ", ".join(units.unit(one.new).label(language()) for one in links)
    if not names:
        return ""
    is_divided = any(one.relation is lineage.Relation.PART for one in links)
    return say("difference.became_parts" if is_divided else "difference.became", units=names)


def _key(row: Row) -> UnitKey:
    return UnitKey(row.unit_code, dt.date.fromisoformat(row.unit_valid_from))


def _text(row: Row, measure: Indicator, side: str) -> str:
    """A figure without its unit, which the note above the table has; or the word of its state."""
    value, state = getattr(row, side), getattr(row, f"{side}_state")
    if state == State.NOT_APPLICABLE:
        return figure.lower_first(say(f"page.state_{State.NOT_APPLICABLE}"))
    if pd.isna(value):
        return NONE
    sign = getattr(row, f"{side}_qualifier")
    text = measure.show(value) if measure.kind is Measure.YES_NO else _number(value, measure)
    return frame.escape(f"{sign} {text}".strip())


def _change(row: Row, measure: Indicator) -> str:
    if row.kind == Kind.CHANGED and not pd.isna(row.change) and row.change != 0:
        return _signed(row.change, measure)
    key = row.kind if row.kind != Kind.CHANGED else f"aspect_{row.aspect}"
    return f":gray[:small[{say(f'difference.kind_{key}')}]]"


def _number(value: float, measure: Indicator) -> str:
    return NONE if pd.isna(value) else figure.number(value, digits=measure.decimals)


def _signed(value: float, measure: Indicator) -> str:
    return NONE if pd.isna(value) else signed(value, digits=measure.decimals, locale=language())


def _labelled(name: str, counted: str, is_alike: bool) -> str:
    """The name of a row, with how many units are in it where the rows differ in that."""
    return name if is_alike else f"{name} :gray[:small[{counted}]]"


def _values(whole: TotalChange) -> list[str]:
    """The figure of the whole: before, after, and what lies between."""
    before, after = (
        NONE if one.value is None else whole.indicator.show_total(one.value)
        for one in (whole.before, whole.after)
    )
    return [before, f"**{after}**", figure.difference(whole.indicator, whole.change) or NONE]


def _counts(whole: TotalChange) -> list[str]:
    """The sums above the line, the same way."""
    before, after = (
        NONE if one.numerator is None else figure.number(one.numerator, digits=0)
        for one in (whole.before, whole.after)
    )
    moved = whole.counted_change
    change = NONE if moved is None else signed(moved, digits=0, locale=language())
    return [before, f"**{after}**", change]


def _counts_title(measure: Indicator) -> str:
    unit = indicator(measure.denominator_id).unit() if measure.denominator_id else ""
    return say("difference.column_counted", unit=unit) if unit else say("difference.column_above")


def _alt(measure: Indicator, period: str, count: int) -> str:
    when = figure.lower_first(parse(period).label())
    return say("difference.alt_table", name=measure.name(), period=when, n=count)
