"""The outlines of places, from what the project ships."""

import datetime as dt
from pathlib import Path

import pytest
import shapely

from geo import boundary, units
from geo.units import FORMER, NATION, TODAY, UnitKey

COUNTS = {"11": 45, "provinces": 34, "former-provinces": 63, "communes": 3321}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANSO_HOME", str(tmp_path))


@pytest.mark.parametrize(("scope", "count"), COUNTS.items())
def test_every_unit_of_a_scope_has_an_outline_and_they_fit(scope: str, count: int) -> None:
    outlined = boundary.outlines(scope)
    assert len(outlined) == outlined["code"].nunique() == count
    assert outlined.geometry.is_valid.all() and not outlined.geometry.is_empty.any()
    assert shapely.coverage_is_valid(outlined.geometry.to_numpy())
    assert outlined.crs == "EPSG:4326"


@pytest.mark.parametrize(
    ("scope", "above", "since"),
    [
        ("provinces", NATION, TODAY),
        ("former-provinces", NATION, FORMER),
        ("11", UnitKey("11", TODAY), TODAY),
    ],
)
def test_rows_stand_in_the_order_of_the_units_and_name_their_list(
    scope: str, above: UnitKey, since: dt.date
) -> None:
    outlined = boundary.outlines(scope)
    listed = units.children(above, edition=since)
    assert list(outlined["code"]) == [one.code for one in listed]
    assert set(outlined["valid_from"]) == {str(since)}


@pytest.mark.parametrize("scope", ["provinces", "former-provinces"])
def test_the_provinces_are_the_communes_put_together(scope: str) -> None:
    parts = shapely.area(boundary.outlines("communes").geometry.to_numpy()).sum()
    assert shapely.area(boundary.outlines(scope).geometry.to_numpy()).sum() == pytest.approx(parts)


def test_what_the_reader_does_with_outlines_stays_with_the_reader() -> None:
    mine = boundary.outlines("11")
    mine["name"] = ""
    assert boundary.outlines("11")["name"].iloc[0] == "Búng Lao"
