"""The main script: language, mark, navigation; then the page that the reader asked for."""

from pathlib import Path
from typing import Final

import streamlit as st

from components import address, frame
from text import Language, say, speak
from text.error import BansoError

ROOT: Final = Path(__file__).resolve().parents[1]
ICONS: Final = {
    "overview": ":material/home:",
    "map": ":material/map:",
    "trends": ":material/show_chart:",
    "reporting": ":material/fact_check:",
    "catalogue": ":material/menu_book:",
}


def run() -> None:
    """Draw what every page shares and run the page inside it."""
    st.set_page_config(layout="wide", page_icon=STATIC / "icon.svg")
    chosen = address.settle("lang", list(Language), default=Language.VI, is_sticky=True)
    speak(Language(chosen))
    st.logo(str(STATIC / f"logo-{frame.theme()}.svg"), size="large")
    pages = {
        name: st.Page(
            frame.PAGES / f"{name}.py",
            title=say(f"page.nav_{name}"),
            icon=icon,
            url_path=name,
            help=say(f"page.help_{name}"),
        )
        for name, icon in ICONS.items()
    }
    home = st.Page(
        lambda: None, title=say("page.nav_map"), url_path="home", default=True, visibility="hidden"
    )
    page = st.navigation([*pages.values(), home], position="top")
    if page == home:
        st.switch_page(pages["map"], query_params=st.query_params.to_dict())
    address.turn(page.url_path)
    try:
        page.run()
    except BansoError as error:
        st.error(str(error))


STATIC: Final = ROOT / "static"
run()
