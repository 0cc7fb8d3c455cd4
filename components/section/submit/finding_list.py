"""What needs a look: every problem with its cell, what is wrong and what to do about it."""

from collections.abc import Sequence
from typing import Final, Literal

import pandas as pd
import streamlit as st

from components import frame
from data.problem import Problem
from data.submission.finding import MOST_ONE_BY_ONE, Kind, Weight, by_kind, ordered, weight
from text import say

BADGE: Final[dict[Weight, tuple[Literal["red", "yellow", "gray"], str]]] = {
    Weight.ERROR: ("red", ":material/error:"),
    Weight.WARNING: ("yellow", ":material/warning:"),
    Weight.LOOK: ("gray", ":material/visibility:"),
    Weight.NOTE: ("gray", ":material/check_circle:"),
}
FEW: Final = 3
"""A kind with no more problems than this needs no lid of its own."""
MOST_OF_A_KIND: Final = 200
"""A kind with more problems shows this many; the marked-up copy has them all."""
BREAK: Final = "  \n"


def finding_list(problems: Sequence[Problem]) -> None:
    """All problems, errors first; of very many, the frequent kinds under a lid each."""
    st.header(say("submit.to_review"), anchor=False)
    if not problems:
        st.markdown(f":gray[:small[{say('submit.nothing_to_review')}]]")
    elif len(problems) <= MOST_ONE_BY_ONE:
        _table(ordered(problems), has_badges=True)
    else:
        kinds = by_kind(problems)
        few = [one for kind in kinds if len(kind.problems) <= FEW for one in kind.problems]
        if few:
            _table(few, has_badges=True)
        for kind in kinds:
            if len(kind.problems) > FEW:
                _kind(kind)


def _kind(kind: Kind) -> None:
    with st.expander(_title(kind), icon=BADGE[kind.weight][1]):
        _table(kind.problems[:MOST_OF_A_KIND], has_badges=False)
        if len(kind.problems) > MOST_OF_A_KIND:
            rest = say("submit.more_in_copy", n=len(kind.problems) - MOST_OF_A_KIND)
            st.markdown(f":gray[:small[{rest}]]")


def badge(heavy: Weight) -> str:
    """`Lỗi` as a badge inside of a table."""
    colour, icon = BADGE[heavy]
    return f":{colour}-badge[{icon} {say(f'submit.severity_{heavy}')}]"


def _title(kind: Kind) -> str:
    """The weight of a kind, how many, and the first as an example."""
    first = kind.problems[0]
    words = say(
        "submit.kind",
        severity=say(f"submit.severity_{kind.weight}"),
        n=len(kind.problems),
        example=say(first.found, **first.values),
    )
    return frame.escape(words)


def _table(problems: Sequence[Problem], *, has_badges: bool) -> None:
    rows = pd.DataFrame(
        {
            say("submit.column_cell"): [_where(one, has_badge=has_badges) for one in problems],
            say("submit.column_problem"): [_what(one) for one in problems],
        }
    )
    st.table(rows, border="horizontal", hide_index=True, alt=say("submit.to_review"))


def _where(one: Problem, *, has_badge: bool) -> str:
    place = frame.escape(one.place or say("submit.whole_file"))
    return f"{badge(weight(one))}{BREAK}{place}" if has_badge else place


def _what(one: Problem) -> str:
    found, fix = (frame.escape(say(key, **one.values)) for key in (one.found, one.fix))
    return f"**{found}**{BREAK}:gray[{fix}]"
