import re
from pathlib import Path

import pytest

from geo import correction
from geo.correction import CorrectionError, Fault, corrections
from geo.gazetteer import package_database
from geo.lineage import links
from geo.name import tone_normal
from geo.units import FORMER, TODAY, UnitKey, children, communes, parents, unit

OFFICIAL = Path(__file__).resolve().parents[4] / "shared/geo/communes_official.parquet"
WHOLE_ENTRY = """
[[unit]]
valid_from = 2025-07-01
code = "06970"
found = "Xã Ba Chẽ"
official_code = "06978"
source = "a list"
"""


def _package(key: tuple[str, bool]) -> str | None:
    code, is_today = key
    columns = ["provinceCode, province"] if len(code) == 2 else ["wardCode, ward"]
    columns += [] if is_today else ["districtCode, district"]
    table = "admin_units" if is_today else "admin_units_legacy"
    with package_database() as base:
        for pair in columns:
            code_column, name_column = pair.split(", ")
            row = base.execute(
                f"SELECT {name_column} FROM {table} WHERE {code_column} = ?",  # noqa: S608
                (code,),
            ).fetchone()
            if row:
                return str(row[0])
    return None


@pytest.mark.parametrize("entry", corrections().units, ids=lambda one: f"{one.code}")
def test_each_correction_of_a_unit_finds_what_it_corrects_and_applies(
    entry: correction.Correction,
) -> None:
    assert _package((entry.code, entry.valid_from == TODAY)) == entry.found
    mended = unit(UnitKey(entry.official_code or entry.code, entry.valid_from))
    assert mended.full_name == (entry.full_name or entry.found)
    if entry.latitude is not None:
        assert (mended.latitude, mended.longitude) == (entry.latitude, entry.longitude)


@pytest.mark.parametrize("entry", corrections().links, ids=lambda one: f"{one.old}-{one.new}")
def test_each_false_link_is_named_right_and_gone(entry: correction.FalseLink) -> None:
    old = UnitKey(entry.old, FORMER)
    assert f"{unit(old).full_name}, {parents(old)[0].full_name}" == entry.found
    assert (old, UnitKey(entry.new, TODAY)) not in {(link.old, link.new) for link in links()}
    namesake = re.search(r"is (\d{5})$", entry.source)
    assert namesake is not None
    twin = UnitKey(namesake[1], FORMER)
    assert unit(twin).full_name == unit(old).full_name
    assert (twin, UnitKey(entry.new, TODAY)) in {(link.old, link.new) for link in links()}


def test_ba_che_has_its_official_code_and_keeps_its_lineage() -> None:
    assert unit(UnitKey("06978", TODAY)).full_name == "Xã Ba Chẽ"
    assert UnitKey("06970", TODAY) not in {one.key for one in communes("22")}
    assert UnitKey("06978", TODAY) in {link.new for link in links()}


def test_every_alias_names_a_unit() -> None:
    for alias in corrections().aliases:
        assert unit(UnitKey(alias.code, alias.valid_from))


@pytest.mark.skipif(not OFFICIAL.exists(), reason="the official list is not on this machine")
def test_codes_provinces_and_names_agree_with_the_official_list() -> None:
    import pyarrow.parquet as pq  # noqa: PLC0415 (slow, and only here)

    table = pq.read_table(OFFICIAL, columns=["code", "province_code", "name"]).to_pylist()
    official = {
        row["code"]: (row["province_code"], tone_normal(row["name"].replace("xã ", "Xã ")))
        for row in table
    }
    ours = {
        one.code: (province.code, tone_normal(one.full_name))
        for province in children(unit(UnitKey("VN", FORMER)).key)
        for one in communes(province.code)
    }
    assert len(ours) == 3321
    assert ours == official


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[[unity]]\n", Fault.TABLE),
        (WHOLE_ENTRY + 'colour = "red"\n', Fault.KEY),
        (WHOLE_ENTRY.replace('source = "a list"', ""), Fault.MISSING),
        (WHOLE_ENTRY.replace('"a list"', '""'), Fault.MISSING),
        (WHOLE_ENTRY * 2, Fault.TWICE),
        (WHOLE_ENTRY.replace('official_code = "06978"', ""), Fault.EMPTY),
        ('[[link]]\nold = "1"\nnew = "2"\nsource = "x"\n', Fault.MISSING),
        ('[[alias]]\nvalid_from = 2025-07-01\ncode = "79"\nsource = "x"\n', Fault.MISSING),
    ],
)
def test_a_table_that_says_too_much_or_too_little_is_refused(
    tmp_path: Path, text: str, fault: Fault
) -> None:
    path = tmp_path / "table.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CorrectionError) as refused:
        correction.read(path)
    assert refused.value.key == fault
    assert "table.toml" in str(refused.value)


def test_a_whole_entry_is_read(tmp_path: Path) -> None:
    path = tmp_path / "table.toml"
    path.write_text(WHOLE_ENTRY, encoding="utf-8")
    (entry,) = correction.read(path).units
    assert (entry.code, entry.official_code, entry.full_name) == ("06970", "06978", None)
