"""The table of the units of a view, and of the difference of two periods: the page's own rows."""

import pandas as pd

from components import listed
from components.compared import Compared
from components.maps.view import Theme
from components.picture import Picture
from components.row import each
from components.story import column
from components.story.shown import Column, Table
from data.catalog import Kind
from data.model import NOT_CONVERTIBLE, State
from text import say

NO_VALUE = (State.MISSING, State.NOT_APPLICABLE, NOT_CONVERTIBLE)


def ordered(one: Picture) -> pd.DataFrame:
    """All units with their words, in the order of the page."""
    return one.worded(listed.ordered(one))


def table(one: Picture, *, title: str = "") -> Table:
    """Every unit of a view.

    Args:
        one: The view.
        title: What it lists, where there are several; the indicator of one alone.
    """
    rows = ordered(one)
    texts = listed.columns(one, rows)
    measured = {"rank": rows["rank"], "value": rows["value"], "change": rows["change"]}
    digits = {"rank": None, "value": one.indicator.decimals, "change": one.indicator.decimals}
    change = say("page.points") if one.indicator.kind is Kind.RATE else one.indicator.unit()
    units = {"rank": "", "value": one.indicator.unit(), "change": change}
    columns = []
    for key, printed in texts.items():
        head = say(f"page.column_{key}")
        if key not in measured:
            columns.append(column.words(head, printed, key=key))
            continue
        states = rows["state"].tolist() if key == "value" else ()
        values = measured[key].astype("float64").tolist()
        columns.append(
            column.numbers(
                head, values, printed, decimals=digits[key], states=states, unit=units[key], key=key
            )
        )
    return Table(
        title=title or one.indicator.short_name(),
        columns=tuple(columns),
        colours=() if one.is_circles else tuple(rows["colour"].tolist()),
    )


def change_table(one: Compared) -> Table:
    """Every unit with both figures and their difference."""
    rows = listed.ordered_change(one)
    now = one.now.rows.set_index("unit_code").reindex(rows["unit_code"])
    then = one.before.rows.set_index("unit_code").reindex(rows["unit_code"])
    digits = one.indicator.decimals
    provinces = one.now.selection.provinces
    above = [provinces[code] for code in rows["unit_code"] if provinces]
    colours = dict(enumerate(one.colours(Theme.LIGHT)))
    return Table(
        title=one.title,
        columns=(
            column.words(say("page.column_unit"), rows["unit_name"].tolist(), key="unit"),
            *([column.words(say("page.column_province"), above, key="province")] if above else []),
            column.words(say("page.column_code"), rows["unit_code"].tolist(), key="code"),
            _period(one.before, then, rows["before_text"].tolist(), key="before"),
            _period(one.now, now, rows["now_text"].tolist(), key="now"),
            column.numbers(
                say("picture.column_change"),
                rows["value"].tolist(),
                rows["value_text"].tolist(),
                decimals=digits,
                states=rows["gap"].tolist(),
                unit=say("page.points")
                if one.indicator.kind is Kind.RATE
                else one.indicator.unit(),
                key="value",
            ),
        ),
        colours=tuple(
            "" if pd.isna(row.class_index) else colours[int(row.class_index)] for row in each(rows)
        ),
    )


def _period(one: Picture, rows: pd.DataFrame, printed: list[str], *, key: str) -> Column:
    return column.numbers(
        one.period.label(),
        rows["value"].astype("float64").tolist(),
        printed,
        decimals=one.indicator.decimals,
        states=rows["state"].fillna(State.MISSING.value).tolist(),
        unit=one.indicator.unit(),
        key=key,
    )
