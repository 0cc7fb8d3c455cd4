"""How the heat map was asked for: its group, colours, orders and bands, as the address says."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from components import address
from components.comparison import ALL, Comparison, groups_there
from data.compare import ColumnOrder, Grading, RowOrder
from geo import attribute
from geo.units import Unit
from text import say

BANDS: Final = ("none", "kind", "area", "minority")
OUTSIDE: Final = "outside"  # of every area; stands behind them


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatChoice:
    """What the reader asked for.

    Args:
        topic: Id of a group of indicators, or all.
        grading: What cells are coloured by.
        rows, columns: Orders.
        by: A key of `BANDS`: what rows are banded by.
        is_grouped: Columns stand by group.
    """

    topic: str
    grading: Grading
    rows: RowOrder
    columns: ColumnOrder
    by: str
    is_grouped: bool


def choice(one: Comparison, *, is_compact: bool) -> HeatChoice:
    """Settle it from the address."""
    topics = groups_there(one)
    usual = Grading.TARGET if one.targets else Grading.QUANTILES
    first = topics[0] if is_compact and topics else ALL

    def settled(key: str, options: Sequence[str], default: str) -> str:
        return address.settle(key, [*options], default=default, is_quiet=True)

    return HeatChoice(
        topic=settled("topic", [ALL, *topics], first),
        grading=Grading(settled("colour", list(Grading), usual)),
        rows=RowOrder(settled("rows", list(RowOrder), RowOrder.NAME)),
        columns=ColumnOrder(settled("columns", list(ColumnOrder), ColumnOrder.CATALOGUE)),
        by=settled("by", bands_there(one), BANDS[0]),
        is_grouped=settled("grouped", ["yes", "no"], "yes") == "yes",
    )


def bands_there(one: Comparison) -> list[str]:
    """What rows can be banded by: an area only where the operator's list knows one of them."""
    if one.selection.is_national:
        return [BANDS[0]]
    known = attribute.attributes()
    here = [known[unit.code] for unit in one.units if unit.code in known]
    found = ["none", "kind"]
    if any(each.zone for each in here):
        found.append("area")
    if any(each.is_minority is not None for each in here):
        found.append("minority")
    return found


def bands(one: Comparison, by: str) -> dict[str, str]:
    """Key of each unit's band."""
    known = attribute.attributes()
    found = {}
    for unit in one.units:
        said = known.get(unit.code)
        if by == "kind":
            found[unit.code] = kind_of(unit)
        elif by == "area" and said:
            found[unit.code] = said.zone or (OUTSIDE if said.is_minority is False else "")
        elif by == "minority" and said and said.is_minority is not None:
            found[unit.code] = "1" if said.is_minority else "2"
    return found


def band_words(by: str, key: str) -> str:
    """`Phường`, `Khu vực III`, `Xã vùng đồng bào dân tộc thiểu số`."""
    if not key:
        return say("compare.band_unknown") if by != "none" else ""
    match by:
        case "kind":
            return say(f"compare.kind_{key}")
        case "area":
            return say("compare.no_area") if key == OUTSIDE else say("compare.area", area=key)
    return say("compare.minority" if key == "1" else "compare.not_minority")


def kind_of(unit: Unit) -> str:
    """`ward`, `commune` or `zone`, as its English name ends: communes have three kinds."""
    last = unit.full_name_en.rsplit(" ", 1)[-1].casefold()
    return last if last in {"ward", "commune"} else "zone"
