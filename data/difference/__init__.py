"""What a checked workbook would change: figure by figure, unit by unit, and of the whole.

Pure functions over the workbook's observations and what is published; nothing here changes
anything. `answer` asks them all at once.
"""

from data.difference.answer import Difference, answer, of_interest
from data.difference.change import Aspect, Changes, Kind, changes
from data.difference.emptied import emptied
from data.difference.expected import expected
from data.difference.step import Step, limit, steps
from data.difference.tally import Standing, Tally, standing, tallies, tally
from data.difference.totals import TotalChange, totals

__all__ = [
    "Aspect",
    "Changes",
    "Difference",
    "Kind",
    "Standing",
    "Step",
    "Tally",
    "TotalChange",
    "answer",
    "changes",
    "emptied",
    "expected",
    "limit",
    "of_interest",
    "standing",
    "steps",
    "tallies",
    "tally",
    "totals",
]
