"""Lines over time as charts take them: each value with its mark and what it rests on."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd

from components import basis, figure
from components.filters import Selection
from components.picture import Picture
from components.row import Row, each
from components.units_view import UnitsView
from data import query
from data.conversion import Conversion
from data.model import State
from geo import boundary, lineage, units
from geo.units import TODAY, Unit, UnitKey
from text import language, say

MOST_APART: Final = 0.1
MARKS = {
    Conversion.PARTIAL: "partial",
    Conversion.MOSTLY: "partial",
    Conversion.ESTIMATED: "estimated",
}


def whole(one: Picture) -> pd.DataFrame:
    """The line of all together: period, value, unit_name, mark, basis.

    Where far fewer of the units reported before the break than after it, or the other way
    round, there are two lines: a join would show who reported as if it were what they did.
    """
    rows = one.whole_over_time()
    told = [
        say("conversion.whole_former", n=row.counted, of=row.of)
        if row.is_former
        else _of_some(one, row)
        for row in each(rows)
    ]
    name = figure.whole_name(one.selection.place) if _is_broken(rows) else one.whole_name
    lines = rows[["period", "value"]].assign(unit_name=name, mark="", basis=told)
    if _is_broken(rows):
        last = rows[rows["is_former"] & rows["value"].notna()].iloc[-1]
        some = say("conversion.whole_some", n=last["counted"], of=last["of"])
        lines["unit_name"] = lines["unit_name"].mask(rows["is_former"], some)
        lines["mark"] = lines["mark"].mask(rows["is_former"], MARKS[Conversion.PARTIAL])
    return lines


def _of_some(one: Picture, row: Row) -> str:
    """How many units a figure of all together is made of, where not of all."""
    if pd.isna(row.value) or row.counted >= row.of:
        return ""
    return say("page.whole_of", n=row.counted, of=row.of, level=one.level_short)


def reporters(one: Picture) -> str:
    """What to know of the line of all together where not all reported; nothing where all did.

    A sum rises with who reports, whatever they report: the number of them stands by it.
    """
    rows = one.whole_over_time()
    known = rows[rows["value"].notna()]
    told = []
    for is_former, level in ((True, say("conversion.communes_former")), (False, one.level_short)):
        some = known[known["is_former"] == is_former]
        if some.empty or bool((some["counted"] >= some["of"]).all()):
            continue
        least, most = int(some["counted"].min()), int(some["counted"].max())
        facts = {"least": least, "most": most, "of": int(some["of"].max()), "level": level}
        told.append(say("page.whole_same" if least == most else "page.whole_varies", **facts))
    return " ".join(told)


def _is_broken(rows: pd.DataFrame) -> bool:
    """The whole before the break is of another share of its units than the whole after it."""
    known = rows[rows["value"].notna()]
    before, after = known[known["is_former"]], known[~known["is_former"]]
    if before.empty or after.empty:
        return False
    then, now = before.iloc[-1], after.iloc[0]
    return bool(abs(then["counted"] / then["of"] - now["counted"] / now["of"]) > MOST_APART)


def offered(selection: Selection) -> dict[str, Unit]:
    """The units that can be drawn, by their ids in the address: of both lists, as reported."""
    if not is_of_both(selection):
        return {one.code: one for one in selection.units}
    today = {one.code: one for one in units.communes(selection.place.code)}
    return today | {f"{boundary.FORMER_IN}{one.code}": one for one in selection.former_units}


def is_of_both(selection: Selection) -> bool:
    """The view shows former communes up to the break, and today's after it."""
    return selection.units_view is UnitsView.REPORTED and not selection.is_national


def of_units(
    one: Picture, places: Sequence[Unit], *, names: Mapping[UnitKey, str] | None = None
) -> pd.DataFrame:
    """The lines of some units: unit_name, period, value, mark, basis.

    Args:
        one: The view.
        places: Of either list.
        names: What each is called, where more units than these are in the picture.
    """
    called = names_of(places) if names is None else names
    rows = query.series(
        one.published, places, indicator=one.indicator, periods=one.selection.sequence
    )
    keys = ["unit_code", "unit_valid_from", "period"]
    added = ["conversion", "conversion_reason", "former_reported", "former_of"]
    found = pd.DataFrame(rows).merge(
        pd.DataFrame(one.published)[[*keys, *added]], on=keys, how="left"
    )
    found["conversion"] = found["conversion"].fillna(Conversion.AS_REPORTED.value)
    by_pair = {(key.code, key.valid_from.isoformat()): name for key, name in called.items()}
    return found.assign(
        unit_name=[by_pair[row.unit_code, row.unit_valid_from] for row in each(found)],
        mark=[_mark(row) for row in each(found)],
        basis=[basis.line(row) for row in each(found)],
    )[["unit_name", "period", "value", "mark", "basis"]]


def origins(one: Picture, place: Unit) -> Sequence[Unit]:
    """As reported: the former communes whose lines end where this unit's begins."""
    if one.selection.units_view is UnitsView.TODAY or place.valid_from != TODAY:
        return ()
    return [units.unit(link.old) for link in lineage.predecessors(place.key)]


def successors(one: Picture, place: Unit) -> Sequence[Unit]:
    """As reported: the communes of today whose lines begin where this former unit's ends."""
    if one.selection.units_view is UnitsView.TODAY or place.valid_from == TODAY:
        return ()
    return [units.unit(link.new) for link in lineage.successors(place.key)]


def names_of(places: Sequence[Unit]) -> dict[UnitKey, str]:
    """What each unit is called beside the others: of namesakes a former one with its district."""
    labels = Counter(one.label(language()) for one in {one.key: one for one in places}.values())
    return {one.key: _name(one, is_shared=labels[one.label(language())] > 1) for one in places}


def _name(unit: Unit, *, is_shared: bool) -> str:
    label = unit.label(language())
    if not is_shared or unit.valid_from == TODAY or unit.parent is None:
        return label
    district = units.unit(unit.parent).label(language())
    return say("conversion.name_in", name=label, district=district)


def marks_seen(lines: pd.DataFrame, *, is_national: bool = False) -> str:
    """What the hollow marks of a picture mean, for the line below it; nothing without any.

    Args:
        lines: As `of_units` gives them.
        is_national: They are of provinces, a part of whose communes answered.
    """
    there = lines.dropna(subset=["value"])["mark"].unique()
    seen = [mark for mark in dict.fromkeys(MARKS.values()) if mark in there]
    told = {"partial": "inside"} if is_national else {}
    return " · ".join(say(f"conversion.mark_{told.get(mark, mark)}") for mark in seen)


def _mark(row: Row) -> str:
    if row.conversion == Conversion.AS_REPORTED:
        return MARKS[Conversion.ESTIMATED] if row.state == State.ESTIMATED else ""
    return MARKS.get(Conversion(row.conversion), "")
