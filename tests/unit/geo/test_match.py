import datetime as dt
import json
import unicodedata
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.lineage import successors
from geo.match import How, Match, match, match_code, match_province
from geo.name import fold, tone_normal
from geo.units import FORMER, NATION, TODAY, Level, UnitKey, children, communes, parents, unit
from text import Language, speaking

WORKBOOKS = Path(__file__).resolve().parents[4] / "shared/domain/workbooks"
TODAYS = [(p.code, one) for p in children(NATION) for one in communes(p.code)]
FORMERS = [
    (p.code, one)
    for p in children(NATION, edition=FORMER)
    for one in communes(p.code, edition=FORMER)
]
COLLIDING = [
    ("19", "Xã Văn Lang", "Xã Văn Lăng"),
    ("31", "Xã Cẩm Giang", "Xã Cẩm Giàng"),
    ("38", "Xã Đồng Tiến", "Phường Đông Tiến"),
    ("51", "Xã Sơn Hà", "Xã Sơn Hạ"),
    ("51", "Xã Ba Tơ", "Xã Ba Tô"),
    ("75", "Xã Lộc Thạnh", "Xã Lộc Thành"),
    ("79", "Xã Thanh An", "Xã Thạnh An"),
    ("80", "Xã Tân Thành", "Xã Tân Thạnh"),
    ("82", "Phường Mỹ Tho", "Xã Mỹ Thọ"),
    ("82", "Xã Tân Thành", "Xã Tân Thạnh"),
]


def code_of(found: Match) -> str | None:
    return None if found.unit is None else found.unit.code


def caps_without_diacritics(name: str) -> str:
    return fold(name).upper()


# Every unit by its own names


def test_the_full_name_of_every_unit_of_today_is_that_unit() -> None:
    for province_code, one in TODAYS:
        found = match(one.full_name, province_code=province_code)
        assert (found.unit, found.how) == (one, How.EXACT)


def test_the_full_name_of_every_former_unit_is_that_unit_or_one_of_several_namesakes() -> None:
    for province_code, one in FORMERS:
        found = match(one.full_name, province_code=province_code, edition=FORMER)
        if found.how == How.AMBIGUOUS:
            assert one in found.suggestions
            district = parents(one.key)[0].full_name
            found = match(
                one.full_name, province_code=province_code, edition=FORMER, district=district
            )
        assert found.unit == one


@settings(max_examples=200, deadline=None)
@given(
    which=st.sampled_from(TODAYS),
    form=st.sampled_from(
        ["{}", "  {} ", "UBND {}", "Đảng ủy {}", "{}*", "{} (mới)", "3. {}", "- {}", "{}:"]
    ),
    way=st.sampled_from([str, str.lower, str.upper, tone_normal]),
    normal=st.sampled_from(["NFC", "NFD"]),
)
def test_dressed_up_names_are_still_the_unit(
    which: tuple[str, Any], form: str, way: Any, normal: Any
) -> None:
    province_code, one = which
    written = unicodedata.normalize(normal, form.format(way(one.full_name)))
    assert match(written, province_code=province_code).unit == one


@settings(max_examples=200, deadline=None)
@given(which=st.sampled_from(TODAYS))
def test_without_diacritics_a_name_is_its_unit_or_openly_ambiguous(which: tuple[str, Any]) -> None:
    province_code, one = which
    found = match(caps_without_diacritics(one.full_name), province_code=province_code)
    assert found.unit == one or (found.unit is None and one in found.suggestions)


@settings(max_examples=300, deadline=None)
@given(text=st.text(max_size=40))
def test_no_text_breaks_matching(text: str) -> None:
    found = match(text, province_code="11")
    assert (found.unit is None) == (found.how in (How.NONE, How.AMBIGUOUS))


# The traps of the field


@pytest.mark.parametrize(
    ("province_code", "written", "today", "former_went_to"),
    [
        ("11", "P. Mường Thanh", "03334", ["03127"]),
        ("11", "X. Sam Mứn", "03356", ["03352"]),
        ("56", "X. Ninh Sơn", "22810", ["22546"]),
        ("56", "X. Ninh Phước", "22870", ["22561"]),
        ("56", "P. Đông Hải", "22780", ["22780", "22888"]),
    ],
)
def test_of_homonyms_the_table_s_edition_decides(
    province_code: str, written: str, today: str, former_went_to: list[str]
) -> None:
    now = match(written, province_code=province_code)
    assert (code_of(now), now.how, now.unit and now.unit.valid_from) == (today, How.EXACT, TODAY)
    then = match(written, province_code=province_code, edition=FORMER, code_edition=TODAY)
    assert then.unit is not None
    assert then.unit.valid_from == FORMER
    assert [link.new.code for link in successors(then.unit.key)] == former_went_to


