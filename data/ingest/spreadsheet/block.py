"""Rows of a sheet's XML as arrays: which cells have content, and in which style.

A parser that calls Python for every cell takes ten seconds for a sheet of 500,000 rows. Rows
as Excel and its like write them have few forms, which are told from their bytes all at once;
a block of rows with anything else in it is left to the parser.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Bytes: TypeAlias = NDArray[np.uint8]
Places: TypeAlias = NDArray[np.int64]
Mask: TypeAlias = NDArray[np.bool_]

ROW: Final = b"<row"
ENDS: Final = (ROW, b"</row>")
CELL: Final = b'<c r="'
TAG: Final = re.compile(rb"<row\b([^>]*)>")
NUMBER: Final = re.compile(rb'\br="(\d+)"')
HIDDEN: Final = re.compile(rb'\bhidden="(?:1|true)"')
MOST_LETTERS: Final = 3
MOST_DIGITS: Final = 7
MOST_KIND: Final = len("inlineStr")
ALPHABET: Final = 26
LONGEST_ROW: Final = 4 << 20
PADDING: Final = b"\0" * 64  # looking ahead never leaves the array


class UnusualError(Exception):
    """The rows are not written in one of the forms that are known here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """The cells with content of some rows; arrays have one entry a cell.

    Args:
        row, column: Where each stands, from 1.
        style: Its style's index.
        is_text: It holds a text.
        is_uncalculated: It has a formula and no result.
        faults: Row, column and text of each cell with an error for a value.
        hidden_rows: Rows that are hidden, with content or without.
        last: The number of the last of the rows.
    """

    row: Places
    column: Places
    style: Places
    is_text: Mask
    is_uncalculated: Mask
    faults: Sequence[tuple[int, int, str]]
    hidden_rows: Sequence[int]
    last: int


