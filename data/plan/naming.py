"""What a line of a plan is called wherever plans are compared: on pages, on paper."""

from data.catalog.citation import Group
from data.plan.payload import Part
from data.plan.record import Plan, ReportedTally
from data.plan.task import Task
from text import say


def title(part: Part) -> str:
    """What it is called in a list."""
    match part:
        case Task():
            return part.text
        case Group():
            return part.name()
        case ReportedTally():
            return say("planning.tally", met=part.met, of=part.of, day=part.on)
        case _:
            return part.name


def kind(part: Part) -> str:
    """`Mục tiêu`, `Nhiệm vụ`."""
    names = {Task: "task", Group: "group", ReportedTally: "tally", Plan: "head"}
    return say(f"planning.kind_{names.get(type(part), 'target')}")
