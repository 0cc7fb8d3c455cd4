"""What our own template looks like: the sheets, the rows and the words that identify it.

`data.ingest.template` writes this form and `data.ingest.layout.template` reads it; neither
says where a thing stands, both ask here.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

VERSION: Final = 1
MARK: Final = "banso_template"
"""A1 of the information sheet; what the form is recognised by, whatever sheets are called."""

TITLE_ROW: Final = 1
NOTICE_ROW: Final = 2
INDICATOR_ROW: Final = 4
FIELD_ROW: Final = 5
ID_ROW: Final = 6
FIRST_UNIT_ROW: Final = 7
CODE_COLUMN: Final = 1
NAME_COLUMN: Final = 2
FIRST_FIELD_COLUMN: Final = 3

KEY_COLUMN: Final = 1
LABEL_COLUMN: Final = 2
VALUE_COLUMN: Final = 3


class Fact(StrEnum):
    """A row of the information sheet: its key in column A, its value in column C."""

    VERSION = MARK
    SCOPE = "scope"
    EDITION = "edition"
    PERIOD = "period"
    CUTOFF_DATE = "cutoff_date"
    IS_DEMONSTRATION = "is_demonstration"
    TITLE = "title"
    PUBLISHER = "publisher"
    URL = "url"
    LICENCE = "licence"


TYPED_BY_SENDER: Final = (Fact.CUTOFF_DATE, Fact.TITLE, Fact.PUBLISHER, Fact.URL, Fact.LICENCE)
"""The facts whose cells are not protected."""


class Field(StrEnum):
    """Which number of an indicator a column holds."""

    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Heading:
    """A cell of the machine row, `fibre_household_coverage_pct.numerator`."""

    indicator_id: str
    field: Field

    def __str__(self) -> str:
        return f"{self.indicator_id}.{self.field}"


def heading(text: str) -> Heading | None:
    """The heading a cell of the machine row names; None where it names none."""
    indicator_id, _, field = text.rpartition(".")
    if not indicator_id or field not in set(Field):
        return None
    return Heading(indicator_id, Field(field))
