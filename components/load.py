"""Every cached question to the store, keyed by where it is and the revision of its figures.

Tables are shared between readers and never changed in place: copying one for each run would
cost more than most questions.
"""

import datetime as dt
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import Final
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from components import nationwide
from components.state import (
    STORES_KEPT,
    at,
    figures_at,
    number_of,
    overrides,
    revision,
    shown,
    store,
    today,
    version,
    where,
)
from data import conversion
from data.catalog import indicator
from data.conversion import Converted
from data.model import Published
from data.plan import Plan, Register, register_with
from data.point import Points
from data.store import StoreError
from data.submission import access
from geo import lineage, units
from geo.units import FORMER, TODAY, Level

__all__ = [
    "STORES_KEPT",
    "at",
    "available",
    "figures",
    "figures_at",
    "number_of",
    "overrides",
    "own",
    "plans",
    "points",
    "publish_due",
    "revision",
    "series",
    "shown",
    "store",
    "submissions",
    "today",
    "told",
    "version",
]

VIEWS_KEPT: Final = 128
DUE_SECONDS: Final = 60
VIETNAM: Final = ZoneInfo("Asia/Ho_Chi_Minh")


@st.cache_resource(max_entries=STORES_KEPT, show_spinner=False)
def available(version: str) -> pd.DataFrame:
    """See `Store.available`."""
    return store().available(revision=number_of(version))


@st.cache_resource(max_entries=VIEWS_KEPT, show_spinner=False)
def series(
    version: str,
    *,
    indicator_id: str,
    place: str,
    edition: dt.date = TODAY,
) -> Published:
    """Every published figure of an indicator in a place: its units' and its own.

    Args:
        version: See `version`.
        indicator_id: Id of the indicator.
        place: Code of a province, or "VN" for provinces side by side.
        edition: Which list of units.
    """
    if place != "VN":
        return figures_at(version).observations(
            indicator_ids=[indicator_id],
            province_code=place,
            unit_valid_from=edition.isoformat(),
        )
    known = available(version)
    provinces = known.loc[known["level"] == Level.PROVINCE, "province_code"].unique()
    return figures_at(version).observations(
        indicator_ids=[indicator_id],
        unit_codes=[*provinces],
        unit_valid_from=edition.isoformat(),
    )


@st.cache_resource(max_entries=VIEWS_KEPT, show_spinner=False)
def told(version: str, *, indicator_id: str, place: str) -> Published:
    """Every figure of an indicator in a province as it was reported, of both lists of units.

    Args:
        version: See `version`.
        indicator_id: Id of the indicator.
        place: Code of one of today's provinces.
    """
    tables = [series(version, indicator_id=indicator_id, place=place)]
    known = available(version)
    known = known[(known["indicator_id"] == indicator_id) & (known["level"] == Level.COMMUNE)]
    there = set(known.loc[known["unit_valid_from"] == FORMER.isoformat(), "province_code"])
    tables += [
        figures_at(version).observations(
            indicator_ids=[indicator_id],
            province_code=code,
            unit_valid_from=FORMER.isoformat(),
        )
        for code in (lineage.former_provinces(place) if there else ())
        if code in there
    ]
    filled = [one for one in tables if len(one)] or tables[:1]
    return Published(filled[0] if len(filled) == 1 else pd.concat(filled, ignore_index=True))


@st.cache_resource(max_entries=VIEWS_KEPT, show_spinner=False)
def own(version: str, *, indicator_id: str, code: str, since: str) -> Published:
    """Every figure of an indicator that one place published of itself.

    Args:
        version: See `version`.
        indicator_id: Id of the indicator.
        code: Of the place.
        since: ISO date that makes the code a place.
    """
    return figures_at(version).observations(
        indicator_ids=[indicator_id], unit_codes=[code], unit_valid_from=since
    )


@st.cache_resource(max_entries=VIEWS_KEPT, show_spinner=False)
def points(version: str, *, indicator_id: str, place: str) -> Points:
    """Every point that published figures of an indicator count in a place, "VN" for all."""
    return store().points(
        indicator_ids=[indicator_id],
        province_code=None if place == "VN" else place,
        revision=number_of(version),
    )


def figures(
    version: str,
    *,
    indicator_id: str,
    place: str,
    edition: dt.date,
    is_converted: bool,
    is_by_commune: bool = False,
) -> Converted:
    """What a view shows of: the figures of a place, with what each of them rests on.

    Args:
        version: See `version`.
        indicator_id: Id of the indicator.
        place: Code of a province, or "VN" for provinces side by side.
        edition: Which list of provinces.
        is_converted: Communes' figures on today's communes, not as the units reported them.
        is_by_commune: Of the nation: today's communes as they reported, not the provinces.
            Provinces that did not report themselves have what their communes give together.
    """
    if place == "VN" and is_by_commune:
        return nationwide.today(version, indicator_id=indicator_id)
    if place == "VN":
        return _of_provinces(version, indicator_id=indicator_id, edition=edition)
    weighed = conversion.version() if is_converted else ""
    return _figures(
        version, weighed, indicator_id=indicator_id, place=place, is_converted=is_converted
    )


@st.cache_resource(max_entries=VIEWS_KEPT, show_spinner=False)
def _of_provinces(version: str, *, indicator_id: str, edition: dt.date) -> Converted:
    rows = series(version, indicator_id=indicator_id, place="VN", edition=edition)
    return nationwide.of_provinces(version, rows, indicator_id=indicator_id, edition=edition)


@st.cache_resource(max_entries=VIEWS_KEPT, show_spinner=False)
def _figures(
    version: str,
    weighed: str,  # noqa: ARG001 - a key: other weights are other figures
    *,
    indicator_id: str,
    place: str,
    is_converted: bool,
) -> Converted:
    rows = told(version, indicator_id=indicator_id, place=place)
    if not is_converted:
        return conversion.as_reported(rows)
    return conversion.convert(
        rows,
        indicator=indicator(indicator_id),
        units=units.communes(place),
        weights=conversion.weights(),
    )


def plans(version: str) -> Mapping[str, Plan]:
    """Every plan by id: those of text files with published lines laid over them.

    The files are looked at each time; what they and the store say is read once a state.

    Args:
        version: See `version`.
    """
    return _plans(version, register_with())


@st.cache_resource(max_entries=STORES_KEPT, show_spinner=False, hash_funcs={Register: id})
def _plans(version: str, files: Register) -> Mapping[str, Plan]:  # noqa: ARG001 - a key
    return store().plans(revision=number_of(version))


@st.cache_resource(max_entries=STORES_KEPT, show_spinner=False)
def submissions(version: str) -> pd.DataFrame:  # noqa: ARG001 - the key
    """Those that were ever published, see `data.submission.access.published`."""
    return access.published(store())


def publish_due() -> None:
    """Let reports hold whose day has come; asked at most once a minute in this process."""
    with suppress(StoreError):  # the page is still read; the next minute tries again
        _published_due(where(), int(time.monotonic() // DUE_SECONDS))


@st.cache_resource(max_entries=STORES_KEPT, show_spinner=False)
def _published_due(where: str, minute: int) -> list[int]:  # noqa: ARG001 - the key
    return store().publish_due(dt.datetime.now(VIETNAM).date())
