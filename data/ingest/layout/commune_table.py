"""A province's tables by commune, as in `Biểu 01`: one row a commune, indicators as columns.

A workbook may have several, below each other or one sheet a period, with months or quarters
as columns, or of former communes by district: the draft says which of these it was.
"""

from collections.abc import Sequence
from typing import Final

from data.ingest import commune_body, commune_rows, period_label, provenance, table
from data.ingest.draft import Draft, Remark
from data.ingest.error import IngestError, Refusal
from data.ingest.joining import join
from data.ingest.layout import Asked, Layout
from data.ingest.part import Part, parts_of, titled
from data.ingest.sheet import Workbook
from data.ingest.slot import slots_of
from data.ingest.undated import dated
from geo.name import fold
from geo.units import FORMER, TODAY

ID: Final = "commune_table"
MANY: Final = "commune_tables"
BY_PERIOD: Final = "period_table"
BY_DISTRICT: Final = "district_table"
ANY_YEAR: Final = 2025


def evidence(workbook: Workbook) -> float:
    """Sure where a sheet has a table by commune with an indicator the catalogue knows."""
    if any(_is_known(part) for sheet in workbook.sheets for part in parts_of(sheet)):
        return 0.7
    return 0.2 if any(table.find(sheet) for sheet in workbook.sheets) else 0.0


def draft(workbook: Workbook, asked: Asked) -> Draft:
    """Read every table by commune of a workbook.

    Raises:
        IngestError: Its province or a period is not clear, or is another than was asked for.
    """
    parts = [part for sheet in workbook.sheets for part in parts_of(sheet)]
    read = [part for part in parts if _is_known(part)] or parts[:1]
    whole = joined(read, workbook, asked, parts=parts)
    whole.layout = _kind(read, whole)
    return whole


def joined(
    read: list[Part], workbook: Workbook, asked: Asked, *, parts: Sequence[Part] = ()
) -> Draft:
    """One draft of several tables by commune.

    Args:
        read: The tables with figures, at least one.
        workbook: Theirs; its other sheets are named as left out.
        asked: What is known from outside it.
        parts: Every table of the workbook, for what their titles say; by default `read`.

    Raises:
        IngestError: Its province or a period is not clear, or is another than was asked for.
    """
    name = workbook.file_name
    parts = parts or read
    texts = [text for part in parts for text in [*part.title, part.table.sheet.name]]
    year = period_label.year_of(texts)
    named = {provenance.named_province(part.title, list_of=TODAY) for part in parts} - {None}
    around = tuple(texts) if len(named) == 1 else ()
    whole, *others = _drafts(read, asked.province_code, name, year, around)
    for other in others:
        join(whole, other)
    known = {part.table.sheet.name for part in read}
    whole.remarks += [
        Remark("L8", sheet.name, "") for sheet in workbook.sheets if sheet.name not in known
    ]
    return whole


def _drafts(
    parts: list[Part], asked: str | None, name: str, year: int | None, around: tuple[str, ...]
) -> list[Draft]:
    """Each table's draft; a table of former communes follows one of today's to its province."""

    def read(part: Part) -> Draft:
        return commune_rows.read(
            part, layout=ID, asked=asked, file_name=name, year=year, around=around
        )

    drafts = dated(parts, read)
    if len({(one.scope, one.edition) for one in drafts}) == 1:
        return drafts
    today = {one.scope for one in drafts if one.edition == TODAY}
    if asked is not None or len(today) != 1:
        raise IngestError(Refusal.NO_PROVINCE, file=name)
    return _drafts(parts, today.pop(), name, year, around)


def _is_known(part: Part) -> bool:
    return bool(slots_of(part.table, about=titled(part), year=ANY_YEAR)[0])


def _kind(read: list[Part], whole: Draft) -> str:
    if any(one.unit.valid_from == FORMER for one in whole.figures) and any(
        _has_districts(part) for part in read
    ):
        return BY_DISTRICT
    if len(read) > 1:
        return MANY
    slots, _ = slots_of(read[0].table, about=titled(read[0]), year=ANY_YEAR)
    return BY_PERIOD if any(one.period for one in slots) else ID


def _has_districts(part: Part) -> bool:
    found = part.table
    names = (fold(found.sheet.text(row, found.place or 1)) for row, _ in found.rows())
    return any(commune_body.DISTRICT.match(name) for name in names)


LAYOUT: Final = Layout(id=ID, evidence=evidence, draft=draft)
