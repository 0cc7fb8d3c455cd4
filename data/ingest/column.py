"""What a heading names: which number of which indicator. Exactly, or not at all.

Headings come as their author split them over rows, outermost first: `Hộ được phủ cáp quang`
over `Số hộ`. The catalogue's names and aliases decide which indicator, so that `phủ`
(covered) and `thuê bao` (subscribed) never mix; the words around them decide which number.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from data.catalog import NUMERATOR, Indicator, Kind, alias_key, indicators, named
from data.ingest.form import Field
from data.ingest.value import UNITS
from geo.name import fold

IN_BRACKETS: Final = re.compile(r"\(([^()]*)\)")
BASE: Final = "base"
OTHER_THAN_RESULT: Final = re.compile(
    r"\b(ke hoach|muc tieu|cung ky|ky truoc|nam truoc|so voi|uoc thuc hien|tăng|giảm|ước)\b"
)
SHARE: Final = re.compile(r"%|\bty le\b|\bphan tram\b|\btl\b")
WHOLE: Final = re.compile(r"^(tong so|tong cong|tong|mau so)\b")
PART: Final = re.compile(
    r"^(tu so|so luong|sl|so|thuc hien|ket qua|da thuc hien|dat)(\s+(ho|nguoi|thon|ban|luong"
    r"|ho so|san pham|don vi|co quan|xa|doanh nghiep|can bo|van ban|hoa don|tdp))*$"
)
UNITS_OF_COUNTS: Final = re.compile(
    r"^(so\s+)?(ho|nguoi|thon|ban|cum|to|ho so|san pham|don vi|co quan|doanh nghiep)\b"
)


@dataclass(frozen=True, slots=True)
class Column:
    """What a heading was found to name.

    Args:
        indicator: Which; of a shared denominator, the indicator it is a denominator of.
        field: Which of its numbers.
    """

    indicator: Indicator
    field: Field


@dataclass(frozen=True, slots=True)
class Unclear:
    """A heading that names a rate without saying whether it holds percent or a count."""

    indicator: Indicator


def column(labels: Sequence[str], *, unit: str = "") -> Column | Unclear | None:
    """What a heading names; None where the catalogue knows no such heading.

    Args:
        labels: The heading's cells from the outermost to the innermost.
        unit: Unit of measure written elsewhere, e.g. in a form's column `ĐVT`.
    """
    for outer, spelling, inner in _spellings(labels):
        found = named(spelling)
        if found is None or _is_no_result(f"{outer} {inner}"):
            continue
        if inner and not _tells_the_number(fold(inner)):
            continue  # the outer heading is a group's, `Hạ tầng số` over other indicators
        measure, part = found
        if outer and measure.group_id == BASE:
            continue  # `Tổng số hộ` under `Hộ nghèo` is not all households
        if measure.kind is not Kind.RATE:
            return Column(measure, Field.VALUE)
        if part == NUMERATOR:
            return Column(measure, Field.NUMERATOR)
        which = _number_of_rate(spelling, inner, unit=unit)
        return Unclear(measure) if which is None else Column(measure, which)
    return None


def denominators(labels: Sequence[str]) -> tuple[Indicator, ...]:
    """The rates whose denominator a heading names; a denominator may serve several."""
    keys = {alias_key(spelling) for outer, spelling, _ in _spellings(labels) if not outer}
    divided = _divided()
    found = {one.id: one for key in sorted(keys) for one in divided.get(key, ())}
    return tuple(found.values())


@cache
def _divided() -> Mapping[str, tuple[Indicator, ...]]:
    """The rates by each way to write their denominator."""
    found: defaultdict[str, list[Indicator]] = defaultdict(list)
    for measure in indicators().values():
        names = {*measure.denominator_aliases, *measure.denominators.values()}
        if measure.denominator_id:
            base = indicators()[measure.denominator_id]
            names |= {*base.aliases, *base.names.values(), *base.short_names.values()}
        for key in {alias_key(name) for name in names}:
            found[key].append(measure)
    return {key: tuple(measures) for key, measures in found.items()}


def _spellings(labels: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Ways to spell the heading: words outside it, itself, words inside it.

    The fullest comes first, then those down to the innermost cell, for an outer cell may be
    a group's heading, then the others.
    """
    parts = [label for label in labels if label]
    count = len(parts)
    spans = [(start, end) for end in range(count, 0, -1) for start in range(end)]
    for start, end in spans:
        outer, whole, inner = (" ".join(p) for p in (parts[:start], parts[start:end], parts[end:]))
        yield outer, whole, inner
        bare = IN_BRACKETS.sub(" ", whole).strip()
        if bare and bare != whole:
            notes = " ".join(IN_BRACKETS.findall(whole))
            yield outer, bare, f"{inner} {notes}".strip()


def _is_no_result(around: str) -> bool:
    """Whether the words around a name make it a plan, a comparison or an estimate.

    `tăng` is looked for with its marks, for `hạ tầng` without them has it too.
    """
    return any(OTHER_THAN_RESULT.search(text) for text in (fold(around), around.lower()))


def _tells_the_number(inner: str) -> bool:
    """Whether the words beside a name only say which number it is, or in what it is counted."""
    forms = (SHARE.search, WHOLE.match, PART.match, UNITS_OF_COUNTS.match)
    return any(form(inner) for form in forms) or inner in UNITS


def _number_of_rate(spelling: str, inner: str, *, unit: str) -> Field | None:
    inner_words, spelled = fold(inner), fold(spelling)
    if SHARE.search(inner_words):
        return Field.VALUE
    if WHOLE.match(inner_words):
        return Field.DENOMINATOR
    if PART.match(inner_words) or UNITS_OF_COUNTS.match(inner_words):
        return Field.NUMERATOR
    if SHARE.search(spelled) or SHARE.search(fold(unit)):
        return Field.VALUE
    return Field.NUMERATOR if UNITS_OF_COUNTS.match(fold(unit)) else None
