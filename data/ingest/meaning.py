"""What a person said a column holds: its role, and of which indicator."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from data.catalog import Kind, indicator
from data.ingest.answer import Answers, Meaning
from data.ingest.column import Column
from data.ingest.error import IngestError, Refusal
from data.ingest.form import Field
from data.ingest.markup import column_letter, position
from data.ingest.sheet import Sheet
from data.ingest.wording import Named

LETTERS: Final = re.compile(r"[A-Z]{1,3}")


class Role(StrEnum):
    """What a column is for."""

    UNIT = "unit"
    CODE = "code"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    VALUE = "value"
    IGNORE = "ignore"


PLACES: Final = {Role.UNIT, Role.CODE}
FIELDS: Final = {
    Role.NUMERATOR: Field.NUMERATOR,
    Role.DENOMINATOR: Field.DENOMINATOR,
    Role.VALUE: Field.VALUE,
}
KNOWN: Final = {one.value for one in Role}


def said_of(answers: Answers, sheet_name: str) -> dict[str, Meaning]:
    """What the columns of a sheet hold by their letters, as its sender says."""
    found = {}
    for at, meaning in answers.columns.items():
        name, _, letter = at.rpartition("!")
        if name == sheet_name and LETTERS.fullmatch(letter):
            found[letter] = meaning
    return found


def number_of(letter: str) -> int:
    """4 for `D`."""
    place = position(f"{letter}1")
    return place[1] if place else 0


def meant(meaning: Meaning, *, sheet: Sheet, place: int) -> Column:
    """The number of the indicator that a person said a column holds.

    Raises:
        IngestError: The indicator has no such number.
        UnknownIndicatorError: There is no such indicator.
    """
    measure = indicator(meaning.indicator_id)
    field = FIELDS.get(Role(meaning.role)) if meaning.role in KNOWN else None
    has_parts = measure.kind is Kind.RATE or bool(measure.denominator())
    if field is None or (field is not Field.VALUE and not has_parts):
        raise IngestError(
            Refusal.SAID_WRONGLY,
            sheet=sheet.name,
            column=column_letter(place),
            role=meaning.role,
            indicator=Named(measure.short_name),
        )
    return Column(measure, field)


def twice(sheet: Sheet, first: int, second: int) -> IngestError:
    """The refusal of two columns that were said to hold the same number."""
    return IngestError(
        Refusal.SAID_TWICE,
        sheet=sheet.name,
        first=column_letter(first),
        second=column_letter(second),
    )


def is_by_hand(columns: Mapping[int, Meaning]) -> bool:
    """Whether a person said where the places stand, and so mapped a whole table."""
    return any(one.role in PLACES for one in columns.values())
