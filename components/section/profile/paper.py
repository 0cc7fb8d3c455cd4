"""The profile on paper: of one commune at once, of all of a province with progress."""

import datetime as dt
from collections.abc import Callable
from typing import Final

import streamlit as st

from components import address, commune, figure, load, sentence
from components.commune import View
from components.offer import Offer
from components.sheet import sheet
from data.profile import Profile
from data.profile.pdf import Sheet, sheets_pdf
from geo import units
from geo.units import Unit
from text import language, say

READY: Final = "sheets_ready"
READ: Final = 0.1
SET: Final = 0.6
"""Parts of the whole that reading and setting take, for the bar of progress."""
Told = Callable[[float, str], None]


def offer(seen: View, one: Profile | None) -> Offer | None:
    """The page on paper is the sheet of one A4; those of all communes stand below."""
    if seen.until is None:
        return None
    return Offer(
        is_demonstration=bool(one and one.is_demonstration),
        is_shown=one is not None,
        pdf=(lambda: one_pdf(seen, one)) if one is not None else None,
        below=lambda: _all(seen),
    )


def source(seen: View) -> str:
    """Where the figures come from: reports of the communes, or nothing yet."""
    if seen.until is None:
        return say("page.no_source")
    return say("profile.source", province=figure.place_name(seen.place))


def one_pdf(seen: View, one: Profile) -> bytes:
    """The page of one commune."""
    return sheets_pdf([_sheet(seen, one)], title=one.unit.label(language()), at=_at())


def every_pdf(seen: View, *, tell: Told) -> bytes:
    """The pages of all communes of the province in one file.

    Args:
        seen: The view; its commune does not matter.
        tell: Is told how far it is, from 0 to 1, and in words.
    """
    tell(0.0, say("profile.step_reading"))
    made = commune.every_maker(seen)
    if made is None:
        raise ValueError(seen)
    places = units.communes(seen.place.code)
    sheets = []
    for at, unit in enumerate(places, start=1):
        sheets.append(_sheet(seen, made.profile(unit, seen.among)))
        tell(READ + (1 - READ - SET) * at / len(places), _step(at, unit, len(places)))
    tell(1 - SET, say("profile.step_setting", n=len(places)))
    found = sheets_pdf(sheets, title=_title(seen), at=_at())
    tell(1.0, say("profile.step_done"))
    return found


def file_name(seen: View, unit: Unit | None, *, is_invented: bool) -> str:
    """`ho-so-11-03127-2026-Q3.pdf`; invented figures say so in the name too."""
    parts = [say("profile.file"), seen.place.code, unit.code if unit else "", str(seen.until or "")]
    return (
        "-".join([*(part for part in parts if part), *(["demo"] if is_invented else [])]) + ".pdf"
    )


def _all(seen: View) -> None:
    """First made, with progress; then handed out as often as wanted."""
    key, n = commune.key_of_all(seen) + language(), len(units.communes(seen.place.code))
    is_asked = st.button(
        say("profile.make_all", n=n),
        key="sheets_make",
        type="tertiary",
        icon=":material/print:",
    )
    if is_asked:
        address.hold(READY, key)
    if address.held(READY) != key:
        return
    bar = st.progress(0.0)

    def tell(share: float, said: str) -> None:
        bar.progress(share, said)

    body = _kept(key, seen, tell)
    bar.empty()
    st.download_button(
        say("profile.download_all", n=n),
        body,
        file_name=file_name(seen, None, is_invented=_is_invented(seen)),
        key="sheets_all",
        type="primary",
        icon=":material/download:",
        on_click="ignore",
        mime="application/pdf",
    )


@st.cache_resource(max_entries=load.STORES_KEPT, show_spinner=False)
def _kept(key: str, _seen: View, _tell: Told) -> bytes:  # noqa: ARG001 - the key
    return every_pdf(_seen, tell=_tell)


def _is_invented(seen: View) -> bool:
    known = load.available(seen.selection.version)
    return bool(known.loc[known["province_code"] == seen.place.code, "is_demonstration"].any())


def _sheet(seen: View, one: Profile) -> Sheet:
    told = commune.newest_passages(seen, one.unit)
    return sheet(one, source=source(seen), revision=sentence.revision(), told=told)


def _step(at: int, unit: Unit, n: int) -> str:
    return say("profile.step_sheet", at=at, of=n, name=unit.label(language()))


def _title(seen: View) -> str:
    return say("profile.title_all", province=seen.place.label(language()))


def _at() -> dt.datetime:
    return load.shown().at or dt.datetime(2025, 7, 1, tzinfo=dt.UTC)
