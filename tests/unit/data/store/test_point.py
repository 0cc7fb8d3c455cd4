"""Points hold while the figure that counts them does: published, replaced, undone, as of then."""

import dataclasses
import datetime as dt

import pandas as pd
import pytest

from data.actor import operator
from data.point import Notation, Point
from data.store import Receipt, Store
from tests import report
from tests.report import COMMUNES, TODAY
from tests.unit.data.store.person import APPROVER, REPORTER

LOUD = "smart_loudspeaker_clusters"
QUARTER = "2025-Q3"
HERE = (LOUD, COMMUNES[0], QUARTER)
THERE = (LOUD, COMMUNES[1], QUARTER)


def point(key: report.Key = HERE, *, name: str = "Cụm 1", **changed: object) -> Point:
    made = Point(
        indicator_id=key[0],
        unit_code=key[1],
        unit_valid_from=TODAY,
        period=key[2],
        name=name,
        kind="IP",
        state="Hoạt động tốt",
        size=1.0,
        latitude=21.386,
        longitude=103.016,
        notation=Notation.DECIMAL,
        raw="21,386 103,016",
        sheet="Cụm loa",
        cell="D5",
    )
    return dataclasses.replace(made, **changed)  # type: ignore[arg-type]


def publish(store: Store, name: str, keys: list[report.Key], *points: Point) -> Receipt:
    handed_in, content = report.workbook(name)
    counted = report.observations({key: float(len(points)) for key in keys})
    return store.desk(operator("Hoa")).publish(handed_in, counted, content=content, points=points)


def names(store: Store, *, revision: int | None = None) -> list[str]:
    return store.points(revision=revision)["name"].tolist()


def test_points_come_back_as_they_were_read_with_the_file_that_says_so(store: Store) -> None:
    vn2000 = point(name="Cụm 2", latitude=None, longitude=None, notation=Notation.VN2000, cell="D6")
    receipt = publish(store, "loa.xlsx", [HERE], point(), vn2000)
    found = store.points(indicator_ids=[LOUD], province_code="11")
    for row, sent in zip(found.to_dict("records"), (point(), vn2000), strict=True):
        for field in dataclasses.fields(Point):
            value = row[field.name]
            assert (None if pd.isna(value) else value) == getattr(sent, field.name)
        assert (row["submission_id"], row["file_name"]) == (receipt.submission_id, "loa.xlsx")
    assert store.points(province_code="56").empty
    assert store.points(indicator_ids=["village_fibre_pct"]).empty


def test_the_figure_that_takes_their_figure_s_place_takes_theirs(store: Store) -> None:
    first = publish(store, "a.xlsx", [HERE, THERE], point(), point(THERE, name="Cụm 7"))
    second = publish(store, "b.xlsx", [HERE], point(name="Cụm 1 mới"), point(name="Cụm 2 mới"))
    assert names(store) == ["Cụm 1 mới", "Cụm 2 mới", "Cụm 7"]
    assert names(store, revision=first.revision) == ["Cụm 1", "Cụm 7"]
    publish(store, "c.xlsx", [HERE])
    assert names(store) == ["Cụm 7"]
    assert names(store, revision=second.revision) == ["Cụm 1 mới", "Cụm 2 mới", "Cụm 7"]
    assert names(store, revision=0) == []


def test_undoing_is_as_if_they_had_never_come(store: Store) -> None:
    publish(store, "a.xlsx", [HERE, THERE], point(), point(THERE, name="Cụm 7"))
    before, seen = store.figures_hash(), store.points()
    moved = publish(store, "b.xlsx", [HERE], point(latitude=21.4))
    during = store.figures_hash()
    assert during != before
    store.desk(operator("Hoa")).withdraw([moved.submission_id], reason="thử")
    assert store.figures_hash() == before
    assert store.points().equals(seen)
    assert store.figures_hash(revision=moved.revision) == during


def test_where_a_point_stands_is_part_of_what_the_store_holds(store: Store) -> None:
    hashes = set()
    for at, latitude in enumerate((21.1, 21.2)):
        number = report.hand_in(store, f"{at}.xlsx", by=REPORTER)
        said = report.observations({HERE: 1.0})
        store.desk(REPORTER).submit(number, said, points=[point(latitude=latitude)])
        assert names(store) == ([] if at == 0 else ["Cụm 1"])
        store.desk(APPROVER).approve(number, seen_revision=store.revision().number)
        hashes.add((store.content_hash(), store.figures_hash()))
    assert len(hashes) == 2


def test_points_that_wait_for_a_day_hold_from_then(store: Store) -> None:
    number = report.hand_in(store, "a.xlsx", by=REPORTER)
    store.desk(REPORTER).submit(number, report.observations({HERE: 1.0}), points=[point()])
    day = dt.date(2100, 1, 1)
    store.desk(APPROVER).approve(number, seen_revision=0, publish_from=day)
    assert names(store) == []
    assert store.publish_due(day) == [number]
    assert names(store) == ["Cụm 1"]


@pytest.mark.parametrize("wrong", [point(THERE), point(latitude=91.0), point(longitude=None)])
def test_a_point_of_no_figure_or_of_no_place_is_refused(store: Store, wrong: Point) -> None:
    with pytest.raises(ValueError, match="D5"):
        publish(store, "a.xlsx", [HERE], wrong)
    assert store.revision().number == 0
    assert store.submissions().empty
