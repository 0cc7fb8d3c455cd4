"""What is remembered of workbooks: who may add, who may take out, and that nothing is silent."""

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import select

from data.actor import Actor, Grant, NotAllowedError, Role, operator
from data.ingest.answer import Answers, Meaning
from data.ingest.mapping import Role as Column
from data.ingest.mapping import Shape, shapes
from data.ingest.memory import name_key
from data.store import Store
from data.store.connection import reading
from data.store.error import StoreChangedError
from data.store.memory import NotRememberedError
from data.store.schema import event
from geo.lineage import former_communes
from geo.units import FORMER, TODAY, UnitKey, UnknownUnitError, unit
from tests.unit.data.ingest.sample import checked, sheet_of

NINH_HOA = UnitKey("22528", TODAY)
CAM_RANH = UnitKey("22420", TODAY)
FM = "wireless_loudspeaker_clusters"


def person(role: Role, scope: str = "56", *, name: str = "Lò Thị Hoa", account: int = 7) -> Actor:
    return Actor(name=name, account_id=account, grants=(Grant(role=role, scope=scope),))


REPORTER = person(Role.REPORTER)
OTHER_REPORTER = person(Role.REPORTER, name="Vàng A Páo", account=8)
APPROVER = person(Role.APPROVER, name="Giàng Thị Mỷ", account=9)
SHAPE = Shape(
    signature="ab" * 16,
    name="Tổng hợp",
    columns={"B": Meaning(Column.UNIT), "C": Meaning(Column.VALUE, FM)},
    below=1,
)


OTHERWISE = replace(SHAPE, below=2)
OF_ONE = Actor(
    name="Cà Thị Yên",
    account_id=11,
    grants=(Grant(role=Role.REPORTER, scope="56", unit_codes=(NINH_HOA.code,)),),
)


def acts(store: Store) -> list[tuple[str, str, str]]:
    with reading(store.engine) as connection:
        found = connection.execute(select(event).order_by(event.c.id)).all()
    return [(one.act, one.made_by, one.subject) for one in found]


def test_a_reporter_has_a_name_remembered_and_it_is_written_down(store: Store) -> None:
    store.desk(REPORTER).remember_place("56", text="Xã  Lạ Hoắc", key=NINH_HOA)
    ((key, said),) = store.memory("56").places.items()
    assert key == ("56", TODAY, name_key("xã lạ hoắc"))
    assert (said.text, said.unit, said.by) == ("Xã Lạ Hoắc", NINH_HOA, "Lò Thị Hoa")
    assert said.on == dt.datetime.now(dt.UTC).date()
    assert acts(store) == [("remember_place", "Lò Thị Hoa", "Xã Lạ Hoắc")]
    assert store.memory("15").places == {}
    assert store.memory().places == store.memory("56").places


@pytest.mark.parametrize("actor", [REPORTER, APPROVER, operator("root")])
def test_what_its_sender_or_an_approver_says_later_counts(store: Store, actor: Actor) -> None:
    store.desk(REPORTER).remember_place("56", text="Xã Lạ", key=NINH_HOA)
    store.desk(actor).remember_place("56", text="XÃ LẠ", key=CAM_RANH)
    (said,) = store.memory("56").places.values()
    assert (said.unit, said.by) == (CAM_RANH, actor.name)
    store.desk(REPORTER).remember_mapping("56", SHAPE)
    store.desk(actor).remember_mapping("56", OTHERWISE)
    assert store.memory("56").mappings["56", SHAPE.signature].below == 2
    assert len(acts(store)) == 4


def test_nobody_says_otherwise_of_what_somebody_else_said(store: Store) -> None:
    store.desk(REPORTER).remember_place("56", text="Xã Lạ", key=NINH_HOA)
    store.desk(REPORTER).remember_mapping("56", SHAPE)
    before = store.content_hash()
    desk = store.desk(OTHER_REPORTER)
    with pytest.raises(NotAllowedError) as refused:
        desk.remember_place("56", text="XÃ LẠ", key=CAM_RANH)
    assert "Lò Thị Hoa" in str(refused.value)
    with pytest.raises(NotAllowedError):
        desk.remember_mapping("56", OTHERWISE)
    desk.remember_place("56", text="xã lạ", key=NINH_HOA)
    desk.remember_mapping("56", SHAPE)
    assert store.content_hash() == before, "the same again changes nothing"


def test_whoever_reports_for_some_units_says_what_means_one_of_those(store: Store) -> None:
    desk = store.desk(OF_ONE)
    desk.remember_place("56", text="Xã Lạ", key=NINH_HOA)
    assert len(store.memory("56").places) == 1
    for text in ("Xã Khác", "Xã Lạ"):
        with pytest.raises(NotAllowedError):
            desk.remember_place("56", text=text, key=CAM_RANH)
    with pytest.raises(NotAllowedError):
        desk.remember_mapping("56", SHAPE)
    with pytest.raises(NotAllowedError):
        desk.remember_place("VN", text="Khánh Hoà cũ", key=UnitKey("56", TODAY))
    desk.forget_place("56", text="Xã Lạ", valid_from=TODAY)
    assert store.memory().places == {}


def test_the_very_name_of_another_unit_is_never_remembered(store: Store) -> None:
    other = unit(CAM_RANH)
    for text in (other.full_name, other.name.upper(), f" {other.name} "):
        with pytest.raises(NotRememberedError) as refused:
            store.desk(APPROVER).remember_place("56", text=text, key=NINH_HOA)
        assert other.full_name in str(refused.value)
    assert acts(store) == []


