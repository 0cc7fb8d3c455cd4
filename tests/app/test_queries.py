"""What every page asks the store: never the whole table of figures, on either database."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from bench.page import filled
from bench.postgres import new_database, postgres_server
from components import load
from data.store import Store, open_store
from tests import explain
from tests.app.conftest import FIBRE, SHELL, at_page

PERIODS: Final = (*filled.BEFORE[-2:], *filled.SINCE)
PROVINCES: Final = ("11", "15", "56")
AT: Final = "2026-Q3"
COMMUNE: Final = "03301"
MOST_OF_TABLE: Final = 0.3  # a page of one of three provinces, former communes and all
PAGES: Final[dict[str, dict[str, str]]] = {
    "overview": {"place": "11", "indicator": FIBRE},
    "overview of the nation": {"place": "VN"},
    "map": {"place": "11", "indicator": FIBRE, "period": AT, "unit": COMMUNE},
    "map as reported": {"place": "11", "indicator": FIBRE, "period": "2025-Q2", "as": "reported"},
    "map of two periods": {"place": "11", "period": AT, "against": "2026-Q1"},
    "map beside another": {"place": "11", "period": AT, "beside_indicator": "village_fibre_pct"},
    "map of the nation": {"place": "VN", "indicator": "dti_value"},
    "map of the nation by commune": {"place": "VN", "level": "commune", "indicator": FIBRE},
    "trends": {"place": "11", "indicator": FIBRE, "units": COMMUNE},
    "trends of the nation": {"place": "VN", "indicator": "dti_value"},
    "compare": {"place": "11", "at": AT},
    "compare of two": {"place": "11", "at": AT, "show": "scatter"},
    "compare of ranks": {"place": "11", "indicator": FIBRE, "show": "rank"},
    "compare of gaps": {"place": "11", "indicator": FIBRE, "show": "equity"},
    "compare of the nation": {"place": "VN"},
    "dti": {"place": "11"},
    "plan": {"place": "11", "plan": "minh_hoa_dien_bien"},
    "plan of the nation": {"place": "VN"},
    "commune": {"place": "11", "unit": COMMUNE, "among": "near"},
    "reporting": {"place": "11", "unit": COMMUNE},
    "catalogue": {"place": "11", "indicator": FIBRE},
    "catalogue of files": {"place": "11", "part": "files"},
    "submit": {},
}


@pytest.fixture(
    scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]
)
def large(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The URL of a store with 0.15 million figures, some of them corrected; read only."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('large')}/banso.db"
        filled.fill(url, PROVINCES, periods=PERIODS)
        yield url
        return
    with postgres_server() as server:
        url = new_database(server)
        filled.fill(url, PROVINCES, periods=PERIODS)
        yield url


@pytest.fixture
def app(large: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The app on it, nothing kept of what an earlier page asked."""
    monkeypatch.setenv("BANSO_HOME", str(tmp_path))
    monkeypatch.setenv("BANSO_DATABASE_URL", large)
    st.cache_data.clear()
    st.cache_resource.clear()
    yield AppTest.from_file(str(SHELL), default_timeout=300)
    load.store().close()


@pytest.mark.parametrize("name", PAGES)
def test_no_page_reads_the_whole_table_of_figures(app: AppTest, name: str) -> None:
    store = load.store()
    with explain.queries(store.engine) as sent:
        at_page(app, name.partition(" ")[0], **PAGES[name])
    assert not app.exception
    asked = explain.on_figures(sent)
    assert explain.read_whole(store.engine, asked) == []
    if store.engine.dialect.name == "postgresql":
        most = MOST_OF_TABLE * held(store)
        assert [one for one in explain.rows_read(store.engine, asked) if one > most] == []
    assert is_quiet(name) or asked, "the page was asked for figures that it had not yet"


def held(store: Store) -> int:
    """How many rows the table of figures has."""
    with store.engine.connect() as connection:
        found: int = connection.exec_driver_sql("SELECT count(*) FROM published").scalar_one()
    return found


def is_quiet(name: str) -> bool:
    """A page that shows no figures."""
    return name in {"submit", "plan of the nation", "catalogue of files"}


def test_a_question_for_all_there_is_would_be_found(large: str) -> None:
    """The measure itself: what no page may do is seen, on both databases."""
    with open_store(large) as store:
        every = [("SELECT * FROM published", ()), ("SELECT count(*) FROM statement", ())]
        assert len(explain.read_whole(store.engine, every)) == len(every)
