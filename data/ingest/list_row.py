"""One row of a long list as a figure."""

from typing import Final

from data.catalog import Indicator
from data.export import INVENTED
from data.ingest.datum import Datum, datum
from data.ingest.draft import Figure
from data.ingest.form import Field
from data.ingest.listing import Listing
from data.ingest.value import Kind as Said
from data.ingest.value import Reading
from data.model import Qualifier, State
from data.period import Period
from geo.units import UnitKey

FORCED: Final = {State.MISSING: Said.UNAVAILABLE, State.NOT_APPLICABLE: Said.NOT_APPLICABLE}


def figure(listing: Listing, row: int, measure: Indicator, key: UnitKey, period: Period) -> Figure:
    """What a row of a list says of this indicator, unit and period."""
    state = listing.text(row, "state")

    def cell(which: Field) -> Datum | None:
        place = listing.columns.get(which)
        if place is None:
            return None
        said = datum(listing.sheet, row, place, measure=measure).reading
        if which is not Field.DENOMINATOR:  # a rate's hedge is that of its counts
            said = _qualified(said, listing.text(row, "qualifier"))
        if which is Field.VALUE and state in FORCED:
            said = Reading(FORCED[State(state)], raw=said.raw)
        return (
            None
            if said.kind is Said.BLANK and which is not Field.VALUE
            else Datum(said, row, place)
        )

    return Figure(
        indicator=measure,
        unit=key,
        period=period,
        sheet=listing.sheet.name,
        numerator=cell(Field.NUMERATOR),
        denominator=cell(Field.DENOMINATOR),
        value=cell(Field.VALUE),
        source=listing.text(row, "source").removeprefix(INVENTED),
        is_estimate=state == State.ESTIMATED,
    )


def _qualified(said: Reading, sign: str) -> Reading:
    if sign not in set(Qualifier) or not sign or said.kind is not Said.NUMBER:
        return said
    return Reading(
        said.kind,
        raw=f"{sign} {said.raw}",
        value=said.value,
        qualifier=Qualifier(sign),
        is_percent=said.is_percent,
        is_estimate=said.is_estimate,
        unit=said.unit,
        is_settled=said.is_settled,
    )
