"""What a column may hold, as a person chooses it; and their choices as answers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from data.catalog import Indicator, Kind, indicators
from data.ingest.answer import Answers, Meaning
from data.ingest.layout.mapped import UNMAPPED
from data.ingest.mapping import Role, SketchedSheet
from data.ingest.markup import column_letter
from data.problem import Problem

IGNORED = Meaning(Role.IGNORE)
PLACES = (Meaning(Role.UNIT), Meaning(Role.CODE), Meaning(Role.PERIOD))


def meanings() -> tuple[Meaning, ...]:
    """Everything a column may be said to hold: nothing, a place, a period, a number."""
    return (IGNORED, *PLACES, *(one for measure in indicators().values() for one in _of(measure)))


def columns(sheet: SketchedSheet) -> tuple[str, ...]:
    """Letters of the columns that hold anything in the rows that are shown."""
    every = letters(sheet)
    return tuple(letter for at, letter in enumerate(every) if any(row[at] for row in sheet.rows))


def letters(sheet: SketchedSheet) -> tuple[str, ...]:
    """Letters of all columns that are shown."""
    width = max((len(row) for row in sheet.rows), default=0)
    return tuple(column_letter(at) for at in range(1, width + 1))


def said(answers: Answers, sheet: SketchedSheet) -> Mapping[str, Meaning]:
    """What was said of the columns of a sheet before; else what they seem to hold."""
    found = {letter: answers.columns.get(f"{sheet.place}!{letter}") for letter in columns(sheet)}
    if any(found.values()):
        return {letter: one or IGNORED for letter, one in found.items()}
    return {letter: sheet.guesses.get(letter, IGNORED) for letter in found}


def with_columns(
    answers: Answers, sheet: SketchedSheet, *, chosen: Mapping[str, Meaning], first_row: int
) -> Answers:
    """The answers with what this sheet's columns hold, instead of what was said of them before."""
    others = {
        at: one for at, one in answers.columns.items() if at.rpartition("!")[0] != sheet.place
    }
    own = {f"{sheet.place}!{letter}": one for letter, one in chosen.items()}
    rows = dict(answers.first_rows) | {sheet.place: first_row}
    return replace(answers, columns=others | own, first_rows=rows)


def lacks(chosen: Mapping[str, Meaning]) -> str:
    """What a table cannot be read without: `place` or `figure`; "" where nothing lacks."""
    roles = {one.role for one in chosen.values()}
    if not roles & {Role.UNIT, Role.CODE}:
        return "place"
    return "" if roles & {Role.NUMERATOR, Role.DENOMINATOR, Role.VALUE} else "figure"


def left(problems: Iterable[Problem]) -> tuple[tuple[str, int], ...]:
    """The tables that are yet to be mapped: their sheet, and the first row of their heading."""
    return tuple(
        (one.sheet, int(str(one.values["row"]))) for one in problems if one.rule == UNMAPPED
    )


def _of(measure: Indicator) -> Iterator[Meaning]:
    if measure.kind is Kind.RATE or measure.denominator():
        yield Meaning(Role.NUMERATOR, measure.id)
        yield Meaning(Role.DENOMINATOR, measure.id)
    yield Meaning(Role.VALUE, measure.id)
