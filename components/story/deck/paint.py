"""How lines, bars and points of a native chart look, and which of their figures are written."""

from collections.abc import Sequence
from typing import Final

from pptx.enum.chart import XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.util import Pt

from components.plate import look
from components.story.deck.axis import number_format
from components.story.deck.box import Thing
from components.story.deck.letter import clean, rgb
from components.story.shown import Chart, Kind, Series

TEXT: Final = 12
SMALL: Final = 10
FEW: Final = 12
MOST_LABELLED: Final = 3
"""Lines whose last figure is written; those of more would run into each other."""
MOST_NAMED: Final = 6
PALE: Final = "#FFFFFF"
LATE: Final = 0.75
"""Of the axis: names of points further right stand at their left."""


def painted(made: Thing, told: Series, one: Chart) -> None:
    """The colour of a series.

    Args:
        made: As the library has it.
        told: What it shows.
        one: Its chart.
    """
    colour = rgb(told.colour or look.CIRCLE)
    if one.kind is Kind.SCATTER:
        made.format.line.fill.background()
        _marked(made, colour, 9 if told.is_chosen else 7)
        return
    if one.kind is not Kind.LINE:
        _filled(made.format.fill, told)
        made.format.line.color.rgb = rgb(look.FRAME if one.kind is Kind.STACKED else told.colour)
        made.invert_if_negative = False
        return
    made.smooth = False
    made.format.line.color.rgb = colour
    made.format.line.width = Pt(3 if told.is_chosen else 2)
    if told.is_planned:
        made.marker.style = XL_MARKER_STYLE.NONE
        made.format.line.dash_style = MSO_LINE.DASH
        return
    _marked(made, colour, 6)


def _filled(fill: Thing, told: Series) -> None:
    if told.is_hatched:
        fill.patterned()
        fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        fill.fore_color.rgb, fill.back_color.rgb = rgb(look.HATCH_LINE), rgb(look.PAGE)
        return
    fill.solid()
    fill.fore_color.rgb = rgb(told.colour or look.CIRCLE)


def _marked(made: Thing, colour: Thing, size: int) -> None:
    made.marker.style, made.marker.size = XL_MARKER_STYLE.CIRCLE, size
    made.marker.format.fill.solid()
    made.marker.format.fill.fore_color.rgb = colour
    made.marker.format.line.color.rgb = rgb(PALE)


def labelled(plot: Thing, one: Chart) -> None:
    """The figures of bars, the last ones of a few lines, the names of a few points."""
    if one.kind is Kind.LINE:
        _ends(plot.series, one)
    elif one.kind is Kind.SCATTER:
        _points(plot.series, one)
    else:
        for made, told in zip(plot.series, one.series, strict=True):
            _bars(made.data_labels, told, one)


def _bars(labels: Thing, told: Series, one: Chart) -> None:
    is_stacked = one.kind is Kind.STACKED
    labels.number_format = number_format(one.decimals)
    labels.number_format_is_linked = False
    labels.font.size = Pt(SMALL if len(one.categories) > FEW else TEXT)
    labels.font.bold = is_stacked
    ink = look.INK if not is_stacked or told.is_hatched else look.ink_on(told.colour)
    labels.font.color.rgb = rgb(ink)
    labels.show_value = True
    labels.position = XL_LABEL_POSITION.CENTER if is_stacked else XL_LABEL_POSITION.OUTSIDE_END


def _ends(several: Sequence[Thing], one: Chart) -> None:
    """The newest figure of each line beside its point."""
    drawn = [each for each in one.series if not each.is_planned]
    if len(drawn) > MOST_LABELLED:
        return
    for made, told in zip(several, one.series, strict=True):
        known = [at for at, value in enumerate(told.values) if value is not None]
        if told.is_planned or not known:
            continue
        label = made.points[known[-1]].data_label
        label.font.size, label.font.bold = Pt(TEXT), True
        label.font.color.rgb = rgb(told.colour)
        label.position = XL_LABEL_POSITION.ABOVE


def _points(several: Sequence[Thing], one: Chart) -> None:
    """The chosen places; besides them the first and last along each axis."""
    first = one.series[0]
    both = [
        (at, x, y)
        for at, (x, y) in enumerate(zip(one.across, first.values, strict=True))
        if x is not None and y is not None
    ]
    if not both:
        return
    ends = {pick(both, key=lambda each: each[axis])[0] for pick in (min, max) for axis in (1, 2)}
    widest = max(x for _, x, _ in both)
    for made, told in zip(several, one.series, strict=True):
        drawn = [
            at
            for at, (x, y) in enumerate(zip(one.across, told.values, strict=True))
            if x is not None and y is not None
        ]
        named = [at for at in drawn if told.is_chosen or at in ends][:MOST_NAMED]
        for at in named:
            _named(made.points[drawn.index(at)], one, at, is_late=one.across[at] > LATE * widest)


def _named(point: Thing, one: Chart, at: int, *, is_late: bool) -> None:
    label = point.data_label
    frame = label.text_frame
    frame.text = clean(one.categories[at])
    frame.paragraphs[0].runs[0].font.size = Pt(SMALL)
    label.position = XL_LABEL_POSITION.LEFT if is_late else XL_LABEL_POSITION.RIGHT
