"""How far a task is, as reports write it."""

import pytest

from data.ingest.plan.state import state
from data.plan import TaskState


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Hoàn thành", TaskState.DONE),
        ("Đã hoàn thành", TaskState.DONE),
        ("Chưa hoàn thành", TaskState.DOING),
        ("Đang thực hiện", TaskState.DOING),
        ("Chưa thực hiện", TaskState.NOT_STARTED),
        ("30%", TaskState.DOING),
        ("100%", TaskState.DONE),
        ("0%", TaskState.NOT_STARTED),
        (None, TaskState.NOT_SAID),
        ("xem báo cáo", None),
    ],
)
def test_a_state_is_read_in_words_or_as_a_share(said: str | None, found: TaskState | None) -> None:
    assert state(said, shows_percent=False) is found


def test_a_share_kept_by_its_format_is_one() -> None:
    assert state(0.3, shows_percent=True) is TaskState.DOING
