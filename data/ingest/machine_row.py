"""What each column of a filled template holds, by its machine row, and which of it was lost."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from data.catalog import Kind, indicators
from data.ingest import form
from data.ingest.data_sheet import label
from data.ingest.draft import Damage, UnknownColumn
from data.ingest.form import Field, Heading
from data.ingest.markup import column_letter
from data.ingest.sheet import Sheet
from data.ingest.wording import Named, Phrase
from text import Language, speaking

PAIR: Final = (Field.NUMERATOR, Field.DENOMINATOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns of a data sheet.

    Args:
        of: Each indicator's columns, from 1, by which of its numbers they hold; whole ones
            only, so that a damaged form can't pass for one that says `not reported`.
        damages: Columns whose code was altered, and rates of which one column is lost.
        others: Columns that somebody added.
    """

    of: Mapping[str, Mapping[Field, int]]
    damages: Sequence[Damage]
    others: Sequence[UnknownColumn]


def has_codes(sheet: Sheet) -> bool:
    """Whether a sheet has a machine row."""
    return any(_known(text) for _, text in sheet.row_texts(form.ID_ROW))


def columns_of(sheet: Sheet) -> Columns:
    """The columns of a data sheet, told by their codes."""
    of: dict[str, dict[Field, int]] = {}
    altered: dict[int, Damage] = {}
    others = []
    for place in range(form.FIRST_FIELD_COLUMN, sheet.width + 1):
        code = sheet.text(form.ID_ROW, place)
        head = _known(code)
        if head is not None and head.field not in of.get(head.indicator_id, {}):
            of.setdefault(head.indicator_id, {})[head.field] = place
        elif code:
            altered[place] = _damage(sheet, place, "_twice" if head else "_code", code)
        elif named := sheet.text(form.FIELD_ROW, place) or sheet.text(form.INDICATOR_ROW, place):
            if named in _labels():
                altered[place] = _damage(sheet, place, "_no_code", named)
            elif not _is_inside(sheet, place):
                cell = sheet.name_of(form.FIELD_ROW, place)
                others.append(UnknownColumn(sheet.name, cell, named))
    halves = {one: fields for one, fields in of.items() if _is_half(one, fields)}
    lost = list(_lost(sheet, halves, altered))
    whole = {one: fields for one, fields in of.items() if one not in halves}
    damages = [*altered.values(), *lost]
    return Columns(of=whole, damages=damages, others=others)


def _known(text: str) -> Heading | None:
    head = form.heading(text)
    return head if head is not None and head.indicator_id in indicators() else None


def _damage(sheet: Sheet, place: int, variant: str, text: str) -> Damage:
    values = {"column": column_letter(place), "text": text}
    return Damage(sheet.name, sheet.name_of(form.ID_ROW, place), variant, values)


def _is_inside(sheet: Sheet, place: int) -> bool:
    """Whether the heading is only the rest of a merged one."""
    merged = sheet.merged(form.INDICATOR_ROW, place)
    return merged is not None and merged[1] < place and not sheet.text(form.FIELD_ROW, place)


def _is_half(indicator_id: str, fields: Mapping[Field, int]) -> bool:
    is_rate = indicators()[indicator_id].kind is Kind.RATE
    return is_rate and sum(which in fields for which in PAIR) == 1


def _lost(
    sheet: Sheet, halves: Mapping[str, Mapping[Field, int]], altered: Mapping[int, Damage]
) -> Iterator[Damage]:
    """The lost column of each pair; none where the column beside has an altered code instead."""
    for indicator_id, fields in halves.items():
        there, gone = PAIR if Field.NUMERATOR in fields else reversed(PAIR)
        place = fields[there]
        beside = place + 1 if there is Field.NUMERATOR else place - 1
        if beside not in altered:
            values = {
                "indicator": Named(indicators()[indicator_id].short_name),
                "lost": Phrase(f"ingest.what_{gone}"),
                "column": column_letter(place),
            }
            cell = sheet.name_of(form.ID_ROW, place)
            is_hidden = beside in sheet.hidden_columns
            yield Damage(sheet.name, cell, "_hidden" if is_hidden else "_lost", values)


@cache
def _labels() -> frozenset[str]:
    """Every heading that the template writes over a column, in every language."""
    found = set()
    for spoken in Language:
        with speaking(spoken):
            found |= {label(one, which) for one in indicators().values() for which in Field}
    return frozenset(found)
