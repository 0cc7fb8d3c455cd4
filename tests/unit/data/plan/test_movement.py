from data import plan
from data.plan import Figure, Score
from data.plan.movement import fallen
from data.status import Status
from tests.unit.data.plan.test_score import figure


def scores(**values: float) -> tuple[Score, ...]:
    given: dict[str, Figure] = {key: figure(value) for key, value in values.items()}
    return plan.scored(plan.plans()["minh_hoa_dien_bien"], given)


def test_a_target_that_stands_worse_than_before_fell_and_says_from_where() -> None:
    before, now = scores(cap_quang=80, dat_dai=60), scores(cap_quang=70, dat_dai=80)
    (found,) = fallen(before, now)
    assert found.score.target.id == "cap_quang"
    assert (found.before, found.score.status) == (Status.ON_TRACK, Status.OFF_TRACK)


def test_silence_before_or_now_is_no_fall() -> None:
    assert fallen(scores(), scores(cap_quang=10)) == []
    assert fallen(scores(cap_quang=80), scores()) == []
    assert fallen([], scores(cap_quang=10)) == []


def test_a_lost_baseline_is_a_fall_and_the_worst_stands_first() -> None:
    before = scores(song_di_dong=96, ocop=64, cap_quang=80)
    now = scores(song_di_dong=90, ocop=58, cap_quang=60)
    order = [(one.score.target.id, one.score.status) for one in fallen(before, now)]
    assert order == [
        ("cap_quang", Status.MOVING_AWAY),
        ("song_di_dong", Status.SLIPPED),
        ("ocop", Status.ON_TRACK),
    ]


def test_a_better_or_equal_state_is_none() -> None:
    assert fallen(scores(cap_quang=70), scores(cap_quang=80)) == []
    assert fallen(scores(cap_quang=80), scores(cap_quang=80)) == []
