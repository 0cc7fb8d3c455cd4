"""From a name or code as staff write it to a unit: exactly one, or none and suggestions.

The ways are tried in this order, and the first that finds a unit decides: the name as it
stands; with tones placed the official way; another known name; the name of a former unit
(in a table of today's units, where no unit of today bears it); the name without diacritics,
where it is the only one so spelled. A kind that is written must be the unit's: `TT. Mường
Chà` is the former township and never Xã Mường Chà. In a table of former units a name that is
to the letter one of today's is never taken for a former unit's without its diacritics: `Xã
Văn Lang` is not Xã Văn Lăng. Likeness only suggests, it never matches.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final

from rapidfuzz import fuzz, process

from geo.gazetteer import register
from geo.index import LOOSE, STRICT, Index, Way, lies_in
from geo.label import Label, place_names, readings
from geo.lineage import former_communes, successors
from geo.name import clean, fold, words
from geo.place import FORMER, NATION, TODAY, Level, Unit, UnitKey
from geo.units import children, communes, parents
from text import say

SUGGESTIONS: Final = 5
ALIKE_ENOUGH: Final = 60.0
"""Least likeness of a suggestion, 0 to 100 (rapidfuzz's weighted ratio of folded names)."""


class How(StrEnum):
    """How a unit was found, or why none was."""

    EXACT = "exact"
    TONE = "tone"
    ALIAS = "alias"
    FORMER = "former"
    FOLDED = "folded"
    AMBIGUOUS = "ambiguous"
    NONE = "none"

    @property
    def told(self) -> str:
        """A short phrase for the preview, in the reader's language."""
        return say(f"geo.match_{self}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What a written name was found to mean.

    Args:
        unit: The one unit; None where there is none or more than one. How.FORMER gives the
            former unit itself: what became of it is `geo.lineage`'s to say.
        how: How it was found.
        suggestions: Where there is no unit: those that may be meant, likeliest first.
    """

    unit: Unit | None
    how: How
    suggestions: tuple[Unit, ...] = ()


def match(
    text: str,
    *,
    province_code: str,
    edition: dt.date = TODAY,
    code_edition: dt.date | None = None,
    district: str = "",
) -> Match:
    """The commune that a written name means, within one province.

    Args:
        text: As in the cell, e.g. `UBND xã Nà Tấu (Mường Ảng cũ)`, `P.Điện Biên Phủ`.
        province_code: Two digits.
        edition: Which list the table follows. In a table of today's units a former unit is
            found where no unit of today has the name; in a table of former units no unit
            of today is ever found.
        code_edition: Which list the province's code is of; by default `edition`. TODAY with
            edition FORMER asks for the former communes of a province as it is today.
        district: The former district that a heading above the cell names, where one does;
            as a place in the cell (`(H. Bắc Hà cũ)`) it decides between namesakes.

    Raises:
        UnknownUnitError: There is no such province.
    """
    today, former = _scope(province_code, edition, code_edition or edition)
    later = _later(province_code, code_edition or edition) if edition == FORMER else None
    return _decide(text, today=today, former=former, later=later, edition=edition, heading=district)


def match_province(text: str, *, edition: dt.date = TODAY) -> Match:
    """The province that a written name means: `TP.HCM`, `Tỉnh Đắc Lắc`, `Thừa Thiên - Huế`.

    `tỉnh` and `thành phố` are not told apart. In a table of today's units a former province
    is found where none of today has the name (`Yên Bái`).
    """
    return _decide(text, today=_provinces(TODAY), former=_provinces(FORMER), edition=edition)


def match_code(
    code_text: str, *, level: Level, edition: dt.date = TODAY, province_code: str | None = None
) -> Unit | None:
    """The unit of a code as Excel left it: `2890` and `2890.0` are 02890; None if there is none.

    Args:
        code_text: The cell's text.
        level: Province, district or commune; says how many digits the code has.
        edition: Which list the table follows: one code names two places.
        province_code: Where given, the unit must lie in this province of the same list.
    """
    written = _CODE.fullmatch(clean(code_text))
    if written is None or level not in DIGITS:
        return None
    found = register().get(UnitKey(written[1].zfill(DIGITS[level]), edition))
    if found is None or found.level != level:
        return None
    above = {one.code for one in (found, *parents(found.key))}
    return found if province_code is None or province_code in above else None


def _decide(
    text: str,
    *,
    today: Index,
    former: Index,
    edition: dt.date,
    later: Index | None = None,
    heading: str = "",
) -> Match:
    labels = [label for label in readings(text) if label.kind or not _is_number(label.name)]
    if not labels:
        return Match(unit=None, how=How.NONE)
    lists = [former] if edition != TODAY or labels[0].is_former else [today, former]
    places = labels[0].places
    if any(_province_names() & {*names} for names in places if not _known(names, lists)):
        return Match(unit=None, how=How.NONE)  # it says itself that it lies in another province
    known = {name for one in (*places, place_names(heading)) if (name := _known(one, lists))}
    astray: tuple[Unit, ...] = ()
    for way, index in _order(text, lists):
        fits = index.find(labels, way)
        placed = tuple(one for one in fits if known <= lies_in(one.key))
        if not placed and index is former and not astray:
            placed = fits  # borders of districts moved: a heading parts namesakes, no more
        if len(placed) == 1 and not (way in LOOSE and _is_of(later, labels, text)):
            return Match(unit=placed[0], how=_how(labels, placed[0], index, way, edition))
        if placed:
            return Match(unit=None, how=How.AMBIGUOUS, suggestions=placed)
        astray += tuple(one for one in fits if one not in astray)
    if astray:
        return Match(unit=None, how=How.AMBIGUOUS, suggestions=astray)
    return Match(unit=None, how=How.NONE, suggestions=_alike(labels[0].name, lists[0].units))


def _known(names: Sequence[str], lists: Sequence[Index]) -> str:
    """The most exact of a place's names that some unit of the lists lies in; "" if none."""
    return next((name for name in names if any(name in one.places for one in lists)), "")


def _order(text: str, lists: Sequence[Index]) -> Iterator[tuple[Way, Index]]:
    """Each list by each strict way, then by each loose way.

    A text without any diacritics cannot say which of two units it means, so it is never
    compared strictly: `XA THANH AN` may be Xã Thạnh An.
    """
    for ways in (LOOSE,) if _is_bare(text) else (STRICT, LOOSE):
        for index in lists:
            yield from ((way, index) for way in ways)


def _is_bare(text: str) -> bool:
    return fold(text) == clean(text).lower()


def _is_of(units: Index | None, labels: Sequence[Label], text: str) -> bool:
    """Whether a name with its diacritics is to the letter that of one of the units."""
    if units is None or _is_bare(text):
        return False
    return any(units.find(labels, way) for way in (Way.EXACT, Way.TONE))


def _how(labels: Sequence[Label], found: Unit, index: Index, way: Way, edition: dt.date) -> How:
    if found.valid_from != edition:
        return How.FORMER
    strictest = next((one for one in STRICT if found in index.find(labels, one)), way)
    return _HOW[strictest]


def _alike(name: str, units: Sequence[Unit]) -> tuple[Unit, ...]:
    names = [words(fold(one.name)) for one in units]
    found = process.extract(
        words(fold(name)), names, scorer=fuzz.WRatio, limit=SUGGESTIONS, score_cutoff=ALIKE_ENOUGH
    )
    return tuple(units[place] for _, _, place in found)


def _is_number(name: str) -> bool:
    return name.replace(".", "").replace(",", "").isdecimal()


@lru_cache(maxsize=128)
def _scope(province_code: str, edition: dt.date, code_edition: dt.date) -> tuple[Index, Index]:
    """The units of today and the former units of a province; of today none for a former table."""
    if code_edition != TODAY:
        return Index(()), Index(communes(province_code, edition=FORMER))
    today = Index(communes(province_code) if edition == TODAY else ())
    return today, Index(former_communes(province_code))


@lru_cache(maxsize=128)
def _later(province_code: str, code_edition: dt.date) -> Index:
    """Today's communes of a province, or of the one in which a former province now lies."""
    if code_edition == TODAY:
        return Index(communes(province_code))
    olds = communes(province_code, edition=FORMER)
    news = {link.new for one in olds for link in successors(one.key)}
    provinces = {above.code for key in news for above in parents(key)} - {NATION.code}
    return Index(one for code in sorted(provinces) for one in communes(code))


@cache
def _provinces(edition: dt.date) -> Index:
    return Index(children(NATION, edition=edition))


@cache
def _province_names() -> frozenset[str]:
    both = (*children(NATION, edition=TODAY), *children(NATION, edition=FORMER))
    return frozenset(words(fold(one.name)) for one in both)


DIGITS: Final = {Level.PROVINCE: 2, Level.DISTRICT: 3, Level.COMMUNE: 5}
_CODE: Final = re.compile(r"(\d{1,5})(?:[.,]0+)?")
_HOW: Final = {
    Way.EXACT: How.EXACT,
    Way.TONE: How.TONE,
    Way.ALIAS: How.ALIAS,
    Way.FOLDED: How.FOLDED,
    Way.SPELLED: How.FOLDED,
}
