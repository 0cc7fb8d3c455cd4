"""What one cell says: a number with its hedges, none, missing, not applicable, or a question.

Nothing is guessed: a text with two readings stays `AMBIGUOUS` and carries both. What the
number means for an indicator is decided later, in `data.ingest.figure`.
"""

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final

from data.ingest.sheet import Content, as_text
from data.model import Qualifier
from geo.name import fold
from text import Language, say, speaking


class Kind(StrEnum):
    """What sort of thing a cell says."""

    BLANK = "blank"
    NUMBER = "number"
    NONE_OCCURRED = "none_occurred"
    UNAVAILABLE = "unavailable"
    NOT_APPLICABLE = "not_applicable"
    YES = "yes"
    NO = "no"
    FRACTION = "fraction"
    SPAN = "span"
    DATE = "date"
    FAULT = "fault"
    AMBIGUOUS = "ambiguous"
    NEGATIVE = "negative"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Reading:
    """One cell, understood as far as it goes.

    Args:
        kind: See `Kind`.
        raw: The cell's content as its author sees it.
        value: The number; of a fraction the numerator, of a span the lower end, of an
            ambiguous text the first reading.
        other: A fraction's denominator, a span's upper end, the second reading.
        qualifier: How the number was hedged.
        is_percent: The cell says percent, by its format or its text; `value` is then in
            percent (91.79, not 0.9179).
        is_estimate: The cell says `ước`.
        unit: The word after the number, folded (`ho`, `diem`), or "".
        is_settled: It has two readings, and a person said that it is this one.
    """

    kind: Kind
    raw: str = ""
    value: float | None = None
    other: float | None = None
    qualifier: Qualifier = Qualifier.EXACT
    is_percent: bool = False
    is_estimate: bool = False
    unit: str = ""
    is_settled: bool = False


BLANK: Final = Reading(Kind.BLANK)

DASHES: Final = {"-", "–", "−", "‐", "‑"}
LONG_DASH: Final = "—"
"""No figure is given. The yearbook's dash for nil is short, and a zero is never made up."""
DOTS: Final = re.compile(r"[.…]{1,6}")
FAULTS: Final = re.compile(
    r"#(DIV/0!|REF!|VALUE!|NAME\?|N/A|NUM!|NULL!|SPILL!|CALC!)", re.IGNORECASE
)
UNAVAILABLE_WORDS: Final = {
    "k co so lieu", "khong co so lieu", "chua co so lieu", "chua co", "chua ra soat",
    "chua bao cao", "chua tong hop", "chua thong ke", "n/a", "na", "k co",
}  # fmt: skip
YES_WORDS: Final = {"x", "co", "✓", "✔", "yes", "true", "dat", "v"}
NO_WORDS: Final = {"khong", "k", "ko", "no", "false", "chua dat"}
NOT_APPLICABLE_WORDS: Final = {"kad", "khong thuoc dien", "khong ap dung", "not applicable"}
HEDGES: Final = (
    (("tren", "hon", ">"), Qualifier.ABOVE),
    (
        ("it nhat", "toi thieu", "tu", "khong duoi", "khong thap hon", "khong it hon", ">=", "≥"),
        Qualifier.AT_LEAST,
    ),
    (("duoi", "chua den", "chua toi", "<"), Qualifier.BELOW),
    (("toi da", "nhieu nhat", "khong qua", "<=", "≤"), Qualifier.AT_MOST),
    (("khoang", "gan", "xap xi", "chung", "~", "≈"), Qualifier.ABOUT),
)
UNITS: Final = {
    "ho", "nguoi", "thon", "ban", "cum", "to", "diem", "ho so", "xa", "co quan", "doanh nghiep",
    "dn", "san pham", "sp", "mo hinh", "thanh vien", "don vi", "he thong", "csdl", "chi tieu",
    "van ban", "hoa don", "nghin nguoi", "trieu dong", "thon ban", "tdp",
}  # fmt: skip
NUMBER: Final = r"\d[\d.,'’\s]*"
SHAPE: Final = re.compile(rf"(?P<first>{NUMBER}?)\s*(?P<percent>%?)\s*(?P<unit>[^\d%]*)")
FRACTION: Final = re.compile(rf"(?P<first>{NUMBER})\s*/\s*(?P<second>{NUMBER})")
SPAN: Final = re.compile(rf"(?P<first>{NUMBER})\s*%?\s*[-–—]\s*(?P<second>{NUMBER})\s*%?")
IN_BRACKETS: Final = re.compile(rf"\(\s*(?P<first>{NUMBER})\s*\)")
GROUP: Final = 3
REACHED: Final = re.compile(r"^dat(?: duoc)?\s+(?=\D{0,12}\d)")
MARK_OF_NOTE: Final = re.compile(r"(?<=[\d%])\s*\*+$")
"""`95%*`: a star leads to a note below, and is no part of the number."""


