"""Reads what was taken from a page as others open it: rows of names and figures."""

import csv
import html
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import openpyxl
import pptx
import pypdf
from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df
from streamlit.testing.v1 import AppTest

from components import commune, filters, page_offer
from components.comparison import comparison
from components.dti_board import board
from components.filters import Selection
from components.heat_choice import choice
from components.heat_table import heat_table
from components.maps.view import Theme
from components.picture import picture
from components.reporting import reporting
from components.scoreboard import scoreboard
from components.section import downloads
from components.section.profile import paper
from components.section.sight import sight
from components.written_address import written
from data.profile import Profile
from data.story.record import Page, View
from text import Language
from text.number import decimal

Pair = tuple[str, str]
"""What a row is called, and its figure as printed."""
NUMBER: Final = re.compile(r"^[+−-]?[\d.]+(?:,(\d+))?")
LABEL: Final = re.compile(r'aria-label="([^"]*)"')


def files(view: View) -> dict[str, bytes]:
    """What the menu of the view's page hands out, by ending; made as there, in no address."""
    with written(view.parts):
        found = downloads.groups(_offer(view), view)
    listed = [each for several in found.values() for each in several]
    return {name.rsplit(".", 1)[1]: make() for _, name, make in reversed(listed)}


def _offer(view: View) -> Any:
    """As the page makes it; on a dark screen, whose colours no file may take."""
    selection = filters.selection()
    made: dict[Page, Callable[[], Any]] = {
        Page.MAP: lambda: page_offer.of_map(sight(Theme.DARK)),
        Page.OVERVIEW: lambda: page_offer.of_picture(picture(selection, Theme.DARK)),
        Page.TRENDS: lambda: page_offer.of_trends(picture(selection, Theme.DARK)),
        Page.COMPARE: lambda: _comparing(view, selection),
        Page.DTI: lambda: page_offer.of_board(board(selection, Theme.DARK)),
        Page.PLAN: lambda: page_offer.of_plan(scoreboard(selection)),
        Page.REPORTING: lambda: page_offer.of_reports(reporting(selection)),
        Page.COMMUNE: lambda: paper.offer(*_commune()),
    }
    return made[view.page]()


def _comparing(view: View, selection: Selection) -> Any:
    one = comparison(selection)
    assert one is not None
    if view.parts.get("show"):
        return page_offer.of_lineup(one)
    asked = choice(one, is_compact=False)
    return page_offer.of_heat(one, heat_table(one, asked, theme=Theme.DARK))


def _commune() -> tuple[commune.View, Profile | None]:
    seen = commune.view()
    return seen, commune.one_profile(seen)


def plain(cell: object) -> str:
    """A cell of a page without its markup, and without what is said in small beside it."""
    text = re.sub(r"(?:  \n)?\s*:gray\[:small\[.*", "", str(cell), flags=re.DOTALL)
    text = re.sub(r":[a-z-]+\[|\]\([^)]*\)|\*\*|\]", "", text)
    text = re.sub(r":material/\w+:", "", text)
    return text.strip("[ ").replace("\\", "")


def charted(app: AppTest) -> Iterator[list[dict[str, Any]]]:
    """The rows behind the charts of a page."""
    for kind in ("arrow_vega_lite_chart", "vega_lite_chart"):
        for chart in app.get(kind):
            yield from _inline(json.loads(chart.proto.spec))
            for each in chart.proto.datasets:
                rows = convert_arrow_bytes_to_pandas_df(each.data.data)
                yield [
                    {str(key): value for key, value in row.items()}
                    for row in rows.to_dict("records")
                ]


def _inline(node: object) -> Iterator[list[dict[str, Any]]]:
    if isinstance(node, dict):
        values = node.get("values")
        if isinstance(values, list) and values and isinstance(values[0], dict):
            yield values
        for each in node.values():
            yield from _inline(each)
    elif isinstance(node, list):
        for each in node:
            yield from _inline(each)


