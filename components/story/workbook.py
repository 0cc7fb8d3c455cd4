"""A story as a workbook: a sheet a view, with numbers as numbers and codes where there are none."""

import io
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from components.story.character import clean
from components.story.shown import Chart, Column, Kind, Screening, Shown, Table
from data.export import guarded
from data.model import NOT_CONVERTIBLE, State
from text import say

HEAD_ROW: Final = 6
"""Of the first table of a sheet; above it stand title, note, source, revision and mark."""
NAME_LONGEST: Final = 31
FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\']")
WIDEST: Final = 60
LEAST: Final = 9
CODES: Final = (State.MISSING, State.NOT_APPLICABLE, NOT_CONVERTIBLE, "partial")
NO_GOAL: Final = "no_goal"
Book = Any
"""Of the library, which has no names for its types: books, sheets, formats."""


def workbook(screening: Screening) -> bytes:
    """The story; no macro, no formula and no link out of it.

    Args:
        screening: What it shows.
    """
    import xlsxwriter  # noqa: PLC0415 - 3 MB, for files alone

    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(file, options)
    looks = _looks(book)
    names = _names(screening.slides)
    first = book.add_worksheet(say("deck.sheet_first"))
    _contents(first, screening, names, looks)
    for one, note, name in zip(screening.slides, screening.notes, names, strict=True):
        sheet = book.add_worksheet(name)
        _sheet(book, sheet, one, note, looks)
        if screening.is_page:  # opens on what was seen; the codes stand on the sheet before
            sheet.activate()
    facts = {"title": clean(screening.name)[:255], "author": say("deck.author")}
    book.set_properties(facts)
    book.close()
    return file.getvalue()


def _looks(book: Book) -> dict[str, Book]:
    head = {"bold": True, "text_wrap": True, "valign": "top", "border": 1, "bg_color": "#E9EDEF"}
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "head": book.add_format(head),
        "bold": book.add_format({"bold": True}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "mark": book.add_format({"bold": True, "font_color": "#5B3A8C"}),
    }


def _names(several: Sequence[Shown]) -> list[str]:
    """`1 Hộ được phủ cáp quang`: as Excel allows them, each once."""
    found = []
    for at, one in enumerate(several, start=1):
        plain = " ".join(FORBIDDEN.sub(" ", clean(one.title)).split())
        found.append(f"{at} {plain}"[:NAME_LONGEST].strip())
    return found


def _contents(
    sheet: Book, screening: Screening, names: Sequence[str], looks: Mapping[str, Book]
) -> None:
    """What is in the story, and what the codes mean."""
    sheet.write_string(0, 0, clean(screening.name), looks["title"])
    sheet.write_string(1, 0, clean(screening.said))
    for at, head in enumerate(("number", "view", "note", "problem")):
        sheet.write_string(3, at, say(f"deck.sheet_{head}"), looks["head"])
    row = 4
    for at, (one, name) in enumerate(zip(screening.slides, names, strict=True), start=1):
        sheet.write_number(row, 0, at)
        sheet.write_url(row, 1, f"internal:'{name}'!A1", string=guarded(clean(one.title) or name))
        sheet.write_string(row, 2, clean(one.note), looks["text"])
        sheet.write_string(row, 3, clean(one.problem), looks["text"])
        row += 1
    row += 1
    sheet.write_string(row, 1, say("deck.sheet_codes"), looks["bold"])
    for at, code in enumerate(CODES, start=row + 1):
        sheet.write_string(at, 1, str(code))
        sheet.write_string(at, 2, say(f"compare.state_{code}"))
    sheet.write_string(row + 1 + len(CODES), 1, NO_GOAL)
    sheet.write_string(row + 1 + len(CODES), 2, say("deck.code_no_goal"))
    sheet.freeze_panes(4, 0)
    for at, wide in enumerate((8, 44, WIDEST, 44)):
        sheet.set_column(at, at, wide)


