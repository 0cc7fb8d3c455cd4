"""How lines, bars and points of a native chart look, and which of their figures are written."""

from collections.abc import Sequence
from typing import Final

from pptx.enum.chart import XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from components.plate import look
from components.story.deck.axis import number_format
from components.story.deck.box import Box, Thing
from components.story.deck.letter import PLAIN, cut, rgb, width
from components.story.shown import Chart, Kind, Series
from components.story.sketch import scale

TEXT: Final = 12
SMALL: Final = 10
FEW: Final = 12
MOST_LABELLED: Final = 3
"""Lines whose last figure is written; those of more would run into each other."""
MOST_NAMED: Final = 8
MOST_WIDE: Final = 150.0
NEAR: Final = 0.12
"""Of the axis: ends of lines nearer than this have their figures on either side."""
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
    if told.is_striped:
        fill.patterned()
        fill.pattern = MSO_PATTERN.LIGHT_VERTICAL
        fill.fore_color.rgb, fill.back_color.rgb = rgb(look.PAGE), rgb(told.colour)
        return
    fill.solid()
    fill.fore_color.rgb = rgb(told.colour or look.CIRCLE)


def _marked(made: Thing, colour: Thing, size: int) -> None:
    made.marker.style, made.marker.size = XL_MARKER_STYLE.CIRCLE, size
    made.marker.format.fill.solid()
    made.marker.format.fill.fore_color.rgb = colour
    made.marker.format.line.color.rgb = rgb(PALE)


def labelled(plot: Thing, one: Chart, room: Box) -> None:
    """The figures of bars, the last ones of a few lines, the names of a few points.

    Args:
        plot: As the library has it.
        one: What it draws.
        room: Where it is drawn.
    """
    if one.kind is Kind.LINE:
        _ends(plot.series, one)
    elif one.kind is Kind.SCATTER:
        _points(plot.series, one, room)
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
    if told.is_striped:
        _grounded(labels, told.colour)
    labels.position = XL_LABEL_POSITION.CENTER if is_stacked else XL_LABEL_POSITION.OUTSIDE_END


def _grounded(labels: Thing, colour: str) -> None:
    """A plain ground below the figures of a striped part."""
    ink = f'<a:solidFill><a:srgbClr val="{colour.lstrip("#").upper()}"/></a:solidFill>'
    made = parse_xml(f"<c:spPr {nsdecls('c', 'a')}>{ink}</c:spPr>")
    labels._element.find(qn("c:numFmt")).addnext(made)


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
        is_under = _is_under(told.values, known[-1], drawn, scale(one))
        label.position = XL_LABEL_POSITION.BELOW if is_under else XL_LABEL_POSITION.ABOVE


def _is_under(
    values: Sequence[float | None], at: int, drawn: Sequence[Series], ticks: Sequence[float]
) -> bool:
    """Whether another line ends so little above this one that its figure would cover this one's."""
    mine, reach = values[at] or 0.0, (ticks[-1] - ticks[0]) * NEAR
    ends = [each.values[at] for each in drawn if each.values is not values]
    return any(end is not None and mine < end < mine + reach for end in ends)


def _points(several: Sequence[Thing], one: Chart, room: Box) -> None:
    """The chosen places; besides them the first and last along each axis, where there is room."""
    taken: list[Box] = []
    kept = _worth_naming(one)
    for made, told in sorted(
        zip(several, one.series, strict=True), key=lambda pair: not pair[1].is_chosen
    ):
        drawn = [at for at, x, y in _pairs(one, told)]
        for at, x, y in _pairs(one, told):
            if not told.is_chosen and at not in kept:
                continue
            words = cut(one.categories[at], wide=MOST_WIDE, size=SMALL, most=1)
            spot = _spot(one, x, y, width(words, PLAIN) * SMALL, room)
            if len(taken) < MOST_NAMED and not any(spot.overlaps(each) for each in taken):
                taken.append(spot)
                _named(made.points[drawn.index(at)], words, is_late=_share(one, x) > LATE)


def _pairs(one: Chart, told: Series) -> list[tuple[int, float, float]]:
    return [
        (at, x, y)
        for at, (x, y) in enumerate(zip(one.across, told.values, strict=True))
        if x is not None and y is not None
    ]


def _worth_naming(one: Chart) -> set[int]:
    both = [pair for told in one.series for pair in _pairs(one, told)]
    if not both:
        return set()
    across, up = (lambda pair: pair[1]), (lambda pair: pair[2])
    return {pick(both, key=by)[0] for pick in (min, max) for by in (across, up)}


def _share(one: Chart, x: float) -> float:
    ticks = scale(one, is_across=True)
    return (x - ticks[0]) / (ticks[-1] - ticks[0])


def _spot(one: Chart, x: float, y: float, wide: float, room: Box) -> Box:
    """What a name beside its point covers."""
    ticks = scale(one)
    left = room.x + room.w * _share(one, x)
    top = room.bottom - room.h * (y - ticks[0]) / (ticks[-1] - ticks[0])
    start = left - wide - 8 if _share(one, x) > LATE else left
    return Box(start, top - SMALL * 0.7, wide + 8, SMALL * 1.4)


def _named(point: Thing, words: str, *, is_late: bool) -> None:
    label = point.data_label
    frame = label.text_frame
    frame.text = words
    frame.paragraphs[0].runs[0].font.size = Pt(SMALL)
    label.position = XL_LABEL_POSITION.LEFT if is_late else XL_LABEL_POSITION.RIGHT
