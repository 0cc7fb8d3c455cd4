"""The points of a view as a browser gets them: once, under the hash of their content."""

import json
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, Final

import pandas as pd
import streamlit as st

from components import address, figure, load, pin
from components.filters import Selection, units_of
from components.maps.view import MapView
from components.memo import memo
from components.parcel import Parcel
from components.picture import Picture
from data import query
from data.catalog import Indicator, indicators
from data.period import Period, parse
from data.point import Points
from geo import units
from geo.units import NATION, TODAY, UnitKey
from text import say
from text.error import BansoError

KEY: Final = "points"
ON: Final = "on"
DIGEST_LENGTH: Final = 32
"""Whoever knows the address may read the points, so it must not be guessed: 128 bits."""
KEPT: Final = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class PointLayer:
    """Points over one map.

    Args:
        rows: See `data.query.points_at`.
        name: What their address ends in, `smart_loudspeaker_clusters.11.2025-07-01.2025-Q3-...`;
            empty where none of them can be drawn.
        parcel: What is sent under it.
    """

    rows: Points
    name: str
    parcel: Parcel

    @property
    def drawn(self) -> Points:
        """Those with coordinates that can be drawn."""
        return Points(self.rows[self.rows["latitude"].notna()])


def periods(selection: Selection) -> tuple[Period, ...]:
    """The periods of a view with points, earliest first; mostly none."""
    version, measure, place = selection.version, selection.indicator.id, selection.place.code
    return _periods(f"{version} {measure} {place}", selection)


@memo(most=load.VIEWS_KEPT)
def _periods(key: str, selection: Selection) -> tuple[Period, ...]:  # noqa: ARG001 - the key
    found = load.points(
        selection.version, indicator_id=selection.indicator.id, place=selection.place.code
    )
    return query.periods_with_points(found) if len(found) else ()


def settled(one: Picture) -> PointLayer | None:
    """The points that the reader asked for; None where there are none or nobody asked."""
    if one.period not in periods(one.selection):
        address.forget(KEY)
        return None
    if address.settle(KEY, [ON]) != ON:
        return None
    selection = one.selection
    return layer(
        selection.version,
        indicator_id=selection.indicator.id,
        place=selection.place.code,
        edition=selection.edition.isoformat(),
        period=str(one.period),
    )


def over(one: Picture, view: MapView) -> MapView:
    """The view's map with the points over it that the reader asked for."""
    found = settled(one)
    if found is None or not found.name:
        return view
    return replace(view, points=_for_browser(found, one.indicator))


def _for_browser(found: PointLayer, measure: Indicator) -> dict[str, str]:
    number = pin.pinned()
    stem, _, digest = found.name.rpartition("-")
    return {
        "name": found.name if number is None else f"{stem}.{number}-{digest}",
        "unit": measure.unit(),
        "one": figure.lower_first(measure.short_name()),
        "zoom": say("point.zoom"),
        "more": say("point.more"),
        "failed": say("point.failed"),
        "keys": say("point.keys"),
    }


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def layer(version: str, *, indicator_id: str, place: str, edition: str, period: str) -> PointLayer:
    """The points of an indicator on one map at one time; made once a revision.

    Args:
        version: See `components.load.version`.
        indicator_id: Id of the indicator.
        place: Code of a province, or "VN".
        edition: ISO date of the list of the units on the map.
        period: Canonical id.
    """
    since = pd.Timestamp(edition).date()
    above = units.unit(NATION if place == NATION.code else UnitKey(place, TODAY))
    found = load.points(version, indicator_id=indicator_id, place=place)
    rows = query.points_at(found, units_of(above, since), period=parse(period))
    body = _body(rows)
    digest = sha256(body).hexdigest()[:DIGEST_LENGTH]
    is_any = bool(rows["latitude"].notna().any())
    name = f"{indicator_id}.{place}.{edition}.{period}-{digest}" if is_any else ""
    return PointLayer(rows=rows, name=name, parcel=Parcel(body=body, media_type="application/json"))


def named(name: str) -> Parcel | None:
    """What is sent under a name: of the points that hold now, or held at the revision in it."""
    told, _, digest = name.rpartition("-")
    indicator_id, *parts = told.split(".")
    names = ("place", "edition", "period")
    if not len(names) <= len(parts) <= len(names) + 1 or indicator_id not in indicators():
        return None
    number = int(parts.pop()) if len(parts) > len(names) and parts[-1].isdecimal() else None
    if len(parts) != len(names):
        return None
    view = dict(zip(names, parts, strict=True))
    try:
        with load.at(number):
            version = load.version()
        found = layer(version, indicator_id=indicator_id, **view)
    except (ValueError, BansoError):  # no place, no day, no period: nobody was told such a name
        return None
    return found.parcel if digest and found.name.endswith(f"-{digest}") else None


def _body(rows: Points) -> bytes:
    """Columns, not records: the same words are not sent for each point."""
    placed = rows[rows["latitude"].notna()]
    content: dict[str, Any] = {
        "units": sorted(set(placed["unit_shown"])),
        **{name: placed[name].tolist() for name in ("latitude", "longitude", "size")},
        **{name: placed[name].tolist() for name in ("name", "kind", "state")},
    }
    places = {code: at for at, code in enumerate(content["units"])}
    content["unit"] = [places[code] for code in placed["unit_shown"]]
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
