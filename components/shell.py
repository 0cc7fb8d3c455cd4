"""The main script: language, mark, navigation; then the page that the reader asked for."""

from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl, urlsplit

import streamlit as st

from components import account, active_word, address, frame, load, pin_asked, waiting
from components.entry import cookie, preload
from components.section import pinned_bar
from components.visitor import is_open, visitor
from data.actor import Actor
from text import Language, say, speak
from text.error import BansoError

ROOT: Final = Path(__file__).resolve().parents[1]
ICONS: Final = {
    "overview": ":material/home:",
    "map": ":material/map:",
    "trends": ":material/show_chart:",
    "compare": ":material/compare_arrows:",
    "dti": ":material/leaderboard:",
    "plan": ":material/flag:",
    "review": ":material/history_edu:",
    "commune": ":material/contact_page:",
    "submit": ":material/upload_file:",
    "reporting": ":material/fact_check:",
    "catalogue": ":material/menu_book:",
    "accounts": ":material/manage_accounts:",
}
OF_ADMINISTRATORS: Final = {"accounts"}
REACHED_FROM_OTHERS: Final = {"commune"}
"""Of one commune, so opened from where it was met: the map, a search, a table, a plan."""


def run() -> None:
    """Draw what every page shares and run the page inside it."""
    st.set_page_config(layout="wide", page_icon=STATIC / "icon.svg")
    chosen = address.settle("lang", list(Language), default=Language.VI, is_sticky=True)
    speak(Language(chosen))
    active_word.active_word()
    waiting.waiting()
    st.logo(f"/app/static/logo-{frame.theme()}.svg", size="large")
    try:
        _run_for(visitor())
    except BansoError as error:
        st.error(str(error))


def _run_for(who: Actor) -> None:
    load.publish_due()
    pages = {
        name: st.Page(
            frame.PAGES / f"{name}.py",
            title=say(f"page.nav_{name}"),
            icon=icon,
            url_path=name,
            help=say(f"page.help_{name}"),
            visibility="hidden" if name in REACHED_FROM_OTHERS else "visible",
        )
        for name, icon in ICONS.items()
        if name not in OF_ADMINISTRATORS or who.is_administrator
    }
    home = st.Page(
        lambda: None, title=say("page.nav_map"), url_path="home", default=True, visibility="hidden"
    )
    page = st.navigation([*pages.values(), home], position="top")
    if page == home:
        _open_first(pages, who)
    address.turn(page.url_path)
    pin_asked.settle(page.url_path)
    if who.account_id is None and not is_open():
        account.closed()
        return
    pinned_bar.pinned_bar()
    page.run()
    preload.after_first_run()


def _open_first(pages: dict[str, "st.Page"], who: Actor) -> None:
    """The map; after signing in elsewhere, the view that the reader left for it."""
    left = cookie.opened(st.context.cookies.get(cookie.VIEW), name=cookie.VIEW)
    if left and who.account_id is not None and not address.held("came_back"):
        address.hold("came_back", "yes")
        parts = urlsplit(left)
        name = parts.path.rsplit("/", 1)[-1]
        if name in pages:
            st.switch_page(pages[name], query_params=dict(parse_qsl(parts.query)))
    st.switch_page(pages["map"], query_params=st.query_params.to_dict())


STATIC: Final = ROOT / "static"
run()
