"""What a workbook's sender answers: names, readings, the period; and what is not taken."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.ingest import Checked
from data.ingest.answer import Answers, Meaning
from data.ingest.memory import Memory, RememberedPlace, name_key
from data.ingest.question import Kind
from data.period import PeriodError
from geo.lineage import former_communes
from geo.units import FORMER, TODAY, UnitKey, unit
from tests.unit.data.ingest.sample import (
    checked,
    form,
    listing,
    places,
    row_of,
    sheet_of,
    template_with,
)
from text import Language, speaking

TITLE = ("UBND TỈNH KHÁNH HÒA, QUÝ I NĂM 2026",)
HEAD = ("TT", "Đơn vị", "Cụm loa FM")
FM = "wireless_loudspeaker_clusters"
ONLINE = "online_dossier_rate_pct"
NINH_HOA = UnitKey("22528", TODAY)
BAO_NHAI = UnitKey("02890", TODAY)
NOTE = "Xã Ninh Hoà mới"


def table(*names: str, title: str = TITLE[0]) -> bytes:
    rows = [(number, name, number) for number, name in enumerate(names, start=1)]
    return sheet_of([(title,), HEAD, *rows])


def column(head: str, *contents: object) -> bytes:
    names = ("P. Cam Ranh", "P. Nha Trang", "Xã Vạn Hưng", "P. Ninh Hòa")
    rows = zip(range(1, 5), names, contents, strict=False)
    return sheet_of([TITLE, (*HEAD[:2], head), *rows])


def rules_of(found: Checked) -> set[str]:
    return {one.rule for one in found.problems}


def test_a_stranger_comes_with_every_unit_that_it_may_be() -> None:
    (one,) = checked(table("P. Ninh Hòa", "Xã Lạ Hoắc")).strangers
    assert (one.sheet, one.cell, one.text) == ("Sheet1", "B4", "Xã Lạ Hoắc")
    assert unit(NINH_HOA) in one.among
    assert unit(BAO_NHAI) not in one.among


def test_an_answered_name_is_read_and_told() -> None:
    body = table("Xã Lạ  Hoắc")
    found = checked(body, answers=Answers(places={"Xã Lạ Hoắc": NINH_HOA}))
    assert list(found.observations["unit_code"]) == [NINH_HOA.code]
    assert not found.errors
    assert [(one.cell, one.unit.key) for one in found.taken] == [("B3", NINH_HOA)]
    (told,) = (one for one in found.problems if one.rule == "P10")
    with speaking(Language.EN):
        assert "as its sender says" in str(told)


def test_nobody_overrules_a_name_that_the_list_has() -> None:
    answers = Answers(places={"P. Ninh Hòa": UnitKey("22366", TODAY)})
    found = checked(table("P. Ninh Hòa"), answers=answers)
    assert list(found.observations["unit_code"]) == [NINH_HOA.code]
    assert found.taken == ()


@pytest.mark.parametrize(
    "key", [BAO_NHAI, UnitKey("22528", FORMER), UnitKey("99999", TODAY)], ids=str
)
def test_an_answer_outside_the_province_or_its_time_is_refused(key: UnitKey) -> None:
    found = checked(table("P. Cam Ranh", "Xã Lạ"), answers=Answers(places={"Xã Lạ": key}))
    assert places(found, "P11") == ["Sheet1!B4"]
    assert places(found, "P1") == ["Sheet1!B4"]
    assert key.code not in set(found.observations["unit_code"])


NAMESAKE = "Xã Thanh Bình"


def former_namesakes() -> tuple[UnitKey, ...]:
    """Two former communes of Lào Cai, as it is today, that bear one name."""
    found = tuple(one.key for one in former_communes("15") if one.full_name == NAMESAKE)
    assert len(found) == 2
    return found


def test_namesakes_of_a_province_are_asked_with_both_and_read_as_answered() -> None:
    body = table(NAMESAKE, title="SỐ LIỆU QUÝ I NĂM 2025")
    (one,) = checked(body, province="15").strangers
    assert {at.key for at in one.suggestions} == set(former_namesakes())
    for key in former_namesakes():
        found = checked(body, province="15", answers=Answers(places={NAMESAKE: key}))
        assert list(found.observations["unit_code"]) == [key.code]
        assert list(found.observations["unit_valid_from"]) == [FORMER.isoformat()]


def test_two_namesakes_in_one_table_are_answered_cell_by_cell() -> None:
    one, other = former_namesakes()
    body = table(NAMESAKE, NAMESAKE, title="SỐ LIỆU QUÝ I NĂM 2025")
    answers = Answers(places={"Sheet1!B3": other, NAMESAKE: one})
    found = checked(body, province="15", answers=answers)
    assert list(found.observations["unit_code"]) == [other.code, one.code]
    assert not found.errors


def test_a_former_name_in_a_table_of_today_may_be_answered() -> None:
    body = table("Xã Vạn Khánh")
    assert [one.rule for one in checked(body).errors] == ["P2"]
    found = checked(body, answers=Answers(places={"Xã Vạn Khánh": NINH_HOA}))
    assert list(found.observations["unit_code"]) == [NINH_HOA.code]


@pytest.mark.parametrize(
    "body",
    [
        form([("CT1", "Cụm loa FM", "cụm", 3)], answers={
            "Tên xã/phường/đặc khu:": "Xã Lạ", "Mã ĐVHC:": None}),
        template_with({"A7": "99999", "B7": "Xã Lạ"}),
        sheet_of([("XÃ LẠ HOẮC, TỈNH KHÁNH HÒA, QUÝ I/2026",), ("STT", "Tên thôn", "Cụm loa FM"),
                  (1, "Thôn A", 3)]),
    ],
    ids=["form", "template", "villages"],
)  # fmt: skip
def test_every_layout_with_communes_hears_the_answer(body: bytes) -> None:
    asked = checked(body)
    (one,) = asked.strangers
    meant = one.among[0]
    found = checked(body, answers=Answers(places={one.text: meant.key}))
    assert meant.code in set(found.observations["unit_code"])
    assert "P10" in rules_of(found)


def test_a_province_of_a_table_by_province_is_answered() -> None:
    rows = [("BẢNG XẾP HẠNG DTI CẤP TỈNH NĂM 2024",), ("TT", "Tỉnh/Thành phố", "Giá trị DTI"),
            (1, "Đà Nẵng", 0.8), (2, "Tỉnh Lạ Hoắc", 0.5), (3, "Hà Nội", 0.7)]  # fmt: skip
    (one,) = checked(sheet_of(rows)).strangers
    meant = next(at for at in one.among if at.name == "Huế")
    found = checked(sheet_of(rows), answers=Answers(places={one.text: meant.key}))
    assert meant.code in set(found.observations["unit_code"])


def remembered(name: str, key: UnitKey, *, scope: str = "56") -> Memory:
    said = RememberedPlace(text=name, unit=key, by="Lò Thị Hoa", on=dt.date(2026, 3, 5))
    return Memory(places={(scope, key.valid_from, name_key(name)): said})


def test_a_remembered_name_is_read_with_who_said_so_and_when() -> None:
    found = checked(table("XÃ LẠ HOẮC"), memory=remembered("Xã Lạ Hoắc", NINH_HOA))
    assert list(found.observations["unit_code"]) == [NINH_HOA.code]
    (told,) = (one for one in found.problems if one.rule == "P10")
    assert "Lò Thị Hoa" in str(told)
    assert found.taken[0].by == "Lò Thị Hoa"


@pytest.mark.parametrize(
    "memory",
    [
        remembered("Xã Lạ Hoắc", NINH_HOA, scope="15"),
        remembered("Xã Lạ Hoắc", UnitKey("22528", FORMER)),
        remembered("Xã La Hoac", NINH_HOA),
    ],
    ids=["another province", "another time", "other letters"],
)
def test_memory_of_another_place_time_or_spelling_is_silent(memory: Memory) -> None:
    found = checked(table("Xã Lạ Hoắc", "P. Cam Ranh"), memory=memory)
    assert places(found, "P1") == ["Sheet1!B3"]


def test_the_sender_counts_before_memory() -> None:
    answers = Answers(places={"Xã Lạ": UnitKey("22366", TODAY)})
    found = checked(table("Xã Lạ"), answers=answers, memory=remembered("Xã Lạ", NINH_HOA))
    assert list(found.observations["unit_code"]) == ["22366"]


def test_a_number_with_two_readings_is_a_question_with_both() -> None:
    (asked,) = checked(column("Cụm loa FM", 1, "1,234")).questions
    assert (asked.kind, asked.key, asked.text) == (Kind.READING, "Sheet1!C4", "1,234")
    assert [one.value for one in asked.readings] == [1.234, 1234.0]
    labels = [one.label for one in asked.readings]
    assert labels == ["1,234: dấu “,” là dấu thập phân", "1.234: dấu “,” ngăn cách hàng nghìn"]


@pytest.mark.parametrize("value", [1.2345, 1234.5])
def test_a_number_written_the_english_way_is_read_as_answered(value: float) -> None:
    body = column("Tỷ lệ hồ sơ trực tuyến (%)", 90, "1,234.5")
    found = checked(body, answers=Answers(readings={"Sheet1!C4": value}))
    assert found.questions == ()
    kept = [] if value > 100 else [value]
    assert list(found.observations["value"]) == [90.0, *kept]


def test_a_third_reading_is_not_taken() -> None:
    body = column("Cụm loa FM", 1, "1,234")
    found = checked(body, answers=Answers(readings={"Sheet1!C4": 12.0}))
    assert places(found, "V2") == ["Sheet1!C4"]
    assert found.questions


def test_a_cell_with_one_reading_is_never_replaced() -> None:
    body = column("Cụm loa FM", 7, "3")
    answers = Answers(readings={"Sheet1!C3": 8.0, "Sheet1!C4": 9.0})
    assert list(checked(body, answers=answers).observations["value"]) == [7.0, 3.0]


def test_a_date_that_was_a_fraction_is_answered_where_a_fraction_fits() -> None:
    head = "Tỷ lệ hồ sơ trực tuyến (%)"
    body = column(head, 90, dt.date(2026, 12, 9))
    (asked,) = checked(body).questions
    assert [one.value for one in asked.readings] == ["9/12", "12/9"]
    found = checked(body, answers=Answers(readings={asked.key: "9/12"}))
    assert (found.questions, found.errors) == ((), ())
    row = found.observations.iloc[1]
    assert (row["numerator"], row["denominator"], row["value"]) == (9.0, 12.0, 75.0)
    assert "V12" in rules_of(found)
    counted = checked(column("Cụm loa FM", 1, dt.date(2026, 12, 9)))
    assert (counted.questions, places(counted, "V3")) == ((), ["Sheet1!C4"])


def test_a_share_typed_without_its_sign_may_be_answered() -> None:
    head = "Tỷ lệ hồ sơ trực tuyến (%)"
    body = column(head, 90, 0.9179)
    (asked,) = checked(body).questions
    assert [one.value for one in asked.readings] == [0.9179, 91.79]
    found = checked(body, answers=Answers(readings={asked.key: 91.79}))
    assert list(found.observations["value"]) == [90.0, 91.79]
    assert not {"N5", "V8"} & rules_of(found)


@pytest.mark.parametrize(
    ("typed", "meant", "value"), [("1,234", 1.234, 1.234), (0.9179, 91.79, 91.79)]
)
def test_a_cell_of_a_list_is_answered_too(typed: object, meant: float, value: float) -> None:
    row = {"indicator_id": ONLINE, "unit_code": "22420", "period": "2025-Q4"}
    body = listing(row | {"value": 12.0}, row | {"unit_code": "22366", "value": typed})
    (asked,) = checked(body).questions
    found = checked(body, answers=Answers(readings={asked.key: meant}))
    assert row_of(found, ONLINE, "22366")["value"] == value
    assert (found.questions, found.errors) == ((), ())


CELLS = st.one_of(
    st.sampled_from(["1,234", "12,345", "1,234.5", "7", "-", "…", None, 0.5, 0.125, 3.0, 88.0]),
    st.dates(dt.date(2020, 1, 1), dt.date(2026, 6, 1)),
    st.from_regex(r"[1-9]\d{0,2},\d{3}", fullmatch=True),
)


@settings(max_examples=25, deadline=None)
@given(
    contents=st.lists(CELLS, min_size=1, max_size=4),
    head=st.sampled_from(["Cụm loa FM", "Tỷ lệ hồ sơ trực tuyến (%)"]),
    pick=st.integers(0, 2),
)
def test_answering_every_question_leaves_none(contents: list[object], head: str, pick: int) -> None:
    contents = [3.0, *contents][:4]
    body = column(head, *contents)
    first = checked(body)
    readings = {
        one.key: one.readings[min(pick, len(one.readings) - 1)].value
        for one in first.questions
        if one.kind is Kind.READING
    }
    found = checked(body, answers=Answers(readings=readings))
    assert [one for one in found.questions if one.kind is Kind.READING] == []


KEYS = st.builds(UnitKey, st.from_regex(r"\d{5}", fullmatch=True), st.sampled_from([TODAY, FORMER]))
ANSWERS = st.builds(
    Answers,
    period=st.sampled_from(["", "2025-Q3"]),
    places=st.dictionaries(st.text(), KEYS),
    readings=st.dictionaries(
        st.text(), st.one_of(st.floats(allow_nan=False, allow_infinity=False), st.text())
    ),
    columns=st.dictionaries(st.text(), st.builds(Meaning, st.text(), st.text(), st.text())),
    first_rows=st.dictionaries(st.text(), st.integers(1, 1_000_000)),
    is_demonstration=st.booleans(),
)


@given(ANSWERS)
def test_answers_read_the_same_again_from_json(answers: Answers) -> None:
    text = answers.as_json()
    assert Answers.of_json(text) == answers
    assert Answers.of_json(text).as_json() == text


def test_a_workbook_without_a_period_is_asked_and_read_as_answered() -> None:
    body = table("P. Cam Ranh", title="UBND TỈNH KHÁNH HÒA")
    found = checked(body)
    (asked,) = found.questions
    assert (asked.kind, asked.sheet, asked.cell) == (Kind.PERIOD, "", "")
    assert (found.scope, found.period, len(found.observations)) == ("56", None, 0)
    again = checked(body, answers=Answers(period="2025-Q4"))
    assert (str(again.period), again.questions, again.errors) == ("2025-Q4", (), ())


def test_a_workbook_that_names_two_periods_is_asked_which() -> None:
    body = table("P. Cam Ranh", title="TỈNH KHÁNH HÒA, QUÝ III/2025 VÀ QUÝ IV/2025")
    (asked,) = checked(body).questions
    assert [one.value for one in asked.readings] == ["2025-Q3", "2025-Q4"]
    assert [one.label for one in asked.readings] == ["Quý III/2025", "Quý IV/2025"]
    found = checked(body, answers=Answers(period="2025-Q4"))
    assert set(found.observations["period"]) == {"2025-Q4"}


@pytest.mark.parametrize(
    "body",
    [
        form([("CT1", "Cụm loa FM", "cụm", 3)], answers={"Kỳ báo cáo:": None}),
        sheet_of([("XÃ VẠN HƯNG, TỈNH KHÁNH HÒA",), ("STT", "Tên thôn", "Cụm loa FM"),
                  (1, "Thôn A", 3)]),
        sheet_of([("TỈNH KHÁNH HÒA - DANH SÁCH CỤM LOA FM",),
                  ("STT", "Xã", "Tên cụm loa", "Vĩ độ", "Kinh độ"),
                  (1, "Xã Vạn Hưng", "Loa 1", 12.7, 109.2)]),
        sheet_of([("UBND TỈNH KHÁNH HÒA",), ("TT", "Chỉ tiêu", "ĐVT", "Thực hiện"),
                  (1, "Tỷ lệ hồ sơ trực tuyến", "%", 90)]),
    ],
    ids=["form", "villages", "points", "indicators"],
)  # fmt: skip
def test_every_layout_asks_for_its_period_and_takes_it(body: bytes) -> None:
    assert [one.kind for one in checked(body).questions] == [Kind.PERIOD]
    found = checked(body, answers=Answers(period="2026-Q1"))
    assert set(found.observations["period"]) == {"2026-Q1"}


def test_an_answer_never_replaces_the_period_that_is_stated() -> None:
    found = checked(table("P. Cam Ranh"), answers=Answers(period="2025-Q4"))
    assert [one.rule for one in found.errors] == ["L14"]
    assert found.observations.empty


def test_an_answered_period_is_canonical_and_has_begun() -> None:
    body = table("P. Cam Ranh", title="UBND TỈNH KHÁNH HÒA")
    with pytest.raises(PeriodError):
        checked(body, answers=Answers(period="Quý IV"))
    late = f"{dt.datetime.now(tz=dt.UTC).year + 1}-Q1"
    found = checked(body, answers=Answers(period=late))
    assert [one.rule for one in found.errors] == ["L4"]
    assert found.observations.empty


def test_without_answers_nothing_changes() -> None:
    body = listing({"indicator_id": FM, "unit_code": "22420", "period": "2025-Q4", "value": 3})
    found = checked(body)
    assert (found.questions, found.strangers, found.taken) == ((), (), ())
    assert row_of(found, FM, "22420")["value"] == 3.0
