"""What ends a draft: it is asked once more, with what it means."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from components import frame
from components.section.review import acting, drawing
from components.section.review.shelf import Opened
from data.review import Evidence, Reviews, Texts
from text import say

File = tuple[str, bytes]
"""Name and content of a file that was dropped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What stands in the fields now.

    Args:
        title: Of the review.
        texts: Everything else that is written.
        files: Dropped, and not kept yet.
    """

    title: str
    texts: Texts
    files: tuple[File, ...] = ()


def is_saved(one: Opened, written: Written) -> bool:
    """Whether the store has all that stands in the fields."""
    found = (" ".join(written.title.split()), written.texts)
    return not written.files and found == (one.review.title, one.review.texts)


def save(one: Opened, written: Written) -> None:
    """Keep what stands in the fields, files first."""
    _is_kept(one, written)


def _is_kept(one: Opened, written: Written) -> bool:
    return acting.is_done(lambda desk: _save(desk, one, written), told="review.saved")


def _save(desk: Reviews, one: Opened, written: Written) -> None:
    number, texts = one.review.id, written.texts
    added = tuple(
        Evidence(name=name, sha256=desk.attach(number, name=name, body=body))
        for name, body in written.files
    )
    known = {found.sha256 for found in texts.evidences if found.sha256}
    new = tuple(found for found in added if found.sha256 not in known)
    texts = replace(texts, evidences=(*texts.evidences, *new))
    desk.save(number, seen=one.review.version, title=written.title, texts=texts)


def ask_close(one: Opened, written: Written) -> None:
    """Say what closing means, and what is still empty."""

    @st.dialog(say("review.close"), width="medium")
    def dialog() -> None:
        facts = {"revision": f"r{one.content.revision}", "day": one.review.cutoff}
        st.markdown(say("review.close_body", **facts))
        for line in _lacking(one, written.texts):
            st.markdown(f"- {frame.escape(line)}")
        _buttons("close", lambda: _close(one, written))

    dialog()


def ask_discard(one: Opened) -> None:
    """Say what giving up means."""

    @st.dialog(say("review.discard"))
    def dialog() -> None:
        st.markdown(say("review.discard_body", title=frame.escape(one.review.title)))
        _buttons("discard", lambda: _discard(one))

    dialog()


def _lacking(one: Opened, texts: Texts) -> list[str]:
    """What a reader would miss; closing is allowed all the same."""
    found = []
    without = [
        line.short_name
        for line in one.content.behind
        if not (line.target_id in texts.remedies and texts.remedies[line.target_id].remedy)
    ]
    if without:
        found.append(say("review.without_remedy", n=len(without)))
    empty = [name for name in ("situation", "causes", "measures") if not getattr(texts, name)]
    if empty:
        names = ", ".join(say(f"review.{name}") for name in empty)
        found.append(say("review.without_text", names=names))
    return found


def _close(one: Opened, written: Written) -> None:
    """Draw, save what is not saved yet, and freeze."""
    maps, pictures = drawing.drawn(
        one.version, one.content, scores=one.scores, place=one.place, wanted=written.texts.maps
    )
    content = replace(one.content, maps=maps)
    bodies = [pictures[found.sha256] for found in maps]
    seen = one.review.version
    if not is_saved(one, written):
        if not _is_kept(one, written):
            return
        seen += 1
    acting.is_done(
        lambda desk: desk.close(one.review.id, seen=seen, content=content, pictures=bodies),
        told="review.closed",
    )


def _discard(one: Opened) -> None:
    seen = one.review.version
    if acting.is_done(lambda desk: desk.discard(one.review.id, seen=seen), told="review.discarded"):
        acting.go(None)


def _buttons(name: str, do: Callable[[], None]) -> None:
    holder = st.empty()
    with holder.container(horizontal=True, horizontal_alignment="right"):
        if st.button(say("review.leave_it"), key=f"{name}_no"):
            st.rerun()
        is_meant = st.button(say(f"review.{name}_yes"), key=f"{name}_yes", type="primary")
    if is_meant:
        holder.empty()  # nothing to press twice while it is done
        with st.spinner(say(f"review.{name}_doing")):
            do()
        st.rerun()
