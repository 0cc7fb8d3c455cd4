"""Native charts: whoever opens the deck can edit the figures in their sheet."""

from collections.abc import Sequence
from typing import Final

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import (
    XL_AXIS_CROSSES,
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
)
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from components.plate import look
from components.story.deck.box import Box, Thing
from components.story.deck.frame import described
from components.story.deck.letter import Line, clean, high, rgb, written
from components.story.shown import Chart, Kind, Series

TYPES: Final = {
    Kind.LINE: XL_CHART_TYPE.LINE_MARKERS,
    Kind.BAR: XL_CHART_TYPE.BAR_CLUSTERED,
    Kind.COLUMN: XL_CHART_TYPE.COLUMN_CLUSTERED,
    Kind.STACKED: XL_CHART_TYPE.BAR_STACKED,
    Kind.SCATTER: XL_CHART_TYPE.XY_SCATTER,
}
TEXT: Final = 12
SMALL: Final = 10
BAR_HIGH: Final = 11.0
"""Points that a lying bar and its name need."""
FRAME: Final = 54.0
"""Points of a chart that its axis and legend take."""
FEW: Final = 12
PALE: Final = "#FFFFFF"


def drawn(shapes: Thing, box: Box, one: Chart, *, alt: str) -> None:
    """A chart in a room, with its title above and what breaks it below.

    Args:
        shapes: Of the slide.
        box: The room.
        one: The chart.
        alt: What it shows, in words.
    """
    head = Line(text=_title(one), size=13, is_bold=True)
    used = written(shapes, box._replace(h=34), [head], name="chart title")
    box = box.below(used, gap=4)
    notes = [Line(text=text, size=11, colour=look.MUTED) for text in seams(one)]
    if notes:
        foot = min(box.h / 4, sum(high(line, wide=box.w) for line in notes) + 4)
        box, under = box._replace(h=box.h - foot), box._replace(y=box.bottom - foot + 2, h=foot - 2)
        written(shapes, under, notes, name="breaks")
    data = points(one) if one.kind is Kind.SCATTER else table(one)
    frame = shapes.add_chart(TYPES[one.kind], *box.emu, data)
    described(frame, name=one.title, alt=alt)
    _dressed(frame.chart, one)


def seams(one: Chart) -> list[str]:
    """From which category on figures mean something else."""
    return [f"{one.categories[at]}: {words}" for at, words in one.breaks]


def _title(one: Chart) -> str:
    is_said = not one.unit or one.unit in one.title or one.kind is Kind.SCATTER
    return one.title if is_said else f"{one.title} ({one.unit})"


def table(one: Chart) -> Thing:
    """The sheet behind a chart; what nobody told is an empty cell, and no nought."""
    data: Thing = CategoryChartData(  # type: ignore[no-untyped-call]
        number_format=number_format(one.decimals)
    )
    data.categories = [clean(name) for name in one.categories]
    for series in one.series:
        data.add_series(clean(series.name), series.values)
    return data


def points(one: Chart) -> Thing:
    """The sheet behind a scatter: those that have both figures."""
    data: Thing = XyChartData(  # type: ignore[no-untyped-call]
        number_format=number_format(one.decimals)
    )
    for series in one.series:
        made = data.add_series(clean(series.name))
        for x, y in zip(one.across, series.values, strict=True):
            if x is not None and y is not None:
                made.add_data_point(x, y)
    return data


