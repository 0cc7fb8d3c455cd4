"""A workbook with what people said beside the sheets it is about, so that layouts read it so."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from data.ingest import period_text
from data.ingest.answer import Answers
from data.ingest.heading import heading, signature
from data.ingest.heard import Heard, Recalled
from data.ingest.markup import position
from data.ingest.meaning import number_of, others_of, said_of
from data.ingest.memory import Memory, RememberedMapping
from data.ingest.settled import Settled
from data.ingest.sheet import Sheet, Workbook
from data.ingest.table import LOWEST_HEADING
from data.period import Frequency, Period

MOST_NAMED: Final = 8
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
    recalled = tuple(
        Recalled(sheet.name, found.name, found.by, found.on)
        for sheet in workbook.sheets
        if (found := sheet.settled.mapping) is not None
    )
    period = next((sheet.settled.period for sheet in workbook.sheets), None)
    return Heard(recalled=recalled, period=period)


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
    own = {number_of(at): meaning for at, meaning in said_of(answers, sheet.name).items()}
    known = _remembered(sheet, memory, province_code)
    first_row = answers.first_rows.get(sheet.name, 0)
    if known is not None:
        found = heading(sheet)
        first_row = first_row or (found.top + known.below if found else 0)
        own = {number_of(at): meaning for at, meaning in known.columns.items()} | own
    return Settled(
        places=answers.places,
        remembered=memory.places,
        readings=dict(_readings(sheet, answers)),
        lists=dict(_lists(sheet, answers)),
        columns=own,
        others=others_of(answers, sheet.name),
        first_row=first_row,
        period=period,
        mapping=known,
    )


def _remembered(sheet: Sheet, memory: Memory, scope: str | None) -> RememberedMapping | None:
    """What is remembered of a sheet's shape; the sheet is not looked at where nothing is."""
    return memory.mapping(signature(sheet), scope=scope) if memory.mappings else None


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
