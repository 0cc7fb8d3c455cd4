"""Decide what one text is typed in: by its font, else only by a clear win.

Three readings are weighed, the text as it is and as each legacy charset, by the words with
letters beyond ASCII: are they known, are they at least Vietnamese syllables? A letter that no
legacy charset has (`ạ`, `ư` ...) settles that a text is Unicode. A font is believed unless
its reading makes less sense than the text as it is, for a font is easily changed afterwards.
"""

import re
from enum import Enum
from functools import lru_cache
from typing import Final, NamedTuple

from data.ingest.charset.code import HIGH, Charset, Face, decode, is_spelled
from data.ingest.charset.syllable import is_syllable
from data.ingest.charset.vocabulary import is_known, is_phrase, is_written

UNICODE: Final = re.compile("[\u0100-\u02af\u0300-\u1fff\u2c00-\ud7ff\uf900-\ufdff]")
"""Letters and combining marks that no legacy charset has."""
CHUNK: Final = re.compile("[0-9A-Za-z\u00a1-\u00ff]+")
MARKED: Final = re.compile(r"[^\W\d_]+")
ACRONYM: Final = re.compile("[A-ZĐ]{2,8}")
SOFT_HYPHEN: Final = "\N{SOFT HYPHEN}"
ENOUGH: Final = 2
MUCH_BETTER: Final = 3


class Verdict(NamedTuple):
    """What a text says, and in which charset it was typed; None for Unicode."""

    text: str
    charset: Charset | None = None


class Look(Enum):
    """How a word looks: none, of the vocabulary, a letter that is, or a syllable at least."""

    WRONG = 0
    KNOWN = 1
    KNOWN_LETTER = 2
    SYLLABLE = 3


class Weight(NamedTuple):
    """How one reading looks: words that are none, words that are known, words of letters."""

    wrong: int
    known: int
    long: int

    @property
    def rank(self) -> tuple[int, int]:
        """Greater is better."""
        return -self.wrong, self.known


def is_unicode(text: str) -> bool:
    """Whether a text has a letter or mark that no legacy charset has."""
    return UNICODE.search(text) is not None


def is_suspect(text: str) -> bool:
    """Whether a text may be of a legacy charset, by its letters alone."""
    return HIGH.search(text) is not None and UNICODE.search(text) is None


def judge(text: str, *, face: Face | None = None, leaning: Charset | None = None) -> Verdict:
    """What a text says.

    Args:
        text: As read; nothing but spaces and zero-width characters was cleaned away.
        face: What its font says, where that is a legacy font.
        leaning: The charset of all around it that is clear; settles what reads as Vietnamese
            both ways (`Sè hé` is Số hộ).
    """
    if UNICODE.search(text):
        return Verdict(text.replace(SOFT_HYPHEN, ""))
    chunks = [chunk for chunk in CHUNK.findall(text) if HIGH.search(chunk)]
    if face is not None:
        return _by_font(text, chunks, face)
    plain = _weigh(chunks, None)
    offers = [(_weigh(chunks, one), one) for one in ([leaning] if leaning else Charset)]
    offers.sort(key=lambda offer: offer[0].rank)
    best, charset = offers[-1]
    if chunks and (len(offers) == 1 or best.rank > offers[0][0].rank):
        said = decode(text, charset)
        makes_sense = best.known >= max(plain.known, 1) or (plain.wrong > 0 and best.long > 0)
        is_leaning = leaning is not None and makes_sense
        is_named = not plain.known and best.known > 0 and is_phrase(said)
        if _wins(best, plain) or (not best.wrong and (is_leaning or is_named)):
            return Verdict(said, charset)
    return Verdict(text.replace(SOFT_HYPHEN, ""))


def _by_font(text: str, chunks: list[str], face: Face) -> Verdict:
    plain, other = _weigh(chunks, None), _weigh(chunks, face.charset)
    if other.wrong > plain.wrong or plain.known == len(chunks) > other.known:
        return Verdict(text)  # Unicode typed in a legacy font
    return Verdict(decode(text, face.charset, is_capital=face.is_capital), face.charset)


def _wins(best: Weight, plain: Weight) -> bool:
    """Whether a legacy reading is clearly the better one, without more to go by."""
    if not best.long or not plain.wrong:
        return False
    if best.wrong:
        return plain.wrong >= best.wrong + MUCH_BETTER and best.known >= ENOUGH
    return best.known > plain.known or (best.long >= ENOUGH and not plain.known)


def _weigh(chunks: list[str], charset: Charset | None) -> Weight:
    looks = [_look(chunk, charset) for chunk in chunks]
    return Weight(
        wrong=sum(look is Look.WRONG for look in looks),
        known=sum(look in {Look.KNOWN, Look.KNOWN_LETTER} for look in looks),
        long=sum(look in {Look.KNOWN, Look.SYLLABLE} for look in looks),
    )


@lru_cache(maxsize=1 << 16)
def _look(chunk: str, charset: Charset | None) -> Look:
    word = chunk if charset is None else decode(chunk, charset)
    if charset is not None and not is_spelled(chunk, charset):
        return Look.WRONG
    if not word.isalpha() or not (_is_cased(word, charset) or is_written(word)):
        return Look.WRONG
    if is_known(word):
        return Look.KNOWN if len(word) > 1 else Look.KNOWN_LETTER
    is_word = len(word) > 1 and (is_syllable(word) or ACRONYM.fullmatch(word))
    return Look.SYLLABLE if is_word else Look.WRONG


def _is_cased(word: str, charset: Charset | None) -> bool:
    """Whether capitals stand where they do in words; TCVN3 has none of `Ụ` in `PHụ LụC`."""
    if charset is Charset.TCVN3:
        plain = "".join(letter for letter in word if letter.isascii())
        if len(plain) >= ENOUGH and plain.isupper():
            return True
    return word.islower() or word.isupper() or (word[0].isupper() and word[1:].islower())


def sense(text: str, charset: Charset | None) -> float:
    """How much of a text is Vietnamese, 0 to 1: the share of its different marked words.

    Args:
        text: Of any length.
        charset: What it is taken to be typed in; None for Unicode. Text without any letter
            beyond ASCII makes no sense of its own: 0.
    """
    form = MARKED if charset is None else CHUNK
    marked = {chunk for chunk in form.findall(text) if not chunk.isascii()}
    words = sum(_look(chunk, charset) is not Look.WRONG for chunk in marked)
    return words / len(marked) if marked else 0.0
