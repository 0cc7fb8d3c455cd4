import math
from dataclasses import replace

import pytest

from data.query.peer import Trait, Traits, nearest, scaled, traits
from geo import units

PLAIN = (
    Traits(code="A", households=100, area_km2=10, remoteness_km=0),
    Traits(code="B", households=110, area_km2=11, remoteness_km=0),
    Traits(code="C", households=1000, area_km2=100, remoteness_km=20),
    Traits(code="D", households=120, area_km2=12, remoteness_km=1),
)


def test_the_nearest_are_those_alike_in_every_trait_and_never_itself() -> None:
    found = nearest("A", scaled(PLAIN))
    assert found.codes == ("B", "D", "C")
    assert found.used == tuple(Trait)
    assert found.unknown == ()
    assert found.left_out == ()


def test_at_most_so_many_are_named() -> None:
    assert nearest("A", scaled(PLAIN), most=1).codes == ("B",)


def test_a_distance_is_in_standard_deviations_of_the_logarithm() -> None:
    found = scaled(PLAIN[:2])
    far = found["B"][Trait.HOUSEHOLDS] - found["A"][Trait.HOUSEHOLDS]
    assert far == pytest.approx(2.0)  # of two values each lies one deviation off the middle
    assert Trait.REMOTENESS not in found["A"]  # the same everywhere tells nothing


def test_what_is_unknown_is_left_out_and_said() -> None:
    known = (replace(PLAIN[0], households=None), *PLAIN[1:])
    found = nearest("A", scaled(known))
    assert found.codes == ("B", "D", "C")
    assert found.used == (Trait.AREA, Trait.REMOTENESS)
    assert found.unknown == (Trait.HOUSEHOLDS,)


def test_of_whom_too_little_is_known_nothing_is_said() -> None:
    lone = Traits(code="E", households=100)
    known = scaled((*PLAIN, lone))
    assert nearest("A", known).left_out == ("E",)
    assert nearest("E", known).codes == ()
    assert nearest("E", known).used == ()


def test_no_households_and_no_area_are_unknown_not_the_smallest() -> None:
    found = scaled((replace(PLAIN[0], households=0.0, area_km2=0.0), *PLAIN[1:]))
    assert Trait.HOUSEHOLDS not in found["A"]
    assert Trait.AREA not in found["A"]


def test_a_ward_is_not_remote_and_a_commune_is_as_far_as_the_nearest_ward() -> None:
    every = units.communes("11")
    found = {one.code: one for one in traits(every, {})}
    wards = [one for one in every if one.kind_vi == "Phường"]
    assert {found[one.code].remoteness_km for one in wards} == {0.0}
    far = [found[one.code].remoteness_km for one in every if one not in wards]
    assert all(way is not None and 0 < way < 250 for way in far)
    sin_thau = next(one for one in every if one.name == "Sín Thầu")  # the farthest west
    assert found[sin_thau.code].remoteness_km == max(way for way in far if way is not None)


def test_a_place_that_is_nowhere_has_no_remoteness() -> None:
    lost = replace(units.communes("11")[0], latitude=None, kind_vi="Xã")
    assert traits([lost, *units.communes("11")[1:]], {})[0].remoteness_km is None


def test_equal_distances_stand_in_the_order_of_codes() -> None:
    twins = tuple(replace(PLAIN[1], code=code) for code in ("Z", "Y"))
    found = nearest("A", scaled((PLAIN[0], PLAIN[2], *twins)))
    assert found.codes[:2] == ("Y", "Z")
    assert not math.isnan(scaled(twins).get("Z", {}).get(Trait.AREA, 0.0))
