"""Bytes to sheets, whatever kind of table file they are."""

import zipfile
from typing import Final
from xml.parsers import expat

from python_calamine import CalamineError

from data.ingest import guard
from data.ingest.error import IngestError, Refusal
from data.ingest.sheet import Workbook
from data.ingest.spreadsheet import compound, delimited, ods, xls, xlsx
from data.ingest.spreadsheet.encoding import text_of
from data.ingest.wording import Phrase

PANIC: Final = "PanicException"
"""What calamine, written in Rust, raises on some damaged files; it has no name to import."""


def read(body: bytes, *, file_name: str) -> Workbook:
    """The visible sheets of a workbook, cleaned and decoded.

    Raises:
        IngestError: The file is refused (see `data.ingest.guard`), holds formulas without
            results, or has no visible cell with content.
    """
    if not body.startswith((guard.ZIP, compound.MAGIC)):
        return _text(body, file_name=file_name)
    try:
        if body.startswith(compound.MAGIC):
            return xls.read(body, file_name=file_name)
        package = guard.admit(body, file_name=file_name)
        read_package = ods.read if guard.is_open_document(package) else xlsx.read
        return read_package(package, body, file_name=file_name)
    except (
        CalamineError,
        expat.ExpatError,
        KeyError,
        ValueError,
        zipfile.BadZipFile,
    ) as error:
        raise IngestError(Refusal.DAMAGED, file=file_name) from error
    except BaseException as error:
        if type(error).__name__ != PANIC:
            raise
        raise IngestError(Refusal.DAMAGED, file=file_name) from error


def _text(body: bytes, *, file_name: str) -> Workbook:
    guard.refuse_other_kinds(body, file_name=file_name)
    text = text_of(body)
    if text is None:
        kind = Phrase("ingest.kind_unknown")
        raise IngestError(Refusal.NOT_A_WORKBOOK, file=file_name, kind=kind)
    return delimited.read(text, file_name=file_name)
