"""A rate as colour and what it is of as size: circles of the households, where the reader asks."""

from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from components import address, figure, frame, framing, load
from components.charts import circles
from components.maps.band import Band
from components.maps.view import MapView, Mode, reach
from components.memo import memo
from components.picture import Picture
from data.catalog import Kind, indicator
from text import say

KEY: Final = "size"
ON: Final = "on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sized:
    """What the circles under the colours of a rate are of.

    Args:
        name: What is counted, `tổng số hộ gia đình`.
        unit: `hộ`; "" where it has none.
        largest: The largest count of all periods, so that circles can be compared between them.
        unsized: Units with a rate and without a count: their land keeps the colour.
    """

    name: str
    unit: str
    largest: float
    unsized: int


def settled(one: Picture) -> Sized | None:
    """What the reader asked to see as size; None where nobody asked or nothing is known."""
    found = offered(one)
    if found is None:
        address.forget(KEY)
        return None
    return found if address.settle(KEY, [ON]) == ON else None


def offered(one: Picture) -> Sized | None:
    """What the circles of a view can be of: only a rate is of something, where it was said."""
    return _sized(one.key, one)


@memo(most=load.VIEWS_KEPT)
def _sized(key: str, _one: Picture) -> Sized | None:  # noqa: ARG001 - the key
    one, measure = _one, _one.indicator
    known = one.rows["value"].notna() & one.rows["denominator"].gt(0)
    if measure.kind is not Kind.RATE or not known.any():
        return None
    base = indicator(measure.denominator_id) if measure.denominator_id else None
    told = one.rows["value"].notna() & ~one.is_of_part
    return Sized(
        name=figure.lower_first(measure.denominator() or (base.short_name() if base else "")),
        unit=base.unit() if base else "",
        largest=framing.largest_whole(one.published, set(one.rows["unit_code"])),
        unsized=int((told & one.rows["denominator"].isna()).sum()),
    )


def over(one: Picture, view: MapView, found: Sized | None) -> MapView:
    """The view's map with circles in the colours of the classes, where they were asked for."""
    if found is None:
        return view
    told = () if not found.unsized or frame.is_compact() else (notice(one, found),)
    # The order of rows is the view's; only the count is added to them.
    return replace(
        view,
        mode=Mode.BOTH,
        rows=with_sizes(one, view.rows),
        largest=found.largest,
        notices=(*view.notices, *told),
        legend=(*view.legend, *bands(one, found)),
        alt=say("size.alt", map=view.alt, name=found.name),
    )


def with_sizes(one: Picture, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with the count that each circle is of; none of a part of its former units."""
    counts = one.rows["denominator"].where(one.rows["value"].notna() & ~one.is_of_part)
    return rows.assign(size=counts.to_numpy(dtype=float))


def bands(one: Picture, found: Sized) -> list[Band]:
    """The rows of the second chart of the legend."""
    whole = reach(one.selection.scope)
    drawn = reach(one.selection.scope, is_compact=frame.is_compact())
    told = circles.bands(
        largest=found.largest, reach=drawn, whole=whole, counts={}, unit=found.unit
    )
    return [replace(band, chart=1) for band in told]


def notice(one: Picture, found: Sized) -> str:
    """How many have a rate and no circle."""
    return say("size.unsized", n=found.unsized, level=one.level_short, name=found.name)
