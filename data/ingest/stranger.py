"""A name that the list does not decide: what a person said it means, else a stranger."""

from data.ingest.draft import Draft, Stranger
from data.ingest.heard import Misplaced, Taken
from data.ingest.memory import name_key
from data.ingest.sheet import Sheet
from geo.name import clean
from geo.units import Unit


def settled(result: Draft, stranger: Stranger, sheet: Sheet) -> Unit | None:
    """The unit that a person said a name means, told in the draft; None for a stranger.

    The sender of this workbook counts before earlier senders, and nobody is heard where the
    list itself decides, for then there is no stranger. Only a unit of the table's own
    province and time is taken.
    """
    said = sheet.settled.places
    own = said.get(f"{sheet.name}!{stranger.cell}") or said.get(clean(stranger.text))
    if own is not None:
        found = next((one for one in stranger.among if one.key == own), None)
        if found is not None:
            result.heard.taken.append(Taken(stranger.sheet, stranger.cell, stranger.text, found))
            return found
        result.heard.misplaced.append(Misplaced(stranger.sheet, stranger.cell, stranger.text, own))
    elif sheet.settled.remembered and stranger.among:
        found = _remembered(result, stranger, sheet)
        if found is not None:
            return found
    result.strangers.append(stranger)
    return None


def _remembered(result: Draft, stranger: Stranger, sheet: Sheet) -> Unit | None:
    key = (result.scope, stranger.among[0].valid_from, name_key(stranger.text))
    said = sheet.settled.remembered.get(key)
    if said is None:
        return None
    found = next((one for one in stranger.among if one.key == said.unit), None)
    if found is not None:
        result.heard.taken.append(
            Taken(stranger.sheet, stranger.cell, stranger.text, found, said.by, said.on)
        )
    return found
