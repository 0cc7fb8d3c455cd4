"""Which targets a review lists as behind."""

import datetime as dt
from dataclasses import replace

import pytest

from data.plan import Score
from data.review.content import Override, needs_action
from data.status import Status
from tests.unit.data.plan.test_score import figure, scored
from tests.unit.data.review.sample import line

END = dt.date(2026, 9, 30)


@pytest.mark.parametrize(
    ("score", "is_wanted"),
    [
        (scored("hop_truc_tuyen", None), True),  # due in 2025, and nobody told anything
        (scored("hop_truc_tuyen", figure(0, met=31, answered=31, of=45)), True),
        (scored("hop_truc_tuyen", figure(0, met=45, answered=45, of=45)), False),
        (scored("cap_quang_xa", figure(0, met=29, answered=40, of=45)), True),
        (scored("thon_khong_song", figure(6, is_part=True)), True),
        (scored("thon_khong_song", None), False),  # due in 2027
        (scored("village_fibre", None, "ninh_thuan_2023"), False),
    ],
)
def test_what_is_due_or_shown_to_be_missed_needs_action(score: Score, is_wanted: bool) -> None:
    assert needs_action(score, END) is is_wanted


def test_a_target_that_needs_action_is_behind_unless_a_leader_says_otherwise() -> None:
    silent = replace(line("a", Status.NO_DATA, None), needs_action=True)
    said = Override(status=Status.ACHIEVED, reason="Đã kiểm tra", by="Lò Thị Hoa", at="1/10/2026")
    assert silent.is_behind
    assert not replace(silent, override=said).is_behind
    assert replace(silent, override=replace(said, status=Status.NOT_MET)).is_behind
    assert not line("a", Status.NO_DATA, None).is_behind
