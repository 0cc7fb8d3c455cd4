"""The points of one view, and those in the wrong place."""

import pandas as pd
import shapely

from data import query
from data.period import parse
from data.point import COLUMNS, OF_SUBMISSION, Points
from geo import units
from geo.units import NATION, TODAY

FIRST, SECOND = (one.code for one in units.communes("11")[:2])


def points(*rows: tuple[str, str, float | None, float | None]) -> Points:
    """Unit, period, latitude, longitude."""
    said = [
        {
            "indicator_id": "smart_loudspeaker_clusters",
            "unit_code": code,
            "unit_valid_from": TODAY.isoformat(),
            "period": period,
            "size": 1.0,
            "latitude": latitude,
            "longitude": longitude,
            "name": f"Cụm {at}",
            "cell": f"D{at + 5}",
        }
        for at, (code, period, latitude, longitude) in enumerate(rows)
    ]
    table = pd.DataFrame(said).reindex(columns=[*COLUMNS, *OF_SUBMISSION])
    return Points(table.astype({"latitude": float, "longitude": float}))


def test_a_view_has_the_points_of_its_period_and_of_its_units() -> None:
    every = points((FIRST, "2025-Q3", 21.0, 103.0), (FIRST, "2025-Q4", 21.0, 103.0))
    found = query.points_at(every, units.communes("11"), period=parse("2025-Q3"))
    assert found["name"].tolist() == ["Cụm 0"]
    assert found["unit_shown"].tolist() == [FIRST]
    assert query.points_at(every, units.communes("56"), period=parse("2025-Q3")).empty
    assert [str(one) for one in query.periods_with_points(every)] == ["2025-Q3", "2025-Q4"]


def test_on_the_map_of_provinces_points_are_their_province_s() -> None:
    every = points((FIRST, "2025-Q3", 21.0, 103.0))
    provinces = units.children(NATION, edition=TODAY)
    found = query.points_at(every, provinces, period=parse("2025-Q3"))
    assert found["unit_shown"].tolist() == ["11"]


def test_points_outside_come_farthest_first_and_a_few_metres_are_forgiven() -> None:
    outlines = {
        FIRST: shapely.box(103.0, 21.0, 103.1, 21.1),
        SECOND: shapely.box(103.1, 21.0, 103.2, 21.1),
    }
    every = points(
        (FIRST, "2025-Q3", 21.05, 103.05),
        (FIRST, "2025-Q3", 21.1005, 103.05),  # some 56 m north of it
        (FIRST, "2025-Q3", 21.05, 103.11),
        (FIRST, "2025-Q3", 21.5, 103.05),
        (FIRST, "2025-Q3", None, None),
    )
    found = query.outside(every, outlines)
    assert found["cell"].tolist() == ["D8", "D7"]
    assert found["holder"].tolist() == ["", SECOND]
    assert found["metres"].round(-2).tolist() == [44_500, 1_000]
