"""Text as outlines, so that a picture looks the same wherever it is opened, with any fonts."""

import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

FONTS: Final = Path(__file__).resolve().parents[2] / "static" / "fonts"
UNKNOWN: Final = ".notdef"

Stroke = tuple[str, tuple[tuple[float, float], ...]]
Glyph = tuple[float, tuple[Stroke, ...]]
"""Advance and strokes, in parts of the font's size, upwards."""


class _Pen(BasePen):  # type: ignore[misc]  # fontTools is not typed here
    """Keeps what is drawn, curves cut into single ones."""

    def __init__(self, glyphs: Any, unit: float) -> None:  # noqa: ANN401 - fontTools' own
        super().__init__(glyphs)
        self.unit = unit
        self.strokes: list[Stroke] = []

    def _keep(self, sign: str, *points: tuple[float, float]) -> None:
        self.strokes.append((sign, tuple((x / self.unit, y / self.unit) for x, y in points)))

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 - fontTools calls it so
        self._keep("M", pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self._keep("L", pt)

    def _qCurveToOne(self, pt1: tuple[float, float], pt2: tuple[float, float]) -> None:  # noqa: N802
        self._keep("Q", pt1, pt2)

    def _curveToOne(  # noqa: N802
        self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]
    ) -> None:
        self._keep("C", pt1, pt2, pt3)

    def _closePath(self) -> None:  # noqa: N802
        self._keep("Z")


@cache
def _face(weight: int) -> dict[str, Glyph]:
    """Every character of one weight, read once: a font file must not be read by two at a time."""
    font = TTFont(FONTS / f"be-vietnam-pro-{weight}.woff2")
    glyphs, unit = font.getGlyphSet(), font["head"].unitsPerEm
    named = {chr(code): name for code, name in font.getBestCmap().items()}
    found: dict[str, Glyph] = {}
    for character, name in {**named, UNKNOWN: UNKNOWN}.items():
        pen = _Pen(glyphs, unit)
        glyphs[name].draw(pen)
        found[character] = (glyphs[name].width / unit, tuple(pen.strokes))
    return found


def _glyphs(text: str, weight: int) -> Iterator[Glyph]:
    face = _face(weight)
    for character in unicodedata.normalize("NFC", text):
        plain = " " if character.isspace() else character
        yield face.get(plain, face[UNKNOWN])


def width(text: str, *, size: float, weight: int = 400, tracking: float = 0) -> float:
    """How wide a line is, in the unit of its size."""
    known = [advance for advance, _ in _glyphs(text, weight)]
    return size * sum(known) + tracking * max(len(known) - 1, 0)


def outline(
    text: str, *, x: float, y: float, size: float, weight: int = 400, tracking: float = 0
) -> str:
    """The line as path data, its baseline beginning at (x, y)."""
    parts: list[str] = []
    start = last = (0, 0)  # hundredths of a pixel; steps between them are short to write
    for advance, strokes in _glyphs(text, weight):
        for sign, points in strokes:
            placed = [(round(100 * (x + size * r)), round(100 * (y - size * u))) for r, u in points]
            steps = (_step(last, point) for point in placed)
            parts.append(sign.lower() + " ".join(steps))
            last = placed[-1] if placed else last
            start = placed[0] if sign == "M" else start
            last = start if sign == "Z" else last
        x += size * advance + tracking
    return "".join(parts)


def _step(last: tuple[int, int], point: tuple[int, int]) -> str:
    return " ".join(f"{(new - old) / 100:g}" for old, new in zip(last, point, strict=True))


def wrapped(text: str, *, room: float, size: float, weight: int = 400, most: int = 2) -> list[str]:
    """The text broken between words to fit a room; the last line says with … what is cut off.

    Args:
        text: One paragraph.
        room: Width of a line.
        size: Of the font.
        weight: Of the font.
        most: Lines at most.
    """
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or width(longer, size=size, weight=weight) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return [_cut(line, room, size, weight) for line in lines]


def _cut(line: str, room: float, size: float, weight: int) -> str:
    if width(line, size=size, weight=weight) <= room:
        return line
    words = line.split(" ")
    while len(words) > 1 and width(f"{' '.join(words)}…", size=size, weight=weight) > room:
        words.pop()
    kept = " ".join(words).rstrip(",;. ")
    while kept and width(f"{kept}…", size=size, weight=weight) > room:
        kept = kept[:-1]  # one word longer than the room
    return f"{kept}…"
