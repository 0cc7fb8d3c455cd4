"""Which communes a target is for: only those that the operator's list says are of the kind."""

import pytest

from data.plan import reach
from data.plan.reach import PlaceGroup
from geo.attribute import Attribute, Zone
from text import Language, speaking


def said(zone: Zone | None = None, **facts: bool | int | None) -> Attribute:
    known: dict[str, bool | int | None] = {"is_minority": zone is not None or None, **facts}
    return Attribute(zone=zone, source="QĐ 1", **known)  # type: ignore[arg-type]


KNOWN = {
    "a": said(Zone.THIRD),
    "b": said(Zone.FIRST, group=2),
    "c": said(is_border=True),
    "d": said(is_poor=False),
}


@pytest.mark.parametrize(
    ("groups", "codes"),
    [
        ((PlaceGroup.ZONE_3,), ("a",)),
        ((PlaceGroup.ZONE_3, PlaceGroup.BORDER), ("a", "c")),
        ((PlaceGroup.NTM_2,), ("b",)),
        ((PlaceGroup.MINORITY,), ("a", "b")),
        ((PlaceGroup.POOR,), ()),
    ],
)
def test_a_commune_is_in_a_group_where_the_list_says_so(
    groups: tuple[PlaceGroup, ...], codes: tuple[str, ...]
) -> None:
    assert reach.within(groups, ("a", "b", "c", "d", "unknown"), KNOWN) == codes


def test_a_cell_names_groups_by_words_or_ids_and_an_unknown_one_is_not_guessed() -> None:
    with speaking(Language.VI):
        assert reach.read("xa khu vuc III; border") == (PlaceGroup.ZONE_3, PlaceGroup.BORDER)
        assert reach.read(reach.written(tuple(PlaceGroup))) == tuple(PlaceGroup)
        assert reach.read("Xã khu vực IV") is None
        assert reach.read("") == ()