@pytest.mark.parametrize(
    ("province_code", "written", "went_to", "namesake"),
    [
        ("11", "TT. Mường Chà", "03172", "03166"),
        ("56", "P. Ninh Hải", "22561", "22852"),
        ("56", "P. Vĩnh Hải", "22333", "22846"),
    ],
)
def test_a_kind_that_today_s_namesake_has_not_means_the_former_unit(
    province_code: str, written: str, went_to: str, namesake: str
) -> None:
    found = match(written, province_code=province_code)
    assert found.how == How.FORMER
    assert found.unit is not None
    assert found.unit.valid_from == FORMER
    assert [link.new.code for link in successors(found.unit.key)] == [went_to]
    bare_name = written.split(" ", 1)[1]
    assert code_of(match(bare_name, province_code=province_code)) == namesake


@pytest.mark.parametrize(("province_code", "one", "other"), COLLIDING)
def test_colliding_pairs_are_told_apart_by_diacritics(
    province_code: str, one: str, other: str
) -> None:
    for name in (one, other):
        found = match(name, province_code=province_code)
        assert found.unit is not None
        assert found.unit.full_name == name


@pytest.mark.parametrize(("province_code", "one", "other"), COLLIDING)
def test_colliding_pairs_without_diacritics_are_never_guessed(
    province_code: str, one: str, other: str
) -> None:
    bare = fold(one).split(" ", 1)[1]
    found = match(bare.upper(), province_code=province_code)
    assert (found.unit, found.how) == (None, How.AMBIGUOUS)
    assert {suggested.full_name for suggested in found.suggestions} == {one, other}
    with_kind = match(caps_without_diacritics(one), province_code=province_code)
    if one.partition(" ")[0] == other.partition(" ")[0]:
        assert with_kind.how == How.AMBIGUOUS
    else:
        assert with_kind.unit is not None
        assert with_kind.unit.full_name == one


def test_the_ten_pairs_are_all_there_are() -> None:
    seen: dict[tuple[str, str], set[str]] = {}
    for province_code, one in TODAYS:
        seen.setdefault((province_code, fold(one.name)), set()).add(one.full_name)
    pairs = {(code, *sorted(names)) for (code, _), names in seen.items() if len(names) > 1}
    assert pairs == {(code, *sorted((one, other))) for code, one, other in COLLIDING}


@pytest.mark.parametrize(
    ("province_code", "of_today", "alike"),
    [("19", "Xã Văn Lang", "Xã Văn Lăng"), ("72", "Xã Tân Thạnh", "Xã Tân Thành")],
)
def test_a_name_of_today_with_its_diacritics_is_no_former_unit_with_others(
    province_code: str, of_today: str, alike: str
) -> None:
    for name in (of_today, of_today.upper(), f"UBND {of_today}"):
        found = match(name, province_code=province_code, edition=FORMER)
        assert (found.unit, found.how) == (None, How.AMBIGUOUS)
        assert [one.full_name for one in found.suggestions] == [alike]
    for name in (alike, fold(of_today)):  # without diacritics it may be either list's
        known = match(name, province_code=province_code, edition=FORMER).unit
        assert known is not None
        assert known.full_name == alike


def test_a_former_name_with_wrong_diacritics_that_no_other_unit_has_is_known() -> None:
    found = match("Xã Võ Tranh", province_code="19", edition=FORMER)
    assert (code_of(found), found.how) == ("05647", How.FOLDED)


# Ways of writing


