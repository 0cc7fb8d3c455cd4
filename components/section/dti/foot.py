"""No index at all; and who published what is in view."""

from typing import Final

from components import frame
from components.dti_board import Board
from components.kept import drawn_once
from text import say

SHOWN: Final = 2


def nothing() -> None:
    """What to do on a store without any index."""
    frame.heading(say("dti.none_title"), say("dti.none_body"))
    frame.source_line(say("page.no_source"))


def foot(one: Board) -> None:
    """The publications that most figures are from, and how many there are."""
    drawn_once(one.key, lambda: frame.source_line(source_words(one)))


def source_words(one: Board) -> str:
    """The same as text."""
    counts = one.published.loc[one.published["source"] != "", "source"].value_counts()
    names = [str(text).split(" | ")[0] for text in counts.index]
    if not names:
        return say("page.no_source")
    told = "; ".join(names[:SHOWN])
    key = "dti.sources_more" if len(names) > SHOWN else "dti.sources"
    return say(key, names=told, n=len(names) - SHOWN)
