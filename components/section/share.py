"""On every page of figures: keep this view, put it into a story, hand its link on."""

from dataclasses import dataclass
from typing import Final

import streamlit as st

from components import account, frame, load, pin
from components.section.page_view import page_view
from components.section.story import acting, listing
from components.section.story.linked import linked
from components.story import link, naming
from components.story.naming import shortened
from data.story.desk import Stories
from data.story.freezing import of
from data.story.moment import Moment
from data.story.record import ONLY_TODAY, Story, View
from text import say

LIVE: Final = "live"
FROZEN: Final = "frozen"
NEW: Final = "new"
WIDTH: Final = 360
_LINK: Final = "share_link"
_SAVED: Final = "share_saved"


@dataclass(frozen=True, slots=True)
class Pinned:
    """What is kept of the figures: none for today's; without a moment that of the keeping."""

    revision: int | None
    moment: Moment | None


def share(*, beside_mark: bool = False) -> None:
    """A button in the first row; what it opens is made when it is opened.

    Args:
        beside_mark: Which of the two this call stands at: a narrow screen has room for it
            beside the mark of invented figures only.
    """
    view = page_view()
    if view is None or view.page in ONLY_TODAY or beside_mark is not frame.is_compact():
        return
    asked = st.popover(
        "",
        icon=":material/ios_share:",
        key="share",
        help=say("story.share_view"),
        on_change="rerun",
    )
    if not asked.open:
        return
    with asked, st.container(width=WIDTH, gap="small"):
        _asked(view)


def _asked(view: View) -> None:
    st.markdown(f"**{frame.escape(naming.name(view))}**  \n{_small(naming.note(view))}")
    acting.told()
    revision = _revision()
    is_kept = revision is not None and pin.moment().said is not None
    kept = Pinned(revision, pin.moment() if is_kept else None)
    if acting.desk().actor.account_id is None:
        _of_reader(view, revision)
        return
    _linked(view, kept)
    _saved(view, kept)
    _into_story(view)


def _revision() -> int | None:
    """Live or frozen, as the reader says; on a pinned page frozen, unless they say otherwise."""
    newest = pin.pinned() or load.revision().number
    if not newest:
        return None
    if "share_state" not in st.session_state:
        st.session_state["share_state"] = LIVE if pin.pinned() is None else FROZEN
    chosen = st.segmented_control(
        say("story.figures"),
        [LIVE, FROZEN],
        format_func=lambda one: say(f"story.{one}", number=str(newest)),
        key="share_state",
        required=True,
    )
    st.markdown(_small(say(f"story.{chosen}_note", number=str(newest))))
    return newest if chosen == FROZEN else None


def _of_reader(view: View, revision: int | None) -> None:
    """Without an account nothing is kept; the page's own address can still be handed on."""
    moment = pin.moment()
    if moment.said is None:
        moment = of(load.store().last_override())
    whole = link.long(view, revision=revision, moment=moment)
    if len(whole) <= link.LONGEST:
        linked(whole, key="long")
    else:
        st.code(whole, language=None, wrap_lines=True)
    st.markdown(_small(say("story.only_accounts")))
    account.sign_in(is_main=True)


def _linked(view: View, pinned: Pinned) -> None:
    """A short link is made when it is asked for: looking at a page writes nothing."""
    wanted = (view.address, pinned)
    made = st.session_state.get(_LINK)
    if made is None or made[0] != wanted:
        st.button(
            say("story.make_link"),
            key="make_link",
            icon=":material/link:",
            on_click=_make,
            args=(view, pinned),
        )
        return
    linked(link.short(made[1]), key="short")


def _make(view: View, pinned: Pinned) -> None:
    def deed(desk: Stories) -> None:
        code = desk.link(view, revision=pinned.revision, moment=pinned.moment)
        st.session_state[_LINK] = ((view.address, pinned), code)

    acting.do(deed)


def _saved(view: View, pinned: Pinned) -> None:
    with st.form("share_save", border=False):
        st.text_input(
            say("story.view_name"),
            value=naming.name(view),
            max_chars=500,
            key=f"share_name_{view.address}",
        )
        st.form_submit_button(
            say("story.save_view"),
            key="save_view",
            icon=":material/bookmark_add:",
            on_click=_save,
            args=(view, pinned),
        )
    if st.session_state.get(_SAVED) == (view.address, pinned):
        st.markdown(f":material/check: {_small(say('story.view_saved'))}")


def _save(view: View, pinned: Pinned) -> None:
    name = str(st.session_state.get(f"share_name_{view.address}") or "")
    revision, moment = pinned.revision, pinned.moment
    if acting.is_done(lambda desk: desk.save_view(view, name, revision=revision, moment=moment)):
        st.session_state[_SAVED] = (view.address, pinned)


def _into_story(view: View) -> None:
    desk = acting.desk()
    mine = {one.code: one for one in desk.listed() if desk.may_change(one)}
    with st.form("share_story", border=False):
        st.selectbox(
            say("story.into"),
            [*mine, NEW],
            format_func=lambda code: _named(mine[code]) if code in mine else say("story.new"),
            key="share_into",
        )
        st.form_submit_button(
            say("story.add"),
            key="add_to_story",
            icon=":material/add_to_photos:",
            on_click=_add,
            args=(view,),
        )
    code, count = st.session_state.get("share_added") or ("", 0)
    if code in mine:
        words = say("story.added", name=shortened(mine[code].name), n=count)
        st.markdown(f":material/check: {_small(words)}")


def _named(one: Story) -> str:
    """With whose figures it shows: what is put into it takes those, whatever is chosen above."""
    return f"{one.name} ({listing.state(one)})"


def _add(view: View) -> None:
    """Into the chosen story, or a new one of the view's province called by the view."""
    code = str(st.session_state.get("share_into") or NEW)

    def deed(desk: Stories) -> None:
        chosen = code
        if chosen == NEW:
            chosen = desk.create(naming.name(view), acting.home(desk, view.parts.get("place", "")))
        desk.add(chosen, view)
        st.session_state["share_added"] = (chosen, len(desk.one(chosen).slides))
        st.session_state["share_into"] = chosen

    acting.do(deed)


def _small(words: str) -> str:
    return f":gray[:small[{frame.escape(words)}]]" if words else ""
