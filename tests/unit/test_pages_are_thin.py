"""House rules: pages compose; state, words and drawing live elsewhere."""

import ast
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
PAGES: Final = sorted((ROOT / "pages").glob("*.py"))
COMPONENTS: Final = sorted((ROOT / "components").rglob("*.py"))
CHARTS: Final = sorted((ROOT / "components" / "charts").glob("*.py"))
STYLED: Final = {
    "active_word",
    "uploader_words",
    "waiting",
}  # what Streamlit lets nobody set otherwise
LONGEST_PAGE: Final = 80
LONGEST_MODULE: Final = 250


def test_there_are_pages_to_hold_to_the_rules() -> None:
    assert {path.stem for path in PAGES} >= {"overview", "map", "trends", "catalogue"}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_is_short_and_keeps_no_state_of_its_own(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= LONGEST_PAGE
    assert "session_state" not in source, "state lives in components/address.py"
    assert "query_params" not in source, "the address is settled in components"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_defines_nothing_and_asks_no_store(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.ClassDef, ast.Lambda)
    assert not [node for node in ast.walk(tree) if isinstance(node, kinds)]
    imported = {
        node.module.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module
    }
    assert imported <= {"components", "text", "collections", "typing"}


@pytest.mark.parametrize("path", [*PAGES, *COMPONENTS], ids=str)
def test_no_markup_is_injected(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert "unsafe_allow_html" not in source
    assert "st.html(" not in source or path.stem in STYLED
    assert "use_container_width" not in source


@pytest.mark.parametrize("path", CHARTS, ids=lambda path: path.stem)
def test_charts_know_no_page(path: Path) -> None:
    assert "streamlit" not in {
        name.name.split(".")[0]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import)
        for name in node.names
    }


@pytest.mark.parametrize("path", COMPONENTS, ids=str)
def test_a_module_stays_readable(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE
