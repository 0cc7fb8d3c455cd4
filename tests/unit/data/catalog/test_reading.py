"""What is refused at start: every fault of the text files, with file and line."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from data.catalog import CatalogError, read
from text import Language, speaking

SOURCE = """[sources.law]
title.vi = "Quyết định"
publisher.vi = "Thủ tướng Chính phủ"
url = ""
licence.vi = "Văn bản"
"""
GROUP = """[groups.G2]
name.vi = "Hạ tầng số"
"""
INDICATOR = """group = "G2"

[indicators.loud_clusters]
name.vi = "Số cụm loa"
name.en = "Clusters"
short.vi = "Cụm loa"
definition.vi = "Số cụm loa đang hoạt động."
kind = "count"
direction = "higher"
unit.vi = "cụm"
decimals = 0
frequency = "half-year"
levels = ["commune"]
aggregation = "sum"
agency.vi = "Ủy ban nhân dân cấp xã"
aliases = ["Loa thông minh"]
"""
UNIT_LINE = 10

Folder = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    def write(**changed: str) -> Path:
        files = {"sources": SOURCE, "groups": GROUP, "G2": INDICATOR} | changed
        for name, content in files.items():
            (tmp_path / f"{name}.toml").write_text(content, encoding="utf-8")
        return tmp_path

    return write


def refusals(folder: Path) -> list[str]:
    with pytest.raises(CatalogError) as refused, speaking(Language.EN):
        read(folder)
    with speaking(Language.EN):
        return [str(fault) for fault in refused.value.faults]


def test_a_sound_folder_is_read(folder: Folder) -> None:
    found = read(folder())
    assert list(found.indicators) == ["loud_clusters"]
    assert found.indicators["loud_clusters"].aliases == ("Số cụm loa", "Cụm loa", "Loa thông minh")
    assert found.indicators["loud_clusters"].low == 0
    assert found.indicators["loud_clusters"].high is None


def test_an_unknown_key_is_refused_with_file_and_line(folder: Folder) -> None:
    text = INDICATOR.replace('kind = "count"', 'kind = "count"\ncolour = "red"')
    (said,) = refusals(folder(G2=text))
    assert said.startswith("G2.toml, line 9: ")
    assert "colour" in said
    assert "unit" in said, "the message names the keys there are"


def test_a_missing_unit_is_refused_at_the_head_of_its_table(folder: Folder) -> None:
    (said,) = refusals(folder(G2=INDICATOR.replace('unit.vi = "cụm"\n', "")))
    assert (
        said
        == "G2.toml, line 3: [indicators.loud_clusters] lacks “unit.vi”. Add a line unit.vi = …."
    )


def test_a_unit_without_vietnamese_is_refused(folder: Folder) -> None:
    (said,) = refusals(folder(G2=INDICATOR.replace("unit.vi", "unit.en")))
    assert said.startswith(f"G2.toml, line {UNIT_LINE}: ")
    assert "unit.vi" in said


@pytest.mark.parametrize(
    "alias", ["Loa thông minh", "loa THÔNG minh", "Loa  thong-minh", "loud_clusters"]
)
def test_two_indicators_with_one_alias_are_refused_in_any_spelling(
    folder: Folder, alias: str
) -> None:
    second = (
        INDICATOR.replace("loud_clusters", "other_clusters")
        .replace("Số cụm loa", "Số cụm khác")
        .replace("Cụm loa", "Cụm khác")
        .replace('aliases = ["Loa thông minh"]', f'aliases = ["{alias}"]')
    )
    (said,) = refusals(folder(G3=second))
    assert said.startswith("G3.toml, line 16: ")
    assert "“loud_clusters” (G2.toml, line 3)" in said


def test_a_group_that_does_not_exist_is_refused(folder: Folder) -> None:
    (said,) = refusals(folder(G2=INDICATOR.replace('group = "G2"', '\ngroup = "G9"')))
    assert said.startswith("G2.toml, line 2: ")
    assert "“G9”" in said


def test_one_id_in_two_files_is_refused(folder: Folder) -> None:
    (said,) = refusals(folder(G3=INDICATOR))
    assert said.startswith("G3.toml, line 3: ")
    assert "G2.toml, line 3" in said


@pytest.mark.parametrize(
    ("line", "changed", "at", "part"),
    [
        ('kind = "count"', 'kind = "sum"', 8, "rate, count, index, rank, yes_no"),
        ("decimals = 0", "decimals = 7", 11, "from 0 to 4"),
        ("decimals = 0", 'decimals = "0"', 11, "a whole number"),
        ("decimals = 0", "decimals = true", 11, "a whole number"),
        ('levels = ["commune"]', 'levels = ["hamlet"]', 13, "hamlet"),
        ('levels = ["commune"]', 'levels = "commune"', 13, "a list"),
        ("decimals = 0", "decimals = 0\nbreaks = [5, 3]", 12, "do not rise"),
        ("decimals = 0", 'decimals = 0\nbreaks = ["5"]', 12, "a number"),
        ("decimals = 0", 'decimals = 0\nlegal_basis = ["lore"]', 12, "“lore”"),
        ("decimals = 0", 'decimals = 0\ndenominator_id = "homes"', 12, "“homes”"),
        ("decimals = 0", 'decimals = 0\nnumerator.fr = "loups"', 12, "numerator.fr"),
        ("decimals = 0", "decimals =", 11, "TOML"),
        ("decimals = 0", "decimals = 0\ndecimals = 1", 12, "TOML"),
        ('kind = "count"', 'kind = "index"', 3, "“low”"),
    ],
)
def test_a_wrong_value_is_refused_where_it_stands(
    folder: Folder, line: str, changed: str, at: int, part: str
) -> None:
    first = refusals(folder(G2=INDICATOR.replace(line, changed)))[0]
    assert first.startswith(f"G2.toml, line {at}: ")
    assert part in first


def test_a_target_needs_an_indicator_and_a_source_that_exist(folder: Folder) -> None:
    target = """[targets.some]
indicator = "quiet_clusters"
scope = "VN"
scope_valid_from = 2004-07-08
operator = "between"
value = 3
by = 2025-12-31
source = "lore"
"""
    said = refusals(folder(targets=target))
    assert [one.split(": ")[0] for one in said] == [
        "targets.toml, line 2",
        "targets.toml, line 5",
        "targets.toml, line 8",
    ]


def test_all_faults_are_told_at_once_in_both_languages(folder: Folder) -> None:
    text = INDICATOR.replace('unit.vi = "cụm"\n', "").replace('kind = "count"', 'kind = "sum"')
    with pytest.raises(CatalogError) as refused:
        read(folder(G2=text, groups=GROUP.replace("name", "nam")))
    assert str(refused.value).count("\n") == len(refused.value.faults) == 4
    assert "G2.toml, dòng 3" in str(refused.value)
    with speaking(Language.EN):
        assert "G2.toml, line 3" in str(refused.value)


def test_the_projects_own_files_are_refused_when_one_line_goes_wrong(tmp_path: Path) -> None:
    own = Path(read.__code__.co_filename).parent
    for path in own.glob("*.toml"):
        shutil.copy(path, tmp_path)
    assert len(read(tmp_path).indicators) > 45
    broken = (tmp_path / "G6.toml").read_text(encoding="utf-8").replace("decimals", "decimal", 1)
    (tmp_path / "G6.toml").write_text(broken, encoding="utf-8")
    said = refusals(tmp_path)
    assert all(one.startswith("G6.toml, line ") for one in said)
    assert len(said) == 2, "the key that is missing, and the one that is unknown"
