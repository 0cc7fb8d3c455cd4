"""The words and phrases a table of a province may hold, whatever it is typed in."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from data.catalog import indicators
from geo.gazetteer import register
from geo.name import clean, tone_normal
from text import Language

OFFICE: Final = Path(__file__).with_name("office.txt")
WORD: Final = re.compile(r"[^\W\d_]+")


def is_known(word: str) -> bool:
    """Whether a word stands in a unit's name, the catalogue or the headings of offices."""
    return _key(word) in _words()


def is_written(word: str) -> bool:
    """Whether a known word with capitals inside it, as in `Ia HLốp`, is written just so."""
    return word in _irregular()


def is_phrase(text: str) -> bool:
    """Whether a whole text of two words or more is a name or a heading that is known."""
    return _key(text) in _phrases()


@cache
def _words() -> frozenset[str]:
    return frozenset(word for text in _texts() for word in WORD.findall(_key(text)))


@cache
def _irregular() -> frozenset[str]:
    found = (word for text in _texts() for word in WORD.findall(clean(text)))
    return frozenset(word for word in found if not word[1:].islower())


@cache
def _phrases() -> frozenset[str]:
    return frozenset(key for text in _texts() if " " in (key := _key(text)))


def _texts() -> Iterator[str]:
    """Every text of the vocabulary; the register knows both lists of units."""
    for unit in register().values():
        yield unit.full_name
        yield unit.name
    for one in indicators().values():
        named = (one.names, one.short_names, one.definitions, one.numerators, one.denominators)
        yield from (terms[Language.VI] for terms in named if Language.VI in terms)
        yield from (*one.aliases, *one.numerator_aliases, *one.denominator_aliases)
    lines = OFFICE.read_text(encoding="utf-8").splitlines()
    yield from (line for line in lines if not line.startswith("#"))


def _key(text: str) -> str:
    return tone_normal(clean(text).lower())
