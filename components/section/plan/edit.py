"""The plan changed on its page by those allowed: add, change, retire, say how far it is."""

from collections.abc import Callable, Mapping
from typing import Final

import streamlit as st

from components import address, frame, load, pin
from components.scoreboard import KEPT, Scoreboard
from components.section.plan import target_form, task_form
from components.visitor import visitor
from data.plan import Plan, PlanTarget, Task
from data.submission import planning
from data.submission.planning import Right
from text import say
from text.error import BansoError

EDITED: Final = ("targets", "tasks")
DONE: Final = "plan_edit_done"
SEEN: Final = "plan_edit_seen"
GOING: Final = "plan_edit_going"
"""The part that is about to be retired, once that is confirmed."""
Part = PlanTarget | Task


def edit(one: Scoreboard) -> None:
    """Buttons to add and to change; nothing for whoever may not."""
    right = planning.right(visitor(), one.plan)
    _told()
    if pin.pinned() is not None or right is Right.NONE or one.view not in EDITED:
        return
    asked = ""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if st.button(say(f"planning.add_{one.view}"), key="plan_add", icon=":material/add:"):
            asked = "add"
        if _parts(one) and st.button(
            say(f"planning.change_{one.view}"), key="plan_change", icon=":material/edit:"
        ):
            asked = "change"
        st.markdown(f":gray[:small[{say(f'planning.right_{right}')}]]", width="content")
    if asked:
        st.session_state[SEEN] = load.revision().number
        _going("")
        _ask(one, is_new=asked == "add")


def _ask(one: Scoreboard, *, is_new: bool) -> None:
    verb = "add" if is_new else "change"

    @st.dialog(say(f"planning.{verb}_{one.view}"), width="medium")
    def dialog() -> None:
        body(one, is_new=is_new)

    dialog()


def body(one: Scoreboard, *, is_new: bool) -> None:
    """What the dialog holds: the form, or what retiring asks first."""
    part = None if is_new else _chosen(one)
    if part is not None and st.session_state.get(GOING) == part.id:
        _confirm(one, part)
    else:
        _form(one, part)


def _chosen(one: Scoreboard) -> Part:
    """Which one is changed; of targets first the one whose details are shown."""
    parts = _parts(one)
    ids = list(parts)
    first = ids.index(one.target) if one.view == "targets" and one.target in ids else 0
    key = st.selectbox(
        say("planning.which"),
        ids,
        index=first,
        format_func=lambda name: _words(parts[name]),
        key="plan_which",
    )
    return parts[key]


def _form(one: Scoreboard, part: Part | None) -> None:
    right = planning.right(visitor(), one.plan)
    name = part.id if part else "new"
    with st.form(f"plan_form_{name}", border=False):
        made: Part | None
        if one.view == "tasks":
            made = task_form.task_form(one.plan, part if isinstance(part, Task) else None)
        else:
            held = part if isinstance(part, PlanTarget) else None
            made = target_form.target_form(one.plan, held)
        with st.container(horizontal=True, horizontal_alignment="right"):
            if part is not None:
                st.form_submit_button(
                    say("planning.retire"),
                    icon=":material/delete:",
                    key=f"plan_retire_{name}",
                    on_click=_going,
                    args=(part.id,),
                )
            saved = st.form_submit_button(
                say(f"planning.save_{right}"), type="primary", key=f"plan_save_{name}"
            )
    if saved and made is None:
        st.error(say("planning.incomplete"))
    elif saved and made is not None:
        _do(lambda plan, seen: _save(plan, made, seen), one, kept=made.id)


def _going(name: str) -> None:
    st.session_state[GOING] = name


def _confirm(one: Scoreboard, part: Part) -> None:
    """What goes, by its name, and a way back; nothing has happened yet."""
    right = planning.right(visitor(), one.plan)
    name = part.text if isinstance(part, Task) else part.name
    st.warning(say(f"planning.retire_asked_{right}", name=frame.escape(name)))
    with st.container(horizontal=True, horizontal_alignment="right"):
        st.button(say("planning.retire_not"), key="plan_retire_no", on_click=_going, args=("",))
        is_meant = st.button(say("planning.retire"), key="plan_retire_yes", type="primary")
    if is_meant:
        _do(lambda plan, seen: _retire(plan, part, seen), one)


def _save(plan: Plan, part: Part, seen: int) -> int:
    return planning.save(load.store(), visitor(), plan, part, seen_revision=seen)


def _retire(plan: Plan, part: Part, seen: int) -> int:
    return planning.retire(load.store(), visitor(), plan, part, seen_revision=seen)


def _do(act: Callable[[Plan, int], int], one: Scoreboard, *, kept: str = "") -> None:
    """A refusal stays in the dialog; what was done is told on the page, with the way to undo it.

    Args:
        act: What is done.
        one: The plan.
        kept: The target whose details stay open, wherever its new state puts it in the list.
    """
    try:
        number = act(one.plan, int(st.session_state.get(SEEN, 0)))
    except BansoError as error:
        st.error(frame.escape(str(error)), icon=":material/block:")
        return
    st.session_state[DONE] = number
    address.hold(KEPT, kept)
    st.rerun()


def _told() -> None:
    """What was just done, until the reader looks elsewhere."""
    number = st.session_state.get(DONE)
    if number is None:
        return
    if address.has_turned():
        del st.session_state[DONE]
        return
    case = load.store().submission(int(number))
    words = say(f"planning.done_{case.stage}", what=case.handed_in.file_name)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f":material/check_circle: {frame.escape(words)}", width="content")
        st.page_link(
            frame.PAGES / "submit.py",
            label=say("planning.see_submission"),
            icon=":material/history:",
            query_params={"submission": str(number)},
        )


def _parts(one: Scoreboard) -> Mapping[str, Part]:
    return one.plan.tasks if one.view == "tasks" else one.plan.targets


def _words(part: Part) -> str:
    return part.text if isinstance(part, Task) else part.short_name
