"""The profile on paper: of one commune at once, of all of a province with progress."""

import datetime as dt
from collections.abc import Callable
from types import MappingProxyType
from typing import Final

import streamlit as st

from components import commune, figure, load, sentence
from components.commune import View
from components.offer import Offer
from components.section.job import asking, listing
from components.sheet import sheet
from data.job.record import Kind, Order
from data.profile import Profile
from data.profile.pdf import Sheet, sheets_pdf
from geo import units
from geo.units import Unit
from text import language, say

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


def name_of_all(seen: View) -> str:
    """What the file of all communes is called."""
    return file_name(seen, None, is_invented=_is_invented(seen))


def _all(seen: View) -> None:
    """Of all communes: long work, so it is made in the background for whoever has an account."""
    n, chosen = len(units.communes(seen.place.code)), {"at": str(seen.until), "among": seen.among}
    if not asking.is_somebody():
        st.markdown(f":gray[:small[{say('job.profiles_sign_in', n=n)}]]")
        return
    order = Order(
        kind=Kind.PROFILES,
        subject=seen.place.code,
        revision=load.number_of(seen.selection.version),
        language=language(),
        options=MappingProxyType({**chosen, "targets": seen.targets}),
    )
    st.button(
        say("profile.make_all", n=n),
        key="sheets_make",
        type="tertiary",
        icon=":material/print:",
        help=say("job.ask_help"),
        on_click=asking.ask,
        args=(order,),
    )
    listing.files(subject=seen.place.code)


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
