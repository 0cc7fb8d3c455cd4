import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.name import clean, fold, sort_key, tone_normal, words
from geo.units import FORMER, NATION, communes

VIETNAMESE = st.text(
    alphabet="aàáảãạăằâầbcdđeèêềghiìklmnoòóỏõọôồơờpqrstuùúủũụưừvxyỳýỷỹỵ HOÒAĐ'-.\u00a0\u200b",
    max_size=30,
)


@pytest.mark.anchor("4.5")
def test_decomposed_text_and_strange_spaces_become_what_was_meant() -> None:
    written = unicodedata.normalize("NFD", "Xã\u00a0Bảo\u200b  Nhai ")
    assert clean(written) == "Xã Bảo Nhai"


def test_the_soft_hyphen_stays_for_it_may_be_a_letter_of_tcvn3() -> None:
    assert clean("Ph­êng") == "Ph­êng"


@pytest.mark.parametrize(
    ("staff", "official"),
    [
        ("Khánh Hòa", "Khánh Hoà"),
        ("THỦY", "THUỶ"),
        ("Hóa Quỳ", "Hoá Quỳ"),
        ("Tuy Hòa", "Tuy Hoà"),
        ("xòe", "xoè"),
        ("Quý", "Quý"),
        ("Toàn", "Toàn"),
        ("Múa", "Múa"),
    ],
)
def test_both_tone_placements_become_the_official_one(staff: str, official: str) -> None:
    assert tone_normal(staff) == tone_normal(official) == official


@pytest.mark.parametrize(
    ("text", "bare"),
    [("ĐẶC KHU Trường Sa", "dac khu truong sa"), ("Ẳng Cang", "ang cang"), ("ươ", "uo")],
)
def test_folding_takes_every_diacritic(text: str, bare: str) -> None:
    assert fold(text) == bare


def test_words_join_over_apostrophes_and_part_at_dashes() -> None:
    assert words("Ea H’Leo") == words("Ea Hleo") == "ea hleo"
    assert words("Bà Rịa–Vũng Tàu") == words("Bà Rịa - Vũng Tàu") == "bà rịa vũng tàu"
    assert words("Phường 01") == "phường 1"


def test_names_sort_as_a_vietnamese_dictionary_has_them() -> None:
    ordered = [
        "Phường 2",
        "Phường 10",
        "An Bình",
        "Ăn",
        "Ân",
        "Ba Vì",
        "Bà Nà",
        "Bả",
        "Bã",
        "Bá",
        "Bạ",
        "Bắc Hà",
        "Cam Lộ",
        "Chà Tở",
        "Dân Hòa",
        "Đà Bắc",
        "Mương",
        "Mường Ảng",
        "Sơn",
        "Ứng Hòa",
    ]
    names = [name.removeprefix("Phường ") for name in ordered]
    assert sorted(set(names), key=sort_key) == names


@given(text=VIETNAMESE)
def test_each_way_of_making_comparable_is_idempotent(text: str) -> None:
    for way in (clean, tone_normal, fold, words):
        assert way(way(text)) == way(text)


@given(text=VIETNAMESE)
def test_composition_and_tone_placement_never_change_the_folded_name(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(text) == fold(tone_normal(text))


def test_the_package_s_own_names_are_clean() -> None:
    everyone = (*communes(NATION.code), *communes(NATION.code, edition=FORMER))
    assert [one.full_name for one in everyone if clean(one.full_name) != one.full_name] == []
