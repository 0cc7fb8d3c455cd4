"""Streamlit with folium's GeoJson, as tutorials show it."""

import json
import os
from pathlib import Path

import folium
import streamlit as st
from streamlit_folium import st_folium

FOLDER = Path(os.environ["BANSO_PEER"])


@st.cache_data
def given() -> tuple[dict, dict]:
    shapes = json.loads((FOLDER / "communes.geojson").read_text(encoding="utf-8"))
    return shapes, json.loads((FOLDER / "values.json").read_text(encoding="utf-8"))


st.set_page_config(layout="wide")
shapes, content = given()
chosen = st.selectbox("Indicator", list(content["values"]), key="indicator")
values = dict(zip((f["id"] for f in shapes["features"]), content["values"][chosen], strict=True))


def style(feature: dict) -> dict:
    colour = content["palette"][min(int(values[feature["id"]] // 20), 4)]
    return {"fillColor": colour, "color": "#ffffff", "weight": 0.5, "fillOpacity": 1}


drawn = folium.Map([16, 106.5], zoom_start=5, tiles=None, prefer_canvas=True)
folium.GeoJson(shapes, style_function=style).add_to(drawn)
st_folium(drawn, width=632, height=548, returned_objects=[])