def number_format(decimals: int) -> str:
    """As Excel writes it."""
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def parts(one: Chart, *, most: int) -> list[Chart]:
    """A chart of many lying bars as several of fewer."""
    if one.kind is not Kind.BAR or len(one.categories) <= most:
        return [one]
    count = -(-len(one.categories) // most)
    step = -(-len(one.categories) // count)
    return [_of(one, at, at + step) for at in range(0, len(one.categories), step)]


def _of(one: Chart, start: int, end: int) -> Chart:
    return Chart(
        kind=one.kind,
        title=one.title,
        categories=one.categories[start:end],
        series=tuple(
            Series(
                name=each.name,
                values=each.values[start:end],
                colour=each.colour,
                is_chosen=each.is_chosen,
                is_planned=each.is_planned,
            )
            for each in one.series
        ),
        unit=one.unit,
        decimals=one.decimals,
    )


def _dressed(chart: Thing, one: Chart) -> None:
    chart.font.size = Pt(TEXT)
    chart.font.color.rgb = rgb(look.INK)
    chart.has_title = False
    chart.has_legend = len(one.series) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
        chart.legend.font.size = Pt(TEXT)
    _axes(chart, one)
    for made, told in zip(chart.plots[0].series, one.series, strict=True):
        _series(made, told, one)
    plot = chart.plots[0]
    if one.kind in {Kind.BAR, Kind.COLUMN, Kind.STACKED}:
        plot.gap_width = 30
        plot.overlap = 100
    if one.kind in {Kind.BAR, Kind.COLUMN, Kind.STACKED}:
        plot.has_data_labels = True
        labels = plot.data_labels
        labels.number_format = number_format(one.decimals)
        labels.number_format_is_linked = False
        labels.font.size = Pt(SMALL if len(one.categories) > FEW else TEXT)
        labels.show_value = True
        if one.kind is not Kind.STACKED:
            labels.position = XL_LABEL_POSITION.OUTSIDE_END


def _axes(chart: Thing, one: Chart) -> None:
    value, category = chart.value_axis, chart.category_axis
    value.tick_labels.number_format = number_format(one.decimals if one.decimals > 1 else 0)
    value.tick_labels.number_format_is_linked = False
    for axis in (value, category):
        axis.tick_labels.font.size = Pt(TEXT)
        axis.format.line.color.rgb = rgb(look.HAIRLINE)
        axis.has_major_gridlines = False
    value.has_major_gridlines = one.kind in {Kind.LINE, Kind.SCATTER}
    if value.has_major_gridlines:
        value.major_gridlines.format.line.color.rgb = rgb(look.HAIRLINE)
    if one.is_rank:  # the other axis stays below
        value.reverse_order, value.crosses = True, XL_AXIS_CROSSES.MAXIMUM
    if one.unit == "%":
        value.minimum_scale, value.maximum_scale = 0, _top(one)
    if one.kind in {Kind.BAR, Kind.STACKED}:
        category.reverse_order = True  # the first on top
        value.visible = False
        category.tick_labels.font.size = Pt(SMALL if len(one.categories) > FEW else TEXT)
    if one.kind in {Kind.BAR, Kind.COLUMN} and one.unit != "%" and not _falls(one.series):
        value.minimum_scale = 0
    if one.kind is Kind.SCATTER:
        for axis, words in ((category, one.across_unit), (value, one.unit)):
            axis.has_title = True
            axis.axis_title.text_frame.text = clean(words)
            run = axis.axis_title.text_frame.paragraphs[0].runs[0]
            run.font.size, run.font.bold = Pt(TEXT), False
        if one.across_unit.endswith("(%)"):
            category.minimum_scale = 0
        category.has_major_gridlines = False


def _top(one: Chart) -> float:
    known = [value for each in one.series for value in each.values if value is not None]
    return max(100.0, *known, 0.0)


def _falls(series: Sequence[Series]) -> bool:
    return any(value < 0 for each in series for value in each.values if value is not None)


def _series(made: Thing, told: Series, one: Chart) -> None:
    colour = rgb(told.colour or look.CIRCLE)
    if one.kind is Kind.SCATTER:
        made.format.line.fill.background()
        made.marker.style, made.marker.size = XL_MARKER_STYLE.CIRCLE, 9 if told.is_chosen else 7
        made.marker.format.fill.solid()
        made.marker.format.fill.fore_color.rgb = colour
        made.marker.format.line.color.rgb = rgb(PALE)
        return
    if one.kind is not Kind.LINE:
        made.format.fill.solid()
        made.format.fill.fore_color.rgb = colour
        made.format.line.color.rgb = rgb(look.FRAME if one.kind is Kind.STACKED else told.colour)
        made.invert_if_negative = False
        return
    made.smooth = False
    made.format.line.color.rgb = colour
    made.format.line.width = Pt(3 if told.is_chosen else 2)
    made.marker.style = XL_MARKER_STYLE.NONE if told.is_planned else XL_MARKER_STYLE.CIRCLE
    if told.is_planned:
        made.format.line.dash_style = MSO_LINE.DASH
        return
    made.marker.size = 6
    made.marker.format.fill.solid()
    made.marker.format.fill.fore_color.rgb = colour
    made.marker.format.line.color.rgb = rgb(PALE)
