"""Above a page whose figures are not today's: as of when, which revision, who approved it."""

from typing import Final

import streamlit as st

from components import address, frame, load, pin, pin_asked, state
from data.store import Standing
from data.store.record import Act
from data.story.freezing import texts
from data.story.moment import Moment
from text import say

TO_TODAY: Final = "to_today"


def pinned_bar() -> None:
    """The bar of a pinned page; nothing on any other."""
    if unknown := pin_asked.unknown():
        st.warning(frame.escape(unknown), icon=":material/history:")
    number = pin.pinned()
    if number is None:
        _waiting()
        return
    known = standing_of(number)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="pinned_bar"):
        words = f":material/push_pin: **{frame.escape(as_of(known))}**"
        for one in since(known, pin.moment()):
            words += f"  \n:material/info: {frame.escape(one)}"
        st.markdown(words, width="stretch")
        st.button(
            say("story.to_today"),
            key=TO_TODAY,
            icon=":material/update:",
            on_click=address.choose,
            args=(pin.KEY, ""),
        )


def standing_of(number: int) -> Standing:
    """What is known of a revision; asked once until another is published."""
    return _standing(state.where(), number, load.revision().number)


def as_of(known: Standing) -> str:
    """`Số liệu tính đến 14:05 ngày 10/10/2025, bản 12, duyệt bởi Lò Thị Hoa`, or withdrawn by."""
    at = known.revision.at
    moment = "" if at is None else f"{at.astimezone(load.VIETNAM):%H:%M %d/%m/%Y}"
    facts = {"number": str(known.revision.number), "moment": moment}
    if known.approved_by:
        is_withdrawal = known.revision.act is Act.WITHDRAW
        key = "story.as_of_withdrawn" if is_withdrawal else "story.as_of_by"
        return say(key, **facts, who=known.approved_by)
    return say("story.as_of", **facts)


def since(known: Standing, moment: Moment) -> list[str]:
    """What of it was taken back since, and what may read otherwise, as sentences."""
    said = []
    if known.undone is not None and known.undone.at is not None:
        day = known.undone.at.astimezone(load.VIETNAM).date()
        said.append(say("story.undone", number=str(known.undone.number), day=day))
    if known.others:
        said.append(say("story.undone_others", n=known.others))
    if moment.texts and moment.texts != texts():
        said.append(say("story.other_texts"))
    return said


def _waiting() -> None:
    """On a page that always shows today's: that others do not."""
    if number := pin_asked.waiting():
        words = frame.escape(say("story.not_here", number=number))
        st.markdown(f":gray[:small[:material/push_pin: {words}]]")


@st.cache_resource(max_entries=load.STORES_KEPT, show_spinner=False)
def _standing(where: str, number: int, newest: int) -> Standing:  # noqa: ARG001 - keys
    return load.store().standing(number)
