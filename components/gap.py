"""Why a unit has no difference between two periods."""

from enum import StrEnum

import pandas as pd

from data.model import NOT_CONVERTIBLE, State

_FIRST = (State.MISSING, NOT_CONVERTIBLE, State.NOT_APPLICABLE, State.ESTIMATED)


class Gap(StrEnum):
    """Why a unit has no difference."""

    NEW = "new"
    GONE = "gone"
    NEITHER = "neither"
    NOT_APPLICABLE = "not_applicable"
    NOT_COMPARABLE = "not_comparable"


def state_of(now: str, before: str) -> str:
    """What one period misses, the difference misses; an estimate in either makes it one."""
    pair = {now, before if isinstance(before, str) else State.MISSING.value}
    return next((str(one) for one in _FIRST if one in pair), State.REPORTED.value)


def gap_of(now: float, state: str, before: float, state_before: str, *, is_part: bool) -> str:
    """Why there is no difference; nothing where there is one."""
    states = {state, state_before}
    if is_part or NOT_CONVERTIBLE in states:
        return Gap.NOT_COMPARABLE
    if State.NOT_APPLICABLE in states:
        return Gap.NOT_APPLICABLE
    if pd.isna(now) and pd.isna(before):
        return Gap.NEITHER
    if pd.isna(before):
        return Gap.NEW
    return Gap.GONE if pd.isna(now) else ""
