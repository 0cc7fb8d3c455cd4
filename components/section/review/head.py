"""The title of the page, the way back to the list, and what a review says of itself."""

import streamlit as st

from components import address, frame
from components.section.review.acting import go
from components.section.review.shelf import TWO, Opened, Shelf
from data.catalog.term import spoken
from data.review import telling
from text import say


def way_back(one: Shelf, *, is_compact: bool) -> None:
    """To the list, from one review or two."""
    if not (one.opened or one.pair or one.lost):
        return
    words = say("review.back")
    st.button(
        "" if is_compact else frame.accented(words),
        key="to_list",
        type="tertiary",
        icon=":material/arrow_back:",
        help=words if is_compact else None,
        on_click=_back,
    )


def to_plan() -> None:
    """To the plan that reviews are of."""
    st.page_link(
        frame.PAGES / "plan.py",
        label=say("review.to_plan"),
        icon=":material/flag:",
        query_params={key: value for key, value in _kept().items() if value},
    )


def listed(one: Shelf) -> None:
    """The title of the list."""
    frame.heading(say("review.title"), say("review.subtitle"))
    if one.lost:
        st.warning(say("review.plan_gone", plan=frame.escape(one.lost.plan_id)))


def heading(one: Opened) -> None:
    """The title of one, of which plan it is, how new its figures are."""
    kind = say(f"review.kind_{one.review.kind}")
    frame.heading(frame.escape(one.review.title), f"{kind} · {spoken(one.content.citations)}")
    st.markdown(f":small[{frame.escape(telling.as_of(one.review, one.content))}]")


def stage(one: Opened) -> None:
    """Draft or closed, as a mark in the first row."""
    if one.review.is_closed:
        st.badge(say("review.stage_closed"), icon=":material/lock:", color="green")
    else:
        st.badge(say("review.stage_draft"), icon=":material/edit_note:", color="gray")


def foot(one: Shelf) -> None:
    """Where the figures come from; of a closed one the revision it froze, and its hash."""
    if one.opened is None:
        frame.source_line(say("review.foot_list"))
        return
    content, review = one.opened.content, one.opened.review
    if not review.is_closed:
        frame.source_line(spoken(content.sources))
        return
    # The frame's own line names the revision that readers see now, which this is not of.
    st.space("small")
    told = f"{spoken(content.sources)} {telling.foot(review, content)}"
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        for words in (told, say("review.frozen", revision=f"r{content.revision}")):
            st.markdown(f":gray[:small[{frame.escape(words)}]]", width="content")


def _back() -> None:
    go(None)
    for key in TWO:
        address.choose(key, "")


def _kept() -> dict[str, str]:
    return {key: address.held(key) for key in ("lang", "place")}
