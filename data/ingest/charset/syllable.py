"""Which words are built as Vietnamese syllables are: onset, rime, one tone in its place.

Text of a legacy charset shown in a Unicode font is full of letters, but not of syllables:
`Xaõ Baûo`, `lÖ hé gia`. That tells it from Vietnamese more surely than its letters do.

Source:
    The inventory of onsets and rimes is that of the school grammar of Vietnamese; rimes of
    loan words that stand in names of places (`oong`, `êng`) are among them.
"""

import itertools
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final

from geo.name import TONES

ONSETS: Final = (
    "", *"bcdđghklmnpqrstvx", "ch", "gh", "gi", "kh", "ng", "ngh", "nh", "ph", "qu", "th", "tr",
)  # fmt: skip
RIMES: Final = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu êc
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu ing
    o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeng oeo oet oi om on ong
    ooc oong op ot oăc oăm oăn oăng oăt ô ôc ôi ôm ôn ông ôp ôt ôông ôôc
    ơ ơc ơi ơm ơn ơng ơp ơt u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uôc uôi
    uôm uôn uông uôt uơ uơt uy uya uych uyên uyêt uynh uyp uyt uyu
    ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    y yt ym yn yng ych yêm yên yêng yêt yêu ynh ych
"""
STOPS: Final = ("c", "ch", "p", "t")
TONES_BEFORE_STOPS: Final = (TONES[3], TONES[4])
"""Sắc and nặng: the only ones a syllable that ends in a stop can have."""
TWO_WAYS: Final = ("oa", "oe", "uy")
"""Rimes whose tone is put on either letter: `hòa`, `hoà`."""


def is_syllable(word: str) -> bool:
    """Whether a word, NFC and in whatever case, is built as a Vietnamese syllable."""
    return word.lower() in _syllables()


@cache
def _syllables() -> frozenset[str]:
    return frozenset(itertools.chain.from_iterable(_built(onset) for onset in ONSETS))


def _built(onset: str) -> Iterator[str]:
    for rime in RIMES.split():
        yield onset + rime
        tones = TONES_BEFORE_STOPS if rime.endswith(STOPS) else TONES
        for tone, place in itertools.product(tones, _places(rime)):
            toned = rime[: place + 1] + tone + rime[place + 1 :]
            yield onset + unicodedata.normalize("NFC", toned)


def _places(rime: str) -> tuple[int, ...]:
    """The letters that may bear the tone."""
    vowels = [place for place, letter in enumerate(rime) if letter in "aăâeêioôơuưy"]
    marked = [place for place in vowels if rime[place] in "ăâêôơư"]
    if marked:
        return (marked[-1],)
    if rime in TWO_WAYS:
        return (0, 1)
    has_coda = vowels[-1] < len(rime) - 1
    if len(vowels) == 1:
        return (vowels[0],)
    return (vowels[1],) if has_coda or len(vowels) > len(TWO_WAYS[0]) else (vowels[0],)
