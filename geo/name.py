"""Names made comparable: clean, with one tone placement, without diacritics, in order."""

import unicodedata
from collections.abc import Iterator
from typing import Final

TONES: Final = (
    "\N{COMBINING GRAVE ACCENT}\N{COMBINING HOOK ABOVE}\N{COMBINING TILDE}"
    "\N{COMBINING ACUTE ACCENT}\N{COMBINING DOT BELOW}"
)
"""The tones after the level one, in dictionary order: huyền, hỏi, ngã, sắc, nặng."""

ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
APOSTROPHES: Final = "'’‘ʼ`´"
DASHES: Final = "-‐‑‒–—"
INVISIBLE: Final = "\u200b\u200c\u200d\u2060\ufeff"


def clean(text: str) -> str:
    """The text composed (NFC), without zero-width characters, with single plain spaces.

    The soft hyphen stays: in undecoded TCVN3 text it is the letter `ư`.
    """
    return " ".join(unicodedata.normalize("NFC", text.translate(_DROPPED)).split())


def tone_normal(text: str) -> str:
    """The text with tones where the official list puts them: `Hòa` and `Hoà` are `Hoà`."""
    composed = unicodedata.normalize("NFC", text)
    for placed, official in _TONE_PLACEMENT:
        composed = composed.replace(placed, official)
    return composed


def fold(text: str) -> str:
    """The text in small letters without diacritics, `đ` as `d`, cleaned: `xa bao nhai`."""
    lower = clean(text).lower().replace("đ", "d")
    bare = "".join(c for c in unicodedata.normalize("NFD", lower) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare)


def words(text: str) -> str:
    """The letters and figures of a text, spelled as it spells them, one space between words.

    Apostrophes fall away and dashes part words, for staff write `Ea H'Leo`, `Ea Hleo` and
    `Bà Rịa-Vũng Tàu`, `Bà Rịa – Vũng Tàu`; leading zeros go (`Phường 01`).
    """
    joined = clean(text).lower().translate(_JOINED)
    kept = "".join(c if c.isalnum() or unicodedata.combining(c) else " " for c in joined)
    return " ".join(str(int(word)) if word.isdecimal() else word for word in kept.split())


def sort_key(name: str) -> tuple[tuple[int, int, tuple[int, ...], int], ...]:
    """What to sort names by for Vietnamese order: `Ba Vì` < `Bà Nà` < `Bắc Hà` < `Đà Bắc`.

    Word by word: its letters in the order of the alphabet (a ă â … d đ e ê …), then its
    tone; figures come before letters, by value.
    """
    return tuple(_word_key(word) for word in words(name).split())


def _word_key(word: str) -> tuple[int, int, tuple[int, ...], int]:
    if word.isdecimal():
        return (0, int(word), (), 0)
    tone = 0
    letters = []
    for letter, mark in _letters(word):
        letters.append(_RANK.get(letter, len(ALPHABET) + ord(letter)))
        tone = mark or tone
    return (1, 0, tuple(letters), tone)


def _letters(word: str) -> Iterator[tuple[str, int]]:
    for character in word:
        parts = unicodedata.normalize("NFD", character)
        tone = next((TONES.index(part) + 1 for part in parts if part in TONES), 0)
        rest = "".join(part for part in parts if part not in TONES)
        yield unicodedata.normalize("NFC", rest)[:1] or character, tone


def _tone_placements() -> tuple[tuple[str, str], ...]:
    pairs = []
    for first, second in ("oa", "oe", "uy"):
        for mark in TONES:
            staff = unicodedata.normalize("NFC", first + mark) + second
            official = first + unicodedata.normalize("NFC", second + mark)
            pairs.append((staff, official))
            pairs.append((staff.capitalize(), official.capitalize()))
            pairs.append((staff.upper(), official.upper()))
    return tuple(pairs)


_DROPPED: Final = dict.fromkeys(map(ord, INVISIBLE))
_JOINED: Final = str.maketrans(dict.fromkeys(APOSTROPHES)) | str.maketrans(
    dict.fromkeys(DASHES, " ")
)
_RANK: Final = {letter: place for place, letter in enumerate(ALPHABET)}
_TONE_PLACEMENT: Final = _tone_placements()
