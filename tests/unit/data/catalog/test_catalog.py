"""The project's own catalogue: complete, bilingual, and knowing the headers of the field."""

import csv
from pathlib import Path

import pytest

from data.catalog import (
    MEASURE,
    NUMERATOR,
    Aggregation,
    Indicator,
    Kind,
    UnknownIndicatorError,
    alias_key,
    groups,
    indicator,
    indicators,
    named,
    source,
    sources,
    targets,
)
from text import Language

FIELD = Path(__file__).resolve().parents[5] / "shared" / "domain"
TABLE = FIELD / "indicators.csv"
EVERY = list(indicators().values())

needs_field = pytest.mark.skipif(not TABLE.exists(), reason="the tables of the field are absent")


@needs_field
def test_every_indicator_of_the_field_is_there_with_its_kind_and_group() -> None:
    with TABLE.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 45
    direction = {"higher_is_better": "higher", "lower_is_better": "lower", "neutral": "neutral"}
    for row in rows:
        one = indicator(row["id"])
        assert one.group_id == row["group_id"], one.id
        assert one.direction == direction[row["direction"]], one.id
        assert one.frequency == row["frequency"], one.id
        assert set(one.levels) == set(row["level"].split("+")), one.id
        assert (one.kind is Kind.RATE) == (row["unit"] == "percent"), one.id
        assert (one.kind is Kind.RANK) == (row["unit"] == "rank"), one.id


@needs_field
def test_every_header_alias_of_the_field_finds_its_indicator() -> None:
    with TABLE.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            for alias in (row["name_vi"], *row["header_aliases_vi"].split(";")):
                found = named(alias)
                assert found is not None, f"{row['id']}: {alias}"
                assert found[0].id == row["id"], alias


@pytest.mark.parametrize(
    ("header", "indicator_id", "part"),
    [
        ("Hộ được phủ cáp quang", "fibre_household_coverage_pct", MEASURE),
        ("Hộ có thuê bao cáp quang", "fibre_household_subscribed_pct", MEASURE),
        ("Số hộ được phủ cáp quang", "fibre_household_coverage_pct", NUMERATOR),
        ("Tổng số hộ", "households_count", MEASURE),
        ("Tổng số thôn, bản", "villages_count", MEASURE),
        ("Số Tổ công nghệ số cộng đồng", "cdt_team_count", MEASURE),
        ("Số thành viên Tổ công nghệ số cộng đồng", "cdt_team_members", MEASURE),
        ("Số cụm loa truyền thanh thông minh", "smart_loudspeaker_clusters", MEASURE),
        ("Số cụm loa truyền thanh không dây", "wireless_loudspeaker_clusters", MEASURE),
        ("Tỷ lệ hồ sơ trực tuyến", "online_dossier_rate_pct", MEASURE),
        ("TY LE HO SO TRUC TUYEN", "online_dossier_rate_pct", MEASURE),
        ("Cổng/Trang TTĐT xã cập nhật thường xuyên", "commune_portal_active", MEASURE),
        ("Hệ thống hội nghị trực tuyến hoạt động", "video_conference_operating", MEASURE),
        ("Thôn chưa có sóng di động", "villages_no_signal_count", MEASURE),
        ("dti_value", "dti_value", MEASURE),
    ],
)
def test_headers_of_the_field_are_known(header: str, indicator_id: str, part: str) -> None:
    found = named(header)
    assert found is not None
    assert (found[0].id, found[1]) == (indicator_id, part)


@pytest.mark.parametrize("header", ["Ghi chú", "STT", "Tên xã, phường", "Số hộ", "Tỷ lệ (%)", ""])
def test_headers_that_name_no_one_measure_find_none(header: str) -> None:
    assert named(header) is None


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.id)
def test_an_indicator_speaks_both_languages(one: Indicator) -> None:
    for chosen in Language:
        assert one.name(chosen)
        assert one.short_name(chosen)
        assert one.definition(chosen).endswith(".")
        assert one.agency(chosen)
        for terms in (one.names, one.short_names, one.definitions, one.units, one.agencies):
            assert chosen in terms
    assert one.name(Language.VI) != one.name(Language.EN)
    assert one.definition(Language.VI) != one.definition(Language.EN)
    assert len(one.short_name(Language.VI)) <= 55


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.id)
def test_an_indicator_agrees_with_itself(one: Indicator) -> None:
    if one.kind is Kind.RATE:
        assert one.id.endswith("_pct")
        assert one.unit() == "%"
        assert one.aggregation in {Aggregation.RATIO, Aggregation.NONE}
        assert one.numerator(Language.EN)
        assert one.denominator(Language.EN)
        assert (one.low, one.high) == (0, 100)
    if one.kind is Kind.YES_NO:
        assert one.aggregation is Aggregation.SHARE_OF_YES
    if one.denominator_id:
        assert indicator(one.denominator_id).kind is Kind.COUNT
    assert all((one.low or 0) <= limit for limit in one.breaks)
    assert one.high is None or all(limit <= one.high for limit in one.breaks)
    assert one.levels


def test_groups_stand_in_the_order_of_the_plans_and_none_is_empty() -> None:
    assert list(groups()) == ["G0", "G1", "G2", "G3", "G4", "G5", "G6", "base"]
    assert list(dict.fromkeys(one.group_id for one in EVERY)) == list(groups())


def test_short_names_and_names_are_each_given_once() -> None:
    for chosen in Language:
        for names in (
            [one.name(chosen) for one in EVERY],
            [one.short_name(chosen) for one in EVERY],
        ):
            assert len(set(map(alias_key, names))) == len(names)


def test_sources_speak_both_languages_and_are_all_cited_or_shipped() -> None:
    for one in sources().values():
        assert set(one.titles) == set(one.publishers) == set(one.licences) == set(Language)
        assert one.url == "" or one.url.startswith("http")
    assert source("qd_411").citation.startswith("Thủ tướng Chính phủ, Quyết định 411/QĐ-TTg")


def test_national_targets_are_those_of_the_decisions() -> None:
    national = {
        (name, one.by.year): (one.operator.sign, one.value)
        for name in indicators()
        for one in targets(name)
        if one.scope == "VN" and not one.levels
    }
    assert national["fibre_household_coverage_pct", 2025] == ("≥", 80)
    assert national["smartphone_adult_pct", 2030] == ("≥", 95)
    assert national["adult_digital_signature_pct", 2030] == (">", 70)
    assert national["ehealth_record_pct", 2025] == ("≥", 90)


def test_an_unknown_indicator_is_refused_by_name() -> None:
    with pytest.raises(UnknownIndicatorError, match="no_such_pct"):
        indicator("no_such_pct")