@pytest.mark.parametrize(
    ("province_code", "written", "code", "how"),
    [
        ("15", "XA BAO NHAI", "02890", How.FOLDED),
        ("15", "Bảo Nhai", "02890", How.EXACT),
        ("15", "X Bảo Nhai", "02890", How.EXACT),
        ("15", "1) Xã Bảo Nhai, huyện Bắc Hà, tỉnh Lào Cai", "02890", How.EXACT),
        ("15", "Xã Bảo Nhai (H. Bắc Hà cũ)", "02890", How.EXACT),
        ("11", "XA DUNG", "03208", How.EXACT),
        ("11", "Đảng uỷ, UBND xã Xa Dung", "03208", How.EXACT),
        ("11", "Xã Pú Nhi", "03370", How.FOLDED),
        ("11", "Pu Nhi", "03370", How.EXACT),
        ("11", "Ph. Điện Biên Phủ", "03127", How.EXACT),
        ("56", "Phường Ninh Hoà", "22528", How.TONE),
        ("56", "đặc khu Trường Sa", "22736", How.EXACT),
        ("66", "Ea H’Leo", "24184", How.EXACT),
        ("66", "Xã Ea Hleo", "24184", How.EXACT),
        ("75", "Xã Long Thành", "26368", How.ALIAS),
        ("68", "P. 1 Bảo Lộc", "24823", How.EXACT),
    ],
)
def test_staff_s_ways_of_writing(province_code: str, written: str, code: str, how: How) -> None:
    found = match(written, province_code=province_code)
    assert (code_of(found), found.how) == (code, how)
    assert found.unit is not None
    assert found.unit.valid_from == TODAY


@pytest.mark.parametrize(
    ("province_code", "written", "name"),
    [
        ("11", "Xã Pom Lót", "Xã Pom Lót"),
        ("11", "Noọng Hẹt", "Xã Noong Hẹt"),
        ("11", "Xã Sam Mứn (cũ)", "Xã Sam Mứn"),
        ("11", "Xã Sam Mứn cũ", "Xã Sam Mứn"),
        ("56", "Xã Ninh Sơn (Ninh Hòa)", "Xã Ninh Sơn"),
        ("51", "Huyện Lý Sơn", "Huyện Lý Sơn"),
    ],
)
def test_a_former_name_in_today_s_table_is_the_former_unit_and_says_so(
    province_code: str, written: str, name: str
) -> None:
    found = match(written, province_code=province_code)
    assert found.how == How.FORMER
    assert found.unit is not None
    assert (found.unit.full_name, found.unit.valid_from) == (name, FORMER)


@pytest.mark.parametrize(
    ("province_code", "written", "suggested"),
    [
        ("15", "Phường Bảo Nhai", "Xã Bảo Nhai"),
        ("15", "Xã Bảo Nhải Hạ", "Xã Bảo Nhai"),
        ("11", "Xã Mường Phăn", "Xã Mường Phăng"),
    ],
)
def test_what_is_only_alike_is_suggested_never_taken(
    province_code: str, written: str, suggested: str
) -> None:
    found = match(written, province_code=province_code)
    assert (found.unit, found.how) == (None, How.NONE)
    assert found.suggestions[0].full_name == suggested


@pytest.mark.parametrize(
    "written",
    ["", "  ", "1", "12.", "…", "-", "*", "Tổng cộng", "Xã Bảo Nhai", "Xã Mường Chà, tỉnh Lào Cai"],
)
def test_what_is_no_unit_of_the_province_is_none(written: str) -> None:
    assert match(written, province_code="11").unit is None


def test_a_district_row_is_no_commune() -> None:
    assert match("TP. ĐIỆN BIÊN PHỦ", province_code="11").unit is None
    assert match("HUYỆN ĐIỆN BIÊN", province_code="11", edition=FORMER).unit is None


def test_namesakes_of_the_former_list_need_kind_or_district() -> None:
    def found(text: str, district: str = "") -> Match:
        return match(
            text, province_code="56", edition=FORMER, code_edition=TODAY, district=district
        )

    assert found("Phước Hải").how == How.AMBIGUOUS
    assert code_of(found("P. Phước Hải")) == "22357"
    assert code_of(found("Phước Hải", "I. THÀNH PHỐ NHA TRANG")) == "22357"
    assert code_of(found("Phước Hải", "II. H. Ninh Phước")) == "22894"
    quan_4 = match("P.1", province_code="79", edition=FORMER, district="Quận 4")
    assert code_of(quan_4) == "27298"


def test_a_heading_of_an_older_district_does_not_hide_the_only_one_of_its_name() -> None:
    found = match("Xã Nà Tấu", province_code="11", edition=FORMER, district="Huyện Mường Ảng")
    assert code_of(found) == "03316"


def test_a_former_table_of_a_province_as_it_is_today_holds_all_that_merged() -> None:
    assert match("Xã Bảo Nhai", province_code="15", edition=FORMER).unit is None
    merged = match("Xã Bảo Nhai", province_code="15", edition=FORMER, code_edition=TODAY)
    assert merged.unit == unit(UnitKey("02890", FORMER))


