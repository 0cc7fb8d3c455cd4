"""How staff write a unit's name, taken apart: `UBND xã Nà Tấu (Mường Ảng cũ)*`."""

import re
from dataclasses import dataclass
from typing import Final

from geo.name import clean, fold, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One reading of a written name.

    Args:
        kind: Kind that is written (`X.` is `Xã`); empty where none is.
        name: The rest, as written.
        is_former: Whether it says that the unit is no more: `(cũ)`.
        places: The units that it says to lie in (`(H. Bắc Hà cũ)`, `, tỉnh Lào Cai`), each
            by its names as `place_names` gives them.
    """

    kind: str
    name: str
    is_former: bool
    places: tuple[tuple[str, ...], ...]


def readings(text: str) -> tuple[Label, ...]:
    """The ways to read a written name, the one with a kind first; none where nothing is left.

    A kind without diacritics may be a part of the name: `XA DUNG` is Xã Dung or Xa Dung.
    """
    line = clean(text)
    notes = _NOTE.findall(line)
    line = _MARKER.sub("", _NOTE.sub(" ", line)).strip(_EDGES)
    line, *above = _ABOVE.split(line)
    is_former = any(fold(note) == "cu" for note in notes)
    if ending := _FORMERLY.search(line):
        line, is_former = line[: ending.start()], True
    line = _OFFICE.sub("", line).strip(_EDGES)
    places = tuple(place_names(one) for one in (*notes, *above) if fold(one) not in _NO_PLACE)
    found = []
    for kind, pattern in _KINDS.items():
        if start := pattern.match(line):
            found.append((kind, line[start.end() :].strip(_EDGES)))
            break
    found.append(("", line))
    return tuple(
        Label(kind=kind, name=name, is_former=is_former, places=places)
        for kind, name in found
        if words(name)
    )


def place_names(text: str) -> tuple[str, ...]:
    """The folded names of the place that a note or heading names, the most exact first.

    `II. TP. BẠC LIÊU` is (`thanh pho bac lieu`, `bac lieu`), for there is a province Bạc
    Liêu too, and a town may since have become a city; empty where nothing is named.
    """
    bare = _FORMERLY.sub("", _NUMERAL.sub("", clean(text)))
    for kind, pattern in _KINDS.items():
        if start := pattern.match(bare):
            name = words(fold(bare[start.end() :]))
            return (f"{fold(kind)} {name}", name) if name else ()
    return (name,) if (name := words(fold(bare))) else ()


def _pattern(*ways: str) -> re.Pattern[str]:
    return re.compile("|".join(ways), re.IGNORECASE)


def _spelled(*kind: str) -> str:
    """A kind written out, with or without diacritics, and what parts it from the name."""
    ways = {r"\s+".join(kind), r"\s+".join(fold(word) for word in kind)}
    return f"(?:{'|'.join(sorted(ways))})[\\s.:]+"


_KINDS: Final = {
    "Xã": _pattern(_spelled("xã"), r"x\.\s*", r"x\s+"),
    "Phường": _pattern(_spelled("phường"), r"ph?\.\s*", r"ph?\s+", r"p(?=\d)"),
    "Thị trấn": _pattern(_spelled("thị", "trấn"), r"t\.?tr?\.\s*", r"ttr?\s+"),
    "Đặc khu": _pattern(_spelled("đặc", "khu"), r"[đd]\.?k\.\s*", r"[đd]k\s+"),
    "Huyện": _pattern(_spelled("huyện"), r"h\.\s*"),
    "Thành phố": _pattern(_spelled("thành", "phố"), r"t\.?p\.\s*", r"tp\s+"),
    "Thị xã": _pattern(_spelled("thị", "xã"), r"t\.?x\.\s*", r"tx\s+"),
    "Quận": _pattern(_spelled("quận"), r"q\.\s*", r"q(?=\d)"),
    "Tỉnh": _pattern(_spelled("tỉnh"), r"t\.\s*"),
}
_NOTE: Final = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_NO_PLACE: Final = ("", "cu", "moi")
_MARKER: Final = re.compile(r"^[\s\-–—+•*]*(?:\d{1,3}\s*[.)]\s*)?")
_NUMERAL: Final = re.compile(r"^(?:[IVXLC]+|[A-G]|\d{1,3})\s*[.)/\-–]\s*")
_EDGES: Final = " \t*†‡:;,.-–—+•"
_ABOVE: Final = re.compile(
    r"\s*(?:,\s*|\s[-–—]\s*)(?=(?:huyện|thành phố|thị xã|quận|tỉnh|h\.|tp\b|tx\b|q\.|t\.))",
    re.IGNORECASE,
)
_FORMERLY: Final = re.compile(r"\s+cũ$", re.IGNORECASE)
_OFFICE: Final = re.compile(
    r"^(?:(?:[uủ][yỷ]\s+ban\s+nh[aâ]n\s+d[aâ]n|ubnd|[đd][aả]ng\s+(?:[uủ][yỷ]|b[oộ])|h[đd]nd"
    r"|h[oộ]i\s+[đd][oồ]ng\s+nh[aâ]n\s+d[aâ]n|ubmttq(?:\s*(?:vn|vi[eệ]t\s+nam))?)\b"
    r"[\s,:&\-–]*(?:v[aà]\s+)?)+",
    re.IGNORECASE,
)
