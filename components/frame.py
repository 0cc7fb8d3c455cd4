"""What frames every page: the first row, the title, the source line, and what to do when empty."""

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Final, Literal

import streamlit as st

from components import account, address, figure, load, sentence
from components.charts.style import Theme
from components.kept import kept
from components.picture import Picture
from text import Language, say

PAGES: Final = Path(__file__).resolve().parents[1] / "pages"
MOBILE_HINTS: Final = ("Mobi", "Android")
WIDTH: Final = "banso_width"
"""Cookie of the first page: `narrow` where the window is, whatever browser it is of."""
NARROW: Final = "narrow"
NARROW_PX: Final = 640  # below it Streamlit puts columns one below the other
VIETNAM: Final = load.VIETNAM


def theme() -> Theme:
    """Light or dark, as the reader's screen is set."""
    return Theme.DARK if st.context.theme.type == "dark" else Theme.LIGHT


def is_compact() -> bool:
    """A narrow screen: guessed from the browser's request and its window, unless the reader says.

    A matter of this screen, not of the view: it stands in no address.
    """
    headers = st.context.headers
    agent = headers.get("User-Agent") or ""
    hinted = headers.get("Sec-CH-UA-Mobile") == "?1" or any(one in agent for one in MOBILE_HINTS)
    hinted = hinted or st.context.cookies.get(WIDTH) == NARROW
    return address.remembered("layout", "compact" if hinted else "wide") == "compact"


def accented(words: str) -> str:
    """Words that lead somewhere or are chosen, as Markdown.

    The dark theme's primary colour is made for white words on it, and is too dark for words.
    """
    return words if theme() is Theme.DARK else f":primary[{words}]"


def demonstration() -> None:
    """The mark that invented figures carry wherever they are shown."""
    st.badge(
        say("page.demonstration"),
        icon=":material/science:",
        color="violet",
        help=say("page.demonstration_help"),
    )


def marked(name: str) -> str:
    """A name with that mark behind it, as Markdown: on a narrow screen it takes no line of its own.

    Args:
        name: Of what is invented.
    """
    return f"{escape(name)} :violet-badge[:material/science: {say('page.demonstration')}]"


def settings(*, beside_place: bool = False) -> None:
    """Language, layout, account: at the end of the first row, on a phone beside the place.

    Args:
        beside_place: Which of the two this call stands at; the other draws nothing.
    """
    if beside_place is not is_compact():
        return
    icon = ":material/account_circle:" if beside_place else ":material/language:"
    # Made in every run, seen or not: Streamlit forgets the language of a control that is not there.
    with st.popover("", icon=icon, help=say("page.settings"), key="settings"):
        _settings(has_account=beside_place)
    if not beside_place:
        account.corner()


def _settings(*, has_account: bool) -> None:
    if has_account:
        account.inside()
    address.show("lang")
    st.segmented_control(
        say("page.language"),
        list(Language),
        format_func=lambda one: say(f"page.language_{one}"),
        key="lang",
        required=True,
    )
    address.show("layout")
    st.segmented_control(
        say("page.layout"),
        ["wide", "compact"],
        format_func=lambda one: say(f"page.layout_{one}"),
        key="layout",
        required=True,
        persist_state="session",
    )


def first_row() -> "st.delta_generator.DeltaGenerator":
    """The row of where I am and what I do with it; used as a block."""
    gap: Literal["xsmall", "small"] = "xsmall" if is_compact() else "small"
    return st.container(horizontal=True, vertical_alignment="center", gap=gap)


def view_row() -> AbstractContextManager[object]:
    """What is shown large and what may be done with it: on a narrow screen a row of its own."""
    if is_compact():
        return st.container(horizontal=True, vertical_alignment="center", gap="xxsmall")
    st.space("stretch")
    return nullcontext()


def head() -> "st.delta_generator.DeltaGenerator":
    """All above the picture; a title brings space of its own, so there is little between."""
    return st.container(gap="xxsmall")


@kept
def reported(one: Picture) -> None:
    """`40/45 xã, phường đã báo cáo`, where the bar of it is out of sight."""
    st.markdown(f":small[{escape(sentence.answered(one))}]")


def heading(title: str, note: str) -> None:
    """What the page shows, and one line of unit and period."""
    with st.container(gap=None):
        st.title(title, anchor=False)
        st.markdown(f":gray[:small[{escape(note)}]]")


@kept
def view_heading(one: Picture, *, is_compact: bool) -> None:
    """The indicator as title; below it on one line unit, tier of the units and period.

    Args:
        one: The view.
        is_compact: On a narrow screen the line has the unit alone; the counts of the whole's
            figure, just below, say what it is of.
    """
    unit = one.indicator.unit() if is_compact and one.total.value is not None else ""
    shown = unit or figure.unit_words(one.indicator) or one.indicator.short_name()
    note = say(
        "page.note_short",
        unit=shown[:1].upper() + shown[1:],
        level=one.level_words,
        period=one.period.label(),
    )
    heading(one.indicator.short_name(), note)


def trends_heading(one: Picture) -> None:
    """The indicator, its full name, and the span of periods."""
    first, last = one.selection.sequence[0], one.selection.sequence[-1]
    span = say("page.span", first=first.label(), last=figure.lower_first(last.label()))
    heading(one.indicator.short_name(), f"{one.indicator.name()} · {span}")


def overview_heading(one: Picture) -> None:
    """The place and the period; how far its units have reported."""
    heading(*overview_titles(one))


def overview_titles(one: Picture) -> tuple[str, str]:
    """The title and the line below it."""
    place = one.selection.place
    name = say("page.nation") if one.selection.is_national else figure.place_name(place)
    note = sentence.answered(one)
    title = say(
        "page.overview_title",
        name=name,
        period=figure.lower_first(one.period.label()),
    )
    return title, f"{one.indicator.short_name()}: {note}"


@kept
def figures_source(one: Picture, *, also: Picture | None = None) -> None:
    """Where the figures in view come from, and the revision they are of."""
    source_line(sentence.figures_source(one, also=also))


def source_line(left: str) -> None:
    """Last on every page: where the figures come from, and which revision they are."""
    right = sentence.revision()
    st.space("small")
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.markdown(f":gray[:small[{escape(left)}]]", width="content")
        if right:
            st.markdown(f":gray[:small[{escape(right)}]]", width="content")


def filters_label() -> str:
    """The words on the button that holds every select of a narrow screen."""
    return say("page.filters")


def escape(text: str) -> str:
    """Text that Markdown must not read as markup: names and titles come from files."""
    for sign in ("\\", "[", "]", "*", "_", "`", "$", ":", "~", "<", "#", "@"):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("www.", "www\\.")  # which Markdown would make a link of
