"""The rows of a view made ready to be seen: class, colour, words."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from components import basis, figure
from components.filters import Selection
from components.row import Row, each
from data import classes, conversion, query
from data.catalog import Indicator, Kind, Target
from data.classes import Breaks
from data.conversion import Conversion, Converted
from data.model import State
from data.period import Period, parse
from geo import units
from geo.units import TODAY, Level, Unit
from text import say


def units_today(selection: Selection) -> tuple[Unit, ...]:
    """The units of the view's place by today's list; of the nation, by the view's own."""
    if selection.is_national:
        return selection.units
    return units.children(selection.place.key, edition=TODAY)


def based(published: Converted, selection: Selection, period: Period) -> pd.DataFrame:
    """The rows of the map, each with what it rests on."""
    rows = query.map_rows(published, selection.units, indicator=selection.indicator, period=period)
    told = conversion.with_conversion(pd.DataFrame(rows), published, period=period)
    return conversion.compared(told, published, indicator=selection.indicator)


def dressed(
    rows: pd.DataFrame, selection: Selection, limits: Breaks, colours: tuple[str, ...]
) -> pd.DataFrame:
    """The rows with their class and colour, and which of them is chosen."""
    found = classes.classified(rows["value"], limits)
    shades = np.array([*colours, ""], dtype=object)
    return rows.assign(
        class_index=found,
        colour=shades[found.to_numpy(dtype=np.int64, na_value=-1)],
        is_selected=rows["unit_code"] == selection.unit,
    )


def ascending(rows: pd.DataFrame, *, but: "pd.Series[bool]") -> NDArray[np.intp]:
    """Where the rows with a value stand, lowest first; equal ones in their order.

    Args:
        rows: Of a view.
        but: Which of them stand in no order.
    """
    order = np.argsort(rows["value"].to_numpy(dtype=float), kind="stable")
    is_in = (rows["value"].notna() & ~but).to_numpy(dtype=bool)
    return np.asarray(order[is_in[order]], dtype=np.intp)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """What the figures of provinces that are made of their communes' rest on.

    Args:
        provinces: How many are.
        some: Those of them of which a commune did not answer.
        own: Provinces that reported themselves.
        reported: Communes behind the former.
        of: All communes of these provinces.
    """

    provinces: int
    some: int
    own: int
    reported: int
    of: int


def inside(rows: pd.DataFrame) -> Inside | None:
    """What communes gave to provinces; None where no figure is made of theirs."""
    is_made = rows["conversion_reason"].isin(conversion.INSIDE)
    made = rows[is_made & rows["value"].notna()]
    if made.empty:
        return None
    is_some = made["conversion"].isin([Conversion.MOSTLY, Conversion.PARTIAL])
    return Inside(
        provinces=len(made),
        some=int(is_some.sum()),
        own=int(rows["conversion_reason"].eq(conversion.OWN).sum()),
        reported=int(made["former_reported"].sum()),
        of=int(made["former_of"].sum()),
    )


def worded(rows: pd.DataFrame, selection: Selection, target: Target | None) -> pd.DataFrame:
    """The rows with their words; of thousands they are made only for those that are read."""
    measure = selection.indicator
    return rows.assign(
        value_text=[_value_text(row, selection) for row in each(rows)],
        detail_text=[_detail(row, selection, target) for row in each(rows)],
        short_text=[short(value, measure) for value in rows["value"]],
    )


def is_published(selection: Selection) -> bool:
    """Whether figures are published for the units, who do not report them themselves."""
    # Provinces of the past report no more; communes did, at the time.
    is_former = selection.is_national and selection.edition != TODAY
    return is_former or not any(map(selection.indicator.is_reported_by, _asked(selection)))


def _asked(selection: Selection) -> tuple[Level, ...]:
    """Who reports what the map shows: of what adds up, also the communes of its provinces."""
    is_summed = selection.level is Level.PROVINCE and conversion.adds_up(selection.indicator)
    return (selection.level, Level.COMMUNE) if is_summed else (selection.level,)


def _value_text(row: Row, selection: Selection) -> str:
    measure = selection.indicator
    if pd.isna(row.value):
        is_told = is_published(selection) or not basis.is_as_reported(row)
        return basis.incomplete(row) or figure.state_text(row.state, is_published=is_told)
    if measure.kind is Kind.RANK:
        return measure.show(row.value, of=row.denominator)
    qualifier = row.qualifier or ("≈" if row.state == State.ESTIMATED else "")
    shown = measure.show(row.value, qualifier=qualifier)
    is_part = row.conversion in (Conversion.PARTIAL, Conversion.MOSTLY)
    return say("conversion.of_part", value=shown) if is_part else shown


def short(value: float, measure: Indicator) -> str:
    """The number alone, where the unit is said elsewhere; nothing of nothing."""
    return "" if pd.isna(value) else figure.number(value, digits=measure.decimals)


def _detail(row: Row, selection: Selection, target: Target | None) -> str:
    """The lines below the value in the map's tooltip, the period that it is of among them."""
    measure = selection.indicator
    period = selection.period.label() if selection.period else ""
    if pd.isna(row.value):
        return "\n".join(line for line in (basis.line(row), period) if line)
    quotient = figure.counted_quotient(measure, row.numerator, row.denominator)
    lines = [basis.line(row), quotient, period]
    if target is not None:
        gap = figure.difference(measure, row.value - target.value)
        words = figure.target_text(measure, target)
        lines.append(say("page.against_target", difference=gap, target=words))
    if not pd.isna(row.change):
        gap = figure.difference(measure, row.change)
        before = figure.lower_first(parse(row.previous_period).label())
        lines.append(say("page.change_since", difference=gap, period=before))
    return "\n".join(line for line in lines if line)
