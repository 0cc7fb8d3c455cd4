"""Every word that is shown stands in both catalogues, and no word stands in code."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from babel.messages.pofile import read_po

from text import LOCALE, Language

ROOT: Final = Path(__file__).resolve().parents[2]
PACKAGES: Final = ("components", "pages", "data", "geo", "text", "bench")
FILES: Final = sorted(path for name in PACKAGES for path in (ROOT / name).rglob("*.py"))
SHOWN: Final = sorted(
    path for name in ("components", "pages") for path in (ROOT / name).rglob("*.py")
)
CATALOGUES: Final = sorted(path.stem for path in (LOCALE / "vi" / "LC_MESSAGES").glob("*.po"))
VIETNAMESE: Final = re.compile(
    "[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE
)
ENDINGS: Final = (
    ".py",
    ".csv",
    ".po",
    ".js",
    ".css",
    ".json",
    ".toml",
    ".",
)  # names of files, not keys
WORDS: Final = re.compile(r"[A-Za-z]{3,} [a-z]{2,}")
WORDS_OF_WIDGETS: Final = {
    "badge",
    "button",
    "caption",
    "checkbox",
    "download_button",
    "error",
    "expander",
    "header",
    "info",
    "link_button",
    "markdown",
    "metric",
    "multiselect",
    "page_link",
    "popover",
    "radio",
    "segmented_control",
    "select_slider",
    "selectbox",
    "subheader",
    "success",
    "text_input",
    "title",
    "toggle",
    "warning",
}


def catalogue(name: str, language: Language) -> dict[str, str]:
    with (LOCALE / language / "LC_MESSAGES" / f"{name}.po").open("rb") as file:
        return {str(one.id): str(one.string) for one in read_po(file) if one.id}


def every_key(language: Language) -> dict[str, str]:
    return {key: text for name in CATALOGUES for key, text in catalogue(name, language).items()}


def strings(path: Path) -> Iterator[str]:
    """String constants of a module; the parts of an f-string joined, its values as `*`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in node.values
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values
            )
        elif (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in inside
        ):
            yield node.value


def test_each_language_has_every_catalogue() -> None:
    for language in Language:
        found = sorted(path.stem for path in (LOCALE / language / "LC_MESSAGES").glob("*.po"))
        assert found == CATALOGUES, language


@pytest.mark.parametrize("name", CATALOGUES)
def test_every_message_stands_in_both_languages_with_the_same_places(name: str) -> None:
    vietnamese, english = (catalogue(name, one) for one in (Language.VI, Language.EN))
    assert vietnamese.keys() == english.keys()
    for key, text in vietnamese.items():
        assert text.strip(), f"{key} is empty in Vietnamese"
        assert english[key].strip(), f"{key} is empty in English"
        assert _places(text) == _places(english[key]), key


@pytest.mark.parametrize("name", CATALOGUES)
def test_every_key_starts_with_the_name_of_its_catalogue(name: str) -> None:
    assert all(key.startswith(f"{name}.") for key in catalogue(name, Language.VI))


def test_every_message_is_used_and_every_used_key_exists() -> None:
    known = set(every_key(Language.VI))
    asked: set[str] = set()
    patterns: set[str] = set()
    prefixes = tuple(f"{name}." for name in CATALOGUES)
    for path in FILES:
        for text in strings(path):
            if not text.startswith(prefixes) or re.search(r"[^a-z0-9_.*]", text):
                continue
            (patterns if "*" in text else asked).add(text)
    matched = {
        key
        for pattern in patterns
        for key in known
        if re.fullmatch(re.escape(pattern).replace(r"\*", ".+"), key)
    }
    assert sorted(known - asked - matched) == [], "written in a catalogue and never said"
    dotted = {key for key in asked if key.count(".") == 1 and not key.endswith(ENDINGS)}
    assert sorted(key for key in dotted - known if _is_key(key, known)) == []


@pytest.mark.parametrize("path", SHOWN, ids=str)
def test_a_key_says_more_than_its_catalogue(path: Path) -> None:
    vague = ("page.*", "chart.*")  # they are many: a loose key would hide those no longer said
    assert not [text for text in strings(path) if text.startswith(vague)]


@pytest.mark.parametrize("path", SHOWN, ids=str)
def test_no_vietnamese_word_stands_in_code(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    spoken = {id(node) for node in _docstrings(tree)}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in spoken
        ):
            assert not VIETNAMESE.search(node.value), node.value


@pytest.mark.parametrize("path", SHOWN, ids=str)
def test_no_widget_is_given_words_in_code(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if node.func.attr not in WORDS_OF_WIDGETS or not node.args:
            continue
        first = node.args[0]
        parts = first.values if isinstance(first, ast.JoinedStr) else [first]
        for part in parts:
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                plain = re.sub(r":[a-z-]+(/[a-z_]+:)?\[?", "", part.value)
                assert not WORDS.search(plain), ast.unparse(node)


def _places(text: str) -> set[str]:
    """Named places; a quarter or month is a numeral or a name, as the language has it."""
    found = {name for _, name, _, _ in string.Formatter().parse(text) if name}
    return {"number" if name in {"roman", "month"} else name for name in found}


def _is_key(text: str, known: set[str]) -> bool:
    """A dotted word whose catalogue knows others like it, and not the name of a module."""
    return f"{text.split('.', maxsplit=1)[0]}." in {f"{key.split('.')[0]}." for key in known}


def _docstrings(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
