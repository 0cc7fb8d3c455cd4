"""Whatever people do in whatever order: the figures are what the standing submissions say."""

import datetime as dt
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.store import Outcome, Stage, Store, StoreStageError, open_store
from tests import database, report
from tests.report import COMMUNES, FIBRE, Key
from tests.unit.data.store.person import APPROVER, REPORTER

KEYS = [(FIBRE, code, "2025-Q3") for code in COMMUNES[:4]]
START = dt.date(2100, 1, 1)
REPORTS = st.dictionaries(st.sampled_from(KEYS), st.none() | st.integers(0, 9).map(float))
WHICH = st.integers(0, 5)
ACTS = st.lists(
    st.tuples(st.just("receive"), REPORTS)
    | st.tuples(st.just("submit"), REPORTS)
    | st.tuples(st.just("publish"), REPORTS)
    | st.tuples(st.sampled_from(["approve", "wait", "take_back", "hand_back"]), WHICH)
    | st.tuples(st.just("publish_due"), WHICH)
    | st.tuples(st.just("withdraw"), st.sets(WHICH, min_size=1, max_size=3)),
    max_size=12,
)
Shown = dict[Key, float | None]


@pytest.fixture
def one(new_url: Callable[[], str]) -> Iterator[Store]:
    with open_store(new_url()) as opened:
        yield opened


@dataclass
class Model:
    """What a person would do with a pile of forms."""

    said: dict[int, Shown] = field(default_factory=dict)
    stage: dict[int, Stage] = field(default_factory=dict)
    waiting: dict[int, dt.date] = field(default_factory=dict)  # in order of approval
    published: list[int] = field(default_factory=list)

    def figures(self) -> Shown:
        """The standing forms laid on top of each other as they were published."""
        found: Shown = {}
        for number in self.published:
            if self.stage[number] is Stage.PUBLISHED:
                found |= self.said[number]
        return found

    def publish(self, number: int) -> None:
        self.waiting.pop(number, None)
        self.stage[number] = Stage.PUBLISHED
        self.published.append(number)


def shown(store: Store) -> Shown:
    rows = store.observations()
    values = rows["value"].astype(object).where(rows["value"].notna(), None)
    keys = zip(rows["indicator_id"], rows["unit_code"], rows["period"], strict=True)
    return dict(zip(keys, values, strict=True))


def act(store: Store, model: Model, what: str, given_: object) -> None:
    """Do it in the store and in the model; what is out of order is refused by both."""
    if isinstance(given_, dict):
        hand_in(store, model, what, given_)
    elif isinstance(given_, set):
        withdraw(store, model, {one + 1 for one in given_} & model.said.keys())
    elif isinstance(given_, int) and what == "publish_due":
        day = START + dt.timedelta(days=given_)
        due = [number for number, since in model.waiting.items() if since <= day]
        assert store.publish_due(day) == due
        for number in due:
            model.publish(number)
    elif isinstance(given_, int):
        decide(store, model, what, given_ + 1)


def hand_in(store: Store, model: Model, how_far: str, said: Shown) -> None:
    number = report.hand_in(store, f"{len(model.said)}.xlsx", by=REPORTER)
    model.said[number], model.stage[number] = said, Stage.CHECKED
    if how_far != "receive":
        store.desk(REPORTER).submit(number, report.observations(said))
        model.stage[number] = Stage.SUBMITTED
    if how_far == "publish":
        store.desk(APPROVER).approve(number, seen_revision=store.revision().number)
        model.publish(number)


def decide(store: Store, model: Model, what: str, number: int) -> None:
    """What may become of a submission that is not published yet."""
    if model.stage.get(number) not in {Stage.SUBMITTED, Stage.APPROVED}:
        return
    seen, desk = store.revision().number, store.desk(APPROVER)
    model.waiting.pop(number, None)
    if what == "approve":
        desk.approve(number, seen_revision=seen)
        model.publish(number)
    elif what == "wait":
        day = START + dt.timedelta(days=number % 4)
        assert desk.approve(number, seen_revision=seen, publish_from=day) is None
        model.stage[number], model.waiting[number] = Stage.APPROVED, day
    elif what == "take_back":
        store.desk(REPORTER).take_back(number)
        model.stage[number] = Stage.WITHDRAWN
    else:
        desk.hand_back(number, reason="thử")
        model.stage[number] = Stage.RETURNED


def withdraw(store: Store, model: Model, chosen: set[int]) -> None:
    """Undo some submissions, and hold what was foreseen against what came of it."""
    in_order = {Stage.PUBLISHED, Stage.WITHDRAWN}
    if any(model.stage[number] not in in_order for number in chosen):
        with pytest.raises(StoreStageError):
            store.desk(APPROVER).withdraw(chosen, reason="thử")
        return
    before, foreseen = shown(store), store.if_withdrawn(chosen)
    store.desk(APPROVER).withdraw(chosen, reason="thử")
    standing = [number for number in chosen if model.stage[number] is Stage.PUBLISHED]
    for number in chosen:
        model.stage[number] = Stage.WITHDRAWN
    after = shown(store)
    touched = {key for number in standing for key in model.said[number]}
    assert len(foreseen) == len(touched)
    for row in foreseen.itertuples(index=False):
        key = (str(row.indicator_id), str(row.unit_code), str(row.period))
        assert number_or_none(row.now_value) == before[key]
        assert number_or_none(row.after_value) == after.get(key)
        assert (row.outcome == Outcome.REMOVED) == (key not in after)
        held = [
            one
            for one in model.published
            if key in model.said[one] and (model.stage[one] is Stage.PUBLISHED or one in standing)
        ]
        assert (row.outcome == Outcome.KEPT) == (held[-1] not in standing)
        if row.outcome == Outcome.KEPT:
            assert row.later_submission_id == held[-1]


def number_or_none(value: object) -> float | None:
    return value if isinstance(value, float) and not math.isnan(value) else None


@given(acts=ACTS, last=REPORTS)
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_figures_are_what_stands_and_undoing_the_last_is_as_if_it_had_never_come(
    one: Store, acts: list[tuple[str, object]], last: Shown
) -> None:
    database.empty(one)
    model = Model()
    seen = {0: one.figures_hash()}
    for what, given_ in acts:
        act(one, model, what, given_)
        assert shown(one) == model.figures()
        seen[one.revision().number] = one.figures_hash()
    listed = one.submissions().set_index("submission_id")["stage"].to_dict()
    assert listed == model.stage

    before, there = one.figures_hash(), one.available()
    number = report.submit(one, "last.xlsx", last, by=REPORTER)
    one.desk(APPROVER).approve(number, seen_revision=one.revision().number)
    one.desk(APPROVER).withdraw([number], reason="thử")
    assert one.figures_hash() == before
    assert one.available().equals(there)
    for revision, digest in seen.items():
        assert one.figures_hash(revision=revision) == digest