@pytest.mark.parametrize(
    ("written", "edition", "key", "how"),
    [
        ("TP.HCM", TODAY, UnitKey("79", TODAY), How.ALIAS),
        ("TP. Hồ Chí Minh", TODAY, UnitKey("79", TODAY), How.EXACT),
        ("Thừa Thiên - Huế", FORMER, UnitKey("46", FORMER), How.ALIAS),
        ("Tỉnh Đồng Nai", TODAY, UnitKey("75", TODAY), How.EXACT),
        ("Bà Rịa-Vũng Tàu", FORMER, UnitKey("77", FORMER), How.EXACT),
        ("Hoà Bình", FORMER, UnitKey("17", FORMER), How.TONE),
        ("DAK LAK", TODAY, UnitKey("66", TODAY), How.FOLDED),
        ("Đắc Lắc", TODAY, UnitKey("66", TODAY), How.ALIAS),
        ("UBND tỉnh Yên Bái", TODAY, UnitKey("15", FORMER), How.FORMER),
        ("Lào Cai", FORMER, UnitKey("10", FORMER), How.EXACT),
        ("Lào Cai", TODAY, UnitKey("15", TODAY), How.EXACT),
    ],
)
def test_provinces_by_name(written: str, edition: dt.date, key: UnitKey, how: How) -> None:
    found = match_province(written, edition=edition)
    assert (found.unit and found.unit.key, found.how) == (key, how)


def test_a_district_or_the_whole_country_is_no_province() -> None:
    assert match_province("Huyện Điện Biên").unit is None
    assert match_province("Cả nước").unit is None


@pytest.mark.parametrize(
    ("written", "level", "edition", "province_code", "expected"),
    [
        ("2890", Level.COMMUNE, TODAY, None, UnitKey("02890", TODAY)),
        (" 02890 ", Level.COMMUNE, FORMER, None, UnitKey("02890", FORMER)),
        ("2890.0", Level.COMMUNE, TODAY, "15", UnitKey("02890", TODAY)),
        ("2890", Level.COMMUNE, TODAY, "11", None),
        ("85", Level.DISTRICT, FORMER, "10", UnitKey("085", FORMER)),
        ("1", Level.PROVINCE, TODAY, None, UnitKey("01", TODAY)),
        ("10", Level.PROVINCE, TODAY, None, None),
        ("6970", Level.COMMUNE, TODAY, None, None),
        ("Bảo Nhai", Level.COMMUNE, TODAY, None, None),
        ("", Level.COMMUNE, TODAY, None, None),
        ("123456", Level.COMMUNE, TODAY, None, None),
    ],
)
@pytest.mark.anchor("4.5")
def test_codes_as_excel_left_them(
    written: str,
    level: Level,
    edition: dt.date,
    province_code: str | None,
    expected: UnitKey | None,
) -> None:
    found = match_code(written, level=level, edition=edition, province_code=province_code)
    assert (found and found.key) == expected


@pytest.mark.parametrize("how", How)
def test_every_way_is_told_in_both_languages(how: How) -> None:
    vietnamese = how.told
    with speaking(Language.EN):
        assert how.told != vietnamese


# Workbooks from the field


@pytest.mark.skipif(not WORKBOOKS.exists(), reason="the field's workbooks are not here")
def test_workbook_12_variants_give_their_expected_units() -> None:
    expected = next(
        layout
        for layout in json.loads((WORKBOOKS / "expected.json").read_text(encoding="utf-8"))
        if layout["id"] == "L12"
    )
    sheet = openpyxl.load_workbook(WORKBOOKS / expected["file"]).active
    assert sheet is not None
    for row in expected["expected"]:
        written = str(sheet.cell(row["row"], 2).value)
        found = {
            code_of(one)
            for code in ("11", "15", "56")
            if (one := match(written, province_code=code)).unit
        }
        assert found == ({row["ward_code"]} if "ward_code" in row else set()), written


@pytest.mark.skipif(not WORKBOOKS.exists(), reason="the field's workbooks are not here")
def test_workbook_08_former_units_lead_to_their_expected_communes() -> None:
    expected = next(
        layout
        for layout in json.loads((WORKBOOKS / "expected.json").read_text(encoding="utf-8"))
        if layout["id"] == "L08"
    )
    for row in expected["expected"]:
        if "old_unit" not in row:
            continue
        found = match(row["old_unit"], province_code="11", edition=FORMER)
        assert found.unit is not None
        assert [link.new.code for link in successors(found.unit.key)] == [row["maps_to"]]
