"""Two closed reviews side by side: each target then and now, and which way it went."""

from typing import Final

import pandas as pd
import streamlit as st

from components import frame
from components.section.review import tables
from data.review import Move, Pair, Review, compared, telling
from data.review.comparison import counted
from text import say

MARKS: Final = {
    Move.UP: ("green", "trending_up"),
    Move.DOWN: ("red", "trending_down"),
    Move.SAME: ("gray", "trending_flat"),
    Move.UNKNOWN: ("gray", "help"),
    Move.NEW: ("blue", "add"),
    Move.GONE: ("gray", "remove"),
}


def beside(before: Review, after: Review) -> None:
    """The finding, the two reviews, and a row a target."""
    if before.content is None or after.content is None:
        return
    pairs = compared(before.content, after.content)
    counts = counted(pairs)
    ups, downs = counts.get(Move.UP, 0), counts.get(Move.DOWN, 0)
    title = say("review.beside_title", up=ups, down=downs)
    frame.heading(title, say("review.beside_note", n=len(pairs)))
    for side, column in zip((before, after), st.columns(2, gap="large"), strict=True):
        with column:
            _about(side)
    if not pairs:
        st.markdown(say("review.no_targets"))
        return
    if before.plan_id != after.plan_id:
        st.info(say("review.other_plans"), icon=":material/info:")
    made = _narrow if frame.is_compact() else _row
    rows = sorted(pairs, key=lambda pair: list(Move).index(pair.move))
    table = pd.DataFrame([made(pair) for pair in rows])
    st.table(table, border="horizontal", hide_index=True, alt=say("review.beside"))
    st.markdown(f":gray[:small[{say('review.beside_rule')}]]")


def _about(one: Review) -> None:
    if one.content is None:
        return
    met, of = telling.reached(one.content)
    st.markdown(f"**{frame.escape(one.title)}**")
    lines = (telling.as_of(one, one.content), telling.closed(one))
    st.markdown(f":gray[:small[{frame.escape(' '.join(lines))}]]")
    st.markdown(say("review.met_short", n=met, of=of))


def _row(pair: Pair) -> dict[str, str]:
    return {
        say("review.column_target"): frame.escape(pair.line.name),
        say("review.column_before"): _side(pair, "before"),
        say("review.column_after"): _side(pair, "after"),
        say("review.column_change"): frame.escape(pair.change_text),
        say("review.column_move"): _move(pair.move),
    }


def _narrow(pair: Pair) -> dict[str, str]:
    states = f"{_side(pair, 'before')} → {_side(pair, 'after')}"
    return {
        say("review.column_target"): f"{frame.escape(pair.line.name)}  \n{states}",
        say("review.column_change"): f"{frame.escape(pair.change_text)} {_move(pair.move)}",
    }


def _side(pair: Pair, name: str) -> str:
    line = pair.before if name == "before" else pair.after
    if line is None:
        return telling.NONE
    return f"{tables.figure_text(line)} {tables.badge(line)}"


def _move(move: Move) -> str:
    colour, icon = MARKS[move]
    return f":{colour}-badge[:material/{icon}: {say(f'review.move_{move}')}]"
