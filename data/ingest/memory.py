"""What people said about earlier workbooks, so that the next one of the kind is not asked again."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from data.ingest.answer import Meaning
from geo.name import tone_normal, words
from geo.units import UnitKey


@dataclass(frozen=True, slots=True, kw_only=True)
class RememberedPlace:
    """A name that somebody once said is a unit's.

    Args:
        text: As it was typed then.
        unit: What it means.
        by: Who said so.
        on: When, the UTC day.
    """

    text: str
    unit: UnitKey
    by: str
    on: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class RememberedMapping:
    """What the columns of a shape of table hold, as somebody once said.

    Args:
        name: What people call the shape, as the sheet it was first seen in.
        columns: Meaning by column letter; periods are the headings' own, never kept.
        below: How far the first row of figures is below the heading's first row.
        by: Who said so.
        on: When, the UTC day.
    """

    name: str
    columns: Mapping[str, Meaning]
    below: int
    by: str
    on: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What is remembered of one province or of all.

    Args:
        places: By province, the list that the unit is of and the name's key (`name_key`).
        mappings: By province and signature of the shape (`data.ingest.mapping.signature`).
    """

    places: Mapping[tuple[str, dt.date, str], RememberedPlace] = field(
        default_factory=lambda: MappingProxyType({})
    )
    mappings: Mapping[tuple[str, str], RememberedMapping] = field(
        default_factory=lambda: MappingProxyType({})
    )

    def mapping(self, signature: str, *, scope: str | None) -> RememberedMapping | None:
        """What is remembered of a shape; None where nothing is, or provinces differ.

        Args:
            signature: Of the shape.
            scope: The province that the workbook is sent for; None where that is not known.
        """
        if scope is not None:
            return self.mappings.get((scope, signature))
        found = [one for (_, shape), one in self.mappings.items() if shape == signature]
        is_agreed = all(
            (dict(one.columns), one.below) == (dict(found[0].columns), found[0].below)
            for one in found
        )
        return found[0] if found and is_agreed else None


NOTHING_REMEMBERED = Memory()


def name_key(text: str) -> str:
    """By what a name is known again: its letters and marks, however capitals or points stand."""
    return words(tone_normal(text))
