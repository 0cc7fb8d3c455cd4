"""A province's communes with invented figures, as a plate."""

from dataclasses import replace
from typing import Any

import pandas as pd

from components.charts.legend import LegendRow
from components.maps.view import MapView, Mode
from components.plate import Key, Plate, Sizes
from data.classes import palette
from data.model import State
from geo import units
from geo.units import NATION, TODAY

COLOURS = palette(5, theme="light", direction="higher")  # type: ignore[arg-type]
STATES = {"missing": ("Chưa báo cáo", 1), "not_applicable": ("Không áp dụng", 1)}


def rows(place: str = "11") -> pd.DataFrame:
    """Five classes in turn; the first reported nothing, the second need not, the third guessed."""
    listed = (
        units.children(NATION, edition=TODAY) if place == "provinces" else units.communes(place)
    )
    count = len(listed)
    states = [State.MISSING, State.NOT_APPLICABLE, State.ESTIMATED] + [State.REPORTED] * (count - 3)
    known = [None, None, *(at % 5 for at in range(2, count))]
    return pd.DataFrame(
        {
            "unit_code": [one.code for one in listed],
            "state": [state.value for state in states],
            "class_index": pd.array(known, dtype="Int64"),
            "value": [float("nan") if one is None else 20.0 * one for one in known],
            "value_text": ["" if one is None else f"{20 * one} %" for one in known],
        }
    )


def plate(place: str = "11", *, is_circles: bool = False, **facts: Any) -> Plate:
    view = MapView(
        scope=place,
        rows=rows(place),
        palette=() if is_circles else COLOURS,
        alt="Bản đồ thử: thấp nhất Sín Thầu.",
        mode=Mode.CIRCLES if is_circles else Mode.COLOURS,
    )
    classes = tuple(
        LegendRow(label=f"{20 * at} – < {20 * at + 20}", colour=colour, count=9)
        for at, colour in enumerate(COLOURS)
    )
    key = Key(
        title="Số xã, phường theo mức",
        note="% số hộ",
        classes=() if is_circles else classes,
        sizes=Sizes(largest=80, reach=28, unit="cụm") if is_circles else None,
        states=STATES,
    )
    made = Plate(
        title="Hộ được phủ mạng",
        note="Tỉnh Điện Biên · Quý III/2025",
        view=view,
        key=key,
        whole_name="Toàn tỉnh",
        whole="71,4 %",
        beside=("41/45 xã, phường đã báo cáo",),
        foot=("Nguồn: báo cáo của xã. Số liệu chốt 14/9/2025.", "Bản số liệu r1"),
        mark="Dữ liệu minh hoạ",
    )
    return replace(made, **facts)
