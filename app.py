"""The ASGI application: the pages, and the files they need, from one origin."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from streamlit import net_util

from components import (
    embed_route,
    figure_route,
    geometry_route,
    link_route,
    point_route,
    story_route,
)
from components.entry import first_page, gate, opening, packed, route

# Streamlit asks a host outside for this machine's address when a browser comes by another name
# than localhost. Nothing leaves the building: an answer that is there already is not asked for.
net_util._external_ip = ""

ROOT = Path(__file__).resolve().parent

BASE = st.get_option("server.baseUrlPath")

app = st.App(
    ROOT / "components" / "shell.py",
    routes=[
        *geometry_route.routes(ROOT / "static", base=BASE),
        *figure_route.routes(base=BASE),
        *point_route.routes(base=BASE),
        *story_route.routes(base=BASE),
        *embed_route.routes(base=BASE),
        *link_route.routes(base=BASE),
        *route.routes(base=BASE),
        *first_page.routes(base=BASE),
    ],
    lifespan=opening.lifespan,
    middleware=[Middleware(gate.Gate, base=BASE), Middleware(packed.Packed, base=BASE)],
)
