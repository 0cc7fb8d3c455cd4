"""Tables whose counts are told in thousands: stored in full where it is certain of which columns.

A heading is certain of its own column. A note over the table is of the columns that have its
unit in their heading or hold what is counted in it; a column whose heading has another unit
counts one by one, and the numbers of the rest are asked. Where the note is of no column, the
table is refused.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from data.ingest import multiple
from data.ingest.form import Field
from data.ingest.idiom import UNITS
from data.ingest.slot import Slot, counted
from data.ingest.table import Table
from geo.name import fold
from text import Language

UNIT_OF_NOTE: Final = re.compile(r"\b(?:dvt|don vi(?: tinh)?)\s*:?\s*\(?(?P<unit>[^(),;:]*)\)?\s*$")


def units_of(
    found: Table, slots: Sequence[Slot], texts: Sequence[str], *, file_name: str
) -> Mapping[int, str]:
    """The units of measure of the columns that count in thousands; no others.

    Raises:
        IngestError: A note tells thousands, and it is of none of the columns.
    """
    heads = {place: " ".join(found.labels[place]) for place in counted(slots)}
    own = {place: unit for place, head in heads.items() if (unit := multiple.in_ones(head)[1])}
    rest = {place: head for place, head in heads.items() if place not in own}
    if not rest:
        return own
    units = {_unit(text) for text in texts if multiple.NOTE.search(fold(text))}
    unit = units.pop() if len(units) == 1 else ""
    noun = multiple.parted(unit)[1]
    nouns = {
        place: multiple.parted(one.indicator.unit(Language.VI))[1]
        for one in slots
        for which, place in one.columns
        if which is Field.VALUE
    }
    named = {
        place: unit
        for place, head in rest.items()
        if noun and (nouns.get(place) == noun or f" {noun} " in _words(head))
    }
    if named:
        others = (place for place, head in rest.items() if place not in named and not _own(head))
        return own | named | dict.fromkeys(others, unit + multiple.OPEN)
    multiple.refuse(texts, heads=[*rest.values()], sheet=found.sheet, file_name=file_name)
    return own


def _own(head: str) -> bool:
    """Whether a heading tells what its column counts, one by one: `Dân số (người)`."""
    return any(fold(one).strip() in UNITS for one in multiple.IN_BRACKETS.findall(head))


def _unit(note: str) -> str:
    found = UNIT_OF_NOTE.search(fold(note))
    return found["unit"].strip() if found else ""


def _words(head: str) -> str:
    return f" {' '.join(re.findall(r'[a-z]+', fold(head)))} "
