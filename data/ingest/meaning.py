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
from data.ingest.settled import Said
from data.ingest.sheet import Sheet
from data.ingest.wording import Named

LETTERS: Final = re.compile(r"[A-Z]{1,3}")


class Role(StrEnum):
    """What a column is for."""

    UNIT = "unit"
    CODE = "code"
    PERIOD = "period"
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


def others_of(answers: Answers, sheet_name: str) -> dict[int, Said]:
    """What was said of a sheet's further tables, by the first row of their heading.

    `Sheet1!20!C` is column C of the table of Sheet1 whose heading stands in row 20.
    """
    found: dict[int, Said] = {}
    for at in answers.columns:
        place = at.rpartition("!")[0]
        name, _, row = place.rpartition("!")
        if name == sheet_name and row.isdecimal() and int(row) not in found:
            columns = {number_of(one): it for one, it in said_of(answers, place).items()}
            found[int(row)] = Said(columns, answers.first_rows.get(place, 0))
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


def has_by_hand(sheet: Sheet) -> bool:
    """Whether a person mapped one of a sheet's tables whole."""
    said = sheet.settled
    return any(map(is_by_hand, (said.columns, *(one.columns for one in said.others.values()))))


def is_by_hand(columns: Mapping[int, Meaning]) -> bool:
    """Whether a person said where the places stand, and so mapped a whole table."""
    return any(one.role in PLACES for one in columns.values())
