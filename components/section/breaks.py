"""The reader's own classes: a line to write limits in, what is wrong with them, the ends alone."""

import streamlit as st

from components import address, limits
from components.filters import Selection
from components.section import refused
from data import classes
from text import say
from text.number import NBSP


def draw(selection: Selection) -> None:
    """Stands in the popover of classes."""
    _isolated(selection)
    address.show(limits.KEY)
    st.text_input(
        say("page.breaks"),
        key=limits.KEY,
        placeholder=say("page.breaks_hint"),
        help=say("page.breaks_help"),
    )
    if words := refused.standing(selection).get(limits.KEY):
        refused.line(words)


def _isolated(selection: Selection) -> None:
    """Whether exactly 0 and exactly 100 percent have a class of their own."""
    measure = selection.indicator
    if not (offered := limits.may_be_isolated(measure, selection.method)):
        return
    address.show(limits.ISOLATE)
    st.segmented_control(
        say("page.isolate"),
        offered,
        format_func=lambda one: _ends(one, measure.unit()),
        key=limits.ISOLATE,
        help=say("page.isolate_help", most=classes.MOST),
    )


def _ends(values: str, unit: str) -> str:
    """`0 %`, `0 % và 100 %`."""
    parts = [NBSP.join(part for part in (one, unit) if part) for one in values.split(",")]
    return parts[0] if len(parts) == 1 else say("page.isolate_both", low=parts[0], high=parts[1])
