"""The units of a view as a list: their order, and what stands in each column, without markup."""

from typing import Final

import pandas as pd

from components import basis, figure, legend_rows
from components.compared import Compared
from components.picture import Picture
from components.row import each
from data.catalog import Direction, Kind
from data.model import NOT_CONVERTIBLE, State

LAST: Final = (NOT_CONVERTIBLE, State.MISSING, State.NOT_APPLICABLE)


def ordered(one: Picture) -> pd.DataFrame:
    """Best first, then by name; those without a value last; each with the words of its class."""
    is_up = one.indicator.direction is Direction.LOWER
    known = one.rows.assign(class_label=legend_rows.of_units(one))
    rows = known.sort_values("value", ascending=is_up, na_position="last", kind="stable")
    later = [LAST.index(state) + 1 if state in LAST else 0 for state in rows["state"]]
    return rows.assign(later=later).sort_values("later", kind="stable").drop(columns="later")


def columns(one: Picture, rows: pd.DataFrame) -> dict[str, list[str]]:
    """Text by column; a column that says nothing of anybody is left out.

    Args:
        one: The view.
        rows: Of `ordered`, with their words.
    """
    provinces = one.selection.provinces
    is_yes_no = one.indicator.kind is Kind.YES_NO
    found = {
        "rank": ["" if pd.isna(rank) else str(rank) for rank in rows["rank"]],
        "unit": rows["unit_name"].tolist(),
        "province": [provinces.get(code, "") for code in rows["unit_code"]],
        "code": rows["unit_code"].tolist(),
        "value": rows["value_text"].tolist(),
        "class": [] if is_yes_no else rows["class_label"].tolist(),
        "quotient": [
            figure.quotient(one.indicator, above, below)
            for above, below in zip(rows["numerator"], rows["denominator"], strict=True)
        ],
        "basis": [basis.short(row) for row in each(rows)],
        "change": [figure.difference(one.indicator, change) for change in rows["change"]],
        "source": [_place(row.file_name, row.sheet, row.cell) for row in each(rows)],
    }
    return {name: texts for name, texts in found.items() if any(texts)}


def ordered_change(one: Compared) -> pd.DataFrame:
    """The largest rise first; those that have no difference last, by what they miss."""
    rows = one.rows.sort_values("value", ascending=False, na_position="last", kind="stable")
    return rows.sort_values("gap", kind="stable")


def _place(file_name: str, sheet: str, cell: str) -> str:
    place = "!".join(part for part in (sheet, cell) if part)
    return " · ".join(part for part in (file_name, place) if part)
