"""The views that somebody keeps under names of their own."""

import streamlit as st

from components import frame, pin
from components.section.story import acting
from components.section.story.deleted import Gone, deleted
from components.story import naming
from components.story.naming import shortened
from data.story.record import SavedView, View
from data.story.wording import LONGEST_TITLE
from text import language, say


def saved() -> None:
    """Each leads to its page; its name can be changed, and it can be put away."""
    st.header(say("story.saved"), anchor=False)
    found = acting.desk().views()
    if not found:
        st.markdown(f":gray[{say('story.none_saved')}]")
    for one in found:
        _row(one)
    deleted("deleted_views", _gone)


def page_link(view: View, words: str, *, pinned: str, key_icon: str) -> None:
    """The way to a view within this visit, with its pin or out of any.

    Args:
        view: Where to.
        words: On the link.
        pinned: As `pin.written`; nothing for today's figures.
        key_icon: Before the words.
    """
    st.page_link(
        frame.PAGES / f"{view.page}.py",
        label=words,
        icon=key_icon,
        query_params={**view.parts, pin.KEY: pinned or pin.NOW, "lang": language().value},
        width="content",
    )


def _row(one: SavedView) -> None:
    with st.container(border=True, gap="xxsmall"):
        page_link(
            one.view,
            frame.escape(shortened(one.name)),
            pinned=pin.written(one.revision, one.moment),
            key_icon=":material/bookmark:",
        )
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            is_live = one.revision is None
            state = (
                say("story.is_live")
                if is_live
                else say("story.is_frozen", number=str(one.revision))
            )
            facts = [naming.note(one.view), state]
            words = frame.escape(" · ".join(fact for fact in facts if fact))
            st.markdown(f":gray[:small[{words}]]", width="stretch")
            # Together: a narrow column would send the last button to a line of its own.
            with st.container(horizontal=True, width="content", gap="xsmall"):
                _rename(one)
                undo = acting.Undo("story.view_gone", one.name, _restored(one.id))
                st.button(
                    "",
                    key=f"drop_view_{one.id}",
                    icon=":material/delete:",
                    help=say("story.delete_view"),
                    on_click=acting.do,
                    args=(_deleted_deed(one.id),),
                    kwargs={"undo": undo},
                )


def _rename(one: SavedView) -> None:
    asked = st.popover(
        "",
        icon=":material/edit:",
        key=f"rename_view_{one.id}",
        help=say("story.rename"),
        on_change="rerun",
    )
    if not asked.open:
        return
    key = f"view_name_{one.id}"
    with asked, st.form(f"rename_form_{one.id}", border=False):
        st.text_input(say("story.name"), value=one.name, max_chars=LONGEST_TITLE, key=key)
        st.form_submit_button(
            say("story.save"),
            key=f"save_view_{one.id}",
            on_click=_renamed,
            args=(one.id, key),
        )


def _renamed(number: int, key: str) -> None:
    name = str(st.session_state.get(key) or "")
    acting.do(lambda desk: desk.rename_view(number, name))


def _gone() -> list[Gone]:
    found = acting.desk().views(is_deleted=True)
    return [Gone(f"view_{one.id}", one.name, _restored(one.id)) for one in found]


def _restored(number: int) -> acting.Deed:
    return lambda desk: desk.restore_view(number)


def _deleted_deed(number: int) -> acting.Deed:
    return lambda desk: desk.delete_view(number)
