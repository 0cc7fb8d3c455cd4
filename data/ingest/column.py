"""What a heading names: which number of which indicator. Exactly, or not at all.

Headings come as their author split them over rows, outermost first: `Hộ được phủ cáp quang`
over `Số hộ`. The catalogue's names and aliases decide which indicator, so that `phủ`
(covered) and `thuê bao` (subscribed) never mix; the words around them decide which number.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from data.catalog import NUMERATOR, Indicator, Kind, alias_key, indicators, named, shortened
from data.ingest.form import Field
from data.ingest.idiom import UNITS
from geo.name import fold

IN_BRACKETS: Final = re.compile(r"\(([^()]*)\)")
ORDINAL: Final = re.compile(
    r"^\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})+|[IVX]+[.)])\s+(?=\D)"
)
GROUP: Final = re.compile(
    r"(?:(?:phat trien|nhom|linh vuc|hoat dong|chi tieu|ve)\s+)*"
    r"(?:ha tang(?: so| vien thong)?|(?:chinh quyen|kinh te|xa hoi|cong dan|nhan luc|nhan thuc"
    r"|the che|nen tang|du lieu) so|chinh quyen dien tu|an toan thong tin(?: mang)?"
    r"|an toan an ninh mang)"
)
"""A field of work, which heads columns or rows of several indicators and measures nothing."""
OF_INDEX: Final = re.compile(r"\bdti\b|\bchi so (?:chuyen doi so|cds|thanh phan|chinh)\b")
SAYS_INDEX: Final = re.compile(r"\b(?:dti|chi so|tru cot|gia tri|xep hang|thu hang|diem)\b")
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


def column(
    labels: Sequence[str], *, unit: str = "", is_of_index: bool = False
) -> Column | Unclear | None:
    """What a heading names; None where the catalogue knows no such heading.

    Args:
        labels: The heading's cells from the outermost to the innermost.
        unit: Unit of measure written elsewhere, e.g. in a form's column `ĐVT`.
        is_of_index: The table is of an index's parts, so that `Hạ tầng số` is one of them.
    """
    for outer, spelling, inner in _spellings(own(labels, is_of_index=is_of_index)):
        is_whole = shortened(alias_key(spelling)) in _divided()
        found = named(spelling, is_exact=is_whole)
        if found is None or _is_no_result(f"{outer} {inner}"):
            continue
        is_part = found[0].kind is Kind.INDEX and not SAYS_INDEX.search(fold(spelling))
        if is_part and not is_of_index and GROUP.fullmatch(fold(spelling)):
            continue
        if inner and not _tells_the_number(fold(inner)):
            continue  # the outer heading is a group's, `Hạ tầng số` over other indicators
        measure, part = found
        if outer and measure.group_id == BASE:
            continue  # `Tổng số hộ` under `Hộ nghèo` is not all households
        if measure.kind is Kind.COUNT and SHARE.search(fold(inner)):
            continue  # `Tỷ lệ (%)` under a count is a share of its plan
        if measure.kind is not Kind.RATE:
            return Column(measure, Field.VALUE)
        if part == NUMERATOR:
            return Column(measure, Field.NUMERATOR)
        which = _number_of_rate(spelling, inner, unit=unit)
        return Unclear(measure) if which is None else Column(measure, which)
    return None


def speaks_of_index(texts: Iterable[str]) -> bool:
    """Whether texts around figures say that they are an index and its parts."""
    return any(OF_INDEX.search(fold(text)) for text in texts)


def own(labels: Sequence[str], *, is_of_index: bool = False) -> tuple[str, ...]:
    """A heading's cells without numbers before them, and without its group's heading.

    `1. Tổng số hộ` under `Hạ tầng số` is `Tổng số hộ`; in a table of an index's parts the
    outer cell is one of them.
    """
    bare = [ORDINAL.sub("", label) for label in labels]
    while len(bare) > 1 and not is_of_index and _is_group(bare[0]):
        bare.pop(0)
    return tuple(bare)


def _is_group(label: str) -> bool:
    return bool(GROUP.fullmatch(" ".join(IN_BRACKETS.sub(" ", fold(label)).split())))


def denominators(labels: Sequence[str]) -> tuple[Indicator, ...]:
    """The rates whose denominator a heading names; a denominator may serve several."""
    keys = {alias_key(spelling) for outer, spelling, _ in _spellings(own(labels)) if not outer}
    divided = _divided()
    found = {
        one.id: one
        for key in sorted({shortened(key) for key in keys})
        for one in divided.get(key, ())
    }
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
        for key in {shortened(alias_key(name)) for name in names}:
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
    for start in range(count - 1):  # `Cáp quang` over `Hộ có thuê bao`
        group, own_words = parts[start], parts[start + 1]
        if not _only_tells_the_number(fold(own_words)):
            outer, inner = " ".join(parts[:start]), " ".join(parts[start + 2 :])
            yield outer, f"{own_words} {group}", inner


def _is_no_result(around: str) -> bool:
    """Whether the words around a name make it a plan, a comparison or an estimate.

    `tăng` is looked for with its marks, for `hạ tầng` without them has it too.
    """
    return any(OTHER_THAN_RESULT.search(text) for text in (fold(around), around.lower()))


def _tells_the_number(inner: str) -> bool:
    """Whether the words beside a name only say which number it is, or in what it is counted."""
    forms = (SHARE.search, WHOLE.match, PART.match, UNITS_OF_COUNTS.match)
    return any(form(inner) for form in forms) or inner in UNITS


def _only_tells_the_number(words: str) -> bool:
    return any(form(words) for form in (SHARE.search, WHOLE.match, PART.match))


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
