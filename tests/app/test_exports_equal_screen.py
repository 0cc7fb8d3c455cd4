"""What is taken from a page is what its screen shows: one row of `CASES` a page and view.

The screen is read from the running page (its tables, its metrics, the data behind its charts),
the files by the libraries that others open them with.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from components.gap import Gap
from data.story.record import OF_READERS, Page, View
from tests.app import taken
from tests.app.conftest import FIBRE, at_page
from tests.app.taken import Pair, agrees, is_in_order, plain
from text import say

Read = Callable[[AppTest], list[Pair]]
PLACE: Final = f"place=11&indicator={FIBRE}"
CODES: Final = {
    "missing": "compare.state_missing",
    "not_applicable": "compare.state_not_applicable",
    "not_convertible": "compare.state_not_convertible",
    **{str(gap): f"picture.gap_{gap}" for gap in Gap if gap != Gap.NOT_APPLICABLE},
}
TABLE_CSV: Final = ("unit_name", "value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A view and where its figures stand.

    Args:
        address: Of the view.
        screen: Reads from the page the rows that it shows, in their order.
        heads: Of name and figure in files; none where figures stand in no table.
        excel: The same in a workbook of the page's own.
        csv: The same in a CSV of the page's own.
        listed: Another address whose table lists what this one draws.
        files: In which all rows stand in this order; `bars`: in a picture, without units.
    """

    address: str
    screen: Read
    heads: tuple[str, str] | None
    excel: tuple[str, str] | None = None
    csv: tuple[str, ...] | None = None
    listed: str = ""
    files: tuple[str, ...] = ("pdf",)


def table(name: str, value: str, at: int = 0) -> Read:
    """Two columns of one of the page's tables, without what is said in small beside."""

    def read(app: AppTest) -> list[Pair]:
        rows = app.table[at].value
        heads = {str(head).replace("\N{NO-BREAK SPACE}", " "): head for head in rows}
        pairs = [
            (plain(one), plain(two))
            for one, two in zip(rows[heads[name]], rows[heads[value]], strict=True)
        ]
        return [pair for pair in pairs if pair[1]]

    return read


def metrics(app: AppTest) -> list[Pair]:
    return [(one.label, one.value) for one in app.metric]


def lines(app: AppTest) -> list[Pair]:
    """The points of the line of the whole: period and figure."""
    rows = next(rows for rows in taken.charted(app) if "period_name" in rows[0])
    own = [row for row in rows if row["unit_name"] == rows[0]["unit_name"]]
    return [(row["period_name"].removeprefix("Quý "), row["printed"]) for row in own]


def bars(app: AppTest) -> list[Pair]:
    rows = next(rows for rows in taken.charted(app) if "unit_name" in rows[0])
    return [(row["unit_name"], row["value_text"]) for row in rows]


def cells(app: AppTest) -> list[Pair]:
    """The first column of the heat map, as its hints read."""
    rows = next(rows for rows in taken.charted(app) if rows and "hint" in rows[0])
    split = [row["hint"].split(" · ", 1) for row in rows if row["column"] == 0]
    return [(name, rest.split(": ", 1)[1].split(" (")[0]) for name, rest in split]


def pairs(app: AppTest) -> list[Pair]:
    """The points of the scatter: place and the figure across."""
    rows = next(rows for rows in taken.charted(app) if rows and "x_printed" in rows[0])
    return [(row["unit_name"], row["x_printed"]) for row in rows]