def read(content: Content, *, shows_percent: bool = False, is_index: bool = False) -> Reading:
    """What a cell says.

    Args:
        content: The cell's content, text cleaned.
        shows_percent: The cell's own number format is a percent, so 0.9179 is 91.79 %.
            Decided cell by cell, for one column mixes both.
        is_index: The figure is an index between 0 and 1, where `0.593` can't be 593.
    """
    if content is None:
        return BLANK
    if isinstance(content, bool):
        return Reading(Kind.YES if content else Kind.NO, raw=as_text(content))
    if isinstance(content, float):
        return _number_cell(content, shows_percent=shows_percent)
    if isinstance(content, str):
        return _read_text(content, is_index)
    kind = Kind.DATE if isinstance(content, dt.date) else Kind.WORDS
    return Reading(kind, raw=as_text(content))


def _number_cell(number: float, *, shows_percent: bool) -> Reading:
    # 0.9179 * 100 is 91.78999...; the cell's author wrote 91.79.
    value = float(f"{number * 100:.13g}") if shows_percent else number
    raw = f"{as_text(value)}%" if shows_percent else as_text(number)
    kind = Kind.NUMBER if number >= 0 else Kind.NEGATIVE
    return Reading(kind, raw=raw, value=value, is_percent=shows_percent)


@lru_cache(maxsize=50_000)
def _read_text(text: str, is_index: bool) -> Reading:
    if text in DASHES:
        return Reading(Kind.NONE_OCCURRED, raw=text, value=0.0)
    if text == LONG_DASH or DOTS.fullmatch(text):
        return Reading(Kind.UNAVAILABLE, raw=text)
    if FAULTS.fullmatch(text):
        return Reading(Kind.FAULT, raw=text)
    folded = fold(text).rstrip(".").strip()
    for kind, words in _vocabulary():
        if folded in words:
            return Reading(kind, raw=text)
    return _hedged(text, folded, is_index=is_index)


@cache
def _vocabulary() -> tuple[tuple[Kind, frozenset[str]], ...]:
    """The words of the field, and those our template writes in each language."""
    return (
        (Kind.UNAVAILABLE, frozenset(UNAVAILABLE_WORDS)),
        (Kind.NOT_APPLICABLE, _in_every_language("not_applicable") | NOT_APPLICABLE_WORDS),
        (Kind.YES, _in_every_language("yes") | YES_WORDS),
        (Kind.NO, _in_every_language("no") | NO_WORDS),
    )


def _in_every_language(word: str) -> frozenset[str]:
    found = set()
    for spoken in Language:
        with speaking(spoken):
            found.add(fold(say(f"ingest.word_{word}")))
    return frozenset(found)


def _hedged(text: str, folded: str, *, is_index: bool) -> Reading:
    rest, is_estimate = MARK_OF_NOTE.sub("", REACHED.sub("", folded)), False
    for word in _in_every_language("estimate") | {"uoc"}:
        if rest.startswith(f"{word} "):
            rest, is_estimate = rest.removeprefix(word).lstrip(), True
    qualifier = Qualifier.EXACT
    hedges = [(word, which) for words, which in HEDGES for word in words]
    for word, which in sorted(hedges, key=lambda hedge: -len(hedge[0])):
        after = rest.removeprefix(word)
        if after != rest and (not word.isalpha() or after[:1] in {" ", ""}):
            rest, qualifier = after.strip(), which
            break
    return _shaped(text, rest, qualifier=qualifier, is_estimate=is_estimate, is_index=is_index)