def test_a_name_may_mean_a_former_commune_in_older_tables(store: Store) -> None:
    former = former_communes("56")[0].key
    store.desk(REPORTER).remember_place("56", text="Xã Lạ", key=former)
    store.desk(REPORTER).remember_place("56", text="Xã Lạ", key=NINH_HOA)
    assert {since for _, since, _ in store.memory("56").places} == {FORMER, TODAY}


@pytest.mark.parametrize(
    "actor",
    [Actor(), person(Role.VIEWER), person(Role.REPORTER, "15"), person(Role.APPROVER, "15")],
)
def test_nobody_else_adds_to_a_provinces_memory(store: Store, actor: Actor) -> None:
    desk = store.desk(actor)
    with pytest.raises(NotAllowedError):
        desk.remember_place("56", text="Xã Lạ", key=NINH_HOA)
    with pytest.raises(NotAllowedError):
        desk.remember_mapping("56", SHAPE)
    with pytest.raises(NotAllowedError):
        desk.remember("56", content=b"", file_name="a.xlsx", answers=Answers())
    assert (store.memory().places, store.memory().mappings, acts(store)) == ({}, {}, [])


def test_a_unit_of_another_province_is_not_remembered(store: Store) -> None:
    desk = store.desk(REPORTER)
    with pytest.raises(NotRememberedError) as refused:
        desk.remember_place("56", text="Xã Lạ", key=UnitKey("02890", TODAY))
    assert "Bảo Nhai" in str(refused.value)
    with pytest.raises(UnknownUnitError):
        desk.remember_place("56", text="Xã Lạ", key=UnitKey("99999", TODAY))
    with pytest.raises(NotRememberedError):
        desk.remember_place("56", text=" ... ", key=NINH_HOA)
    assert (store.memory().places, acts(store)) == ({}, [])


def test_whoever_said_it_and_approvers_have_it_forgotten(store: Store) -> None:
    for actor in (REPORTER, APPROVER, operator("root")):
        store.desk(REPORTER).remember_place("56", text="Xã Lạ", key=NINH_HOA)
        store.desk(REPORTER).remember_mapping("56", SHAPE)
        store.desk(actor).forget_place("56", text="xã lạ", valid_from=TODAY)
        store.desk(actor).forget_mapping("56", signature=SHAPE.signature)
        assert (store.memory().places, store.memory().mappings) == ({}, {})
        assert acts(store)[-1] == ("forget_mapping", actor.name, "Tổng hợp")


@pytest.mark.parametrize("actor", [Actor(), OTHER_REPORTER, person(Role.APPROVER, "15", account=9)])
def test_nobody_else_has_it_forgotten(store: Store, actor: Actor) -> None:
    store.desk(REPORTER).remember_place("56", text="Xã Lạ", key=NINH_HOA)
    store.desk(REPORTER).remember_mapping("56", SHAPE)
    before = store.content_hash()
    with pytest.raises(NotAllowedError):
        store.desk(actor).forget_place("56", text="Xã Lạ", valid_from=TODAY)
    with pytest.raises(NotAllowedError):
        store.desk(actor).forget_mapping("56", signature=SHAPE.signature)
    assert store.content_hash() == before


def test_what_nobody_said_is_not_there_to_forget(store: Store) -> None:
    with pytest.raises(StoreChangedError):
        store.desk(APPROVER).forget_place("56", text="Xã Lạ", valid_from=TODAY)
    with pytest.raises(StoreChangedError):
        store.desk(APPROVER).forget_mapping("56", signature="none")


def unknown(quarter: str, name: str) -> bytes:
    head = ("Số", "Cơ sở", f"Máy phát quý {quarter}")
    return sheet_of([(f"TỈNH KHÁNH HÒA, QUÝ {quarter}",), head, (1, "Cam Ranh", 3), (2, name, 4)])


SAID = Answers(
    places={"Xã Lạ Hoắc": NINH_HOA, "Sheet1!B9": CAM_RANH},
    columns={
        "Sheet1!B": Meaning(Column.UNIT),
        "Sheet1!C": Meaning(Column.VALUE, FM),
    },
)


def test_a_workbooks_answers_are_remembered_at_once_and_serve_the_next(store: Store) -> None:
    body = unknown("I/2026", "Xã Lạ Hoắc")
    store.desk(REPORTER).remember("56", content=body, file_name="a.xlsx", answers=SAID)
    assert len(store.memory("56").places) == 1
    found = checked(unknown("II/2026", "XÃ LẠ HOẮC"), memory=store.memory("56"))
    assert set(found.observations["unit_code"]) == {NINH_HOA.code, CAM_RANH.code}
    assert str(found.period) == "2026-Q2"
    assert {"P10", "L15"} <= {one.rule for one in found.problems}


def test_all_of_a_workbooks_answers_are_remembered_or_none(store: Store) -> None:
    answers = Answers(places={"Xã Lạ": NINH_HOA, "Xã Khác": UnitKey("02890", TODAY)})
    with pytest.raises(NotRememberedError):
        store.desk(REPORTER).remember("56", content=b"", file_name="a.xlsx", answers=answers)
    assert (store.memory().places, acts(store)) == ({}, [])


def test_a_mapping_reads_the_same_again(store: Store) -> None:
    (shape,) = shapes(unknown("I/2026", "x"), file_name="a.xlsx", answers=SAID)
    store.desk(REPORTER).remember_mapping("56", shape)
    said = store.memory("56").mappings["56", shape.signature]
    assert (dict(said.columns), said.below) == (dict(shape.columns), shape.below)
