"""Why the map is drawn as it is, in plain words: a section a question, with a small picture."""

from typing import Final

import streamlit as st

from components import frame, why_picture
from components.charts.style import swatch
from components.maps.view import Theme
from data.classes import Method
from text import language, say

SECTIONS: Final = (
    "read", "classes", "colours", "time", "methods", "states", "circles", "names", "converted",
    "change", "outlines", "islands", "points", "rounding",
)  # fmt: skip
PICTURED: Final = ("classes", "time", "states", "circles", "change", "islands")
STATES: Final = ("missing", "not_applicable", "zero", "estimated", "not_convertible", "partial")
PICTURE_PX: Final = 300
LINK: Final = "catalogue.py"


def why() -> None:
    """Every section, one below the other."""
    st.markdown(f":gray[:small[{say('why.invented')}]]")
    for name in SECTIONS:
        _section(name)


def link() -> None:
    """The way here from a legend."""
    st.page_link(
        frame.PAGES / LINK,
        label=say("why.link"),
        icon=":material/help:",
        query_params={"part": "why"},
    )


def _section(name: str) -> None:
    with st.container(border=True, key=f"why_{name}"):
        if name not in PICTURED:
            _words(name)
            return
        drawn, told = st.columns([4, 7], gap="large", vertical_alignment="center")
        with drawn:
            picture = why_picture.picture(name, frame.theme(), language())
            st.image(picture, width=PICTURE_PX, alt=say(f"why.{name}_alt"))
        with told:
            _words(name)


def _words(name: str) -> None:
    st.subheader(say(f"why.{name}_title"), anchor=False)
    st.markdown(say(f"why.{name}_text"))
    if name == "methods":
        _methods(frame.theme())
    if name == "states":
        _states(frame.theme())


def _methods(theme: Theme) -> None:
    """The ways of classing that there are, each on the same figures."""
    for method in Method:
        drawn, told = st.columns([4, 7], gap="large", vertical_alignment="center")
        named = say(f"page.method_{method}")
        with drawn:
            picture = why_picture.of_method(method, theme)
            st.image(picture, width=PICTURE_PX, alt=say("why.method_alt", method=named))
        with told:
            st.markdown(f"**{named}.** {say(f'why.method_{method}')}")


def _states(theme: Theme) -> None:
    for state in STATES:
        drawn, told = st.columns([1, 12], gap="small", vertical_alignment="center")
        with drawn:
            st.image(swatch(state, theme=theme, width=36, height=24), alt="", width=36)
        with told:
            st.markdown(say(f"why.state_{state}"))
