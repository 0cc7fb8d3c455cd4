"""Text as it was typed for legacy fonts, and workbooks of it; the inverse of decoding."""

import io
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText
from openpyxl.styles import Font

from data.ingest.charset import Charset, letters
from geo.name import TONES
from tests.unit.data.ingest.sample import saved

FONTS = {Charset.TCVN3: ".VnTime", Charset.VNI: "VNI-Times"}
OWN_CAPITALS = "ĂÂÊÔƠƯĐ"
"""The capitals that TCVN3 has a byte for."""


def encode(text: str, charset: Charset) -> str:
    """The text as typed for a font of the charset; TCVN3's other capitals as two letters."""
    table = spellings(charset)
    return "".join(
        _pair(letter, table) if _needs_two(letter, charset) else table.get(letter, letter)
        for letter in text
    )


def typed_in_capitals(text: str) -> str:
    """The text as typed for `.VnTimeH`, which shows small letters as capitals."""
    return encode(text.lower(), Charset.TCVN3)


@cache
def spellings(charset: Charset) -> Mapping[str, str]:
    return {one.letter: one.spellings[charset] for one in letters()}


def _needs_two(letter: str, charset: Charset) -> bool:
    known = letter in spellings(charset) and letter.isupper()
    return charset is Charset.TCVN3 and known and letter not in OWN_CAPITALS


def _pair(letter: str, table: Mapping[str, str]) -> str:
    parts = unicodedata.normalize("NFD", letter)
    base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
    return table.get(base, base) + table[letter]


Row = Sequence[Any]


def typed(rows: Sequence[Row], charset: Charset, *, font: str | None) -> bytes:
    """A workbook of these Unicode rows, typed for a charset and shown in a font.

    Without a font all cells have that of the charset; with one, it was changed afterwards.
    """
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row, cells in enumerate(rows, start=1):
        for column, content in enumerate(cells, start=1):
            if content is not None:
                said = encode(content, charset) if isinstance(content, str) else content
                cell = sheet.cell(row, column, said)
                cell.font = Font(name=font or FONTS[charset])
    return saved(book)


def in_two_fonts(rows: Sequence[Row]) -> bytes:
    """A workbook whose cells may be `CellRichText`."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row, cells in enumerate(rows, start=1):
        for column, content in enumerate(cells, start=1):
            if isinstance(content, CellRichText):
                sheet.cell(row, column).value = content
            elif content is not None:
                sheet.cell(row, column, content)
    body = io.BytesIO()
    book.save(body)
    return body.getvalue()