OF_UNITS: Final = ("Đơn vị", "Giá trị")
DEMO: Final = "plan?place=11&plan=minh_hoa_dien_bien"
CASES: Final = {
    "map": Case(
        address=f"map?{PLACE}",
        screen=table(*OF_UNITS),
        heads=OF_UNITS,
        csv=TABLE_CSV,
        listed=f"map?{PLACE}&view=table",
    ),
    "map as a table": Case(
        address=f"map?{PLACE}&view=table",
        screen=table(*OF_UNITS),
        heads=OF_UNITS,
        csv=TABLE_CSV,
        files=("pdf", "svg"),
    ),
    "map as a ranking": Case(
        address=f"map?{PLACE}&view=chart",
        screen=bars,
        heads=OF_UNITS,
        csv=TABLE_CSV,
        files=("pdf", "bars"),
    ),
    "two periods": Case(
        address=f"map?{PLACE}&against=2025-Q2",
        screen=table("Đơn vị", "Thay đổi"),
        heads=("Đơn vị", "Thay đổi"),
        csv=("unit_name", "change"),
        listed=f"map?{PLACE}&against=2025-Q2&view=table",
    ),
    "overview": Case(
        address=f"overview?{PLACE}",
        screen=metrics,
        heads=None,
        files=("pdf", "svg", "xlsx", "pptx"),
    ),
    "trends": Case(
        address=f"trends?{PLACE}",
        screen=lines,
        heads=("Kỳ số liệu", "Toàn tỉnh Điện Biên"),
        csv=(),
    ),
    "heat": Case(
        address=f"compare?{PLACE}&topic=all",
        screen=cells,
        heads=("Nơi", "Hộ được phủ cáp quang"),
        excel=("xã, phường", "Tỷ lệ hộ gia đình được phủ mạng Internet băng rộng cáp quang"),
        files=("pdf", "svg"),
    ),
    "scatter": Case(
        address=f"compare?{PLACE}&show=scatter",
        screen=pairs,
        heads=("Nơi", "Hộ được phủ cáp quang"),
    ),
    "ranks": Case(
        address=f"compare?{PLACE}&show=rank",
        screen=table("Nơi", "Giá trị"),
        heads=("Nơi", "Giá trị"),
        files=("pdf", "bars"),
    ),
    "gaps": Case(
        address=f"compare?{PLACE}&show=equity",
        screen=table("Kỳ số liệu", "Một phần mười tốt nhất"),
        heads=("Kỳ số liệu", "Một phần mười tốt nhất"),
    ),
    "index": Case(address="dti?place=11", screen=table("Năm", "Giá trị"), heads=("Năm", "Giá trị")),
    "plan": Case(
        address=DEMO,
        screen=table("Mục tiêu", "Hiện tại"),
        heads=("Mục tiêu", "Hiện tại"),
        files=("pdf", "svg"),
    ),
    "tasks": Case(
        address="plan?place=11&show=tasks",
        screen=table("Nhiệm vụ", "Đầu mối"),
        heads=("Nhiệm vụ", "Đầu mối"),
        files=("pdf", "svg"),
    ),
    "places": Case(
        address=f"{DEMO}&show=places",
        screen=table("Địa bàn", "Đã đạt"),
        heads=("Địa bàn", "Đã đạt"),
        files=("pdf", "svg"),
    ),
    "commune": Case(
        address="commune?place=11&unit=03334",
        screen=table("Chỉ tiêu", "Hiện tại", at=-1),
        heads=("Chỉ tiêu", "Hiện tại"),
        files=("pdf", "svg"),
    ),
    "reports": Case(
        address="reporting?place=11",
        screen=table("Đơn vị", "Đã nộp"),
        heads=("Đơn vị", "Đã nộp"),
    ),
}


