"""What is other than it was at a revision."""

import datetime as dt

from sqlalchemy import event as alchemy

from data.actor import operator
from data.store import Store
from data.store.connection import reading
from data.store.since import changes
from geo.units import FORMER, NATION, TODAY, UnitKey
from tests import report
from tests.report import COMMUNES, FIBRE

HERE = [UnitKey("11", TODAY)]
BOSS = operator("máy chủ")


def told(store: Store, at: int) -> dict[str, tuple[int, int, int]]:
    rows = store.changes_since(at, provinces=HERE)
    return {row.indicator_id: (row.added, row.changed, row.gone) for row in rows.itertuples()}


def fill(store: Store) -> None:
    first = {(FIBRE, one, "2025-Q2"): 10.0 for one in COMMUNES[:3]}
    report.publish(store, "a.xlsx", first)
    second = {
        (FIBRE, COMMUNES[0], "2025-Q2"): 12.0,
        (FIBRE, COMMUNES[1], "2025-Q2"): 10.0,
        (FIBRE, COMMUNES[3], "2025-Q2"): 0.0,
        (FIBRE, COMMUNES[2], "2025-Q2"): None,
    }
    report.publish(store, "b.xlsx", second)


def test_new_changed_and_emptied_figures_are_counted_and_zero_is_a_figure(store: Store) -> None:
    fill(store)
    assert told(store, 1) == {FIBRE: (1, 1, 1)}
    assert told(store, 0) == {FIBRE: (3, 0, 0)}
    assert told(store, 2) == {}


def test_an_undone_report_is_a_change_too_and_back_to_the_start_is_none(store: Store) -> None:
    fill(store)
    store.desk(BOSS).withdraw([2], reason="nhầm")
    assert told(store, 2) == {FIBRE: (1, 1, 1)}
    assert told(store, 1) == {FIBRE: (0, 0, 0)}


def test_other_places_are_left_out(store: Store) -> None:
    fill(store)
    for other in ([UnitKey("15", TODAY)], [UnitKey("11", FORMER)], None):
        assert store.changes_since(0, provinces=other).empty
    assert store.changes_since(0, provinces=[NATION]).empty


def test_the_revision_of_a_day_is_the_last_before_it(store: Store) -> None:
    now = dt.datetime.now(dt.UTC)
    assert store.revision_before(now) == 0
    fill(store)
    assert store.revision_before(now - dt.timedelta(days=1)) == 0
    assert store.revision_before(now + dt.timedelta(days=1)) == 2


def test_figures_are_found_by_their_key_and_never_by_reading_all(store: Store) -> None:
    fill(store)
    if store.engine.dialect.name != "sqlite":
        return
    said: list[str] = []
    with reading(store.engine) as connection:
        alchemy.listen(store.engine, "before_cursor_execute", lambda *args: said.append(args[2]))
        changes(connection, at=1, provinces=[("11", TODAY.isoformat())])
        asked = next(one for one in said if "touched" in one)
        values = tuple("1" for _ in range(asked.count("?")))
        steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}", values).all()
    plan = [str(one[3]) for one in steps]
    assert any("SEARCH then" in one or "SEARCH published" in one for one in plan), plan
    scanned = [one for one in plan if one.startswith("SCAN")]
    assert not [one for one in scanned if "published" in one or "statement" in one], plan
