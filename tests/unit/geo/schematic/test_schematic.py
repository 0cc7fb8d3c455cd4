"""The shipped schematic outlines, and the steps that compute them."""

import numpy as np
import pytest
import shapely

from bench.outlines.overlap import OFFICIAL, measures
from geo import outlines, units
from geo.schematic import cell, islet, land, patch, site
from geo.units import NATION

SPECIAL_ZONES = {one.code for one in units.communes(NATION.code) if one.kind_vi == "Đặc khu"}


def test_the_file_is_small_and_has_every_commune_as_a_coverage() -> None:
    shapes = outlines.schematic()
    assert outlines.PATH.stat().st_size < 2_000_000
    assert set(shapes) == {one.code for one in units.communes(NATION.code)}
    assert shapely.coverage_is_valid(np.array(list(shapes.values()), dtype=object))


def test_the_thirteen_special_zones_are_islands() -> None:
    mainland = max(land.outline().geoms, key=lambda part: part.area)
    shapes = outlines.schematic()
    assert len(SPECIAL_ZONES) == 13
    assert all(shapes[code].distance(mainland) > 0 for code in SPECIAL_ZONES - {"11914", "06994"})


@pytest.mark.parametrize(
    ("code", "west", "south", "east", "north", "least"),
    [("20333", 111.1, 15.6, 113.0, 17.2, 15), ("22736", 111.3, 6.5, 117.4, 12.0, 30)],
)
def test_the_archipelagos_are_islets_where_they_are(
    code: str, west: float, south: float, east: float, north: float, least: int
) -> None:
    shape = outlines.schematic()[code]
    assert shapely.box(west, south, east, north).contains(shape)
    assert shapely.get_num_geometries(shape) >= least
    assert max(part.area for part in shape.geoms) < 0.005


def test_each_commune_has_a_site_and_every_box_is_near_it() -> None:
    sites = site.sites()
    assert set(sites.owner) == set(range(3321))
    west, south, east, north = sites.box.T
    assert (west < east).all() and (south < north).all()
    middle = np.stack([(west + east) / 2, (south + north) / 2], axis=1)
    assert np.abs(middle - sites.centre[sites.owner]).max() < 1


def two_sites(*, areas: tuple[float, float]) -> site.Sites:
    """Two communes side by side on a square island, the first box reaching into the second."""
    return site.Sites(
        codes=["00001", "00002"],
        area_km2=np.array(areas),
        centre=np.array([[105.05, 10.1], [105.15, 10.1]]),
        owner=np.array([0, 1]),
        point=np.array([[105.05, 10.1], [105.15, 10.1]]),
        box=np.array([[105.0, 10.0, 105.1, 10.2], [105.1, 10.0, 105.2, 10.2]]),
    )


def test_land_goes_to_the_commune_in_whose_box_it_lies() -> None:
    island = shapely.MultiPolygon([shapely.box(105, 10, 105.2, 10.2)])
    half = 0.02 * site.KM_PER_DEGREE**2 * np.cos(np.radians(10.1))
    sites = two_sites(areas=(half, half))
    shapes = patch.patches(cell.grown(sites, grid=cell.land_grid(island)), country=island)
    for place, box in enumerate(sites.box):
        expected = shapely.box(*box)
        assert shapes[place].intersection(expected).area > 0.95 * expected.area


def test_a_commune_that_should_be_larger_reaches_further() -> None:
    island = shapely.MultiPolygon([shapely.box(105, 10, 105.2, 10.2)])
    grid = cell.land_grid(island)
    even = cell.grown(two_sites(areas=(240, 240)), grid=grid)
    uneven = cell.grown(two_sites(areas=(330, 150)), grid=grid)
    assert (uneven.owner == 0).sum() > (even.owner == 0).sum()


def test_an_islet_off_the_outline_is_marked_and_a_commune_without_land_gets_a_circle() -> None:
    island = shapely.MultiPolygon([shapely.box(105, 10, 105.1, 10.2)])
    shapes = islet.marked(
        {0: shapely.box(105, 10, 105.1, 10.2)},
        sites=two_sites(areas=(240, 5)),
        country=island,
    )
    assert shapes["00002"].contains(shapely.Point(105.15, 10.1))
    assert shapes["00001"].intersection(shapes["00002"]).area == 0


@pytest.mark.skipif(not OFFICIAL.exists(), reason="the official outlines are not here")
def test_half_of_the_communes_overlap_their_official_outline_by_two_thirds() -> None:
    figures = {figure.name: figure for figure in measures()}
    assert figures["schematic outlines, overlap a commune"].ok
