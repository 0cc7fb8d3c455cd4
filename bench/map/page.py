"""A page with nothing but a map and what changes it, for tests and measures of the map alone."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # a page of the bench is a script of its own

import numpy as np  # noqa: E402 - after the path
import pandas as pd  # noqa: E402
import streamlit as st  # noqa: E402

from components.maps import map_view  # noqa: E402
from components.maps.map_view import MapView, Mode, Theme  # noqa: E402
from data.model import State  # noqa: E402
from geo import topology  # noqa: E402
from text import Language, speak  # noqa: E402

PALETTE = ("#d3f2a3", "#82d091", "#4c9b82", "#19696f", "#074050")

st.set_page_config(layout="wide")
speak(Language(st.query_params.get("lang", "vi")))
theme = Theme(st.context.theme.type or "light")
asked = st.query_params.get("scope", "11")
scopes = list(dict.fromkeys([asked, "11", "56", "provinces", "communes"]))

row = st.container(horizontal=True)
scope = row.selectbox("Scope", scopes, key="scope")
indicator = row.selectbox("Indicator", [f"indicator {n}" for n in range(45)], key="indicator")
mode = row.segmented_control("Mode", list(Mode), default=Mode.COLOURS, key="mode") or Mode.COLOURS

codes = topology.layer(scope).codes
random = np.random.default_rng(int(indicator.split()[1]))
values = random.uniform(0, 100, len(codes))
states = [State.REPORTED] * len(codes)
for at in range(2, len(codes), 11):
    states[at] = State.MISSING
for at in range(5, len(codes), 17):
    states[at] = State.NOT_APPLICABLE
for at in range(6, len(codes), 13):
    states[at] = State.ESTIMATED
values[7 % len(codes)] = 0.0
has_value = np.array([state in {State.REPORTED, State.ESTIMATED} for state in states])
values = np.where(has_value, values, np.nan)
rows = pd.DataFrame(
    {
        "unit_code": codes,
        "state": states,
        "value": values,
        "class_index": pd.array(
            [int(min(v // 20, 4)) if ok else None for v, ok in zip(values, has_value, strict=True)],
            dtype="Int64",
        ),
        "value_text": [
            f"{v:.1f} %".replace(".", ",") if ok else "Chưa báo cáo"
            for v, ok in zip(values, has_value, strict=True)
        ],
        "detail_text": "1.395/3.120 hộ\nQuý III/2025\n+3,4 điểm % so với quý II/2025",
        "short_text": [f"{v:.0f}" if ok else "" for v, ok in zip(values, has_value, strict=True)],
    }
)
left, right = st.columns([632, 616], gap="medium")
with left:
    said = map_view.show(
        MapView(
            scope=scope,
            rows=rows,
            palette=PALETTE if theme is Theme.LIGHT else ("#0c4a59", *PALETTE[3::-1]),
            mode=Mode(mode),
            theme=theme,
            selected=st.session_state.get("chosen") or None,
            alt="Bản đồ thử.",
            height=int(st.query_params.get("height", 548)),
        ),
        key="map",
        on_choose=lambda code: st.session_state.update(chosen=code),
    )
right.text(f"chosen: {st.session_state.get('chosen') or 'nothing'}")
