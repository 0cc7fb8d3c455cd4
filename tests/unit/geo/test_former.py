"""Outlines of former communes: cells inside today's, which they fill."""

import time

import numpy as np
import pytest
import shapely

from geo import boundary, former, lineage, topology
from geo.units import FORMER, UnitKey

PROVINCES = ("01", "11", "48", "56")  # the most communes; none divided; both archipelagos


@pytest.mark.parametrize("code", PROVINCES)
def test_every_former_commune_has_land_and_they_fill_todays_without_gaps(code: str) -> None:
    today = boundary.communes_of(code)
    found = former.outlines(code, today=today)
    shapes = np.array(list(found.values()), dtype=object)
    assert list(found) == [one.code for one in lineage.former_communes(code)]
    assert shapely.is_valid(shapes).all()
    assert not shapely.is_empty(shapes).any()
    assert shapely.coverage_is_valid(shapes)
    land = shapely.area(np.array(list(today.values()), dtype=object)).sum()
    assert shapely.area(shapes).sum() == pytest.approx(land, rel=1e-3)


def test_a_whole_former_commune_lies_in_the_one_it_went_into() -> None:
    today = boundary.communes_of("56")
    found = former.outlines("56", today=today)
    for code, shape in found.items():
        links = lineage.successors(UnitKey(code, FORMER))
        inside = sum(shapely.intersection(shape, today[link.new.code]).area for link in links)
        assert inside == pytest.approx(shape.area, rel=1e-3)
        for link in links:
            assert shapely.intersection(shape, today[link.new.code]).area > 0


def test_the_same_outlines_give_the_same_cells() -> None:
    one, other = (boundary.outlines("former-11").geometry.to_wkb().tolist() for _ in range(2))
    again = former.outlines("11", today=boundary.communes_of("11"))
    assert one == other == [shapely.to_wkb(shape) for shape in again.values()]


def test_the_map_of_former_communes_is_a_scope_like_others_and_always_schematic(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BANSO_HOME", str(tmp_path))
    started = time.process_time()
    layer = topology.layer("former-56")
    assert time.process_time() - started < 10  # about 0.5 s where nothing else runs
    assert layer.is_schematic
    assert layer.codes == tuple(one.code for one in lineage.former_communes("56"))
    assert set(layer.insets) == {"22736"}
    assert layer.bounds == pytest.approx(topology.layer("56").bounds, abs=0.01)
    assert boundary.province_of("former-56") == "56"
    assert boundary.province_of("former-provinces") == ""


@pytest.mark.parametrize("scope", ["former-", "former-00", "former-VN", "former-former-11"])
def test_no_other_name_is_a_scope(scope: str) -> None:
    with pytest.raises(boundary.UnknownScopeError):
        boundary.check(scope)
