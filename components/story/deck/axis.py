"""The axes of a native chart: where they begin and end, and which of their names are written."""

import math
import re
from dataclasses import dataclass
from typing import Final

from pptx.enum.chart import XL_AXIS_CROSSES
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Pt

from components.plate import look
from components.story.character import clean
from components.story.deck.box import Thing
from components.story.deck.letter import LEAD, PLAIN, rgb, width
from components.story.shown import Chart, Kind
from components.story.sketch import scale

SIZES: Final = (12.0, 11.0, 10.0, 9.0)
MOST_LINES: Final = 2
GAP: Final = 6.0
BROADER: Final = 1.12
"""A template's letters may be so much broader than ours, and nobody here knows them."""
TRIES: Final = 3
FEW: Final = 12
MOST_DIGITS: Final = 4
PIECE: Final = re.compile(r"[^ /]*[ /]?")
FLAT: Final = frozenset({Kind.BAR, Kind.STACKED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """How the categories below a chart are written.

    Args:
        size: Of the letters.
        lines: Of a name.
        every: One of so many is written; the last one always.
    """

    size: float
    lines: int
    every: int

    @property
    def high(self) -> float:
        """What they take below the axis."""
        return self.lines * self.size * LEAD + GAP * 1.5


def names(one: Chart, wide: float) -> Names:
    """The largest letters in which all names fit side by side; else every second, third, ….

    Args:
        one: The chart.
        wide: Of the plot, points.
    """
    count = max(1, len(one.categories))
    step = wide / count
    words = [word for name in one.categories for word in name.split(" ")]
    for lines, texts in ((1, one.categories), (MOST_LINES, words)):
        longest = max((width(clean(text), PLAIN) for text in texts), default=0.0)
        for size in SIZES[: None if lines == 1 else -1]:
            is_whole = lines == 1 or all(
                _two(name, step / size / BROADER) for name in one.categories
            )
            if longest * size * BROADER + GAP <= step and is_whole:
                return Names(size=size, lines=lines, every=1)
    longest = max((width(clean(name), PLAIN) for name in one.categories), default=0.0)
    least = max(1, math.ceil((longest * SIZES[2] * BROADER + GAP) / step))
    tried = range(least, least + TRIES)  # the last period is the one that is asked for
    every = next((each for each in tried if (count - 1) % each == 0), least)
    # LibreOffice knows nothing of leaving out: it breaks all of them, and needs the room below.
    most = max(_broken(name, step / SIZES[2] / BROADER) for name in one.categories)
    return Names(size=SIZES[2], lines=most if every > 1 else 1, every=every)


def _broken(name: str, room: float) -> int:
    """Lines of a name that is broken at its spaces and strokes."""
    lines, line = 1, ""
    for piece in PIECE.findall(clean(name)):
        is_over = bool(line) and width(line + piece.rstrip(), PLAIN) > room
        lines, line = (lines + 1, piece) if is_over else (lines, line + piece)
    return lines


def _two(name: str, room: float) -> bool:
    """Whether a name fits on two lines."""
    words = name.split(" ")
    halves = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words) + 1))
    return any(max(width(a, PLAIN), width(b, PLAIN)) <= room for a, b in halves)


def number_format(decimals: int) -> str:
    """As Excel writes it."""
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def digits(step: float) -> int:
    """Decimals that a step of the axis needs."""
    return next((n for n in range(MOST_DIGITS) if abs(round(step, n) - step) < step / 100), 4)


def tick_words(one: Chart) -> list[str]:
    """What stands beside the axis of values, near enough to know its width."""
    ticks = scale(one)
    return [f"{tick:,.{digits(ticks[1] - ticks[0])}f}" for tick in ticks]


def dressed(chart: Thing, one: Chart, *, whole: Chart, named: Names) -> None:
    """Ends, steps, letters and rules of both axes.

    Args:
        chart: As the library has it.
        one: What it draws.
        whole: Of what it is a part; both then have the same ends.
        named: How the categories are written.
    """
    value, category = chart.value_axis, chart.category_axis
    if one.kind is Kind.STACKED:
        value.minimum_scale, value.maximum_scale = 0, _together(one)
    else:
        _scaled(value, scale(whole), is_rank=one.is_rank)
    for axis in (value, category):
        axis.tick_labels.font.size = Pt(SIZES[0])
        axis.format.line.color.rgb = rgb(look.HAIRLINE)
        axis.has_major_gridlines = False
    value.has_major_gridlines = one.kind in {Kind.LINE, Kind.SCATTER}
    if value.has_major_gridlines:
        value.major_gridlines.format.line.color.rgb = rgb(look.HAIRLINE)
    if one.is_rank:  # the other axis stays below
        value.reverse_order, value.crosses = True, XL_AXIS_CROSSES.MAXIMUM
    if one.kind in FLAT:
        category.reverse_order = True  # the first on top
        value.visible = False
        category.visible = one.kind is Kind.BAR
    if one.kind is Kind.SCATTER:
        _titled(value, one.unit)
        _titled(category, one.across_unit)
        _scaled(category, scale(one, is_across=True))
        return
    category.tick_labels.font.size = Pt(named.size)
    _spaced(category._element, named.every)
    crossing = OxmlElement("c:crossBetween")
    crossing.set("val", "between")
    crosses = value._element.find("{*}crosses")
    if value._element.find("{*}crossBetween") is None and crosses is not None:
        crosses.addnext(crossing)


def _together(one: Chart) -> float:
    """The longest bar of parts."""
    columns = zip(*(each.values for each in one.series), strict=True)
    return max((sum(value or 0.0 for value in column) for column in columns), default=0.0) or 1.0


def _scaled(axis: Thing, ticks: list[float], *, is_rank: bool = False) -> None:
    axis.minimum_scale, axis.maximum_scale = ticks[0], ticks[-1]
    axis.major_unit = ticks[1] - ticks[0]
    written = number_format(digits(ticks[1] - ticks[0]))
    axis.tick_labels.number_format = f"{written};;" if is_rank else written  # no place is the 0th
    axis.tick_labels.number_format_is_linked = False


def _titled(axis: Thing, words: str) -> None:
    axis.has_title = True
    axis.axis_title.text_frame.text = clean(words)
    run = axis.axis_title.text_frame.paragraphs[0].runs[0]
    run.font.size, run.font.bold = Pt(SIZES[0]), False


def _spaced(axis: Thing, every: int) -> None:
    """Names upright, one of so many; where the schema wants it."""
    body = axis.find("{*}txPr/{*}bodyPr")
    if body is not None:
        body.set("rot", "0")
        body.set("vert", "horz")
    if every == 1:
        return
    after = axis.find("{*}lblOffset")
    for tag in ("c:tickMarkSkip", "c:tickLblSkip"):
        made = OxmlElement(tag)
        made.set("val", str(every) if tag.endswith("LblSkip") else "1")
        if after is not None:
            after.addnext(made)
