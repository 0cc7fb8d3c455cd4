import time

import pytest

from data.ingest import IngestError, check
from data.ingest.progress import SHARES, Step, awaited, counted, tell, telling
from tests.unit.data.ingest.sample import khanh_hoa
from tests.unit.data.ingest.test_batch import drawn

Told = tuple[Step, int, int]


class Listening:
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[Told] = []

    def __call__(self, step: Step, done: int, of: int) -> None:
        self.told.append((step, done, of))


@pytest.mark.parametrize("body", [drawn(1, rows=200), khanh_hoa([(1, "Phường Cam Ranh", 20, 15)])])
def test_a_check_tells_every_step_in_order_and_never_more_than_all(body: bytes) -> None:
    heard = Listening()
    check(body, file_name="a.xlsx", progress=heard)
    steps = list(dict.fromkeys(step for step, _, _ in heard.told))
    assert steps == list(Step)
    assert all(0 <= done <= of for _, done, of in heard.told)


def test_nobody_is_told_once_the_check_is_over() -> None:
    heard = Listening()
    with pytest.raises(IngestError):
        check(b"no workbook", file_name="a.xlsx", progress=heard)
    told = len(heard.told)
    tell(Step.READ, 1, 2)
    assert len(heard.told) == told


def test_what_is_told_too_often_is_left_out() -> None:
    heard = Listening()
    with telling(heard):
        for done in range(1000):
            tell(Step.MATCH, done, 1000)
        tell(Step.CHECK, 0, 1)
    assert heard.told[0] == (Step.MATCH, 0, 1000)
    assert heard.told[-1] == (Step.CHECK, 0, 1)
    assert len(heard.told) < 20


def test_work_that_cannot_be_asked_is_told_of_while_it_lasts() -> None:
    heard = Listening()
    with telling(heard):
        answer = awaited(_slowly, step=Step.READ, start=0.25, end=0.75, seconds=1)
    assert answer == 42
    done = [one for _, one, _ in heard.told]
    assert len(done) > 2
    assert done == sorted(done)
    assert done[0] >= 0.25 * SHARES
    assert done[-1] < 0.75 * SHARES


def _slowly() -> int:
    time.sleep(1)
    return 42


def test_a_fault_of_awaited_work_is_raised_where_it_is_awaited() -> None:
    with telling(Listening()), pytest.raises(ZeroDivisionError):
        awaited(lambda: 1 / 0, step=Step.READ, start=0, end=1, seconds=1)


def test_counted_things_are_all_there() -> None:
    assert list(counted("abc", step=Step.READ, of=3)) == ["a", "b", "c"]
