"""The menu of files, the same on every page; a file is made when it is asked for."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, Literal

import streamlit as st

from components import figure, geo_file, load, pin
from components.filters import Selection
from components.offer import Layers, Maker, Offer
from components.section.page_view import page_view
from components.story import link, naming
from components.story.page_file import Form, Taken
from data.story.freezing import of
from data.story.moment import UNKNOWN, Moment
from data.story.record import ONLY_TODAY, View
from text import Language, language, say, speaking

WIDTH: Final = 300
MIMES: Final = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "csv": "text/csv",
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "geojson": "application/geo+json",
    "gpkg": "application/geopackage+sqlite3",
}
File = tuple[str, str, Maker]
"""Words on the button, name of the file, what makes its content."""


def menu(offer: Offer | None, *, is_compact: bool) -> None:
    """What can be taken of what is seen: picture, table, document, data of the map.

    Args:
        offer: What the page adds; None where it shows nothing.
        is_compact: On a narrow screen, and in a row that is full, the button is an icon.
    """
    if offer is None:
        return
    label = "" if is_compact else say("page.download")
    help_text = say("page.download") if is_compact else None
    asked = st.popover(
        label, icon=":material/download:", key="downloads", help=help_text, on_change="rerun"
    )
    if not asked.open:  # buttons that every run of every reader would make and send
        return
    with asked, st.container(width=WIDTH, gap="small"):
        view = page_view()
        if offer.is_shown and view is not None:
            for name, files in groups(offer, view).items():
                _group(say(f"download.{name}"), files)
        if offer.below is not None:
            offer.below()


def groups(offer: Offer, view: View) -> dict[str, list[File]]:
    """The files by what they are, in the same order on every page.

    Args:
        offer: What the page adds.
        view: What it shows.
    """
    seen = replace(view, parts={**view.parts, **offer.parts})
    shown = pin.pinned() or load.revision().number or None
    if view.page in ONLY_TODAY:
        shown = None
    taken = Taken(
        view=seen,
        revision=shown,
        is_pinned=shown is not None and pin.pinned() is not None,
        spoken=language(),
        root=link.whole(""),
        moment=_moment(shown),
    )
    stem = naming.stem(seen) + pin.stem() + ("-demo" if offer.is_demonstration else "")
    own = {Form.CSV: offer.csv, Form.XLSX: offer.excel, Form.PDF: offer.pdf}

    def file(form: Form) -> File:
        other = own.get(form)
        make = _kept(other) if other else lambda: taken.made(form)
        return (say(f"download.{form}"), f"{stem}.{form}", make)

    found = {
        "picture": [file(Form.PNG), file(Form.SVG)],
        "table": [file(Form.XLSX), file(Form.CSV)],
        "document": [file(Form.PPTX), file(Form.PDF)],
    }
    found["table"] += [
        (one.words, f"{stem}-{one.stem}.{one.ending}", _kept(one.make)) for one in offer.more
    ]
    if offer.layers is not None:
        found["land"] = _land(offer.layers, stem, naming.name(seen))
    return found


def _moment(revision: int | None) -> Moment:
    """Of the pinned page that of its link; else now, as the screen was drawn."""
    if revision is None:
        return UNKNOWN
    return of(load.store().last_override()) if pin.pinned() is None else pin.moment()


def _land(layers: Layers, stem: str, told: str) -> list[File]:
    return [
        (say("download.geojson"), f"{stem}.geojson", _kept(lambda: geo_file.as_geojson(layers()))),
        (
            say("download.gpkg"),
            f"{stem}.gpkg",
            _kept(lambda: geo_file.as_geopackage(layers(), told=told)),
        ),
    ]


def _kept(make: Maker) -> Maker:
    """The same in the language and of the revision of this run: it is made in another thread."""
    spoken, number = language(), pin.pinned()
    return lambda: _spoken(make, spoken, number)


def _spoken(make: Maker, spoken: Language, number: int | None) -> bytes:
    with speaking(spoken), pin.pinning(number):
        return make()


def _group(title: str, files: Sequence[File]) -> None:
    """Formats beside each other under what they are."""
    with st.container(gap="xxsmall"):
        st.markdown(f":gray[:small[{title}]]")
        with st.container(horizontal=True, gap="xsmall"):
            for words, name, content in files:
                _file_button(words, name, content, type_="secondary")


def listed(files: Sequence[File], selection: Selection) -> None:
    """Downloads of one indicator in one place, side by side; or why there are none."""
    with st.container(gap="xsmall"):
        st.subheader(say("page.files"), anchor=False)
        if not files:
            facts = {"place": figure.whole_name(selection.place)}
            st.markdown(f":gray[:small[{say('page.no_files', **facts)}]]")
        with st.container(horizontal=True, gap="xsmall"):
            for words, name, content in files:
                _file_button(words, name, content, type_="secondary")


def _file_button(
    words: str, name: str, content: Maker, *, type_: Literal["secondary", "tertiary"]
) -> None:
    ending = name.rsplit(".", 1)[-1]
    st.download_button(
        words,
        content,
        file_name=name,
        key=f"file_{name}",
        type=type_,
        icon=":material/description:",
        on_click="ignore",
        mime=MIMES.get(ending),
    )
