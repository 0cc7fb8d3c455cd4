"""Which communes a target is for, where it is not for all: khu vực III, a group of criteria.

A plan names kinds of communes and not the communes, for decisions on them change; who is of a
kind says the operator's list (`geo.attribute`). Of whom it says nothing is in no group.
"""

from collections.abc import Callable, Collection, Mapping
from enum import StrEnum
from typing import Final

from geo.attribute import Attribute, Zone
from geo.name import fold
from text import say


class PlaceGroup(StrEnum):
    """A kind of communes that plans speak of."""

    ZONE_1 = "zone_1"
    ZONE_2 = "zone_2"
    ZONE_3 = "zone_3"
    MINORITY = "minority"
    NTM_1 = "ntm_1"
    NTM_2 = "ntm_2"
    NTM_3 = "ntm_3"
    BORDER = "border"
    POOR = "poor"

    @property
    def label(self) -> str:
        """What it is called: `Xã khu vực III`."""
        return say(f"planning.place_{self}")


APART: Final = ";"
"""Between groups in a cell."""
_IN: Final[Mapping[PlaceGroup, Callable[[Attribute], bool]]] = {
    PlaceGroup.ZONE_1: lambda one: one.zone is Zone.FIRST,
    PlaceGroup.ZONE_2: lambda one: one.zone is Zone.SECOND,
    PlaceGroup.ZONE_3: lambda one: one.zone is Zone.THIRD,
    PlaceGroup.MINORITY: lambda one: one.is_minority is True,
    PlaceGroup.NTM_1: lambda one: one.group == 1,
    PlaceGroup.NTM_2: lambda one: one.group == 2,  # noqa: PLR2004 - its name
    PlaceGroup.NTM_3: lambda one: one.group == 3,  # noqa: PLR2004 - its name
    PlaceGroup.BORDER: lambda one: one.is_border is True,
    PlaceGroup.POOR: lambda one: one.is_poor is True,
}


def within(
    groups: Collection[PlaceGroup], codes: Collection[str], known: Mapping[str, Attribute]
) -> tuple[str, ...]:
    """Of these communes those that are in one of the groups, in their order.

    Args:
        groups: At least one.
        codes: Of today's communes.
        known: See `geo.attribute.attributes`.
    """
    told = ((code, known[code]) for code in codes if code in known)
    return tuple(code for code, one in told if any(_IN[group](one) for group in groups))


def read(text: str) -> tuple[PlaceGroup, ...] | None:
    """Groups as a cell names them, by their ids or as they are called; None of unknown ones."""
    by_words = {fold(words): one for one in PlaceGroup for words in (one.value, one.label)}
    said = [fold(part) for part in text.split(APART) if part.strip()]
    if any(part not in by_words for part in said):
        return None
    return tuple(dict.fromkeys(by_words[part] for part in said))


def written(groups: Collection[PlaceGroup]) -> str:
    """Groups as a cell names them and a page tells them."""
    return f"{APART} ".join(one.label for one in groups)