def workbook_rows(body: bytes, heads: tuple[str, str]) -> list[tuple[str, Any, str]]:
    """Name, value and number format of each row below these heads, of the last sheet."""
    sheet = openpyxl.load_workbook(io.BytesIO(body)).worksheets[-1]
    for number, row in enumerate(sheet.iter_rows(), start=1):
        texts = [str(cell.value or "") for cell in row]
        at = [_column(texts, head) for head in heads]
        if None not in at:
            first, second = (int(index or 0) for index in at)
            return [
                (str(each[first].value), each[second].value, each[second].number_format)
                for each in _below(sheet.iter_rows(min_row=number + 1), first)
            ]
    raise AssertionError(heads)


def workbook_text(body: bytes) -> str:
    """All that stands in the last sheet."""
    sheet = openpyxl.load_workbook(io.BytesIO(body)).worksheets[-1]
    return "\n".join(str(cell) for row in sheet.values for cell in row if cell is not None)


def _below(rows: Iterable[Any], first: int) -> Iterator[Any]:
    for each in rows:
        if not each[first].value:
            return
        yield each


def _column(texts: list[str], head: str) -> int | None:
    found = [at for at, text in enumerate(texts) if text == head or text.startswith(f"{head} (")]
    return found[0] if found else None


def comma_rows(body: bytes, heads: tuple[str, ...]) -> list[tuple[str, str]]:
    """Name and value of each row; of a missing value its code."""
    rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))
    first, second = (_column(rows[0], head) for head in heads)
    assert first is not None
    assert second is not None, rows[0]
    why = [rows[0].index(each) for each in ("no_change_because", "state") if each in rows[0]]
    state = [*why, second][0]
    return [
        (row[first], row[second] or row[state]) for row in rows[1:] if row[second] or row[state]
    ]


def document_text(body: bytes) -> str:
    """All text of a PDF."""
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(body)).pages)


def drawn_text(body: bytes) -> str:
    """All text of a picture, in the order in which it is drawn."""
    return "\n".join(map(html.unescape, LABEL.findall(body.decode())))


def slide_rows(body: bytes) -> list[list[str]]:
    """Rows of all tables of a deck."""
    return [
        [cell.text for cell in row.cells]
        for slide in pptx.Presentation(io.BytesIO(body)).slides
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
    ]


def slide_text(body: bytes) -> str:
    """All words on the slides, tables left out."""
    return "\n".join(
        shape.text_frame.text
        for slide in pptx.Presentation(io.BytesIO(body)).slides
        for shape in slide.shapes
        if shape.has_text_frame
    )


def slide_charts(body: bytes) -> list[tuple[list[str], dict[str, list[float | None]]]]:
    """Categories and series of every chart of a deck, out of its own data."""
    return [
        (
            [str(each) for each in plot.categories],
            {series.name: list(series.values) for series in plot.series},
        )
        for slide in pptx.Presentation(io.BytesIO(body)).slides
        for shape in slide.shapes
        if shape.has_chart
        for plot in shape.chart.plots
    ]


def layers(body: bytes, ending: str, folder: Path, *, name: str | None = None) -> gpd.GeoDataFrame:
    """The outlines with their columns; of several layers one."""
    path = folder / f"taken.{ending}"
    path.write_bytes(body)
    return gpd.read_file(path, layer=name)


def agrees(printed: str, value: object) -> bool:
    """A number of a file is what the screen prints of it; a text or a code is its words."""
    found = NUMBER.match(printed)
    if isinstance(value, int | float) and found is not None:
        digits = len(found[1] or "")
        return decimal(float(value), digits=digits, locale=Language.VI) == found[0].lstrip("+")
    return str(value).casefold() == printed.casefold()


def is_in_order(text: str, pairs: Iterable[Pair]) -> str:
    """The first of the pairs that does not follow the one before; "" where all do."""
    squeezed, at = _squeezed(text), 0
    for pair in pairs:
        for part in map(_squeezed, pair):
            found = squeezed.find(part, at)
            if found < 0:
                return f"{pair} after {squeezed[max(0, at - 60) : at]}"
            at = found + len(part)
    return ""


def _squeezed(text: str) -> str:
    return "".join(text.split())
