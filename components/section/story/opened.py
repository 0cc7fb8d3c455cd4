"""One story: its state, what may be done with it, its slides, and what is taken of it."""

from typing import Final

import streamlit as st

from components import account, address, frame, load
from components.section.pinned_bar import as_of, since, standing_of
from components.section.story import acting, slides
from components.section.story.linked import linked
from components.section.story.taking import taking
from components.story import link
from components.visitor import visitor
from data.story.desk import Stories
from data.story.record import Sharing, Story
from data.story.wording import LONGEST_TITLE
from text import say
from text.error import BansoError

_ERROR: Final = "story_unopened"


def settled() -> Story | None:
    """The story that the address names; None for none, or where it may not be opened."""
    st.session_state.pop(_ERROR, None)
    asked = str(st.query_params.get(acting.ONE, ""))
    known = {asked, address.held(acting.ONE), str(st.session_state.get(acting.ONE) or "")}
    code = address.settle(acting.ONE, known - {""}, is_quiet=True)
    if not code:
        return None
    try:
        return acting.desk().one(code)
    except BansoError as error:
        st.session_state[_ERROR] = error
        return None


def is_refused() -> bool:
    """A story is named that cannot be opened."""
    return _ERROR in st.session_state


def refused() -> None:
    """Why it cannot be, and the way in, which comes back to it."""
    st.warning(frame.escape(str(st.session_state[_ERROR])), icon=":material/lock:")
    if visitor().account_id is None:
        account.sign_in(is_main=True)


def opened(one: Story) -> None:
    """All of a story; what changes it only for whoever may."""
    is_own = acting.desk().may_change(one)
    _state(one)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _share(one, is_own=is_own)
        if is_own:
            _freeze(one)
            _name(one, "rename", one.name, ":material/edit:", _rename)
        if visitor().account_id is not None:
            copied = f"{one.name[: LONGEST_TITLE - 20]} ({say('story.copy_mark')})"
            _name(one, "copy", copied, ":material/content_copy:", _copy)
        if is_own:
            _delete(one)
    with st.container(key="story_taking"):
        taking(one)
    slides.slides(one, is_own=is_own)


def _state(one: Story) -> None:
    if one.revision is None:
        now = load.revision()
        words = say("story.live_story", number=str(now.number))
        st.markdown(f":material/update: {frame.escape(words)}")
        return
    known = standing_of(one.revision)
    lines = [say("story.frozen_story", as_of=as_of(known)), *since(known, one.moment)]
    words = "  \n".join(frame.escape(line) for line in lines)
    st.markdown(f":material/push_pin: {words}")


def _share(one: Story, *, is_own: bool) -> None:
    asked = st.popover(
        say("story.share"), icon=":material/ios_share:", key="share_story", on_change="rerun"
    )
    if not asked.open:
        return
    with asked, st.container(width=360, gap="small"):
        if is_own:
            st.radio(
                say("story.who"),
                list(Sharing),
                index=list(Sharing).index(one.sharing),
                format_func=lambda who: say(f"story.share_{who}"),
                key=f"sharing_{one.code}",
                on_change=_shared,
                args=(one.code,),
            )
        linked(link.short(one.code), key="story")


def _shared(code: str) -> None:
    chosen = Sharing(st.session_state[f"sharing_{code}"])
    acting.do(lambda desk: desk.share(code, chosen))


def _freeze(one: Story) -> None:
    is_live = one.revision is None
    st.button(
        say("story.freeze" if is_live else "story.thaw"),
        key="freeze" if is_live else "thaw",
        icon=":material/push_pin:" if is_live else ":material/update:",
        help=say("story.freeze_help" if is_live else "story.thaw_help"),
        on_click=acting.do,
        args=((lambda desk: desk.freeze(one.code)) if is_live else _thawed(one.code),),
        disabled=is_live and load.revision().number == 0,
    )


def _thawed(code: str) -> acting.Deed:
    return lambda desk: desk.thaw(code)


def _name(one: Story, verb: str, name: str, icon: str, act: "slides.Named") -> None:
    """A popover that asks for a name."""
    asked = st.popover(say(f"story.{verb}"), icon=icon, key=f"{verb}_story", on_change="rerun")
    if not asked.open:
        return
    key = f"{verb}_name_{one.code}"
    with asked, st.form(f"{verb}_form", border=False):
        st.text_area(say("story.name"), value=name, max_chars=LONGEST_TITLE, key=key)
        st.form_submit_button(
            say("story.save"), key=f"{verb}_save", on_click=act, args=(one.code, key)
        )


def _rename(code: str, key: str) -> None:
    name = str(st.session_state.get(key) or "")
    acting.do(lambda desk: desk.rename(code, name))


def _copy(code: str, key: str) -> None:
    name = str(st.session_state.get(key) or "")

    def deed(desk: Stories) -> None:
        home = acting.home(desk, desk.one(code).province_code)
        acting.opened(desk.copy(code, name, province_code=home))

    acting.do(deed)


def _delete(one: Story) -> None:
    def restore(desk: Stories) -> None:
        desk.restore(one.code)
        acting.opened(one.code)

    def delete(desk: Stories) -> None:
        desk.delete(one.code)
        acting.opened("")

    st.button(
        say("story.delete"),
        key="delete_story",
        icon=":material/delete:",
        on_click=acting.do,
        args=(delete,),
        kwargs={"undo": acting.Undo("story.gone", one.name, restore)},
    )
