"""The classes of a difference: how each unit moves in one indicator at one period."""

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Final

import numpy as np
import pandas as pd

from data.catalog import Indicator
from data.catalog import Kind as Measure
from data.difference.change import Changes, Kind
from data.ingest.kept_out import KeptOut
from data.model import State
from geo.units import Unit

LARGE_SHARE: Final = 0.7  # of the moves that are small
NICE: Final = (1.0, 2.0, 5.0, 10.0)
FEWEST_MOVES: Final = 3  # below, a limit would only part two or three units


class Step(StrEnum):
    """What a map of the difference shows of a unit, in the order of its legend."""

    RISE_BIG = "rise_big"
    RISE = "rise"
    SAME = "same"
    FALL = "fall"
    FALL_BIG = "fall_big"
    NEW = "new"
    EMPTIED = "emptied"
    NOT_APPLICABLE = "not_applicable"
    ERROR = "error"
    NOT_REPORTED = "not_reported"


def limit(part: Changes, *, indicator: Indicator) -> float | None:
    """From which size a move is a big one: a round number that some three in ten reach.

    Args:
        part: Changes of one indicator at one period.
        indicator: Of which; its decimals are the finest a limit can be.

    Returns:
        In the indicator's unit; None where the moves are too few or too alike to be parted,
        and for yes and no.
    """
    moves = part["change"].abs().to_numpy(dtype=float)
    moves = moves[~np.isnan(moves) & (moves > 0)]
    if indicator.kind is Measure.YES_NO or moves.size < FEWEST_MOVES:
        return None
    wanted = max(float(np.quantile(moves, LARGE_SHARE)), 10.0**-indicator.decimals)
    power = 10.0 ** math.floor(math.log10(wanted))
    rounded = min((nice * power for nice in NICE), key=lambda one: abs(one - wanted))
    return rounded if moves.min() < rounded <= moves.max() else None


def steps(
    part: Changes,
    kept_out: Iterable[KeptOut],
    units: Sequence[Unit],
    *,
    limit: float | None,
) -> pd.DataFrame:
    """How each unit moves.

    A figure whose counts or sign change while its value stays is `same` here: the map is one
    of values, the tallies are of figures.

    Args:
        part: Changes of one indicator at one period.
        kept_out: Its figures that errors keep out.
        units: Those that are expected, which the map shows.
        limit: See `limit`.

    Returns:
        One row a unit in their order: unit_code, unit_valid_from (str), step (Step) and of
        `Changes` before, after, change (float) and before_state, after_state (str, "" where
        nothing was said).
    """
    keys = [(one.code, one.valid_from.isoformat()) for one in units]
    columns = ["kind", "before", "after", "change", "before_state", "after_state"]
    told = part.set_index(["unit_code", "unit_valid_from"])[columns]
    rows = told.reindex(pd.MultiIndex.from_tuples(keys, names=told.index.names))
    refused = {(one.unit.code, one.unit.valid_from.isoformat()) for one in kept_out}
    words = ["before_state", "after_state"]
    rows[words] = rows[words].astype(object).fillna("")
    found = [
        Step.ERROR if key in refused and not row["after_state"] else _step(row, limit)
        for key, row in zip(keys, rows.to_dict("records"), strict=True)
    ]
    return rows.assign(step=[one.value for one in found]).drop(columns="kind").reset_index()


def _step(row: Mapping[Hashable, object], limit: float | None) -> Step:
    kind, after, change = row["kind"], row["after_state"], float(str(row["change"]))
    if kind == Kind.EMPTIED:
        return Step.EMPTIED
    if after in {"", State.MISSING}:
        return Step.NOT_REPORTED
    if kind == Kind.SAME or change == 0:
        return Step.SAME
    if math.isnan(change):
        return Step.NOT_APPLICABLE if after == State.NOT_APPLICABLE else Step.NEW
    is_big = limit is not None and abs(change) >= limit
    big, small = (Step.RISE_BIG, Step.RISE) if change > 0 else (Step.FALL_BIG, Step.FALL)
    return big if is_big else small
