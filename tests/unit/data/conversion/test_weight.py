"""An operator's table of how divided communes were shared out."""

from pathlib import Path

import pytest

from data.conversion import NO_WEIGHTS, WeightError, version, weights
from data.conversion.weight import FILE
from geo import lineage
from geo.lineage import Relation

HEAD = "old_code,new_code,weight,basis,source\n"
PARTS = [link for link in lineage.links() if link.relation is Relation.PART]
FIRST = PARTS[0]
LINE = f"{FIRST.old.code},{FIRST.new.code}"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BANSO_HOME", str(tmp_path))
    return tmp_path


def write(home: Path, text: str) -> None:
    (home / FILE).write_text(HEAD + text, encoding="utf-8")


def test_the_product_ships_no_weights() -> None:
    assert weights() is NO_WEIGHTS
    assert version() == ""


def test_a_weight_is_read_with_its_basis_and_source(home: Path) -> None:
    write(home, f"{LINE},0.4,population 2024,QĐ 12/QĐ-UBND\n")
    found = weights()[FIRST]
    assert (found.value, found.basis, found.source) == (0.4, "population 2024", "QĐ 12/QĐ-UBND")
    assert version() != ""


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (f"{LINE},1.4,people,QĐ 1\n", "conversion.weight_value"),
        (f"{LINE},half,people,QĐ 1\n", "conversion.weight_value"),
        (f"{LINE},nan,people,QĐ 1\n", "conversion.weight_value"),
        (f"{LINE},0.4,people,\n", "conversion.weight_source"),
        ("00001,00004,0.4,people,QĐ 1\n", "conversion.weight_link"),
        (f"{LINE},0.4\n", "conversion.weight_source"),
        (f"{LINE},0.6,people,QĐ 1\n{LINE},0.6,people,QĐ 1\n", "conversion.weight_sum"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(home: Path, text: str, key: str) -> None:
    write(home, text)
    with pytest.raises(WeightError) as error:
        weights()
    assert error.value.key == key
    assert FILE in str(error.value)


def test_parts_of_one_commune_may_not_be_more_than_it(home: Path) -> None:
    parts = [link for link in PARTS if link.old == FIRST.old]
    write(home, "".join(f"{one.old.code},{one.new.code},0.9,people,QĐ 1\n" for one in parts))
    with pytest.raises(WeightError, match=FIRST.old.code):
        weights()


def test_a_file_without_its_columns_is_refused(home: Path) -> None:
    (home / FILE).write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(WeightError, match="old_code"):
        weights()
