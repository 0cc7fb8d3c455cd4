"""Whether a code and the name beside it are of the same unit."""

from geo.match import How, Match
from geo.namesake import bearers
from geo.units import Unit


def is_own(name: str, unit: Unit) -> bool:
    """Whether a name is the unit's to the letter: what it means need not be looked up."""
    written = name.strip().casefold()
    return written in {unit.full_name.casefold(), unit.name.casefold()}


def contradicts(name: str, found: Match, unit: Unit) -> bool:
    """Whether the name beside a unit's code is that of another place.

    A name that is only misspelled contradicts nothing: it is like the unit's own. Nor does
    one of namesakes, for the code says better than a heading which of them it is.

    Args:
        name: As written; a cell without letters names nothing.
        found: What it means by itself.
        unit: The one that the code is of.
    """
    if not any(letter.isalpha() for letter in name):
        return False
    if found.unit is not None:
        return found.unit.full_name != unit.full_name
    is_elsewhere = found.how is How.NONE and bearers(name, edition=unit.valid_from)
    return bool(is_elsewhere) or unit not in found.suggestions
