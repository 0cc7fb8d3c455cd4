from collections import Counter

import pytest

from geo.lineage import (
    Relation,
    former_communes,
    former_province,
    former_provinces,
    links,
    predecessors,
    successors,
)
from geo.units import FORMER, NATION, TODAY, Level, UnitKey, children, communes, parents, unit


def test_the_whole_former_list_went_somewhere_and_nothing_came_from_nowhere() -> None:
    assert {link.old for link in links()} == {u.key for u in communes("VN", edition=FORMER)}
    assert {link.new for link in links()} == {u.key for u in communes("VN")}


def test_links_are_as_many_as_the_docstring_says() -> None:
    relations = Counter(link.relation for link in links())
    assert relations == {Relation.WHOLE: 9598, Relation.PART: 973}
    parts = Counter(link.old for link in links() if link.relation == Relation.PART)
    assert len(parts) == 442
    assert Counter(parts.values()) == {2: 370, 3: 56, 4: 15, 5: 1}
    whole = Counter(link.old for link in links() if link.relation == Relation.WHOLE)
    assert set(whole.values()) == {1}
    assert not whole.keys() & parts.keys()


@pytest.mark.parametrize(
    ("province", "full_name", "now_in"),
    [
        ("11", "Phường Mường Thanh", ["03127"]),
        ("11", "Xã Sam Mứn", ["03352"]),
        ("11", "Thị trấn Mường Chà", ["03172"]),
        ("56", "Xã Ninh Sơn", ["22546"]),
        ("56", "Phường Ninh Hải", ["22561"]),
        ("56", "Xã Ninh Phước", ["22561"]),
        ("56", "Phường Vĩnh Hải", ["22333"]),
        ("58", "Phường Đông Hải", ["22780", "22888"]),
    ],
)
def test_homonyms_went_where_the_resolutions_say(
    province: str, full_name: str, now_in: list[str]
) -> None:
    (former,) = (u for u in communes(province, edition=FORMER) if u.full_name == full_name)
    assert [link.new.code for link in successors(former.key)] == now_in


def test_a_new_commune_knows_what_it_was_made_of() -> None:
    made_of = [unit(link.old).name for link in predecessors(UnitKey("03334", TODAY))]
    assert sorted(made_of) == ["Nam Thanh", "Noong Bua", "Thanh Xương"]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Cam Hòa", 3),
        ("Cam Tân", 3),
        ("Suối Tân", 3),
        ("Cam Hiệp Bắc", 2),
        ("Cam Hiệp Nam", 2),
        ("Cam An Bắc", 2),
        ("Cam An Nam", 2),
    ],
)
def test_the_divided_communes_of_khanh_hoa_are_parts(name: str, parts: int) -> None:
    divided = next(one for one in communes("56", edition=FORMER) if one.name == name)
    found = successors(divided.key)
    assert len(found) == parts
    assert {link.relation for link in found} == {Relation.PART}


def test_no_commune_was_made_across_a_former_border() -> None:
    for one in communes("VN"):
        provinces = {
            above.code
            for link in predecessors(one.key)
            for above in parents(link.old)
            if above.level == Level.PROVINCE
        }
        assert provinces == {former_province(one.key)}


def test_today_s_communes_dissolve_into_the_63_former_provinces() -> None:
    found = {former_province(one.key) for one in communes("VN")}
    assert found == {one.code for one in children(NATION, edition=FORMER)}
    assert former_province(UnitKey("02890", TODAY)) == "10"
    assert {former_province(one.key) for one in communes("15")} == {"10", "15"}


def test_former_province_refuses_what_is_no_commune_of_today() -> None:
    with pytest.raises(ValueError, match="not one of today's communes"):
        former_province(UnitKey("11", TODAY))


def test_links_answer_both_ways() -> None:
    for link in links():
        assert link in successors(link.old)
        assert link in predecessors(link.new)


def test_every_former_commune_lies_in_one_province_of_today() -> None:
    listed = Counter(
        one.key for province in children(NATION) for one in former_communes(province.code)
    )
    assert set(listed.values()) == {1}
    assert len(listed) == 10040


def test_a_province_knows_the_former_ones_it_is_made_of() -> None:
    assert former_provinces("15") == ("10", "15")
    assert former_provinces("11") == ("11",)
    assert sum(len(former_provinces(one.code)) for one in children(NATION)) == 63
