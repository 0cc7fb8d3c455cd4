"""The five steps of a report, and how far one has come."""

from enum import StrEnum
from typing import Final

from data.store import Stage


class Step(StrEnum):
    """What happens to a report, in this order."""

    RECEIVE = "receive"
    CHECK = "check"
    SUBMIT = "submit"
    APPROVE = "approve"
    PUBLISH = "publish"


class Standing(StrEnum):
    """Where a report stands towards a step."""

    DONE = "done"
    CURRENT = "current"
    AHEAD = "ahead"


_WAITS_AT: Final = {
    Stage.RECEIVED: Step.CHECK,
    Stage.CHECKED: Step.CHECK,
    Stage.SUBMITTED: Step.APPROVE,
    Stage.APPROVED: Step.PUBLISH,
}
ENDED: Final = (Stage.WITHDRAWN, Stage.DISCARDED, Stage.RETURNED)
"""Stages that a report does not leave: the same file begins anew."""


def steps(stage: Stage | None) -> tuple[tuple[Step, Standing], ...]:
    """Every step and where the report stands towards it, in order.

    Args:
        stage: Of the report; None before there is one. What ended early has no step that
            it waits at.
    """
    if stage is None:
        return _until(Step.RECEIVE)
    if stage is Stage.PUBLISHED:
        return tuple((step, Standing.DONE) for step in Step)
    if stage in ENDED:
        return tuple(
            (step, Standing.DONE if step is Step.RECEIVE else Standing.AHEAD) for step in Step
        )
    return _until(_WAITS_AT[stage])


def position(stage: Stage | None) -> tuple[int, Step]:
    """Number of the step a report waits at, from 1, and the step; the last for what is done."""
    for at, (step, standing) in enumerate(steps(stage), start=1):
        if standing is Standing.CURRENT:
            return at, step
    return (1, Step.RECEIVE) if stage in ENDED else (len(Step), Step.PUBLISH)


def _until(current: Step) -> tuple[tuple[Step, Standing], ...]:
    order = list(Step)
    at = order.index(current)
    return tuple(
        (step, Standing.DONE if i < at else Standing.CURRENT if i == at else Standing.AHEAD)
        for i, step in enumerate(order)
    )
