"""A very long table of a story on paper: its first rows and its last, and what stands between.

Three thousand communes would fill a hundred pages that nobody prints; the workbook has them all.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from components.story.shown import Column, Table
from text import say

MOST: Final = 200
"""Rows of a table that a story prints whole."""
END: Final = 50

Part = tuple[Table, str]
"""A table, and the line below its title."""


def ends(one: Table) -> list[Part]:
    """The table as it is where it is short; else the first and the last of an order.

    Of a table in no order of values the first rows alone, and how many there are besides.
    """
    if len(one) <= MOST:
        return [(one, "")]
    known = _ranked(one)
    if len(known) <= 2 * END:
        told = say("deck.rest", n=len(one) - 2 * END)
        return [(_rows(one, range(2 * END)), f"{told} {say('deck.in_workbook')}")]
    between, silent = len(known) - 2 * END, len(one) - len(known)
    told = say("deck.between", n=between)
    if silent:
        told = f"{told} {say('deck.silent', n=silent)}"
    first, last = (say(f"deck.{key}", n=END) for key in ("first", "last"))
    return [
        (_rows(one, known[:END], title=first), f"{told} {say('deck.in_workbook')}"),
        (_rows(one, known[-END:], title=last), ""),
    ]


def _ranked(one: Table) -> list[int]:
    """The rows with a value, where these stand in their order; none otherwise."""
    column = next((each for each in one.columns if each.key == "value"), None)
    if column is None:
        return []
    found = [(at, each) for at, each in enumerate(column.values) if isinstance(each, float | int)]
    values = [each for _, each in found]
    falls = all(one >= other for one, other in pairwise(values))
    rises = all(one <= other for one, other in pairwise(values))
    return [at for at, _ in found] if falls or rises else []


def _rows(one: Table, at: Sequence[int], *, title: str = "") -> Table:
    """Some of its rows."""
    return replace(
        one,
        title=f"{one.title}: {title}" if title else one.title,
        columns=tuple(_column(each, at) for each in one.columns),
        colours=tuple(one.colours[row] for row in at) if one.colours else (),
    )


def _column(one: Column, at: Sequence[int]) -> Column:
    return replace(
        one,
        values=tuple(one.values[row] for row in at),
        printed=tuple(one.printed[row] for row in at),
        codes=tuple(one.codes[row] for row in at) if one.codes else (),
        units=tuple(one.units[row] for row in at) if one.units else (),
        digits=tuple(one.digits[row] for row in at) if one.digits else (),
        colours=tuple(one.colours[row] for row in at) if one.colours else (),
    )
