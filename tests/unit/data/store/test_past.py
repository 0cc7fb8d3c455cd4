"""A revision that was: what there was then, who approved it, what of it was undone since."""

import pandas as pd

from data.actor import operator
from data.store import Store
from geo.units import FORMER, TODAY, UnitKey
from tests import explain, report
from tests.report import COMMUNES, FIBRE

VILLAGE = "village_fibre_pct"
BOSS = operator("máy chủ")
HERE = [UnitKey("11", TODAY), UnitKey("11", FORMER)]


def fill(store: Store) -> list[pd.DataFrame]:
    """Four revisions, and what there was at each, told while it was the newest."""
    seen = []
    said: list[dict[report.Key, float | None]] = [
        {(FIBRE, one, "2025-Q2"): 10.0 for one in COMMUNES[:3]},
        {(FIBRE, one, "2025-Q2"): 20.0 for one in COMMUNES[1:5]},
        {(VILLAGE, COMMUNES[0], "2025-Q3"): None, (FIBRE, COMMUNES[0], "2025-Q3"): 1.0},
    ]
    for at, values in enumerate(said):
        report.publish(store, f"{at}.xlsx", values)
        seen.append(store.available())
    store.desk(BOSS).withdraw([2], reason="gửi nhầm")
    seen.append(store.available())
    return seen


def test_what_there_was_is_counted_as_it_was_told_then(store: Store) -> None:
    for number, then in enumerate(fill(store), start=1):
        pd.testing.assert_frame_equal(
            store.available(revision=number), then, check_dtype=False, obj=f"r{number}"
        )
    assert store.available(revision=0).empty


def test_what_there_was_is_not_read_out_of_the_whole_table(store: Store) -> None:
    fill(store)
    with explain.queries(store.engine) as sent:
        store.available(revision=3)
    asked = explain.on_figures(sent)
    assert asked
    assert explain.read_whole(store.engine, asked, is_small=True) == []


def test_today_is_still_told_without_a_look_at_the_figures(store: Store) -> None:
    fill(store)
    with explain.queries(store.engine) as sent:
        store.available(revision=4)
        store.available()
    assert explain.on_figures(sent) == []


def test_it_says_who_approved_it_and_that_it_was_undone_since(store: Store) -> None:
    fill(store)
    second = store.standing(2)
    assert second.revision.number == 2
    assert second.approved_by == second.revision.made_by != ""
    assert second.undone is not None
    assert second.undone.number == 4
    assert second.others == 0
    third = store.standing(3)
    assert third.undone is None
    assert third.others == 1, "the second stood then, and does not now"
    assert store.standing(4).others == 0


def test_a_revision_that_never_was_is_the_empty_store(store: Store) -> None:
    fill(store)
    assert store.revision(2).number == 2
    assert store.revision(99).number == 0
    assert store.standing(99).undone is None


def test_changes_are_counted_up_to_a_past_revision(store: Store) -> None:
    fill(store)
    rows = store.changes_since(1, provinces=HERE, until=2)
    assert rows[["added", "changed", "gone"]].to_numpy().tolist() == [[2, 2, 0]]
    assert store.changes_since(2, provinces=HERE, until=2).empty
