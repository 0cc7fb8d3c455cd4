"""The measuring page as an app: the product's own routes around it."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # the bench's app stands below the project's folder

import streamlit as st  # noqa: E402 - after the path

from components import geometry_route  # noqa: E402

app = st.App(
    ROOT / "bench" / "map" / "page.py",
    routes=geometry_route.routes(ROOT / "static", base=st.get_option("server.baseUrlPath")),
)
