"""From what a file's reader found to a sheet: clean, decoded, without what was hidden."""

from collections.abc import Iterable, Sequence
from typing import Final

from data.ingest import markup
from data.ingest.decoding import decode, is_questionable
from data.ingest.error import IngestError, Refusal
from data.ingest.markup import Markup
from data.ingest.sheet import Content, Sheet
from data.ingest.spreadsheet.rich import Runs
from geo.name import clean

MOST_CELLS: Final = 8_000_000  # 500,000 rows by 16; calamine holds the whole rectangle
MOST_CELLS_OF_ALL: Final = 2 * MOST_CELLS
MOST_REMEMBERED: Final = 200_000

Range = tuple[int, int, int, int]


class Cleaner(dict[str, str | None]):
    """Texts as they are typed and cleaned, each once; of no more than memory has room for.

    `suspects` are those that may be of a legacy charset.
    """

    def __init__(self) -> None:
        super().__init__()
        self.suspects: set[str] = set()

    def row(self, cells: Iterable[object]) -> list[Content]:
        """A row's cells: text cleaned and None if nothing is left, whole numbers as float."""
        return [
            content if type(content) is float else self[content] if type(content) is str
            else _plain(content) for content in cells
        ]  # fmt: skip

    def __missing__(self, text: str) -> str | None:
        if len(self) > MOST_REMEMBERED:
            self.clear()
        cleaned = self[text] = clean(text) or None
        if cleaned is not None and is_questionable(cleaned):
            self.suspects.add(cleaned)
        return cleaned


def _plain(content: object) -> Content:
    is_whole = isinstance(content, int) and not isinstance(content, bool)
    # Calamine's other types are dates, times and booleans.
    return float(content) if is_whole else content  # type: ignore[arg-type,return-value]


def refuse_far(last_row: int, last_column: int, *, sheet: str, file_name: str) -> None:
    """Check that a rectangle is not too large to hold.

    Raises:
        IngestError: It is; the message names its last cell.
    """
    if last_row * last_column > MOST_CELLS:
        far = markup.cell_name(last_row, last_column)
        raise IngestError(Refusal.FAR_CELL, file=file_name, sheet=sheet, cell=far)


def refuse_far_among(sheets: Iterable[tuple[str, Markup]], *, file_name: str) -> None:
    """Check that all sheets of a file, hidden ones too, are together not too large to hold.

    For kinds of files whose sheets calamine builds all at once.

    Raises:
        IngestError: They are; the message names the last cell of the one that is too much.
    """
    cells = 0
    for name, found in sheets:
        refuse_far(found.last_row, found.last_column, sheet=name, file_name=file_name)
        cells += found.last_row * found.last_column
        if cells > MOST_CELLS_OF_ALL:
            far = markup.cell_name(found.last_row, found.last_column)
            raise IngestError(Refusal.FAR_CELL, file=file_name, sheet=name, cell=far)


def assemble(
    values: Iterable[Sequence[object]],
    found: Markup,
    *,
    name: str,
    merges: Iterable[Range] = (),
    runs: Runs | None = None,
) -> Sheet | None:
    """A sheet of these values, from A1 on; None where nothing visible is left of it."""
    cleaner = Cleaner()
    rows = [cleaner.row(cells) for cells in values]
    for (row, column), fault in found.faults.items():
        if row <= len(rows) and column <= len(rows[row - 1]):
            rows[row - 1][column - 1] = fault
    for row in found.hidden_rows:
        if row <= len(rows):
            rows[row - 1] = [None] * len(rows[row - 1])
    if found.hidden_columns:
        for cells in rows:
            for column in found.hidden_columns:
                if column <= len(cells):
                    cells[column - 1] = None
    if all(content is None for cells in rows for content in cells):
        return None
    tab = clean(name)
    decoded = decode(rows, sheet=tab, suspects=cleaner.suspects, faces=found.faces, runs=runs or {})
    return Sheet(
        name=tab,
        rows=rows,
        merges=tuple(merges),
        percents=frozenset(found.percents),
        hidden_rows=frozenset(row for row in found.hidden_rows if row <= len(rows)),
        hidden_columns=frozenset(found.hidden_columns),
        decoded=decoded,
    )
