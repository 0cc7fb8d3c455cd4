"""Which other period a view is held against, as the address says: `against=2025-Q2`."""

from typing import Final

from components import address
from components.compared import KINDS
from components.filters import Selection
from components.units_view import UnitsView
from data.period import Period, parse

KEY: Final = "against"


def settled(selection: Selection) -> Period | None:
    """The reader's choice among the periods on offer; None where there is none."""
    offered = [str(one) for one in on_offer(selection)]
    if not offered:
        address.forget(KEY)
        return None
    chosen = address.settle(KEY, offered)
    return parse(chosen) if chosen else None


def on_offer(selection: Selection) -> tuple[Period, ...]:
    """Other periods of the same frequency, on the same units, newest first.

    None of an indicator whose difference is no colour.
    """
    if selection.indicator.kind not in KINDS:
        return ()
    others = [one for one in reversed(selection.sequence) if one != selection.period]
    if selection.units_view is UnitsView.REPORTED:
        others = [one for one in others if _is_former(selection, one) is _is_former(selection)]
    return tuple(others)


def _is_former(selection: Selection, period: Period | None = None) -> bool:
    return str(period or selection.period) in selection.former_periods
