"""The ASGI application: the pages, and the files they need, from one origin."""

from pathlib import Path

import streamlit as st
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

ROOT = Path(__file__).resolve().parent

app = st.App(
    ROOT / "components" / "shell.py",
    routes=[Mount("/assets", StaticFiles(directory=ROOT / "static"))],
)
