"""A part of the places in view: those of an area, or those that were chosen one by one."""

from dataclasses import dataclass
from typing import Final

from components import address
from components.picture import Picture
from components.selection import Selection, codes_of
from data import query
from data.query import Total
from geo import attribute
from geo.attribute import Attribute, Zone
from geo.units import TODAY
from text import language, say

KEY: Final = "only"
NAMED: Final = 3
AREAS: Final = (
    *(f"khu_vuc_{zone.value}" for zone in Zone),
    *(f"ntm_{number}" for number in (1, 2, 3)),
    *("em", "not_em", "border", "poor"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some of the places on a map.

    Args:
        asked: Areas and codes, as the address names them.
        codes: Of the places.
    """

    asked: tuple[str, ...]
    codes: tuple[str, ...]


def areas(selection: Selection) -> dict[str, tuple[str, ...]]:
    """Codes of the communes of each area that the operator's list knows here some of."""
    if selection.edition != TODAY:
        return {}
    known = attribute.attributes()
    if not known:
        return {}
    here = [(unit.code, known[unit.code]) for unit in selection.units if unit.code in known]
    found = {name: tuple(code for code, one in here if _is_in(name, one)) for name in AREAS}
    return {name: codes for name, codes in found.items() if codes}


def _is_in(name: str, one: Attribute) -> bool:
    kind, _, value = name.rpartition("_")
    match kind:
        case "khu_vuc":
            return one.zone == value
        case "ntm":
            return one.group == int(value)
        case "not":
            return one.is_minority is False
    said = {"em": one.is_minority, "border": one.is_border, "poor": one.is_poor}
    return said[name] is True


def settled(selection: Selection) -> Part | None:
    """What the address names; None where it names nothing that is here."""
    there = areas(selection)
    codes = codes_of(selection.place, selection.edition, is_by_commune=selection.is_by_commune)
    asked = address.settle_many(KEY, codes.union(there))
    if not asked:
        return None
    inside = {code for one in asked for code in there.get(one, (one,))}
    in_order = tuple(unit.code for unit in selection.units if unit.code in inside)
    return Part(asked=tuple(asked), codes=in_order)


def words(name: str, selection: Selection) -> str:
    """`Xã khu vực III`; of a place its name."""
    if name in AREAS:
        return say(f"part.{name.casefold()}")
    return next(unit.label(language()) for unit in selection.units if unit.code == name)


def names(chosen: Part, selection: Selection) -> str:
    """`Xã Mường Phăng, Xã Nà Tấu và 3 nơi nữa`: few enough to stand on one picture."""
    told = [words(name, selection) for name in chosen.asked]
    if len(told) <= NAMED:
        return ", ".join(told)
    return say("part.and_more", names=", ".join(told[:NAMED]), n=len(told) - NAMED)


def stem(chosen: Part | None) -> str:
    """What the name of a file has of it: `-only-03301-03175`; nothing of none."""
    if chosen is None:
        return ""
    few = chosen.asked if len(chosen.asked) <= NAMED else (str(len(chosen.codes)),)
    return "-".join(("-only", *few))


def lines(one: Picture, chosen: Part) -> tuple[tuple[str, str], ...]:
    """The figure and what it is made of, of the part and of all others; empty without one."""
    return tuple(
        (
            "" if found.value is None else one.indicator.show_total(found.value),
            say(f"part.{name}", n=found.of, reported=found.reported, level=one.total_level),
        )
        for name, found in zip(("inside", "outside"), totals(one, chosen), strict=True)
    )


def told(one: Picture, chosen: Part) -> tuple[str, ...]:
    """The same as lines of a file, below whom they are of."""
    figures = (" ".join(filter(None, pair)) for pair in lines(one, chosen))
    return (say("part.of", names=names(chosen, one.selection)), *figures)


def totals(one: Picture, part: Part) -> tuple[Total, Total]:
    """The figure of the part together, and of all other places; whole figures only."""
    rows = one.rows[~one.is_of_part]
    is_in = rows["unit_code"].isin(part.codes)
    return (
        query.total(rows[is_in], indicator=one.indicator),
        query.total(rows[~is_in], indicator=one.indicator),
    )
