"""Names made comparable: clean, with one tone placement, without diacritics, in order."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Final

TONES: Final = (
    "\N{COMBINING GRAVE ACCENT}\N{COMBINING HOOK ABOVE}\N{COMBINING TILDE}"
    "\N{COMBINING ACUTE ACCENT}\N{COMBINING DOT BELOW}"
)
"""The tones after the level one, in dictionary order: huyền, hỏi, ngã, sắc, nặng."""

ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
APOSTROPHES: Final = "'’‘ʼ`´"
INVISIBLE: Final = re.compile("[\u200b\u200c\u200d\u2060\ufeff]")


def clean(text: str) -> str:
    """The text composed (NFC), without zero-width characters, with single plain spaces.

    The soft hyphen stays: in undecoded TCVN3 text it is the letter `ư`.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", INVISIBLE.sub("", text))
    return " ".join(text.split())


def tone_normal(text: str) -> str:
    """The text with tones where the official list puts them: `Hòa` and `Hoà` are `Hoà`."""
    return _PLACED.sub(lambda found: _PLACEMENT[found[0]], unicodedata.normalize("NFC", text))


def fold(text: str) -> str:
    """The text in small letters without diacritics, `đ` as `d`, cleaned: `xa bao nhai`."""
    lower = clean(text).lower()
    return lower if lower.isascii() else unicodedata.normalize("NFC", lower.translate(_BARE))


def words(text: str) -> str:
    """The letters and figures of a text, spelled as it spells them, one space between words.

    Apostrophes fall away and dashes part words, for staff write `Ea H'Leo`, `Ea Hleo` and
    `Bà Rịa-Vũng Tàu`, `Bà Rịa – Vũng Tàu`; leading zeros go (`Phường 01`).
    """
    kept = clean(text).lower().translate(_JOINED)
    return " ".join(str(int(word)) if word.isdecimal() else word for word in kept.split())


def sort_key(name: str) -> tuple[tuple[int, int, tuple[int, ...], int], ...]:
    """What to sort names by for Vietnamese order: `Ba Vì` < `Bà Nà` < `Bắc Hà` < `Đà Bắc`.

    Word by word: its letters in the order of the alphabet (a ă â … d đ e ê …), then its
    tone; figures come before letters, by value.
    """
    return tuple(_word_key(word) for word in words(name).split())


@lru_cache(maxsize=10_000)
def _word_key(word: str) -> tuple[int, int, tuple[int, ...], int]:
    if word.isdecimal():
        return (0, int(word), (), 0)
    tone = 0
    letters = []
    for letter, mark in map(_letter, word):
        letters.append(_RANK.get(letter, len(ALPHABET) + ord(letter)))
        tone = mark or tone
    return (1, 0, tuple(letters), tone)


@lru_cache(maxsize=1_000)
def _letter(character: str) -> tuple[str, int]:
    """A letter without its tone, and which tone it has."""
    parts = unicodedata.normalize("NFD", character)
    tone = next((TONES.index(part) + 1 for part in parts if part in TONES), 0)
    rest = "".join(part for part in parts if part not in TONES)
    return unicodedata.normalize("NFC", rest)[:1] or character, tone


class _Characters(dict[int, str]):
    """What characters become; each is worked out when it comes for the first time."""

    def __init__(self, become: Callable[[str], str]) -> None:
        super().__init__()
        self._become = become

    def __missing__(self, code: int) -> str:
        found = self[code] = self._become(chr(code))
        return found


def _bare(character: str) -> str:
    parts = unicodedata.normalize("NFD", character.replace("đ", "d"))
    return "".join(part for part in parts if not unicodedata.combining(part))


def _joined(character: str) -> str:
    if character in APOSTROPHES:
        return ""
    return character if character.isalnum() or unicodedata.combining(character) else " "


def _tone_placements() -> dict[str, str]:
    pairs = []
    for first, second in ("oa", "oe", "uy"):
        for mark in TONES:
            staff = unicodedata.normalize("NFC", first + mark) + second
            official = first + unicodedata.normalize("NFC", second + mark)
            pairs.append((staff, official))
            pairs.append((staff.capitalize(), official.capitalize()))
            pairs.append((staff.upper(), official.upper()))
    return dict(pairs)


_BARE: Final = _Characters(_bare)
_JOINED: Final = _Characters(_joined)
_RANK: Final = {letter: place for place, letter in enumerate(ALPHABET)}
_PLACEMENT: Final = _tone_placements()
_PLACED: Final = re.compile("|".join(_PLACEMENT))
