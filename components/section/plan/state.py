"""A target's state as it is computed, and beside it what a leader says instead."""

from components import frame, plan_words
from components.charts import standing
from components.scoreboard import Scoreboard
from data.plan import Score
from data.status import REACHED
from text import say


def badges(board: Scoreboard, one: Score) -> str:
    """The computed state as a Markdown badge; overridden, both, and which is which."""
    computed = standing.badge(one.status, plan_words.status_text(one.status))
    said = board.override(one.target.id)
    if said is None or said.status is None:
        return computed
    other = standing.badge(said.status, plan_words.status_text(said.status))
    return f"{computed} :gray[:small[{say('plan.overridden_to')}]] {other}"


def counted(board: Scoreboard) -> str:
    """Which states are counted, and what the count would be by those that leaders said.

    Empty where no leader says otherwise.
    """
    return frame.escape(counted_words(board))


def counted_words(board: Scoreboard) -> str:
    """The same as text."""
    found = board.overridden
    if not found:
        return ""
    held = {one.target.id: said.status for one, said in found}
    shown = [held.get(one.target.id) or one.status for one in board.scores]
    facts = {
        "n": len(found),
        "computed": sum(one.status in REACHED for one in board.scores),
        "said": sum(status in REACHED for status in shown),
        "of": len(board.scores),
    }
    return say("plan.counted_computed", **facts)
