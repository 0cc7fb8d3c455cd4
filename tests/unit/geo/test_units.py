from collections import Counter
from time import process_time

import pytest

from geo.units import (
    FORMER,
    NATION,
    TODAY,
    Level,
    UnitKey,
    UnknownUnitError,
    children,
    communes,
    edition,
    parents,
    search,
    sort_key,
    unit,
)
from text import Language, speaking

DIEN_BIEN = UnitKey("11", TODAY)


def test_the_lists_are_complete() -> None:
    assert len(children(NATION)) == 34
    assert len(children(NATION, edition=FORMER)) == 63
    kinds = Counter(one.kind_vi for one in communes("VN"))
    assert kinds == {"Xã": 2611, "Phường": 697, "Đặc khu": 13}
    former = Counter(one.kind_vi for one in communes("VN", edition=FORMER))
    assert former == {"Xã": 7692, "Phường": 1726, "Thị trấn": 617, "Huyện": 5}


@pytest.mark.parametrize(
    ("code", "total", "wards"), [("11", 45, 3), ("15", 99, 10), ("56", 65, 16), ("75", 95, 33)]
)
def test_a_province_has_its_communes(code: str, total: int, wards: int) -> None:
    found = communes(code)
    assert len(found) == total
    assert sum(one.kind_vi == "Phường" for one in found) == wards
    assert found == children(UnitKey(code, TODAY))


def test_one_code_is_two_places() -> None:
    assert unit(UnitKey("02890", TODAY)).full_name == "Xã Bảo Nhai"
    assert unit(UnitKey("03356", FORMER)).name == "Pom Lót"
    assert unit(UnitKey("03356", TODAY)).name == "Sam Mứn"
    assert unit(UnitKey("15", FORMER)).name == "Yên Bái"
    assert unit(UnitKey("15", TODAY)).name == "Lào Cai"


@pytest.mark.parametrize(
    ("key", "english"),
    [
        (UnitKey("02890", TODAY), "Bao Nhai commune"),
        (UnitKey("03127", TODAY), "Dien Bien Phu ward"),
        (UnitKey("22736", TODAY), "Truong Sa special zone"),
        (UnitKey("11", TODAY), "Dien Bien province"),
        (UnitKey("01", TODAY), "Ha Noi city"),
        (UnitKey("085", FORMER), "Bac Ha district"),
        (UnitKey("03172", FORMER), "Muong Cha township"),
        (UnitKey("27298", FORMER), "Ward 1"),
        (NATION, "Viet Nam"),
    ],
)
def test_names_in_english_follow_the_official_style(key: UnitKey, english: str) -> None:
    assert unit(key).full_name_en == unit(key).label(Language.EN) == english


def test_every_english_name_is_ascii_and_every_vietnamese_one_has_its_kind_once() -> None:
    everyone = (*communes("VN"), *communes("VN", edition=FORMER))
    assert all(one.full_name_en.isascii() for one in everyone)
    assert all(one.full_name.startswith(f"{one.kind_vi} ") for one in everyone)
    assert not any("Thị Trấn" in one.full_name or "(" in one.name for one in everyone)


def test_kinds_that_the_package_has_wrong_come_from_the_name() -> None:
    ngoc_lac = next(
        one for one in communes("38", edition=FORMER) if one.full_name == "Thị trấn Ngọc Lặc"
    )
    assert (ngoc_lac.kind_vi, ngoc_lac.name) == ("Thị trấn", "Ngọc Lặc")


def test_parents_lead_to_the_nation() -> None:
    above = parents(UnitKey("03172", FORMER))
    assert [one.full_name for one in above] == ["Huyện Mường Chà", "Tỉnh Điện Biên", "Việt Nam"]
    assert [one.name for one in parents(UnitKey("02890", TODAY))] == ["Lào Cai", "Việt Nam"]


def test_island_districts_without_communes_stand_at_the_foot() -> None:
    feet = [one for one in communes("VN", edition=FORMER) if one.level == Level.DISTRICT]
    assert {one.name for one in feet} == {"Bạch Long Vĩ", "Cồn Cỏ", "Côn Đảo", "Hoàng Sa", "Lý Sơn"}


def test_children_stand_in_vietnamese_order() -> None:
    names = [one.name for one in children(DIEN_BIEN)]
    assert names == sorted(names, key=sort_key)
    assert names[:2] == ["Búng Lao", "Chà Tở"]


def test_former_units_end_where_today_s_begin() -> None:
    assert unit(UnitKey("02890", FORMER)).valid_to == TODAY
    assert unit(UnitKey("02890", TODAY)).valid_to is None
    assert edition(TODAY) == TODAY
    assert edition(TODAY.replace(month=6, day=30)) == FORMER


def test_an_unknown_code_is_quoted_in_both_languages() -> None:
    with pytest.raises(UnknownUnitError) as refused:
        communes("99")
    assert "99" in str(refused.value)
    with speaking(Language.EN):
        assert str(refused.value).startswith("No unit has the code “99”")


@pytest.mark.parametrize("typed", ["bao nhai", "Bảo Nhai", "XA BAO NHAI", "xã bảo nhai"])
def test_search_finds_with_or_without_diacritics_and_kind(typed: str) -> None:
    assert [one.code for one in search(typed, within=NATION)] == ["02890"]


def test_search_puts_names_that_start_with_the_text_first_and_its_diacritics_before() -> None:
    found = [one.full_name for one in search("muong", within=DIEN_BIEN)]
    assert found[0] == "Xã Mường Ảng"
    assert all("Mường" in name for name in found)
    assert search("Thạnh An", within=UnitKey("79", TODAY))[0].name == "Thạnh An"
    assert search("Thanh An", within=UnitKey("79", TODAY))[0].name == "Thanh An"


def test_search_stays_within_and_under_its_limit() -> None:
    assert search("bao nhai", within=DIEN_BIEN) == ()
    assert search("  ", within=NATION) == ()
    assert len(search("a", within=NATION, limit=7)) == 7
    assert search("yen bai", within=NATION, edition=FORMER)[0].level == Level.PROVINCE


def test_search_over_the_country_takes_milliseconds() -> None:
    search("a", within=NATION)
    start = process_time()  # its own work, however busy the machine is
    for typed in ("a", "muong", "xa tan", "bao nhai", "zz"):
        search(typed, within=NATION)
    assert (process_time() - start) / 5 < 0.05


def test_islands_lie_in_the_sea() -> None:
    for key in (UnitKey("498", FORMER), UnitKey("20333", TODAY)):
        assert (unit(key).longitude or 0) > 111
    for code in ("22736", "22737", "22739", "576"):
        assert (unit(UnitKey(code, FORMER)).longitude or 0) > 111.5