@pytest.fixture(autouse=True)
def _home(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    st.cache_resource.clear()
    monkeypatch.setenv("BANSO_HOME", str(filled))


def opened(app: AppTest, address: str) -> AppTest:
    name, _, query = address.partition("?")
    return at_page(app, name, **dict(parse_qsl(query)))


@pytest.mark.parametrize("name", CASES)
def test_every_file_of_a_page_says_what_its_screen_says(app: AppTest, name: str) -> None:
    case = CASES[name]
    page = opened(app, case.address)
    assert not page.exception
    view = View(Page(case.address.split("?", maxsplit=1)[0]), dict(page.query_params))
    title = page.title[0].value
    listing = opened(app, case.listed) if case.listed else page
    shown = case.screen(listing)
    assert shown
    made = taken.files(View(view.page, without_reader(view.parts)))
    for ending in case.files:
        text = READ[ending](made["svg" if ending == "bars" else ending])
        told = numbers(shown) if ending == "bars" else shown
        assert not is_in_order(text, told), ending
    assert not is_in_order(taken.slide_text(made["pptx"]), [(title, "")])
    if case.heads:
        of_workbook(made["xlsx"], case, shown)
        of_commas(made["csv"], case, shown)
        of_slides(made["pptx"], shown)


READ: Final[dict[str, Callable[[bytes], str]]] = {
    "pdf": taken.document_text,
    "svg": taken.drawn_text,
    "bars": taken.drawn_text,
    "xlsx": taken.workbook_text,
    "pptx": taken.slide_text,
}


def numbers(shown: list[Pair]) -> list[Pair]:
    """Of those who have a bar, as it is printed at its end."""
    found = [(name, taken.NUMBER.match(printed)) for name, printed in shown]
    return [(name, number[0]) for name, number in found if number]


def of_workbook(body: bytes, case: Case, shown: list[Pair]) -> None:
    """The same rows first, in the same order; numbers rounded as printed, codes as said."""
    assert case.heads
    rows = taken.workbook_rows(body, case.excel or case.heads)
    rows = rows[1:] if case.excel else rows  # a row of units and targets
    rows = rows[: len(shown)]
    assert [one for one, _, _ in rows] == [one for one, _ in shown]
    for (one, printed), (_, value, format_) in zip(shown, rows, strict=True):
        assert is_said(printed, value), (one, printed, value)
        if isinstance(value, float) and "," in printed:
            digits = len(printed.split(",")[1].split("\N{NO-BREAK SPACE}")[0])
            assert format_ == f"#,##0.{'0' * digits}"


def of_commas(body: bytes, case: Case, shown: list[Pair]) -> None:
    """A CSV of the page's own names its rows in an order of its own."""
    if case.csv == ():
        return  # a row a place and period, which another test compares
    assert case.heads
    rows = taken.comma_rows(body, case.csv or case.heads)
    if case.csv is None:
        assert [one for one, _ in rows][: len(shown)] == [one for one, _ in shown]
    told = rows[: len(shown)] if case.csv is None else [(one, dict(rows)[one]) for one, _ in shown]
    for (one, printed), (_, text) in zip(shown, told, strict=True):
        assert is_said(printed, number(text)), (one, printed, text)


def of_slides(body: bytes, shown: list[Pair]) -> None:
    """Tables that have room for some have those as the screen; charts have all."""
    told = dict(shown)
    for row in taken.slide_rows(body):
        if row[0] in told and len(row) > 1:
            printed = {value.casefold() for one, value in shown if one == row[0]}
            cells = " | ".join(row[1:]).casefold()
            assert any(value in cells for value in printed), row
    for categories, series in taken.slide_charts(body):
        for one in (each for each in categories if each in told):
            values = [each[categories.index(one)] for each in series.values()]
            known = [value for value in values if value is not None]
            assert not known or any(agrees(told[one], value) for value in known), (one, known)


def is_said(printed: str, value: object) -> bool:
    """A number as printed; of a code its words, or the dash that stands for it."""
    if isinstance(value, str) and value in CODES:
        return printed.casefold() in {say(CODES[value]).casefold(), "\N{EN DASH}"}
    return agrees(printed, value)


def number(text: str) -> object:
    """A field of a CSV that is a number."""
    try:
        return float(text)
    except ValueError:
        return text


def without_reader(parts: Mapping[str, str]) -> dict[str, str]:
    """As a page keeps its view."""
    return {key: parts[key] for key in parts.keys() - OF_READERS}
