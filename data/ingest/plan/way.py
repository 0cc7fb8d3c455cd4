"""What only our own form says of a target: its milestones, and of which communes it is wanted."""

from dataclasses import replace

from data.ingest.plan import milestone
from data.ingest.plan.cells import Cells
from data.ingest.plan.sheet import Row
from data.plan import PlanTarget, reach


def with_way(cells: Cells, row: Row, made: PlanTarget) -> PlanTarget:
    """The target with what its row says; what a cell leaves empty is as it was.

    Args:
        cells: Of the table; told of what cannot be read.
        row: The target's.
        made: The target so far.
    """
    text = cells.columns.text
    points, groups = made.milestones, made.place_groups
    if said := text(row.number, "milestones"):
        found = milestone.read(said, ends=cells.plan.ends)
        if found is None:
            cells.tell("K15", row, values={"text": said}, column="milestones")
        points = points if found is None else found
    if said := text(row.number, "places"):
        named = reach.read(said)
        if named is None:
            cells.tell("K15", row, values={"text": said}, column="places")
        groups = groups if named is None else named
    return replace(
        made,
        milestones=points,
        place_groups=groups,
        is_of_communes=made.is_of_communes or bool(text(row.number, "every")),
    )
