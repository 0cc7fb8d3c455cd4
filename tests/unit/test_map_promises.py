"""What `docs/map.md` promises names tests and pictures that are there, and leaves no number out."""

import ast
import re
from functools import cache
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
TEXT: Final = (ROOT / "docs" / "map.md").read_text(encoding="utf-8")
ROWS: Final = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in TEXT.splitlines()
    if re.match(r"\| (\d+(\.\d+)?|[a-z]) \|", line)
]
NAMED: Final = re.compile(r"`([\w/]+\.py)::(\w+)`")
TESTS: Final = sorted(set(NAMED.findall(TEXT)))
ANCHORS: Final = {row[0]: NAMED.findall(row[2]) for row in ROWS if "." in row[0]}


@cache
def functions(file: str) -> dict[str, ast.FunctionDef]:
    tree = ast.parse((ROOT / "tests" / file).read_text(encoding="utf-8"))
    return {one.name: one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)}


def test_every_promise_has_a_test() -> None:
    assert all(NAMED.search(row[2]) for row in ROWS)
    assert {row[0] for row in ROWS if row[0].isdecimal()} == {str(at) for at in range(1, 11)}
    assert {row[0] for row in ROWS if row[0].isalpha()} == set("abcdefg")


@pytest.mark.parametrize(("file", "name"), TESTS, ids=str)
def test_the_test_is_there(file: str, name: str) -> None:
    assert name in functions(file)


def test_every_number_that_others_failed_has_a_test_that_bears_it() -> None:
    assert list(ANCHORS) == [f"4.{at}" for at in range(1, 13)]
    for number, tests in ANCHORS.items():
        marks = [mark for file, name in tests for mark in borne(functions(file)[name])]
        assert number in marks, number


def borne(test: ast.FunctionDef) -> list[str]:
    """The numbers that a test is marked with."""
    return [
        str(one.args[0].value)
        for one in test.decorator_list
        if isinstance(one, ast.Call)
        and isinstance(one.func, ast.Attribute)
        and one.func.attr == "anchor"
        and isinstance(one.args[0], ast.Constant)
    ]


def test_the_pictures_are_there() -> None:
    pictures = set(re.findall(r"\((screenshots/[\w-]+\.png)\)", TEXT))
    assert len(pictures) > 8
    assert all((ROOT / "docs" / one).is_file() for one in pictures)
