"""Points of one view: those of its units and period, and which of them are in the wrong place."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd

from data.period import Period, parse
from data.point import Points
from geo.beyond import Claim, beyond
from geo.units import NATION, TODAY, Level, Unit, UnitKey, unit

TOLERANCE_M: Final = 100
"""Installed outlines keep bends of 40 m; a telephone's position is some tens of metres off."""


def points_at(points: Points, units: Sequence[Unit], *, period: Period) -> Points:
    """The points of these units at one time, with `unit_shown`: the code of the unit on the map.

    Args:
        points: See `Store.points`.
        units: Those side by side on the map. A province has the points of its communes.
        period: When they were counted.
    """
    rows = points[points["period"] == str(period)]
    shown = {(one.code, one.valid_from.isoformat()): one.code for one in units}
    keys = list(zip(rows["unit_code"], rows["unit_valid_from"], strict=True))
    codes = [shown.get(key) or shown.get(_above(*key), "") for key in keys]
    rows = rows.assign(unit_shown=pd.array(codes, dtype="str"))
    return Points(rows[rows["unit_shown"] != ""].reset_index(drop=True))


def periods_with_points(points: Points) -> tuple[Period, ...]:
    """The periods that points were counted in, earliest first."""
    return tuple(sorted(parse(one) for one in points["period"].unique()))


def outside(rows: Points, outlines: Mapping[str, Any]) -> pd.DataFrame:
    """The points that lie outside their commune by more than the tolerance, farthest first.

    Args:
        rows: Points of today's communes.
        outlines: Official ones, by the code of the commune; schematic ones decide nothing.

    Returns:
        The rows, with metres (float) and holder (str, code of the commune around the point,
        "" where none of the outlines is).
    """
    placed = pd.DataFrame(rows[rows["latitude"].notna()])
    places = zip(placed["unit_code"], placed["latitude"], placed["longitude"], strict=True)
    found = beyond([Claim(*one) for one in places], outlines)
    placed = placed.assign(
        metres=[one.metres if one else 0.0 for one in found],
        holder=pd.array([one.holder if one else "" for one in found], dtype="str"),
    )
    far = placed[placed["metres"] > TOLERANCE_M]
    return far.sort_values("metres", ascending=False, kind="stable", ignore_index=True)


def _above(code: str, since: str) -> tuple[str, str]:
    """The province of one of today's communes; nothing for anything else."""
    if since != TODAY.isoformat():
        return "", ""
    one = unit(UnitKey(code, dt.date.fromisoformat(since)))
    above = one.parent or NATION
    is_commune = one.level is Level.COMMUNE
    return (above.code, above.valid_from.isoformat()) if is_commune else ("", "")
