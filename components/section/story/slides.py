"""The slides of a story in their order, moved by buttons that a keyboard reaches."""

from collections.abc import Callable
from typing import Final

import streamlit as st

from components import frame, pin
from components.section.story import acting
from components.section.story.saved import page_link
from components.story import naming
from components.story.naming import shortened
from data.story.desk import Stories
from data.story.record import SavedView, Slide, Story
from data.story.wording import LONGEST_NOTE, LONGEST_TITLE
from text import say

Named = Callable[[str, str], None]
SAVED: Final = "saved_into"


def slides(one: Story, *, is_own: bool) -> None:
    """Each with its place, its title, its note and the way to its page."""
    st.header(say("story.slides", n=len(one.slides)), anchor=False)
    if not one.slides:
        st.markdown(f":gray[{say('story.no_slides')}]")
    for at, slide in enumerate(one.slides):
        _slide(one, at, slide, is_own=is_own)
    if is_own:
        _add(one)


def _slide(one: Story, at: int, slide: Slide, *, is_own: bool) -> None:
    own = naming.name(slide.view)
    with st.container(border=True, gap="xxsmall"):
        page_link(
            slide.view,
            f"{at + 1}\\. {frame.escape(shortened(slide.title or own))}",
            pinned=pin.written(one.revision, one.moment),
            key_icon=":material/slideshow:",
        )
        facts = [own if slide.title else "", naming.note(slide.view)]
        words = f":gray[:small[{frame.escape(' · '.join(fact for fact in facts if fact))}]]"
        is_compact = frame.is_compact()
        if is_compact:  # four buttons fill a line of their own
            st.markdown(words)
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            if not is_compact:
                st.markdown(words, width="stretch")
            if is_own:
                _moves(one, at, slide)
                _words(one, at, slide)
                _take_out(one, at, slide)
        if slide.note:
            lines = frame.escape(slide.note).replace("\n", "  \n")
            st.markdown(f":small[:material/speaker_notes: {lines}]")


def _moves(one: Story, at: int, slide: Slide) -> None:
    ends = {-1: 0, 1: len(one.slides) - 1}
    for by, icon, name in ((-1, "arrow_upward", "up"), (1, "arrow_downward", "down")):
        st.button(
            "",
            key=f"{name}_{slide.id}",
            icon=f":material/{icon}:",
            help=say(f"story.move_{name}"),
            disabled=at == ends[by],
            on_click=acting.do,
            args=(_moved(one.code, slide.id, by),),
        )


def _moved(code: str, slide_id: int, by: int) -> acting.Deed:
    return lambda desk: desk.move(code, slide_id, by=by)


def _words(one: Story, at: int, slide: Slide) -> None:
    asked = st.popover(
        "",
        icon=":material/edit_note:",
        key=f"words_{slide.id}",
        help=say("story.words"),
        on_change="rerun",
    )
    if not asked.open:
        return
    title, note = f"title_{one.code}_{slide.id}", f"note_{one.code}_{slide.id}"
    place = f"place_{one.code}_{slide.id}_{at}"
    with asked, st.form(f"words_form_{slide.id}", border=False, width=420):
        st.text_area(
            say("story.slide_title"),
            value=slide.title,
            max_chars=LONGEST_TITLE,
            placeholder=naming.name(slide.view),
            key=title,
            height=80,
        )
        st.text_area(
            say("story.slide_note"),
            value=slide.note,
            max_chars=LONGEST_NOTE,
            help=say("story.slide_note_help"),
            key=note,
            height=140,
        )
        st.number_input(
            say("story.slide_place"),
            min_value=1,
            max_value=len(one.slides),
            value=at + 1,
            help=say("story.slide_place_help", n=len(one.slides)),
            key=place,
        )
        st.form_submit_button(
            say("story.save"),
            key=f"words_save_{slide.id}",
            on_click=_told,
            args=(one.code, slide.id, (title, note), (place, at)),
        )


def _told(code: str, slide_id: int, words: tuple[str, str], place: tuple[str, int]) -> None:
    """Keep what the form says; in a long story a number is quicker than many steps."""
    title, note = (str(st.session_state.get(key) or "") for key in words)
    key, at = place
    by = int(st.session_state.get(key) or at + 1) - (at + 1)

    def deed(desk: Stories) -> None:
        desk.tell(code, slide_id, title=title, note=note)
        if by:
            desk.move(code, slide_id, by=by)

    acting.do(deed)


def _take_out(one: Story, at: int, slide: Slide) -> None:
    def put_back(desk: Stories) -> None:
        desk.add(one.code, slide.view, title=slide.title, note=slide.note, at=at)

    name = slide.title or naming.name(slide.view)
    st.button(
        "",
        key=f"out_{slide.id}",
        icon=":material/delete:",
        help=say("story.take_out"),
        on_click=acting.do,
        args=(_taken_out(one.code, slide.id),),
        kwargs={"undo": acting.Undo("story.taken_out", name, put_back)},
    )


def _taken_out(code: str, slide_id: int) -> acting.Deed:
    return lambda desk: desk.take_out(code, slide_id)


def _add(one: Story) -> None:
    """A saved view joins the story; other views join it from their own pages."""
    asked = st.popover(
        say("story.add_saved"), icon=":material/add:", key="add_saved", on_change="rerun"
    )
    st.markdown(f":gray[:small[{say('story.add_hint')}]]")
    if not asked.open:
        return
    with asked:
        found = acting.desk().views()
        if not found:
            st.markdown(f":gray[{say('story.none_saved')}]")
        for view in found:
            st.button(
                frame.escape(shortened(view.name)),
                key=f"add_view_{view.id}",
                type="tertiary",
                icon=":material/add:",
                on_click=acting.do,
                args=(_added(one.code, view),),
            )


def _added(code: str, view: SavedView) -> acting.Deed:
    return lambda desk: desk.add(code, view.view, title=view.name)
