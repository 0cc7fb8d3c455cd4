"""How many units a workbook brings news of, and how many it says nothing of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from data.difference.change import Changes, Kind
from data.ingest.kept_out import KeptOut
from data.model import State
from geo.units import Unit


class Standing(StrEnum):
    """What a workbook does to a unit; the first that holds of any figure of it.

    EMPTIED: a published figure is said to be missing. CHANGED: a figure is new or differs.
    UNCHANGED: what it says is published already. ERROR: errors keep out whatever it says.
    NOT_REPORTED: it says nothing of the unit. Figures are stored one by one, so a unit with a
    good one and a refused one is sent all the same, and counts as what the good one does.
    """

    EMPTIED = "emptied"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    ERROR = "error"
    NOT_REPORTED = "not_reported"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Units by what becomes of them.

    `received + errors + not_reported = of` and `changed + unchanged + emptied = received`.

    Args:
        indicator_id, period: Of which figures; empty for the workbook as a whole.
        of: The units that are expected.
        changed, unchanged, emptied, errors, not_reported: See `Standing`.
        others: Units that it speaks of and nobody expected; they are in no other number.
    """

    indicator_id: str = ""
    period: str = ""
    of: int
    changed: int
    unchanged: int
    emptied: int
    errors: int
    not_reported: int
    others: int = 0

    @property
    def received(self) -> int:
        """Units of which it says something that can be taken over."""
        return self.changed + self.unchanged + self.emptied


def standing(
    changes: Changes, kept_out: Iterable[KeptOut], units: Sequence[Unit]
) -> "pd.Series[str]":
    """What becomes of each unit, in the order of the units; see `Standing`.

    Args:
        changes: Of the workbook or of a part of it, e.g. one indicator at one period.
        kept_out: Figures of the same part that errors keep out.
        units: Those that are expected.

    Returns:
        Indexed by (code, valid_from).
    """
    weights = _standings(changes)
    told = weights.groupby([changes["unit_code"], changes["unit_valid_from"]]).min()
    worst = {key: int(weight) for key, weight in told.items()}
    every = list(Standing)
    error = every.index(Standing.ERROR)
    worst |= {key: min(worst.get(key, error), error) for one in kept_out if (key := _key(one.unit))}
    keys = [_key(one.key) for one in units]
    named = [every[worst.get(key, len(every) - 1)].value for key in keys]
    return pd.Series(named, index=pd.MultiIndex.from_tuples(keys), dtype="str")


def _standings(changes: Changes) -> "pd.Series[int]":
    """The position in `Standing` of each figure by itself."""
    order = {one: at for at, one in enumerate(Standing)}
    of_kind = {
        Kind.CHANGED.value: order[Standing.CHANGED],
        Kind.NEW.value: order[Standing.CHANGED],
        Kind.EMPTIED.value: order[Standing.EMPTIED],
        Kind.SAME.value: order[Standing.UNCHANGED],
    }
    found = changes["kind"].map(of_kind).astype(int)
    is_silent = (changes["kind"] == Kind.SAME) & (changes["after_state"] == State.MISSING)
    return found.mask(is_silent, order[Standing.NOT_REPORTED])


def tally(
    changes: Changes,
    kept_out: Iterable[KeptOut],
    units: Sequence[Unit],
    *,
    indicator_id: str = "",
    period: str = "",
) -> Tally:
    """How many units stand how; see `standing`."""
    refused = tuple(kept_out)
    counts = standing(changes, refused, units).value_counts()
    keys = {_key(one.key) for one in units}
    told = set(zip(changes["unit_code"], changes["unit_valid_from"], strict=True))
    others = (told | {_key(one.unit) for one in refused}) - keys
    return Tally(
        indicator_id=indicator_id,
        period=period,
        of=len(units),
        changed=int(counts.get(Standing.CHANGED, 0)),
        unchanged=int(counts.get(Standing.UNCHANGED, 0)),
        emptied=int(counts.get(Standing.EMPTIED, 0)),
        errors=int(counts.get(Standing.ERROR, 0)),
        not_reported=int(counts.get(Standing.NOT_REPORTED, 0)),
        others=len(others),
    )


def tallies(
    changes: Changes, kept_out: Iterable[KeptOut], units: Sequence[Unit]
) -> tuple[Tally, ...]:
    """A tally of each indicator and period, by id and period.

    Args:
        changes: Of the whole workbook.
        kept_out: Figures that errors keep out.
        units: Those that are expected.
    """
    refused: dict[tuple[str, str], list[KeptOut]] = {}
    for one in kept_out:
        refused.setdefault((one.indicator_id, one.period), []).append(one)
    groups = {
        (str(rows["indicator_id"].iloc[0]), str(rows["period"].iloc[0])): rows
        for _, rows in changes.groupby(["indicator_id", "period"], sort=False)
    }
    parts = sorted({*groups, *refused})
    return tuple(
        tally(
            Changes(groups.get(part, changes.iloc[:0])),
            refused.get(part, ()),
            units,
            indicator_id=part[0],
            period=part[1],
        )
        for part in parts
    )


def _key(unit: "tuple[str, object]") -> tuple[str, str]:
    return (unit[0], str(unit[1]))
