"""Tables that no layout knows, mapped by hand: what a person sees of them, says, and is kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from data.ingest import column, guard, period_column, period_label, reader, side, table
from data.ingest.answer import Answers, Meaning
from data.ingest.heading import every_heading, heading, headings, signature
from data.ingest.markup import column_letter
from data.ingest.meaning import FIELDS, Role, number_of, said_of
from data.ingest.settled import Said
from data.ingest.sheet import Sheet
from data.ingest.table import Table
from geo.name import fold

__all__ = ["Role", "Shape", "Sketch", "SketchedSheet", "shapes", "signature", "sketch"]

MOST_ROWS: Final = 15
ROWS_ABOVE: Final = 2
ROWS_BELOW: Final = 4
MOST_COLUMNS: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class SketchedSheet:
    """One sheet as a person needs to see it to say what its columns hold.

    Args:
        name: As on its tab.
        place: By what its answers are called: the sheet's name, and of its further tables
            the first row of their heading, `Sheet1!20`.
        start: The first row that is shown.
        rows: Its first rows, each of as many texts; "" for an empty cell.
        heading: The first row of what looks like the heading, from 1; 0 where nothing does.
        first_row: What looks like the first row of figures.
        headings: What stands over each column, by its letter.
        guesses: What each column seems to hold, by its letter; those that are not there are
            not known.
        signature: See `data.ingest.heading.signature`.
    """

    name: str
    place: str
    start: int
    rows: tuple[tuple[str, ...], ...]
    heading: int
    first_row: int
    headings: Mapping[str, str]
    guesses: Mapping[str, Meaning]
    signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """The visible sheets of a workbook, for mapping their columns by hand."""

    file_name: str
    sheets: tuple[SketchedSheet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a person said of a table, as it is kept for the next one of its shape.

    Args:
        signature: Of the shape.
        name: Of the sheet it was said of; of its further tables with a row, `Sheet1!20`.
        columns: Meaning by column letter, without periods: headings say them.
        below: Rows from the heading's first row to the first row of figures.
    """

    signature: str
    name: str
    columns: Mapping[str, Meaning]
    below: int


def sketch(source: Path | bytes, *, file_name: str) -> Sketch:
    """What a person needs to see of a workbook to map its columns by hand.

    Raises:
        IngestError: The file can't be read as a workbook.
    """
    content = guard.content(source, file_name=file_name)
    workbook = reader.read(content, file_name=file_name)
    return Sketch(
        file_name=file_name,
        sheets=tuple(found for one in workbook.sheets for found in _sketched(one)),
    )


def shapes(source: Path | bytes, *, file_name: str, answers: Answers) -> tuple[Shape, ...]:
    """What is worth remembering of the columns that a workbook's sender mapped.

    A column with a period that its heading does not say is left out, for the next
    workbook's will be another; so is a sheet without a heading.
    """
    content = guard.content(source, file_name=file_name)
    workbook = reader.read(content, file_name=file_name)
    return tuple(one for sheet in workbook.sheets for one in _shapes(sheet, answers))


def tables_of(sheet: Sheet) -> list[Table]:
    """The tables of a sheet as they are mapped by hand, from the top."""
    best = heading(sheet)
    every = every_heading(sheet)
    own = Said(sheet.settled.columns, sheet.settled.first_row)
    found = []
    tables: list[Table | None] = [*every] if every else [None]
    for one in tables:
        is_own = one is None or best is None or one.top == best.top
        said = own if is_own or one is None else sheet.settled.others.get(one.top, Said({}))
        found += side.halves(_table(sheet, one, said), said.columns)
    return found


