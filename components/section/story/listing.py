"""The stories that somebody may open, and the beginning of another one."""

from typing import Final

import streamlit as st

from components import frame, load
from components.section.go import place_name
from components.section.story import acting
from components.section.story.deleted import Gone, deleted
from components.story.naming import shortened
from data.story.desk import Stories
from data.story.record import Story
from data.story.wording import LONGEST_TITLE
from text import say

NAME: Final = "new_story"
PLACE: Final = "new_story_place"


def listing() -> None:
    """Own stories and those shared with the province, the last changed first."""
    st.header(say("story.stories"), anchor=False)
    desk = acting.desk()
    found = desk.listed()
    if not found:
        st.markdown(f":gray[{say('story.none_yet')}]")
    for one in found:
        _row(one, is_own=desk.may_change(one))
    _beginning(desk)
    deleted("deleted_stories", _gone)


def state(one: Story) -> str:
    """`Số liệu luôn mới nhất`, `Số liệu cố định ở bản 12`."""
    if one.revision is None:
        return say("story.is_live")
    return say("story.is_frozen", number=str(one.revision))


def _row(one: Story, *, is_own: bool) -> None:
    with st.container(border=True, gap="xxsmall"):
        st.button(
            frame.accented(frame.escape(shortened(one.name))),
            key=f"open_{one.code}",
            type="tertiary",
            icon=":material/co_present:",
            on_click=acting.opened,
            args=(one.code,),
        )
        facts = [say("story.n_views", n=len(one.slides)), state(one)]
        facts.append(place_name(one.province_code))
        facts.append(say(f"story.shared_{one.sharing}") if is_own else one.owner)
        if one.changed_at is not None:
            facts.append(say("story.changed", day=one.changed_at.astimezone(load.VIETNAM).date()))
        st.markdown(f":gray[:small[{frame.escape(' · '.join(facts))}]]")


def _beginning(desk: Stories) -> None:
    home = acting.home(desk, "")
    with (
        st.form("story_new", border=False, clear_on_submit=True),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        st.text_input(
            say("story.new"),
            key=NAME,
            max_chars=LONGEST_TITLE,
            placeholder=say("story.name_example"),
        )
        st.form_submit_button(
            say("story.create"),
            key="create_story",
            icon=":material/add:",
            on_click=_create,
            args=(home,),
        )


def _create(home: str) -> None:
    name = str(st.session_state.get(NAME) or "")

    def deed(desk: Stories) -> None:
        acting.opened(desk.create(name, home))

    acting.do(deed)


def _gone() -> list[Gone]:
    found = acting.desk().listed(is_deleted=True)
    return [Gone(one.code, one.name, _restored(one.code)) for one in found]


def _restored(code: str) -> acting.Deed:
    return lambda desk: desk.restore(code)