def split(chunks: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """The bytes of a sheet's XML in other chunks, and whether each is of whole rows."""
    rest = b""
    for chunk in chunks:
        data = rest + chunk
        first, last = data.find(ROW), data.rfind(ROW)
        if last <= 0:
            is_long = len(data) > LONGEST_ROW
            rest = b"" if is_long else data
            if is_long:
                yield data, False
            continue
        yield data[:first], False
        yield data[first:last], True
        rest = data[last:]
    yield rest, False


def cells(block: bytes) -> Cells:
    """The cells of whole rows.

    Raises:
        UnusualError: They must be parsed.
    """
    _require(block[block.rfind(b"<") :].startswith(ENDS))
    body = np.frombuffer(block + PADDING, dtype=np.uint8)
    tags = np.flatnonzero(body == ord("<"))
    names, nexts = body[tags + 1], body[tags + 2]
    is_cell = (names == ord("c")) & (nexts == ord(" "))
    is_value = (names == ord("v")) & _is_in(nexts, b">/")
    is_formula = (names == ord("f")) & _is_in(nexts, b"> /")
    is_inline = (names == ord("i")) & (nexts == ord("s"))
    is_other = (names == ord("t")) & _is_in(nexts, b"> /")
    is_other |= (names == ord("r")) & (nexts == ord("o"))
    is_other |= (names == ord("/")) & _is_in(nexts, b"cvfitr")
    _require((is_cell | is_value | is_formula | is_inline | is_other).all())
    row, column, style, kind, is_string = _attributes(body, tags[is_cell])
    count = len(row)
    owner = np.cumsum(is_cell) - 1
    _require(not count or owner[is_value | is_formula | is_inline].min(initial=0) >= 0)
    is_inlined = _marked(owner[is_inline], count)
    has_value = _marked(owner[is_value], count) | is_inlined
    has_formula = _marked(owner[is_formula], count)
    has_text = is_value & (nexts == ord(">")) & (body[tags + 3] != ord("<"))
    has_result = is_string | _marked(owner[has_text], count)
    _require(not (is_inlined & (has_formula | (kind == ord("e")))).any())
    is_fault = (kind == ord("e"))[owner] & has_text if count else has_text
    numbers, hidden_rows = _rows(block)
    filled = np.flatnonzero(has_value | has_formula)
    return Cells(
        row=row[filled],
        column=column[filled],
        style=style[filled],
        is_text=_is_in(kind, b"si")[filled],
        is_uncalculated=(has_formula & ~has_result)[filled],
        faults=[
            (int(row[which]), int(column[which]), _text(block, int(start)))
            for which, start in zip(owner[is_fault], tags[is_fault], strict=True)
        ],
        hidden_rows=hidden_rows,
        last=numbers,
    )


def _attributes(body: Bytes, tags: Places) -> tuple[Places, Places, Places, Bytes, Mask]:
    """Row, column, style, first letter of the type, and whether it is `str`, of each cell."""
    for place, byte in enumerate(CELL):
        _require((body[tags + place] == byte).all())
    at = tags + len(CELL)
    column, at = _read(body, at, first=b"A", base=ALPHABET, most=MOST_LETTERS, shift=1)
    row, at = _read(body, at, first=b"0", base=10, most=MOST_DIGITS)
    _require((body[at] == ord('"')).all() and (row > 0).all() and (column > 0).all())
    at = at + 1
    has_style = _stands(body, at, b' s="')
    digits = at + len(b' s="')
    style, end = _read(body, digits, first=b"0", base=10, most=MOST_DIGITS)
    _require((body[end] == ord('"'))[has_style].all())
    style = np.where(has_style, style, 0)
    at = np.where(has_style, end + 1, at)
    has_kind = _stands(body, at, b' t="')
    start = at + len(b' t="')
    kind = np.where(has_kind, body[start], 0).astype(np.uint8)
    is_string = (kind == ord("s")) & (body[start + 1] == ord("t"))
    end = start
    for _ in range(MOST_KIND):
        end = end + (body[end] != ord('"'))
    _require((body[end] == ord('"'))[has_kind].all())
    at = np.where(has_kind, end + 1, at)
    _require(_is_in(body[at], b">/").all())
    return row, column, style, kind, is_string


def _read(
    body: Bytes, at: Places, *, first: bytes, base: int, most: int, shift: int = 0
) -> tuple[Places, Places]:
    """The number that the next characters write in a base, and where they end."""
    value = np.zeros(len(at), dtype=np.int64)
    going = np.ones(len(at), dtype=bool)
    for _ in range(most):
        digit = body[at].astype(np.int64) - ord(first)
        going &= (digit >= 0) & (digit < base)
        if not going.any():
            break
        value = np.where(going, value * base + digit + shift, value)
        at = at + going
    return value, at


def _stands(body: Bytes, at: Places, text: bytes) -> Mask:
    found = np.ones(len(at), dtype=bool)
    for place, byte in enumerate(text):
        found &= body[at + place] == byte
    return found


def _is_in(values: Bytes, among: bytes) -> Mask:
    found = np.zeros(len(values), dtype=bool)
    for byte in among:
        found |= values == byte
    return found


def _marked(places: Places, count: int) -> Mask:
    marks = np.zeros(count, dtype=bool)
    marks[places] = True
    return marks


def _rows(block: bytes) -> tuple[int, list[int]]:
    """The last row's number, and those of hidden rows."""
    last = NUMBER.search(block, block.rfind(ROW))
    _require(last is not None)
    hidden = []
    for tag in TAG.finditer(block) if b"hidden" in block else ():
        if HIDDEN.search(tag[1]):
            number = NUMBER.search(tag[1])
            _require(number is not None)
            hidden.append(int(number[1]) if number else 0)
    return int(last[1]) if last else 0, hidden


def _text(block: bytes, start: int) -> str:
    text = block[start + len(b"<v>") : block.find(b"<", start + 1)]
    _require(b"&" not in text)
    return text.decode()


def _require(is_usual: bool | np.bool_) -> None:
    if not is_usual:
        raise UnusualError
