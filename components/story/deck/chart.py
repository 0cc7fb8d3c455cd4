"""Native charts: whoever opens the deck can edit the figures in their sheet."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from components.plate import look
from components.story.character import clean
from components.story.deck.axis import dressed, number_format
from components.story.deck.box import Box, Thing
from components.story.deck.frame import described
from components.story.deck.letter import Line, rgb, written
from components.story.deck.paint import labelled, painted
from components.story.deck.plot import Plot, legend_size, named, placed, plot
from components.story.shown import Chart, Kind, Series

TYPES: Final = {
    Kind.LINE: XL_CHART_TYPE.LINE_MARKERS,
    Kind.BAR: XL_CHART_TYPE.BAR_CLUSTERED,
    Kind.COLUMN: XL_CHART_TYPE.COLUMN_CLUSTERED,
    Kind.STACKED: XL_CHART_TYPE.BAR_STACKED,
    Kind.SCATTER: XL_CHART_TYPE.XY_SCATTER,
}
TEXT: Final = 12
BAR_HIGH: Final = 11.0
"""Points that a lying bar and its name need."""
FRAME: Final = 54.0
"""Points of a chart that its axis and legend take."""
BARS: Final = frozenset({Kind.BAR, Kind.COLUMN, Kind.STACKED})


def drawn(
    shapes: Thing, box: Box, one: Chart, *, alt: str, whole: Chart | None = None, title: str = ""
) -> None:
    """A chart in a room, with its title above.

    Args:
        shapes: Of the slide.
        box: The room.
        one: The chart.
        alt: What it shows, in words.
        whole: Of what it is a part; all parts then have the same axes.
        title: Instead of its own.
    """
    head = Line(text=title or titled(one), size=13, is_bold=True)
    used = written(shapes, box._replace(h=34), [head], name="chart title")
    box = box.below(used, gap=4)
    one, whole = named(one, box.w), named(whole or one, box.w)
    data = points(one) if one.kind is Kind.SCATTER else table(one)
    frame = shapes.add_chart(TYPES[one.kind], *box.emu, data)
    said = " ".join((alt, *seams(one)))
    described(frame, name=one.title, alt=said)
    _dressed(frame.chart, one, plot(one, box, whole=whole), whole=whole)


def seams(one: Chart) -> list[str]:
    """From which category on figures mean something else."""
    return [f"{one.categories[at]}: {words}." for at, words in one.breaks]


def titled(one: Chart) -> str:
    """With its unit, where nothing else says it."""
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


def parts(one: Chart, *, most: int) -> list[Chart]:
    """A chart of many lying bars as several of fewer."""
    if one.kind is not Kind.BAR or len(one.categories) <= most:
        return [one]
    count = -(-len(one.categories) // most)
    step = -(-len(one.categories) // count)
    return [_of(one, at, at + step) for at in range(0, len(one.categories), step)]


def _of(one: Chart, start: int, end: int) -> Chart:
    several = tuple(replace(each, values=each.values[start:end]) for each in one.series)
    return replace(one, categories=one.categories[start:end], series=several)


def _dressed(chart: Thing, one: Chart, place: Plot, *, whole: Chart) -> None:
    chart.font.size = Pt(TEXT)
    chart.font.color.rgb = rgb(look.INK)
    chart.has_title = False
    chart.has_legend = len(one.series) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
        chart.legend.font.size = Pt(legend_size(one, place.frame[0]))
        _once(chart.legend, one.series)
    dressed(chart, one, whole=whole, named=place.named)
    drawn_series = chart.plots[0]
    for made, told in zip(drawn_series.series, one.series, strict=True):
        painted(made, told, one)
    if one.kind in BARS:
        drawn_series.gap_width = 30
        drawn_series.overlap = 100 if one.kind is Kind.STACKED or _is_one_each(one) else 0
    labelled(drawn_series, one, place.box)
    placed(chart, place)
    _numbered(chart)


def _is_one_each(one: Chart) -> bool:
    """Whether no category has bars of two series, which would hide each other."""
    columns = zip(*(each.values for each in one.series), strict=True)
    return all(sum(value is not None for value in column) < 2 for column in columns)  # noqa: PLR2004


def _once(legend: Thing, several: Sequence[Series]) -> None:
    """A line of the same name and colour as another is not told a second time."""
    known: set[tuple[str, str]] = set()
    place = legend._element.find(qn("c:legendPos"))
    for at, one in enumerate(several):
        if (one.name, one.colour) in known:
            entry = f'<c:legendEntry {nsdecls("c")}><c:idx val="{at}"/><c:delete val="1"/>'
            place.addnext(made := parse_xml(f"{entry}</c:legendEntry>"))
            place = made
        known.add((one.name, one.colour))


def _numbered(chart: Thing) -> None:
    """Axes have numbers above nought: the library writes some below, which the schema forbids."""
    for one in chart._chartSpace.iter(qn("c:axId"), qn("c:crossAx")):
        one.set("val", one.get("val").lstrip("-"))