def _shaped(
    text: str, rest: str, *, qualifier: Qualifier, is_estimate: bool, is_index: bool
) -> Reading:
    if found := IN_BRACKETS.fullmatch(rest):
        value = _numbers(found["first"], is_index=is_index)[:1]
        return Reading(Kind.NEGATIVE, raw=text, value=-value[0] if value else None)
    if rest.startswith("-") and _numbers(rest[1:].rstrip("%"), is_index=is_index):
        value = _numbers(rest[1:].rstrip("%"), is_index=is_index)
        return Reading(Kind.NEGATIVE, raw=text, value=-value[0])
    for kind, shape in ((Kind.FRACTION, FRACTION), (Kind.SPAN, SPAN)):
        if found := shape.fullmatch(rest):
            first = _numbers(found["first"], is_index=is_index)
            second = _numbers(found["second"], is_index=is_index)
            if len(first) == len(second) == 1 and qualifier is Qualifier.EXACT:
                return Reading(
                    kind, raw=text, value=first[0], other=second[0], is_percent="%" in rest
                )
            return Reading(Kind.WORDS, raw=text)
    found = SHAPE.fullmatch(rest)
    numbers = _numbers(found["first"], is_index=is_index) if found else ()
    if found is None or not numbers or found["unit"].strip() not in UNITS | {""}:
        return Reading(Kind.WORDS, raw=text)
    return Reading(
        Kind.NUMBER if len(numbers) == 1 else Kind.AMBIGUOUS,
        raw=text,
        value=numbers[0],
        other=numbers[1] if len(numbers) > 1 else None,
        qualifier=qualifier,
        is_percent=bool(found["percent"]),
        is_estimate=is_estimate,
        unit=found["unit"].strip(),
    )


def _numbers(text: str, *, is_index: bool) -> tuple[float, ...]:
    """Every number a text can mean: none, one, or two where separators are ambiguous."""
    digits = re.sub(r"(?<=\d)[\s'’](?=\d{3}(?!\d))", "", text.strip()).strip()
    if re.search(r"[\s'’]", digits) or not digits:
        return ()
    points, commas = digits.count("."), digits.count(",")
    if points == commas == 1 and digits.find(",") < digits.find("."):
        # As Vietnamese law writes numbers, 1,234.5 has its marks the wrong way round.
        as_english = _one(digits, thousands=",", decimal=".")
        return (*_one(digits.replace(".", ""), thousands="", decimal=","), *as_english)
    if points and commas:
        decimal = max(".", ",", key=digits.rfind)
        return _one(digits, thousands="," if decimal == "." else ".", decimal=decimal)
    mark = "." if points else "," if commas else ""
    if points + commas != 1:
        return _one(digits, thousands=mark, decimal="")
    head, _, tail = digits.partition(mark)
    as_decimal = _one(digits, thousands="", decimal=mark)
    if len(tail) != GROUP or len(head) > GROUP or head == "0" or is_index:
        return as_decimal
    as_thousands = _one(digits, thousands=mark, decimal="")
    return as_thousands if mark == "." else (*as_decimal, *as_thousands)


def _one(digits: str, *, thousands: str, decimal: str) -> tuple[float, ...]:
    whole, _, fraction = digits.rpartition(decimal) if decimal else (digits, "", "")
    groups = whole.split(thousands) if thousands else [whole]
    if not all(part.isdigit() for part in [*groups, fraction or "0"]) or (decimal and not fraction):
        return ()
    if len(groups) > 1 and (len(groups[0]) > GROUP or any(len(g) != GROUP for g in groups[1:])):
        return ()
    return (float("".join(groups) + ("." + fraction if fraction else "")),)
