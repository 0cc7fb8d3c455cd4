"""Workbooks of Excel since 2007: values through calamine, the rest from the markup."""

import io
import zipfile
from functools import partial
from typing import Final

from python_calamine import CalamineWorkbook

from data.ingest import markup
from data.ingest.error import IngestError, Refusal
from data.ingest.markup import Markup
from data.ingest.progress import Step, awaited, counted
from data.ingest.sheet import Sheet, Workbook
from data.ingest.spreadsheet import package as container
from data.ingest.spreadsheet import rich
from data.ingest.spreadsheet.assembly import assemble, refuse_far
from data.ingest.spreadsheet.package import Part

PARSED: Final = 0.75
"""Share of reading a sheet that is done once calamine has its values."""
SECONDS_A_CELL: Final = 1e-6
EPSILON: Final = 1e-3


def read(package: zipfile.ZipFile, body: bytes, *, file_name: str) -> Workbook:
    """The visible sheets of a workbook whose package the guard has admitted.

    Raises:
        IngestError: It holds formulas without results, or no visible cell with content.
        CalamineError, ExpatError, KeyError, ValueError, BadZipFile: A part is damaged.
    """
    parts = container.parts(package)
    book = _Book(package, body, file_name=file_name)
    sheets = [one for part in parts if part.is_visible and (one := book.sheet(part))]
    hidden = tuple(part.name for part in parts if not part.is_visible)
    if not sheets:
        refusal = Refusal.ALL_HIDDEN if hidden else Refusal.NOTHING
        raise IngestError(Refusal.ONLY_PICTURES if book.has_drawing else refusal, file=file_name)
    return Workbook(file_name=file_name, sheets=tuple(sheets), hidden_sheets=hidden)


class _Book:
    """An open workbook; its values are parsed when the first sheet has any."""

    def __init__(self, package: zipfile.ZipFile, body: bytes, *, file_name: str) -> None:
        self._package = package
        self._body = body
        self._file_name = file_name
        self._styles = container.styles(package)
        self._values: CalamineWorkbook | None = None
        self._shared: rich.Runs | None = None
        self.has_drawing = False

    def sheet(self, part: Part) -> Sheet | None:
        found = markup.scan(self._package, part.path, styles=self._styles)
        self.has_drawing = self.has_drawing or found.has_drawing
        if not found.content:
            return None
        self._refuse_unreadable(found, sheet=part.name)
        self._values = self._values or CalamineWorkbook.from_filelike(io.BytesIO(self._body))
        values = awaited(
            partial(self._values.get_sheet_by_name, part.name),
            step=Step.READ,
            start=markup.SCANNED,
            end=PARSED,
            seconds=found.content * SECONDS_A_CELL + EPSILON,
        )
        merges = values.merged_cell_ranges or []
        return assemble(
            counted(values.iter_rows(), step=Step.READ, of=found.last_row, start=PARSED),
            found,
            name=part.name,
            merges=((r1 + 1, c1 + 1, r2 + 1, c2 + 1) for (r1, c1), (r2, c2) in merges),
            runs=self._runs(part, found),
        )

    def _refuse_unreadable(self, found: Markup, *, sheet: str) -> None:
        refuse_far(found.last_row, found.last_column, sheet=sheet, file_name=self._file_name)
        if found.uncalculated:
            raise IngestError(
                Refusal.UNCALCULATED,
                file=self._file_name,
                sheet=sheet,
                cell=markup.cell_name(*found.uncalculated[0]),
                count=len(found.uncalculated),
            )

    def _runs(self, part: Part, found: Markup) -> rich.Runs:
        """Texts with a part in a legacy font: those that all sheets share, and its own."""
        if self._shared is None:
            shared, has_strings = container.SHARED_STRINGS, set(self._package.namelist())
            is_rich = shared in has_strings and container.finds(
                self._package, shared, rich.LEGACY_FONT
            )
            self._shared = rich.runs(self._package, shared) if is_rich else {}
        own = rich.runs(self._package, part.path) if found.has_legacy_runs else {}
        return {**self._shared, **own}
