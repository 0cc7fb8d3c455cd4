"""A scope's map as a browser gets it."""

import json
from pathlib import Path

import pytest
import shapely

from geo import boundary, topology, units

MAIN = ("11", "15", "56", "provinces")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BANSO_HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("scope", [*MAIN, "communes", "former-provinces"])
def test_geometries_stand_in_the_order_of_the_codes(scope: str) -> None:
    layer = topology.layer(scope)
    drawn = json.loads(layer.body)["objects"]["units"]["geometries"]
    assert tuple(shape["id"] for shape in drawn) == layer.codes
    assert all(shape["arcs"] and shape["arcs"][0] for shape in drawn)


@pytest.mark.parametrize("scope", sorted(one.code for one in units.children(units.NATION)))
def test_a_province_is_small_and_knows_its_neighbours(scope: str) -> None:
    layer = topology.layer(scope)
    context = json.loads(layer.body)["objects"]["context"]["geometries"]
    assert len(layer.body) <= 62_000
    assert context
    assert scope not in {shape["id"] for shape in context}


def test_the_label_stands_inside_its_unit() -> None:
    drawn = json.loads(topology.layer("11").body)["objects"]["units"]["geometries"]
    shapes = boundary.outlines("11").set_index("code").geometry
    inside = [shapes[one["id"]].contains(shapely.Point(one["properties"]["p"])) for one in drawn]
    assert all(inside)


def test_the_same_outlines_give_the_same_bytes_and_are_read_back_from_the_disk(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = topology.layer("11")
    (kept,) = (home / "cache" / "layers").iterdir()
    kept.write_bytes(kept.read_bytes().replace(b'"Topology"', b'"Kept"'))
    topology._layer.cache_clear()
    assert b'"Kept"' in topology.layer("11").body
    monkeypatch.setenv("BANSO_HOME", str(home / "elsewhere"))
    assert topology.layer("11") == first


@pytest.mark.parametrize("scope", ["provinces", "communes", "former-provinces"])
def test_both_archipelagos_are_on_every_national_map(scope: str) -> None:
    layer = topology.layer(scope)
    assert set(layer.insets) == {"20333", "22736"}
    south, west, north, east = layer.bounds
    assert (south, west) > (8, 102) and (north, east) < (23.5, 109.6)
    assert layer.insets["20333"][1] > east


def test_a_scope_that_is_none_says_what_to_use() -> None:
    with pytest.raises(boundary.UnknownScopeError, match="provinces, former-provinces, communes"):
        topology.layer("99")
