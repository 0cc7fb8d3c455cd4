"""A table that nothing recognises: its sender says what the columns hold, and it is read so."""

from typing import Final

import pandas as pd
import streamlit as st

from components import frame, load
from components.section.submit import decision
from components.section.submit.opened import Opened
from data.actor import Actor
from data.catalog import indicator
from data.ingest.answer import Meaning
from data.ingest.mapping import Role, Sketch, SketchedSheet, sketch
from data.store.keeper import has_all
from data.submission import access, mapping
from data.submission.upload import TO_MAP
from text import say

SKETCHES_KEPT: Final = 8
LONGEST: Final = 60
A_ROW: Final = 3


def mapping_form(opened: Opened) -> None:
    """The first rows of each sheet, and a select for each of its columns."""
    left = mapping.left(opened.checked.problems) if opened.checked else ()
    if not opened.rights.answer or not (left or _is_refused(opened)):
        return
    case = opened.case
    found = _sketched(opened.actor, case.submission_id, case.handed_in.file_name)
    names = {sheet.place: _named(sheet) for sheet in found.sheets}
    st.header(say("submit.map"), anchor=False)
    st.markdown(f":gray[{say('submit.map_about')}]")
    chosen = next(
        (one.place for one in found.sheets if (one.name, one.heading) in left),
        found.sheets[0].place,
    )
    if len(names) > 1:
        chosen = st.selectbox(
            say("submit.map_sheet"),
            list(names),
            index=list(names).index(chosen),
            format_func=names.__getitem__,
            key=f"map_sheet_{chosen}",  # once a table is mapped, the next one is offered
        )
    sheet = next(one for one in found.sheets if one.place == chosen)
    _preview(sheet)
    _form(opened, sheet)


def _is_refused(opened: Opened) -> bool:
    """Whether the workbook can't be read before its columns are mapped, or mapped otherwise."""
    refusal = opened.refusal
    if refusal is None:
        return False
    return refusal.refusal in TO_MAP or bool(opened.case.answers.columns)


@st.cache_resource(max_entries=SKETCHES_KEPT, show_spinner=False)
def _sketched(actor: Actor, submission_id: int, file_name: str) -> Sketch:
    content = access.content(load.store(), actor, submission_id)
    return sketch(content, file_name=file_name)


def _named(sheet: SketchedSheet) -> str:
    """The tab; of a further table of it, with the row of its heading."""
    if sheet.place == sheet.name:
        return sheet.name
    return say("submit.map_table", sheet=sheet.name, row=sheet.heading)


def _preview(sheet: SketchedSheet) -> None:
    """The first rows with their numbers and letters; a grid prints text as it is."""
    letters = mapping.columns(sheet)
    every = mapping.letters(sheet)
    places = [every.index(letter) for letter in letters]
    rows = pd.DataFrame(
        [[row[at] for at in places] for row in sheet.rows],
        columns=list(letters),
        index=range(sheet.start, sheet.start + len(sheet.rows)),
    )
    st.dataframe(rows, alt=say("submit.map_preview"))


def _form(opened: Opened, sheet: SketchedSheet) -> None:
    before = mapping.said(opened.case.answers, sheet)
    options = mapping.meanings()
    labels = {one: _label(one) for one in options}
    with st.form(f"map_{sheet.place}", border=True):
        first = st.number_input(
            say("submit.map_first_row"),
            min_value=1,
            value=opened.case.answers.first_rows.get(sheet.place, sheet.first_row),
            step=1,
            key=f"map_first_{sheet.place}",
            width=260,
        )
        chosen: dict[str, Meaning] = {}
        letters = list(before)
        for at in range(0, len(letters), A_ROW):
            for place, letter in zip(st.columns(A_ROW), letters[at : at + A_ROW], strict=False):
                with place:
                    chosen[letter] = st.selectbox(
                        frame.escape(_title(letter, sheet)),
                        options,
                        index=options.index(before[letter]) if before[letter] in labels else 0,
                        format_func=lambda one: labels[one],
                        key=f"map_{sheet.place}_{letter}",
                    )
        is_kept = has_all(opened.actor, opened.case.handed_in.scope) and st.checkbox(
            say("submit.map_remember"), value=True, key="map_remember", help=say("submit.map_help")
        )
        if st.form_submit_button(
            say("submit.map_read"), type="primary", icon=":material/check:", key="map_read"
        ):
            _read(opened, sheet, chosen=chosen, first_row=int(first), is_kept=is_kept)


def _read(
    opened: Opened,
    sheet: SketchedSheet,
    *,
    chosen: dict[str, Meaning],
    first_row: int,
    is_kept: bool,
) -> None:
    if lack := mapping.lacks(chosen):
        st.error(say(f"submit.map_lacks_{lack}"))
        return
    answers = mapping.with_columns(opened.case.answers, sheet, chosen=chosen, first_row=first_row)
    if decision.map_columns(opened, answers, is_remembered=is_kept):
        st.rerun()


def _title(letter: str, sheet: SketchedSheet) -> str:
    heading = sheet.headings.get(letter, "")
    short = heading if len(heading) <= LONGEST else f"{heading[:LONGEST]}…"
    return say("submit.map_column", letter=letter, heading=short) if short else letter


def _label(one: Meaning) -> str:
    if not one.indicator_id:
        return say(f"submit.role_{one.role}")
    name = indicator(one.indicator_id).short_name()
    return say(f"submit.role_{Role(one.role)}", name=name)
