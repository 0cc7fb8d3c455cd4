"""How classes are made and how many; and of former provinces, which list is shown."""

from typing import Final, Literal

import streamlit as st

from components import address, limits
from components.filters import Selection
from components.section import breaks
from data import classes
from data.catalog import Kind
from geo.units import TODAY
from text import say

KEY: Final = "classing"
WIDTH: Final = 132
METHOD_WIDTH: Final = 166


def classing(selection: Selection, *, waits_for: str = "") -> None:
    """How classes are made and how many, where that is a question.

    Args:
        selection: The view.
        waits_for: `table`, which has no classes, or `change`, which makes its own: the controls
            keep their place, and say what they wait for.
    """
    if _has_classes(selection):
        st.selectbox(
            say("page.classes"),
            list(limits.methods(selection.indicator, selection.goal)),
            format_func=lambda one: say(f"page.method_{one}"),
            key="method",
            placeholder=say("page.classes"),
            width=METHOD_WIDTH,
            disabled=bool(waits_for),
            help=say(f"page.classes_wait_{waits_for}") if waits_for else None,
        )
        count = len(selection.breaks) + 1 if selection.breaks else selection.classes
        count = min(count + len(selection.isolated), classes.MOST)
        label = say("page.n_classes", n=count)
        _classes_popover(selection, label, is_disabled=bool(waits_for))
    elif len(selection.editions) > 1:
        _classes_popover(selection, say("page.edition"), is_disabled=False)


def _has_classes(selection: Selection) -> bool:
    """Counts are circles, and an answer of yes or no has its two classes."""
    return selection.indicator.kind not in {Kind.COUNT, Kind.YES_NO}


def _classes_popover(selection: Selection, label: str, *, is_disabled: bool) -> None:
    width: int | Literal["content"] = WIDTH if _has_classes(selection) else "content"
    asked = st.popover(
        label,
        icon=":material/tune:",
        key=KEY,
        disabled=is_disabled,
        width=width,
        on_change="rerun",
    )
    if not asked.open:  # what is seen by few is not made and sent at each change
        return
    with asked:
        if _has_classes(selection):
            address.show("classes")
            measure, method, goal = selection.indicator, selection.method, selection.goal
            st.segmented_control(
                say("page.class_count"),
                list(limits.classes_on_offer(measure, method, goal)),
                key="classes",
                required=True,
            )
            breaks.draw(selection)
        if len(selection.editions) > 1:
            address.show("edition")
            st.segmented_control(
                say("page.edition"),
                list(selection.editions),
                format_func=_edition_name,
                key="edition",
                required=True,
            )


def _edition_name(day: str) -> str:
    return say("page.edition_today" if day == TODAY.isoformat() else "page.edition_former")
