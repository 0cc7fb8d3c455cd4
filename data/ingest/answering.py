"""A workbook with what people said beside the sheets it is about, so that layouts read it so."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from data.ingest import period_text
from data.ingest.answer import Answers
from data.ingest.heading import every_heading, heading, signature
from data.ingest.heard import Heard, Recalled
from data.ingest.markup import position
from data.ingest.meaning import number_of, others_of, said_of
from data.ingest.memory import Memory, RememberedMapping
from data.ingest.settled import Said, Settled
from data.ingest.sheet import Sheet, Workbook
from data.ingest.table import LOWEST_HEADING
from data.period import Frequency, Period

MOST_NAMED: Final = 8
MOST_ROWS_OF_TABLES: Final = 20_000
IN_A_LIST: Final = re.compile(r"(?P<first>[A-Z]+\d+)(:[A-Z]+\d+)?\[(?P<of>\w+)\]")


def settled(
    workbook: Workbook, *, answers: Answers, memory: Memory, province_code: str | None
) -> Workbook:
    """The workbook with every answer and memory beside its sheet.

    Raises:
        PeriodError: The answered period is none.
    """
    period = Period.parse(answers.period) if answers.period else None
    sheets = tuple(
        replace(sheet, settled=_settled(sheet, answers, memory, province_code, period))
        for sheet in workbook.sheets
    )
    return replace(workbook, sheets=sheets)


def dated(workbook: Workbook, period: Period) -> Workbook:
    """The workbook as if its sender had said this period."""
    sheets = (replace(one, settled=replace(one.settled, period=period)) for one in workbook.sheets)
    return replace(workbook, sheets=tuple(sheets))


def heard(workbook: Workbook) -> Heard:
    """What was said of a workbook as a whole, before any name is read."""
    recalled = dict.fromkeys(
        Recalled(sheet.name, found.name, found.by, found.on)
        for sheet in workbook.sheets
        for found in sheet.settled.mappings
    )
    period = next((sheet.settled.period for sheet in workbook.sheets), None)
    return Heard(recalled=tuple(recalled), period=period)


def open_periods(workbook: Workbook) -> tuple[tuple[Period, ...], tuple[Period, ...]]:
    """The periods that a workbook may be of, and those of them that it names.

    Where it names fewer than two, the latest periods of each length are offered too.
    """
    named = tuple(dict.fromkeys(_named(workbook)))[:MOST_NAMED]
    if len(named) > 1:
        return named, named
    today = dt.datetime.now(tz=dt.UTC).date()
    lengths = (Frequency.MONTH, Frequency.QUARTER, Frequency.HALF, Frequency.YEAR)
    current = [Period.containing(today, frequency=one) for one in lengths]
    recent = [one for now in current for one in (now, now.previous())]
    return tuple(dict.fromkeys([*named, *recent])), named


def unreported(workbook: Workbook) -> str:
    """The months that a workbook names and nobody reports on, `11T/2025`; else ""."""
    texts = [text for sheet in workbook.sheets for row, _, text in sheet.texts()
             if row <= LOWEST_HEADING]  # fmt: skip
    names = [sheet.name for sheet in workbook.sheets]
    said = (period_text.not_reported(text) for text in [*texts, *names, workbook.file_name])
    return next((one for one in said if one), "")


def _named(workbook: Workbook) -> Iterator[Period]:
    for sheet in workbook.sheets:
        for row, _, text in sheet.texts():
            if row > LOWEST_HEADING:
                break
            yield from period_text.periods(text)
        yield from period_text.periods(sheet.name)
    yield from period_text.periods(workbook.file_name.rpartition(".")[0])


def _settled(
    sheet: Sheet,
    answers: Answers,
    memory: Memory,
    province_code: str | None,
    period: Period | None,
) -> Settled:
    columns = {number_of(at): meaning for at, meaning in said_of(answers, sheet.name).items()}
    own = Said(columns, answers.first_rows.get(sheet.name, 0))
    others = others_of(answers, sheet.name)
    known = dict(_remembered(sheet, memory, province_code))
    best = heading(sheet) if known else None
    for top, one in known.items():
        if best is not None and top == best.top:
            own = _with_memory(own, one, top=top)
        else:
            others[top] = _with_memory(others.get(top, Said({})), one, top=top)
    return Settled(
        places=answers.places,
        remembered=memory.places,
        readings=dict(_readings(sheet, answers)),
        lists=dict(_lists(sheet, answers)),
        columns=own.columns,
        others=others,
        first_row=own.first_row,
        period=period,
        mappings=tuple(known.values()),
    )


def _with_memory(said: Said, known: RememberedMapping, *, top: int) -> Said:
    """What was said of a table now, and for the rest what is remembered of its shape."""
    columns = {number_of(at): meaning for at, meaning in known.columns.items()}
    return Said(columns | dict(said.columns), said.first_row or top + known.below)


def _remembered(
    sheet: Sheet, memory: Memory, scope: str | None
) -> Iterator[tuple[int, RememberedMapping]]:
    """What is remembered of the shapes of a sheet's tables, by the first row of their heading.

    The sheet is not looked at where nothing is remembered, nor a long list for more tables.
    """
    if not memory.mappings:
        return
    is_list = sheet.height > MOST_ROWS_OF_TABLES
    for one in [heading(sheet)] if is_list else every_heading(sheet):
        known = memory.mapping(signature(one), scope=scope)
        if one is not None and known is not None:
            yield one.top, known


def _readings(sheet: Sheet, answers: Answers) -> Iterator[tuple[tuple[int, int], float | str]]:
    for at, reading in answers.readings.items():
        name, _, cells = at.rpartition("!")
        if name == sheet.name:
            yield from ((place, reading) for place in _places(cells))


def _lists(sheet: Sheet, answers: Answers) -> Iterator[tuple[tuple[int, str], float | str]]:
    for at, reading in answers.readings.items():
        name, _, cells = at.rpartition("!")
        found = IN_A_LIST.fullmatch(cells) if name == sheet.name else None
        if found and (start := position(found["first"])):
            yield (start[1], found["of"]), reading


def _places(cells: str) -> Iterator[tuple[int, int]]:
    """The cell of `C7`, or all those of `C7:C10`, a column that is answered as a whole."""
    first, _, last = cells.partition(":")
    start, end = position(first), position(last or first)
    if start is not None and end is not None and start[1] == end[1]:
        yield from ((row, start[1]) for row in range(start[0], end[0] + 1))
