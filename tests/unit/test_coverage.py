"""What `docs/coverage.md` says is covered names a page that is there and a test that is there."""

import ast
import re
from pathlib import Path
from typing import Final

import pytest

from data.catalog import indicators

ROOT: Final = Path(__file__).resolve().parents[2]
TEXT: Final = (ROOT / "docs" / "coverage.md").read_text(encoding="utf-8")
ROWS: Final = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in TEXT.splitlines()
    if re.match(r"\| \d+ \|", line)
]
TESTS: Final = sorted(set(re.findall(r"`([\w/]+\.py)::(\w+)`", TEXT)))


def test_each_of_the_36_systems_has_its_row_and_what_is_missing_is_named() -> None:
    assert [int(row[0]) for row in ROWS] == list(range(1, 37))
    for _, _, covered, where, test, missing in ROWS:
        assert covered in {"yes", "in part", "not yet"}
        assert (where and test) if covered != "not yet" else missing
        assert missing or covered == "yes"


@pytest.mark.parametrize(("file", "name"), TESTS, ids=str)
def test_the_test_is_there(file: str, name: str) -> None:
    tree = ast.parse((ROOT / "tests" / file).read_text(encoding="utf-8"))
    assert name in {one.name for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)}


def test_the_indicators_named_are_in_the_catalogue() -> None:
    named = set(re.findall(r"`(?:\w+\?indicator=)?(\w+_(?:pct|count|clusters))`", TEXT))
    assert len(named) > 15
    assert named <= set(indicators())


def test_the_pages_named_are_there() -> None:
    pages = {path.stem for path in (ROOT / "pages").glob("*.py")}
    named = {one for row in ROWS for one in re.findall(r"`([a-z]+)(?:\?[^`]*)?`", row[3])}
    assert named <= pages
