"""Workbooks of Excel before 2007: values through calamine, the rest from the records."""

import io
import struct
from typing import Final

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from data.ingest.error import IngestError, Refusal
from data.ingest.sheet import Sheet, Workbook
from data.ingest.spreadsheet import biff
from data.ingest.spreadsheet.assembly import assemble, refuse_far_among
from data.ingest.spreadsheet.compound import Compound

STREAMS: Final = ("Workbook", "Book")
LOCKED: Final = ("EncryptedPackage", "EncryptionInfo")
MACROS: Final = ("_VBA_PROJECT_CUR", "_VBA_PROJECT", "VBA")


def read(body: bytes, *, file_name: str) -> Workbook:
    """The visible sheets of an .xls.

    Raises:
        IngestError: It is protected by a password, carries macros, is no workbook, or has no
            visible cell with content.
        CalamineError, ValueError: It is damaged.
    """
    try:
        found = _admit(body, file_name=file_name)
    except (struct.error, IndexError) as error:
        raise IngestError(Refusal.DAMAGED, file=file_name) from error
    book = CalamineWorkbook.from_filelike(io.BytesIO(body))
    listed = [
        (one, found.sheet(tab))
        for tab, one in enumerate(book.sheets_metadata)
        if one.typ == SheetTypeEnum.WorkSheet
    ]
    sheets: list[Sheet] = []
    for one, said in listed:
        if one.visible != SheetVisibleEnum.Visible or not said.content:
            continue
        values = book.get_sheet_by_name(one.name)
        merges = values.merged_cell_ranges or []
        sheet = assemble(
            values.to_python(skip_empty_area=False),
            said,
            name=one.name,
            merges=((r1 + 1, c1 + 1, r2 + 1, c2 + 1) for (r1, c1), (r2, c2) in merges),
        )
        if sheet is not None:
            sheets.append(sheet)
    hidden = tuple(one.name for one, _ in listed if one.visible != SheetVisibleEnum.Visible)
    if not sheets:
        refusal = Refusal.ALL_HIDDEN if hidden else Refusal.NOTHING
        raise IngestError(refusal, file=file_name)
    return Workbook(file_name=file_name, sheets=tuple(sheets), hidden_sheets=hidden)


def _admit(body: bytes, *, file_name: str) -> biff.Records:
    """What its records say, where it may be parsed at all."""
    container = Compound(body)
    names = {entry.name for entry in container.entries}
    if names & set(LOCKED):
        raise IngestError(Refusal.PASSWORD, file=file_name)
    stream = container.stream(*STREAMS)
    if stream is None:
        raise IngestError(Refusal.OTHER_OFFICE, file=file_name)
    found = biff.scan(stream)
    if found.is_locked:
        raise IngestError(Refusal.PASSWORD, file=file_name)
    if names & set(MACROS) or found.has_macro_sheet:
        raise IngestError(Refusal.MACROS, file=file_name)
    tabs = ((name, found.sheet(tab)) for tab, (name, _) in enumerate(found.tabs))
    refuse_far_among(tabs, file_name=file_name)
    return found