def _sheet(book: Book, sheet: Book, one: Shown, note: str, looks: Mapping[str, Book]) -> None:
    """One view: its frame, its tables, the figures of its charts, its numbers and sentences."""
    sheet.write_string(0, 0, guarded(clean(one.title)), looks["title"])
    for row, text in enumerate((one.note, one.source, one.revision), start=1):
        sheet.write_string(row, 0, guarded(clean(text)))
    sheet.write_string(4, 0, one.mark, looks["mark"])
    row = HEAD_ROW
    if one.problem:
        sheet.write_string(row, 0, clean(one.problem), looks["bold"])
        return
    tables = [*one.tables, *(_of_chart(each) for each in one.charts)]
    wide: dict[int, int] = {}
    for at, table in enumerate(tables):
        if at:
            sheet.write_string(row, 0, guarded(clean(table.title)), looks["bold"])
            row += 1
        row = _table(book, sheet, table, row, looks, wide) + 2
    row = _facts(sheet, one, row, looks)
    for text in (*one.sentences, *filter(None, (note,))):
        sheet.write_string(row, 0, guarded(clean(text)))
        row += 1
    for at, letters in wide.items():
        sheet.set_column(at, at, min(WIDEST, max(LEAST, letters + 2)))
    if tables:
        is_named = not tables[0].columns[0].is_number
        sheet.freeze_panes(HEAD_ROW + 1, 1 if is_named else 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD_ROW)


def _facts(sheet: Book, one: Shown, row: int, looks: Mapping[str, Book]) -> int:
    for fact in one.facts:
        for at, text in enumerate((fact.name, fact.value, *fact.beside)):
            sheet.write_string(row, at, clean(text), looks["bold"] if at == 1 else None)
        row += 1
    return row + 1


def _table(
    book: Book,
    sheet: Book,
    one: Table,
    row: int,
    looks: Mapping[str, Book],
    wide: dict[int, int],
) -> int:
    """A table from a row on; returns its last row."""
    at = 0
    for column in one.columns:
        head = f"{column.title} ({column.unit})" if column.unit else column.title
        sheet.write_string(row, at, guarded(clean(head)), looks["head"])
        longest = max([len(text) for text in column.printed] + [len(column.title) // 2])
        wide[at] = max(wide.get(at, 0), longest)
        formats = {
            digits: book.add_format({"num_format": number_format(digits)})
            for digits in {column.decimals or 0, *column.digits}
        }
        for below, value in enumerate(column.values, start=1):
            digits = column.digits[below - 1] if column.digits else column.decimals or 0
            _cell(sheet, row + below, at, column, below - 1, value, formats[digits])
        at += 1
        if column.units:
            _units(sheet, column, row, at, looks, wide)
            at += 1
    return row + len(one)


def _units(
    sheet: Book, column: Column, row: int, at: int, looks: Mapping[str, Book], wide: dict[int, int]
) -> None:
    """The units of a column whose rows have their own, beside their numbers."""
    sheet.write_string(row, at, say("deck.sheet_unit"), looks["head"])
    wide[at] = max(wide.get(at, 0), *map(len, column.units))
    for below, unit in enumerate(column.units, start=1):
        if unit:
            sheet.write_string(row + below, at, guarded(clean(unit)))


def _cell(
    sheet: Book, row: int, at: int, column: Column, index: int, value: object, format_: Book
) -> None:
    """A number, a text, the code of what is missing; else nothing."""
    if isinstance(value, int | float):
        sheet.write_number(row, at, value, format_)
    elif isinstance(value, str):
        is_name = column.key == "unit"
        sheet.write_string(row, at, guarded(clean(value)) if is_name else clean(value))
    elif column.codes and column.codes[index]:
        sheet.write_string(row, at, column.codes[index])


def number_format(digits: int) -> str:
    """Rates are percent already and stay numbers."""
    return "#,##0" + ("." + "0" * digits if digits else "")


def _of_chart(one: Chart) -> Table:
    """The figures of a chart, a row a category."""
    gap = "missing" if one.kind is Kind.LINE else ""
    across = (_series(one.across_unit, one.across, one, "", ""),) if one.across else ()
    return Table(
        title=one.title,
        columns=(
            Column(title=one.title, values=one.categories, printed=one.categories, key="unit"),
            *across,
            *(_series(each.name, each.values, one, one.unit, "" if each.is_planned else gap)
              for each in one.series),
        ),
    )  # fmt: skip


def _series(name: str, values: Sequence[float | None], one: Chart, unit: str, gap: str) -> Column:
    return Column(
        title=name,
        values=tuple(values),
        printed=tuple("" if value is None else f"{value:.{one.decimals}f}" for value in values),
        is_number=True,
        decimals=one.decimals,
        codes=tuple(gap if value is None else "" for value in values),
        unit="" if unit in name else unit,
    )
