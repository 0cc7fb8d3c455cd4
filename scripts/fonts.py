"""Make what browser and print need of Be Vietnam Pro: weights, tabular digits, the word mark.

Run once, by hand, when the font changes; its results are in `static/`. Needs fonttools and
brotli, and the folder of the full TrueType files (npm: `@expo-google-fonts/be-vietnam-pro`):

    python scripts/fonts.py FOLDER

The published web subsets hold neither ≥ nor ≈ and break kerning at their borders, so each
weight becomes one file. The font has no tabular figures: a digits-only face with one
advance for all ten, declared for U+0030–0039 only, gives columns that line up.
"""

import sys
from pathlib import Path
from typing import Final

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

STATIC: Final = Path(__file__).resolve().parents[1] / "static"
WEIGHTS: Final = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}
TABULAR_WEIGHTS: Final = (400, 500)  # columns are set in these; bigger numbers stay proportional
PRINTED_WEIGHTS: Final = (400, 600, 700)  # Typst reads no web fonts
DIGITS: Final = range(0x30, 0x3A)
DIGIT_ADVANCE: Final = 660  # font units; the digits are 385 to 713 wide
WORD: Final = "Bản Số"
WORD_SIZE_PX: Final = 22
INK: Final = {"light": ("#0E1A20", "#2C3F8F"), "dark": ("#EAEFF1", "#AEBBF7")}


def main(folder: Path) -> None:
    """Write every file this project keeps of the font."""
    (STATIC / "fonts").mkdir(parents=True, exist_ok=True)
    for weight, style in WEIGHTS.items():
        source = folder / f"{weight}{style}" / f"BeVietnamPro_{weight}{style}.ttf"
        whole = TTFont(source)
        keep(whole, characters=sorted(whole.getBestCmap()))
        whole.flavor = "woff2"
        whole.save(STATIC / "fonts" / f"be-vietnam-pro-{weight}.woff2")
        if weight in PRINTED_WEIGHTS:
            whole.flavor = None
            whole.save(STATIC / "fonts" / f"be-vietnam-pro-{weight}.ttf")
        if weight in TABULAR_WEIGHTS:
            digits = TTFont(source)
            keep(digits, characters=list(DIGITS))
            even(digits)
            digits.flavor = "woff2"
            digits.save(STATIC / "fonts" / f"be-vietnam-pro-{weight}-digits.woff2")
    bold = TTFont(folder / "700Bold" / "BeVietnamPro_700Bold.ttf")
    for theme, (ink, accent) in INK.items():
        logo = word_mark(bold, ink=ink, accent=accent)
        (STATIC / f"logo-{theme}.svg").write_text(logo, encoding="utf-8")


def keep(font: TTFont, *, characters: list[int]) -> None:
    """Leave only these characters, with their kerning and without hints."""
    options = Options()
    options.hinting = False
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl", "liga"]
    subsetter = Subsetter(options=options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)


def even(font: TTFont) -> None:
    """Give every digit the same advance, its outline in the middle."""
    names = font.getBestCmap()
    for code in DIGITS:
        name = names[code]
        advance, bearing = font["hmtx"][name]
        shift = (DIGIT_ADVANCE - advance) // 2
        glyph = font["glyf"][name]
        glyph.coordinates.translate((shift, 0))
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (DIGIT_ADVANCE, bearing + shift)
    for table in ("GPOS", "GSUB", "GDEF"):
        if table in font:
            del font[table]


def word_mark(font: TTFont, *, ink: str, accent: str) -> str:
    """The logo as outlines: a highland house with three bars, and the name."""
    names, glyphs = font.getBestCmap(), font.getGlyphSet()
    scale = WORD_SIZE_PX / font["head"].unitsPerEm
    pen, at = SVGPathPen(glyphs, ntos=lambda number: f"{number:.2f}".rstrip("0").rstrip(".")), 34.0
    for character in WORD:
        name = names[ord(character)]
        glyphs[name].draw(TransformPen(pen, (scale, 0, 0, -scale, at, 23.5)))
        at += glyphs[name].width * scale
    bars = "".join(
        f'<rect x="{x}" y="{24.5 - height}" width="3" height="{height}" fill="{accent}"/>'
        for x, height in ((8, 5), (12.5, 8.5), (17, 11))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{at + 1:.0f}" height="32" '
        f'viewBox="0 0 {at + 1:.0f} 32"><title>{WORD}</title>'
        f'<path d="M4 26.5V12.5L14 4.5l10 8v14z" fill="none" stroke="{ink}" stroke-width="2.2" '
        f'stroke-linejoin="round"/>{bars}<path d="{pen.getCommands()}" fill="{ink}"/></svg>\n'
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