def _table(sheet: Sheet, found: Table | None, known: Said) -> Table:
    """One table with the columns that a person spoke of, from the row that was said."""
    said = known.columns
    first = known.first_row or (found.first if found else 1)
    top = found.top if found and found.top < first else max(first - 1, 1)
    labels = headings(found) if found and found.top == top else {}
    ordinal = found.ordinal if found else None
    places = {role: c for c, (role, *_) in said.items()}
    lead = (places.get(Role.UNIT), places.get(Role.CODE), ordinal)
    columns = sorted({*labels, *said} - {*lead})
    return Table(
        sheet=sheet,
        top=top,
        first=first,
        place=places.get(Role.UNIT),
        code=places.get(Role.CODE),
        ordinal=None if ordinal in said else ordinal,
        labels={c: labels.get(c, ()) for c in columns},
        last=found.last if found else sheet.height,
    )


def _sketched(sheet: Sheet) -> Iterator[SketchedSheet]:
    """A sheet by its tables; of one without any, as it stands."""
    best = heading(sheet)
    if best is None:
        yield _one(sheet, None, place=sheet.name, start=1)
    for one in every_heading(sheet):
        is_own = best is not None and one.top == best.top
        place = sheet.name if is_own else f"{sheet.name}!{one.top}"
        yield _one(sheet, one, place=place, start=1 if is_own else max(one.top - ROWS_ABOVE, 1))


def _one(sheet: Sheet, found: Table | None, *, place: str, start: int) -> SketchedSheet:
    first = found.first if found else 1
    lowest = max(start + MOST_ROWS - 1, first + ROWS_BELOW if found else 0)
    height = min(found.last if found else sheet.height, lowest)
    width = min(sheet.width, MOST_COLUMNS)
    labels = headings(found) if found else {}
    return SketchedSheet(
        name=sheet.name,
        place=place,
        start=start,
        rows=tuple(
            tuple(sheet.text(row, column_) for column_ in range(1, width + 1))
            for row in range(start, height + 1)
        ),
        heading=found.top if found else 0,
        first_row=first,
        headings={column_letter(place): " / ".join(one) for place, one in labels.items()},
        guesses={column_letter(place): one for place, one in _guesses(labels)},
        signature=signature(found),
    )


def _guesses(labels: Mapping[int, tuple[str, ...]]) -> Iterator[tuple[int, Meaning]]:
    has_place = has_code = False
    for place, texts in labels.items():
        bare = fold(texts[-1])
        if not has_code and table.CODE.match(bare):
            has_code = True
            yield place, Meaning(Role.CODE)
        elif not has_place and table.PLACE.match(bare):
            has_place = True
            yield place, Meaning(Role.UNIT)
        elif period_column.is_head(texts[-1]):
            yield place, Meaning(Role.PERIOD)
        elif bare in table.ORDINALS:
            yield place, Meaning(Role.IGNORE)
        else:
            named = column.column(period_label.over_column(texts, year=None)[1])
            if isinstance(named, column.Column):
                role = next(one for one, field in FIELDS.items() if field is named.field)
                yield place, Meaning(role, named.indicator.id)


def _shapes(sheet: Sheet, answers: Answers) -> Iterator[Shape]:
    """What was said of each table of a sheet; of two of one shape the first counts."""
    best = heading(sheet)
    seen: set[str] = set()
    for one in every_heading(sheet):
        is_own = best is not None and one.top == best.top
        place = sheet.name if is_own else f"{sheet.name}!{one.top}"
        for shape in _shape(one, answers, place=place):
            if shape.signature not in seen:
                seen.add(shape.signature)
                yield shape


def _shape(found: Table, answers: Answers, *, place: str) -> Iterator[Shape]:
    said = said_of(answers, place)
    labels = headings(found)
    columns = {
        letter: meaning._replace(period="")
        for letter, meaning in said.items()
        if not meaning.period or _is_dated(labels.get(number_of(letter), ()), meaning.period)
    }
    first = answers.first_rows.get(place, found.first)
    if columns and first > found.top:
        below = first - found.top
        yield Shape(signature=signature(found), name=place, columns=columns, below=below)


def _is_dated(labels: tuple[str, ...], period: str) -> bool:
    """Whether a heading says this period, with the year that the period has."""
    year = int(period[:4]) if period[:4].isdigit() else None
    said, _ = period_label.over_column(labels, year=year)
    return said is not None and str(said) == period
