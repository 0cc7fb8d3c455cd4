"""Is it on track? A figure against the pathway of its plan, in a state and in words.

The expected value at a date lies on the straight line between the plan's dated points: the
baseline, its milestones, the goal at the due date. Pure functions; nothing here knows the store
or the screen. `judge` is the rule, `sentence` says it, `growth` is Open SDG's rule beside it.
"""

from data.status.goal import Goal
from data.status.judgement import OFF_TRACK_BELOW, ON_TRACK_FROM, Judgement, Question, judge
from data.status.pathway import Pathway, Point
from data.status.state import COUNTED, ORDER, REACHED, Status

__all__ = [
    "COUNTED",
    "OFF_TRACK_BELOW",
    "ON_TRACK_FROM",
    "ORDER",
    "REACHED",
    "Goal",
    "Judgement",
    "Pathway",
    "Point",
    "Question",
    "Status",
    "judge",
]
