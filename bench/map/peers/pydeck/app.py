"""Streamlit with pydeck's GeoJsonLayer."""

import json
import os
from pathlib import Path

import pydeck
import streamlit as st

FOLDER = Path(os.environ["BANSO_PEER"])


@st.cache_data
def given() -> tuple[dict, dict]:
    shapes = json.loads((FOLDER / "communes.geojson").read_text(encoding="utf-8"))
    return shapes, json.loads((FOLDER / "values.json").read_text(encoding="utf-8"))


def colour(text: str) -> list[int]:
    return [int(text[at : at + 2], 16) for at in (1, 3, 5)]


st.set_page_config(layout="wide")
shapes, content = given()
chosen = st.selectbox("Indicator", list(content["values"]), key="indicator")
for feature, value in zip(shapes["features"], content["values"][chosen], strict=True):
    feature["properties"]["fill"] = colour(content["palette"][min(int(value // 20), 4)])
layer = pydeck.Layer(
    "GeoJsonLayer",
    shapes,
    get_fill_color="properties.fill",
    get_line_color=[255, 255, 255],
    line_width_min_pixels=0.5,
)
st.pydeck_chart(
    pydeck.Deck(
        [layer],
        map_style=None,
        initial_view_state=pydeck.ViewState(latitude=16, longitude=106.5, zoom=4.6),
    ),
    width=632,
    height=548,
)
