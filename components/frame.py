"""What frames every page: the first row, the title, the source line, and what to do when empty."""

from typing import Final

import streamlit as st

from components import address
from components.charts.style import Theme
from text import Language, language, say

MOBILE_HINTS: Final = ("Mobi", "Android")


def theme() -> Theme:
    """Light or dark, as the reader's screen is set."""
    return Theme.DARK if st.context.theme.type == "dark" else Theme.LIGHT


def is_compact() -> bool:
    """A narrow screen: guessed from the browser's request, unless the reader says.

    A matter of this screen, not of the view: it stands in no address.
    """
    headers = st.context.headers
    agent = headers.get("User-Agent") or ""
    hinted = headers.get("Sec-CH-UA-Mobile") == "?1" or any(one in agent for one in MOBILE_HINTS)
    return address.remembered("layout", "compact" if hinted else "wide") == "compact"


def demonstration() -> None:
    """The mark that invented figures carry wherever they are shown."""
    st.badge(
        say("page.demonstration"),
        icon=":material/science:",
        color="violet",
        help=say("page.demonstration_help"),
    )


def settings() -> None:
    """Language and layout, at the right end of the first row."""
    with st.popover("", icon=":material/language:", help=say("page.settings"), key="settings"):
        st.segmented_control(
            say("page.language"),
            list(Language),
            format_func=lambda one: say(f"page.language_{one}"),
            key="lang",
            required=True,
        )
        st.segmented_control(
            say("page.layout"),
            ["wide", "compact"],
            format_func=lambda one: say(f"page.layout_{one}"),
            key="layout",
            required=True,
            persist_state="session",
        )


def heading(title: str, note: str) -> None:
    """What the page shows, and one line of unit and period."""
    with st.container(gap=None):
        st.title(title, anchor=False)
        st.markdown(f":gray[{escape(note)}]")


def source_line(left: str, right: str) -> None:
    """Last on every page: where the figures come from, and which revision they are."""
    st.space("small")
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.markdown(f":gray[:small[{escape(left)}]]", width="content")
        st.markdown(f":gray[:small[{escape(right)}]]", width="content")


def nothing_yet(body: str, *, commands: str) -> None:
    """A page without figures says what to do instead of failing."""
    with st.container(border=True, width=720):
        st.subheader(say("page.nothing"), anchor=False)
        st.markdown(body)
        st.code(commands, language=None)


def escape(text: str) -> str:
    """Text that Markdown must not read as markup: names and titles come from files."""
    for sign in ("\\", "[", "]", "*", "_", "`", "$", ":", "~", "<"):
        text = text.replace(sign, f"\\{sign}")
    return text


def spoken() -> Language:
    """The language of this run, for labels kept per language."""
    return language()
