"""Bytes to sheets, whatever kind of table file they are."""

import zipfile
from xml.parsers import expat

from python_calamine import CalamineError

from data.ingest import guard
from data.ingest.error import IngestError, Refusal
from data.ingest.sheet import Workbook
from data.ingest.spreadsheet import xlsx


def read(body: bytes, *, file_name: str) -> Workbook:
    """The visible sheets of a workbook, cleaned and decoded.

    Raises:
        IngestError: The file is refused (see `data.ingest.guard`), holds formulas without
            results, or has no visible cell with content.
    """
    package = guard.admit(body, file_name=file_name)
    try:
        return xlsx.read(package, body, file_name=file_name)
    except (
        CalamineError,
        expat.ExpatError,
        KeyError,
        ValueError,
        zipfile.BadZipFile,
    ) as error:
        raise IngestError(Refusal.DAMAGED, file=file_name) from error
