"""What a figure on today's communes rests on, in words."""

from typing import Final

import pandas as pd

from components.row import Row
from data.conversion import INSIDE, OWN, Conversion, weights
from geo import lineage, units
from geo.lineage import Relation
from geo.units import TODAY, UnitKey
from text import say

MOST_NAMED: Final = 3


def is_as_reported(row: Row) -> bool:
    """Whether the figure is the unit's own; see `data.conversion.Converted` for its columns."""
    return bool(row.conversion == Conversion.AS_REPORTED)


def is_of_communes(row: Row) -> bool:
    """Whether the figure is a province's, made of its communes'."""
    return row.conversion_reason in INSIDE


def incomplete(row: Row) -> str:
    """`Chưa đủ (2/3 xã cũ)`, in place of a sum that would be too low; else nothing."""
    if row.conversion != Conversion.PARTIAL or not pd.isna(row.value):
        return ""
    return say("conversion.incomplete", n=int(row.former_reported), of=int(row.former_of))


def short(row: Row) -> str:
    """For a column of a table: `Cộng 3 xã cũ`, `2/3 xã cũ báo cáo`, `Xã cũ bị chia`."""
    if is_of_communes(row):
        if row.conversion == Conversion.NOT_CONVERTIBLE:
            return say("conversion.short_no_counts")
        return say("conversion.short_inside", n=int(row.former_reported), of=int(row.former_of))
    if is_as_reported(row):
        return say("conversion.short_own") if row.conversion_reason == OWN else ""
    if row.conversion == Conversion.NOT_CONVERTIBLE:
        return say(f"conversion.short_{row.conversion_reason.rpartition('.')[2]}")
    facts = {"n": int(row.former_reported), "of": int(row.former_of)}
    return say(f"conversion.short_{row.conversion}", **facts)


def line(row: Row) -> str:
    """The same as a sentence, with why there is no figure.

    Nothing for a unit's own figure, but beside provinces whose communes were added up.
    """
    if is_as_reported(row):
        return say(OWN) if row.conversion_reason == OWN else ""
    facts = {"n": int(row.former_reported), "of": int(row.former_of)}
    if is_of_communes(row):
        return say(row.conversion_reason, **facts)
    match Conversion(row.conversion):
        case Conversion.SUMMED:
            return say("conversion.line_summed", **facts)
        case Conversion.PARTIAL:
            return say(row.conversion_reason, **facts)
        case Conversion.ESTIMATED:
            return say("conversion.line_estimated", basis=_weighed_by(row.unit_code), **facts)
    return say(row.conversion_reason, names=divided_names(row.unit_code))


def divided_names(code: str) -> str:
    """The former communes that gave only a part to one of today's, by name."""
    key = UnitKey(code, TODAY)
    found = [
        units.unit(link.old).name
        for link in lineage.predecessors(key)
        if link.relation is Relation.PART
    ]
    named = ", ".join(found[:MOST_NAMED])
    rest = len(found) - MOST_NAMED
    return say("conversion.and_more", names=named, n=rest) if rest > 0 else named


def _weighed_by(code: str) -> str:
    known = weights()
    links = lineage.predecessors(UnitKey(code, TODAY))
    return ", ".join(dict.fromkeys(known[link].basis for link in links if link in known))
