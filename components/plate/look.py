"""What things look like on paper: the light theme's inks and the four patterns of the screen.

The same tokens as `static/map/look.js`, which a test compares.
"""

from collections.abc import Sequence
from typing import Final

from components.maps import shading
from components.plate.element import element

PAGE: Final = "#FFFFFF"
PAPER: Final = "#F6F8F8"
INK: Final = "#0E1A20"
MUTED: Final = "#4E5C65"
ACCENT: Final = "#2C3F8F"
NEIGHBOUR: Final = "#E9EDEF"
LAND: Final = "#DCE2E5"
CIRCLE: Final = "#19696F"
FRAME: Final = "#7D8A93"
HAIRLINE: Final = "#D3DADE"
HATCH_LINE: Final = "#7C8991"
DOT_GROUND: Final = "#E3E7E9"
DOT: Final = "#8D99A1"
MARK: Final = "#5B3A8C"
MARK_GROUND: Final = "#EEE8F7"

VEIL: Final = 0.78  # of the paper's colour, over units that stand back
FAINT: Final = 0.14  # what is left of circles and islands that stand back

PATTERNED: Final = {
    shading.NOT_REPORTED,
    shading.NOT_APPLICABLE,
    shading.NOT_CONVERTED,
    shading.OF_PART,
}
_OVER: Final = {
    shading.NOT_REPORTED: "hatch",
    shading.NOT_APPLICABLE: "dots",
    shading.NOT_CONVERTED: "bars",
    shading.OF_PART: "diamonds",
}
_ESTIMATE: Final = "estimate"
SHADE_OF: Final = {
    "missing": shading.NOT_REPORTED,
    "not_applicable": shading.NOT_APPLICABLE,
    "not_convertible": shading.NOT_CONVERTED,
    "partial": shading.OF_PART,
}
DIAMOND: Final = "M5 2L8 5L5 8L2 5Z"
ERROR_GROUND: Final = "#FBE7DB"


def patterns() -> str:
    """Their definitions, once in a picture; see `banso.fill` in `static/map/look.js`."""
    return element(
        "defs",
        _pattern("hatch", 6, 45, element("rect", width=1.5, height=6, fill=HATCH_LINE)),
        _pattern("dots", 6, 0, element("circle", cx=3, cy=3, r=1, fill=DOT)),
        _pattern("bars", 5, 0, element("rect", y=2, width=5, height=1, fill=HATCH_LINE)),
        _pattern("diamonds", 10, 0, element("path", d=DIAMOND, fill="none", stroke=HATCH_LINE)),
        _pattern(
            _ESTIMATE, 5, -45, element("rect", width=1, height=5, fill=PAGE, fill_opacity=0.65)
        ),
    )


def _pattern(name: str, period: int, angle: int, content: str) -> str:
    return element(
        "pattern",
        content,
        id=name,
        width=period,
        height=period,
        patternUnits="userSpaceOnUse",
        patternTransform=f"rotate({angle})" if angle else "",
    )


def ground(shade: str, palette: Sequence[str]) -> str:
    """The colour under everything, of a shade as `components.maps.shading` says it."""
    if shade == shading.NOT_REPORTED:
        return PAGE
    if shade in PATTERNED:
        return DOT_GROUND
    if shade == shading.IN_ERROR:
        return ERROR_GROUND
    if shade == shading.PLAIN:
        return LAND
    return palette[int(shade) if shade.isdecimal() else ord(shade) - ord("a")]


def over(shade: str) -> str:
    """The pattern over the ground, as a fill; nothing where there is none."""
    is_class = shade.isdecimal() or shade in {shading.PLAIN, shading.IN_ERROR}
    return "" if is_class else f"url(#{_OVER.get(shade, _ESTIMATE)})"


def ink_on(colour: str) -> str:
    """Ink or white, whichever reads better (WCAG 2 contrast)."""
    light = _luminance(colour)
    with_ink = (light + 0.05) / (_luminance(INK) + 0.05)
    return INK if with_ink >= 1.05 / (light + 0.05) else PAGE


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
