"""The ways to a commune's profile, from wherever its name stands."""

from urllib.parse import urlencode

import streamlit as st

from components import frame, pin
from components.commune import ALL, PAGE, link
from geo.units import TODAY, Level, Unit
from text import language, say


def profile_link(unit: Unit, *, label: str = "") -> None:
    """A line that opens the profile; nothing for a province or a former commune.

    Args:
        unit: Whose.
        label: In few words, where there is no room for more.
    """
    if not has_profile(unit):
        return
    st.page_link(
        frame.PAGES / f"{PAGE}.py",
        label=label or say("profile.open_of"),
        icon=":material/contact_page:",
        query_params=link(unit) | {"lang": language().value},
    )


def linked(unit: Unit, words: str, *, targets: str = ALL) -> str:
    """The words as a Markdown link to the profile; as they are where there is none.

    Args:
        unit: Whose.
        words: Not yet escaped.
        targets: Id of the plan whose targets are to be shown.
    """
    said = frame.escape(words)
    if not has_profile(unit):
        return said
    asked = urlencode(link(unit, targets=targets) | {"lang": language().value} | pin.parts())
    return f"[{said}]({PAGE}?{asked})"


def has_profile(unit: Unit) -> bool:
    """Profiles are of today's communes."""
    return unit.level is Level.COMMUNE and unit.valid_from == TODAY
