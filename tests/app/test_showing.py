"""What a view shows is what its page shows: same places, periods, rounding, classes."""

import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from components import frame
from components.story.showing import shown
from components.story.shown import Column, Shown, Table
from data.story.record import Page, View
from tests.app.conftest import FIBRE, SILENT, at_page

MAP = f"map?place=11&indicator={FIBRE}"


@pytest.fixture(autouse=True)
def _home(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    st.cache_resource.clear()
    monkeypatch.setenv("BANSO_HOME", str(filled))


def of(address: str) -> Shown:
    return shown(View.of(address))


def column(table: Table, key: str) -> Column:
    return next(one for one in table.columns if one.key == key)


def plain(cells: Iterable[str]) -> list[str]:
    """Cells of a page's table without their markup."""
    marked = (re.sub(r":[a-z]+\[|\]\(.*?\)|\*\*|\]", "", cell) for cell in cells)
    return [cell.strip("[").replace("\\", "") for cell in marked]


def test_a_map_has_the_whole_and_every_unit_of_its_page(app: AppTest) -> None:
    page = at_page(app, "map", place="11", indicator=FIBRE, view="table")
    found = of(MAP)
    units = found.tables[0]
    assert found.facts[0].value == page.metric[0].value
    listed = page.table[0].value
    for key in ("unit", "value", "class", "quotient", "change"):
        told = column(units, key)
        assert plain(listed[told.title]) == list(told.printed)
    values = column(units, "value")
    at = column(units, "code").values.index(SILENT)
    assert (values.values[at], values.codes[at], at) == (None, "missing", 44)
    assert found.plate is not None
    assert sum(row.count for row in found.plate.key.classes) == 44


def test_two_periods_have_the_differences_of_their_page(app: AppTest) -> None:
    page = at_page(app, "map", place="11", indicator=FIBRE, view="table", against="2025-Q2")
    found = of(f"{MAP}&against=2025-Q2")
    told = column(found.tables[0], "value")
    printed = [words[:1].lower() + words[1:] for words in told.printed]
    assert plain(page.table[0].value[told.title]) == printed
    assert found.plate is not None
    assert found.title in [one.value for one in page.title]


def test_a_view_whose_indicator_was_withdrawn_says_so() -> None:
    found = of("map?place=11&indicator=withdrawn_pct")
    assert "không còn trong danh mục" in found.problem
    assert found.is_empty


def test_a_view_whose_period_was_withdrawn_says_so_in_words_and_of_which_revision() -> None:
    found = of(f"{MAP}&period=2031-Q3")
    assert "quý III/2031" in found.problem
    assert "period=" not in found.problem
    assert found.note == "Tỉnh Điện Biên · quý III/2031"
    assert "Tỉnh Điện Biên" in found.problem
    assert found.title in found.problem
    assert found.source
    assert found.revision


def test_a_view_of_what_nobody_reported_ends_its_sentence() -> None:
    found = of(f"map?place=12&indicator={FIBRE}")
    assert found.problem.endswith(".")
    assert ("Lai Châu" in found.problem, found.title in found.problem) == (True, True)
    assert found.revision


@pytest.mark.parametrize(
    "address",
    [
        f"trends?place=11&indicator={FIBRE}",
        f"compare?place=11&indicator={FIBRE}",
        f"compare?place=11&indicator={FIBRE}&show=scatter",
        f"compare?place=11&indicator={FIBRE}&show=rank",
        f"compare?place=11&indicator={FIBRE}&show=equity",
        "plan?place=11",
        "plan?place=11&show=tasks",
        "plan?place=11&show=agencies",
        "dti?place=11",
        "dti?place=VN",
        "commune?place=11&unit=03334",
        f"overview?place=11&indicator={FIBRE}",
    ],
)
def test_a_view_says_the_title_and_the_figures_of_its_page(app: AppTest, address: str) -> None:
    name, _, query = address.partition("?")
    page = at_page(app, name, **dict(parse_qsl(query)))
    found = of(address)
    assert not found.is_empty
    assert found.title in [one.value for one in page.title]
    assert frame.escape(found.source) in " ".join(one.value for one in page.markdown)
    printed = {
        cell for table in page.table for column in table.value for cell in table.value[column]
    }
    told = " ".join(plain(map(str, printed)))
    for table in found.tables:
        names = next(one for one in table.columns if one.key == "unit")
        if "agencies" in address:
            names = next(one for one in table.columns if one.key == "value")
        if name in {"plan", "commune"} or "rank" in address:
            assert all(each in told for each in names.printed)


def test_nothing_in_the_store_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BANSO_HOME", str(tmp_path))
    st.cache_resource.clear()
    for page in set(Page) - {Page.PLAN}:  # plans are shipped as text
        assert of(f"{page}?place=11").problem


def test_a_view_shows_the_figures_of_its_revision_whatever_was_published_since() -> None:
    then, now = (shown(View.of(MAP), revision=number) for number in (1, None))
    assert ("Quý II/2025" in then.note, "Quý III/2025" in now.note) == (True, True)
    assert "r1" in then.revision
    assert then.facts[0].value != now.facts[0].value
    assert shown(View.of(MAP), revision=99).problem
