"""The charsets of fonts before Unicode, and what text in them says."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from geo.name import TONES

LETTERS: Final = Path(__file__).with_name("letters.txt")
HIGH: Final = re.compile("[\u00a1-\u00ff]")
"""The characters that are letters of a legacy charset, among them the soft hyphen."""


class Charset(StrEnum):
    """A charset whose letters show only in its own fonts."""

    TCVN3 = "TCVN3"
    VNI = "VNI"


class Face(NamedTuple):
    """What a legacy font says of the text in it: its charset, and whether all is capitals."""

    charset: Charset
    is_capital: bool = False


class Letter(NamedTuple):
    """One row of the table: a Unicode letter and how each charset spells it."""

    letter: str
    spellings: Mapping[Charset, str]


def face(font: str) -> Face | None:
    """What a font's name says: `.VnTimeH` is TCVN3 in capitals, `VNI-Times` is VNI."""
    name = font.strip().lower()
    if name.startswith(".vn"):
        return Face(Charset.TCVN3, is_capital=name.endswith("h"))
    return Face(Charset.VNI) if name.startswith(("vni-", "vni ")) else None


def decode(text: str, charset: Charset, *, is_capital: bool = False) -> str:
    """The Unicode text, NFC, that a text in a legacy charset says.

    Give it the text as it was read: lower(), NFKC or the loss of soft hyphens would have
    changed letters already. Characters the charset has no letter for stay as they are.

    Args:
        text: With the bytes as characters of the same number, as `.xlsx` has them.
        charset: Which charset.
        is_capital: Its font shows small letters as capitals.
    """
    table, form = _decoder(charset)
    said = form.sub(lambda found: table[found[0]], text)
    return unicodedata.normalize("NFC", said.upper() if is_capital else said)


def is_spelled(text: str, charset: Charset) -> bool:
    """Whether every character beyond ASCII is part of a letter that the charset has."""
    _, form = _decoder(charset)
    return HIGH.search(form.sub("", text)) is None


@cache
def letters() -> tuple[Letter, ...]:
    """The table: every Vietnamese letter that ASCII lacks."""
    return tuple(_rows())


def _rows() -> Iterator[Letter]:
    for line in LETTERS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            letter, vni, tcvn3 = line.split()
            seen = {Charset.VNI: vni, Charset.TCVN3: tcvn3}
            spellings = {one: bytes.fromhex(said).decode("latin-1") for one, said in seen.items()}
            yield Letter(letter, spellings)


@cache
def _decoder(charset: Charset) -> tuple[Mapping[str, str], re.Pattern[str]]:
    """Each spelling's letter, and the form of a spelling, the longest first."""
    table: dict[str, str] = {}
    for letter, spellings in letters():
        spelling = spellings[charset]
        if charset is Charset.VNI:
            table[spelling] = letter
            if len(spelling) > 1:  # the case of the mark is often the wrong one
                table[spelling[0] + spelling[1].swapcase()] = letter
        elif letter.islower() or spelling not in table:
            table[spelling] = letter
    if charset is Charset.TCVN3:
        table |= _capital_pairs(table)
    longest_first = sorted(table, key=len, reverse=True)
    return table, re.compile("|".join(map(re.escape, longest_first)))


def _capital_pairs(table: Mapping[str, str]) -> dict[str, str]:
    """`A` and `à` together are `À`, which TCVN3 cannot say otherwise in a small-letter font."""
    pairs = {}
    capitals = {letter: spelling for spelling, letter in table.items() if letter.isupper()}
    for spelling, letter in table.items():
        parts = unicodedata.normalize("NFD", letter)
        tones = [part for part in parts[1:] if part in TONES]
        if letter.islower() and tones:
            base = "".join(part for part in parts if part not in TONES).upper()
            base = unicodedata.normalize("NFC", base)
            pairs[capitals.get(base, base) + spelling] = letter.upper()
    return pairs
