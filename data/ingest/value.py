"""What one cell says: a number with its hedges, none, missing, not applicable, or a question.

Nothing is guessed: a text with two readings stays `AMBIGUOUS` and carries both. What the
number means for an indicator is decided later, in `data.ingest.figure`.
"""

import datetime as dt
import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final

from data.ingest import multiple, numeral
from data.ingest.idiom import (
    HEDGES,
    NO_WORDS,
    NOT_APPLICABLE_WORDS,
    UNAVAILABLE_WORDS,
    UNITS,
    YES_WORDS,
)
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
        times: What the typed number was multiplied by, where it was told in thousands.
        beside: The percentage printed beside a fraction, `15/16 (93,75%)`.
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
    times: float = 1.0
    beside: "Reading | None" = None

    @property
    def is_plain(self) -> bool:
        """It is a number as it was typed, and nothing else."""
        is_more = self.is_percent or self.is_estimate or self.unit or self.is_settled
        is_told = is_more or self.qualifier is not Qualifier.EXACT or self.times != 1.0
        return self.kind is Kind.NUMBER and not is_told


BLANK: Final = Reading(Kind.BLANK)

DASHES: Final = {"-", "–", "−", "‐", "‑"}
LONG_DASH: Final = "—"
"""No figure is given. The yearbook's dash for nil is short, and a zero is never made up."""
DOTS: Final = re.compile(r"[.…]{1,6}")
FAULTS: Final = re.compile(
    r"#(DIV/0!|REF!|VALUE!|NAME\?|N/A|NUM!|NULL!|SPILL!|CALC!)", re.IGNORECASE
)
NUMBER: Final = r"\d[\d.,'’\s]*"
SHAPE: Final = re.compile(rf"(?P<first>{NUMBER}?)\s*(?P<percent>%?)\s*(?P<unit>[^\d%]*)")
BESIDE: Final = re.compile(
    rf"(?P<fraction>{NUMBER}/\s*{NUMBER}?)\s*(?:[a-z][a-z ]*)?"
    rf"(?:[=(,;:–—-]|\b(?:dat|ty le|tl)\b)[\s(=]*(?:dat |ty le |tl )*(?P<percent>{NUMBER}%)\s*\)?"
)
"""`15/16 (93,75%)`, `15/16 = 93,75%`, `15/16 xã, đạt 93,75%`."""
BEFORE: Final = re.compile(
    rf"(?P<percent>{NUMBER}%)\s*[=(]\s*(?P<fraction>{NUMBER}/\s*{NUMBER}?)\s*(?:[a-z][a-z ]*)?\)?"
)
FRACTION: Final = re.compile(rf"(?P<first>{NUMBER})\s*/\s*(?P<second>{NUMBER})")
SPAN: Final = re.compile(rf"(?P<first>{NUMBER})\s*%?\s*[-–—]\s*(?P<second>{NUMBER})\s*%?")
PAIRS: Final = (BESIDE, BEFORE, FRACTION, SPAN)
IN_BRACKETS: Final = re.compile(rf"\(\s*(?P<first>{NUMBER})\s*\)")
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
        return _number_cell(content, shows_percent)
    if isinstance(content, str):
        return _read_text(content, is_index)
    kind = Kind.DATE if isinstance(content, dt.date) else Kind.WORDS
    return Reading(kind, raw=as_text(content))


@lru_cache(maxsize=50_000)
def _number_cell(number: float, shows_percent: bool) -> Reading:
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
        value = numeral.numbers(found["first"], is_index=is_index)[:1]
        return Reading(Kind.NEGATIVE, raw=text, value=-value[0] if value else None)
    if rest.startswith("-") and numeral.numbers(rest[1:].rstrip("%"), is_index=is_index):
        value = numeral.numbers(rest[1:].rstrip("%"), is_index=is_index)
        return Reading(Kind.NEGATIVE, raw=text, value=-value[0])
    if any(form.fullmatch(rest) for form in PAIRS):
        is_exact = qualifier is Qualifier.EXACT
        return _paired(text, rest, is_index=is_index) if is_exact else Reading(Kind.WORDS, raw=text)
    found = SHAPE.fullmatch(rest)
    numbers = numeral.numbers(found["first"], is_index=is_index) if found else ()
    if found is None or not numbers or not _is_unit(found["unit"].strip()):
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


def _is_unit(word: str) -> bool:
    """Whether a word after a number is what is counted: `ho`, `nghin ho`, `nghin`."""
    return multiple.parted(word)[1] in UNITS | {""}


def _with_percent(text: str, fraction: str, percent: str) -> Reading:
    """A fraction with its percentage printed beside it; words where either is none."""
    parts, printed = _read_text(fraction.strip(), False), _read_text(percent.strip(), False)
    if parts.kind is not Kind.FRACTION or printed.kind is not Kind.NUMBER:
        return Reading(Kind.WORDS, raw=text)
    return replace(parts, raw=text, beside=printed)


def _paired(text: str, rest: str, *, is_index: bool) -> Reading:
    """A fraction, with its percentage printed beside it or not, or a range."""
    for form in (BESIDE, BEFORE):
        if found := form.fullmatch(rest):
            return _with_percent(text, found["fraction"], found["percent"])
    for kind, shape in ((Kind.FRACTION, FRACTION), (Kind.SPAN, SPAN)):
        if found := shape.fullmatch(rest):
            first = numeral.numbers(found["first"], is_index=is_index)
            second = numeral.numbers(found["second"], is_index=is_index)
            if len(first) == len(second) == 1:
                return Reading(
                    kind, raw=text, value=first[0], other=second[0], is_percent="%" in rest
                )
    return Reading(Kind.WORDS, raw=text)
