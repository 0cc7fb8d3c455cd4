"""Headers as staff write them, made comparable."""

import re
from collections.abc import Iterator
from typing import Final

from data.catalog.kind import Kind
from data.catalog.record import Indicator
from geo.name import fold, words

MEASURE: Final = "measure"
NUMERATOR: Final = "numerator"
FEWEST_WORDS: Final = 3
COUNTED: Final = "counted"
SHARE: Final = "share"
ALL: Final = "all"
SAME: Final = (
    (re.compile(r"\bho gia dinh\b"), "ho"),
    (re.compile(r"\bthon(?: (?:ban|buon|khu pho|to dan pho|tdp))+\b"), "thon"),
    (re.compile(r"\b(?:cong nghe so|cns) cong dong\b"), "cnscd"),
    (re.compile(r"\bthu tuc hanh chinh\b"), "tthc"),
    (re.compile(r"\bdich vu cong truc tuyen\b"), "dvctt"),
    (re.compile(r"\bmang (?=internet|bang rong|cap quang)|(?<=phu )mang (?=cap)"), ""),
)
"""Words that mean the same, or that may be left out, in any heading."""
BEFORE: Final = re.compile(
    r"(?:(?P<share>ty le|ti le|phan tram)|(?P<counted>so luong|so)|(?P<all>tong so luong|tong so))"
    r" (?!hoa |tay |lieu )(?P<core>.+)"
)
"""`Số`, `Tỷ lệ`: which number of it a heading means. `số hóa` and `sổ tay` are other words."""

OF_A_PART: Final = re.compile(
    r"\b(?:duoc|co|da|dung|su dung|truc tuyen|toan trinh|len san|kich hoat)\b"
)
"""Words that tell a part from its whole; `Số hồ sơ đất đai` may be all of them."""


def alias_key(text: str) -> str:
    """What two spellings of one header share: small letters, no diacritics, only words."""
    return fold(words(text))


def claimed(indicator: Indicator) -> Iterator[tuple[str, str, str]]:
    """Every header that means this indicator alone: key, spelling, and which part of it.

    Denominators are not among them: several indicators may share one.
    """
    for part, spellings in (
        (MEASURE, (indicator.id, *indicator.aliases)),
        (NUMERATOR, indicator.numerator_aliases),
    ):
        seen = set()
        for spelling in spellings:
            key = alias_key(spelling)
            if key not in seen:
                seen.add(key)
                yield key, spelling, part


def shortened(key: str) -> str:
    """A key with words that mean the same written alike, and optional ones left out.

    `Số hộ gia đình` stays, for `Số hộ` names no one measure.
    """
    short = key
    for form, word in SAME:
        short = form.sub(word, short)
    words_left = short.split()
    return " ".join(words_left) if len(words_left) >= FEWEST_WORDS else key


def parted(key: str) -> tuple[str, str]:
    """What a heading says before its name, COUNTED, ALL, SHARE or "", and the name itself."""
    found = BEFORE.fullmatch(shortened(key))
    if found is None:
        return "", shortened(key)
    before = SHARE if found["share"] else COUNTED if found["counted"] else ALL
    return before, found["core"]


def may_be_counted_or_shared(indicator: Indicator) -> bool:
    """Whether `Số` or `Tỷ lệ` before its name only say which of its numbers is meant."""
    return indicator.kind in {Kind.RATE, Kind.COUNT} and indicator.group_id != "base"
