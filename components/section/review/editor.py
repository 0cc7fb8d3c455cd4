"""A draft: what its author writes, above all of what is behind; saved, closed or given up."""

from types import MappingProxyType
from typing import Final

import streamlit as st

from components import frame
from components.charts import standing
from components.section.review import closing, drawing, tables
from components.section.review.closing import File, Written
from components.section.review.shelf import Opened
from components.section.submit import uploader_words
from data.review import Evidence, Line, Remedy, Texts, telling
from data.review.written import A_MEGABYTE, LARGEST_FILE, LONGEST_TEXT, LONGEST_TITLE
from text import say

PARTS: Final = ("situation", "causes", "measures", "proposals")
HIGH: Final = 132
LOW: Final = 100
NAMED: Final = ("parent", "agency")


def editor(one: Opened) -> None:
    """Everything that is written, and beside it what was found."""
    for text in telling.findings(one.content):
        st.markdown(frame.escape(text))
    title = st.text_area(
        say("review.column_title"),
        value=one.review.title,
        key=_key(one, "title"),
        max_chars=LONGEST_TITLE,
        height=LOW,
    )
    remedies = _behind(one)
    said, beside = st.columns([7, 5], gap="large")
    with said:
        st.subheader(say("review.texts"), anchor=False)
        parts = {name: _text(one, name) for name in PARTS}
    with beside:
        names, maps, evidences = _agencies(one), _maps(one), _evidences(one)
        files = _new_files(one)
    texts = Texts(
        **parts,
        **names,
        maps=maps,
        evidences=evidences,
        remedies=MappingProxyType(remedies),
    )
    tables.everything(one)
    _bar(one, Written(title=title or "", texts=texts, files=files))


def _behind(one: Opened) -> dict[str, Remedy]:
    """Of each target that is behind: how it stands, who acts, what is done."""
    st.subheader(say("review.behind_title"), anchor=False)
    rows = one.content.behind
    st.markdown(f":gray[:small[{frame.escape(telling.behind_said(one.content))}]]")
    found = dict(one.review.texts.remedies) | {line.target_id: _remedy(one, line) for line in rows}
    return {key: said for key, said in found.items() if said != Remedy()}


def _remedy(one: Opened, line: Line) -> Remedy:
    said = one.review.texts.remedies.get(line.target_id, Remedy())
    with st.container(border=True, gap="xsmall"):
        words = telling.shown_text(line)
        st.markdown(f"**{frame.escape(line.name)}** {standing.badge(line.shown, words)}")
        left, middle, right = st.columns([3, 5, 5], gap="small")
        with left:
            agency = _field(one, line, "agency", said.agency or line.lead)
        with middle:
            how = _field(one, line, "said", said.said or line.sentence)
        with right:
            remedy = _field(one, line, "remedy", said.remedy)
    # What was only filled in follows the figures until the review is closed.
    return Remedy(
        agency="" if agency in line.leads.values() else agency,
        said="" if how in line.said.values() else how,
        remedy=remedy,
    )


def _field(one: Opened, line: Line, name: str, value: str) -> str:
    written = st.text_area(
        say(f"review.field_{name}"),
        value=value,
        key=_key(one, f"{name}_{line.target_id}"),
        max_chars=LONGEST_TEXT,
        height=HIGH,
    )
    return (written or "").strip()


def _text(one: Opened, name: str) -> str:
    written = st.text_area(
        say(f"review.{name}"),
        value=getattr(one.review.texts, name),
        key=_key(one, name),
        max_chars=LONGEST_TEXT,
        height=HIGH,
        placeholder=say(f"review.{name}_example"),
    )
    return (written or "").strip()


def _agencies(one: Opened) -> dict[str, str]:
    st.subheader(say("review.who_hands_in"), anchor=False)
    found = {}
    for name in NAMED:
        written = st.text_input(
            say(f"review.field_{name}_name"),
            value=getattr(one.review.texts, name),
            key=_key(one, f"{name}_name"),
            max_chars=LONGEST_TITLE,
            help=say("review.dots_help"),
        )
        found[name] = (written or "").strip()
    return found


def _maps(one: Opened) -> tuple[str, ...]:
    st.subheader(say("review.maps"), anchor=False)
    offered = drawing.can_be_drawn(one.scores, one.content)
    names = {line.target_id: line.short_name for line in one.content.lines}
    if not offered:
        st.markdown(f":gray[:small[{say('review.no_maps')}]]")
        return one.review.texts.maps
    chosen = st.multiselect(
        say("review.maps_field"),
        list(offered),
        default=[key for key in one.review.texts.maps if key in offered],
        format_func=names.__getitem__,
        key=_key(one, "maps"),
        max_selections=drawing.MOST,
        placeholder=say("review.maps_usual"),
    )
    return tuple(chosen)


def _evidences(one: Opened) -> tuple[Evidence, ...]:
    """Links and names, one a line; files are kept as they are dropped."""
    st.subheader(say("review.evidence"), anchor=False)
    named = [found.name for found in one.review.texts.evidences if not found.sha256]
    written = st.text_area(
        say("review.evidence_field"),
        value="\n".join(named),
        key=_key(one, "evidence"),
        max_chars=LONGEST_TEXT,
        height=LOW,
        placeholder=say("review.evidence_example"),
    )
    lines = [Evidence(name=line.strip()) for line in (written or "").splitlines() if line.strip()]
    return (*lines, *_kept_files(one))


def _kept_files(one: Opened) -> list[Evidence]:
    """Files of the draft; one that is taken out of the field goes when it is saved."""
    kept = [found for found in one.review.texts.evidences if found.sha256]
    names = {found.sha256: found.name for found in kept}
    if not kept:
        return []
    held = st.multiselect(
        say("review.files_kept"),
        list(names),
        default=list(names),
        format_func=names.__getitem__,
        key=_key(one, f"files_{one.review.version}"),
        placeholder=say("review.files_kept"),
    )
    return [found for found in kept if found.sha256 in held]


def _new_files(one: Opened) -> tuple[File, ...]:
    """What was dropped and is kept when the draft is saved."""
    dropped = st.file_uploader(
        say("review.files"),
        accept_multiple_files=True,
        key=_key(one, f"drop_{one.review.version}"),
        max_upload_size=LARGEST_FILE // A_MEGABYTE,
    )
    uploader_words.uploader_words(limit_mb=LARGEST_FILE // A_MEGABYTE)
    return tuple((file.name, file.getvalue()) for file in dropped or ())


def _bar(one: Opened, written: Written) -> None:
    """Save, close, give up: at the foot of the window, with what is not saved yet."""
    is_saved = closing.is_saved(one, written)
    with st.bottom, st.container(horizontal=True, vertical_alignment="center", gap="small"):
        words = say("review.all_saved") if is_saved else say("review.not_saved")
        st.markdown(f":gray[:small[{words}]]", width="content")
        st.space("stretch")
        is_given_up = st.button(
            say("review.discard"), key="discard_review", type="tertiary", icon=":material/delete:"
        )
        st.button(
            say("review.save"),
            key="save_review",
            icon=":material/save:",
            disabled=is_saved,
            on_click=closing.save,
            args=(one, written),
        )
        is_closing = st.button(
            say("review.close"), key="close_review", type="primary", icon=":material/lock:"
        )
    if is_closing:
        closing.ask_close(one, written)
    elif is_given_up:
        closing.ask_discard(one)


def _key(one: Opened, name: str) -> str:
    return f"review_{one.review.id}_{name}"
