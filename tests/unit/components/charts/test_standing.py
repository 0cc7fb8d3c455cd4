import base64
import datetime as dt
import re

import pytest

from components.charts import standing
from components.charts.standing import BADGES, Strip
from components.charts.style import Theme
from components.charts.way import Way, way
from data.status import Point, Status


def svg(picture: str) -> str:
    found = re.search(r"base64,([^)]+)\)", picture)
    assert found
    return base64.b64decode(found[1]).decode()


def test_every_state_has_a_badge_and_a_square_in_both_themes() -> None:
    assert set(BADGES) == set(Status)
    for theme in Theme:
        drawn = {one: svg(standing.squares([one], theme=theme, alt="")) for one in Status}
        assert len(set(drawn.values())) == len(Status)


def test_one_square_is_one_target_and_rows_break() -> None:
    drawn = svg(standing.squares([Status.SLOW] * 9, theme=Theme.LIGHT, alt="9"))
    assert drawn.count("<g ") == 9
    assert "height='36'" in drawn


def test_the_bar_is_as_wide_as_there_are_targets_of_each_state() -> None:
    counts = {Status.ACHIEVED: 3, Status.NO_DATA: 1}
    drawn = svg(standing.tally_bar(counts, theme=Theme.LIGHT, width=102, alt=""))
    assert "width='75.0'" in drawn
    assert "url(#h)" in drawn


def test_in_one_bar_no_two_states_look_alike() -> None:
    for theme in Theme:
        bars = {one: svg(standing.tally_bar({one: 1}, theme=theme, width=60, alt="")) for one in (
            Status.ACHIEVED, Status.MAINTAINED, Status.OFF_TRACK, Status.SLIPPED
        )}  # fmt: skip
        assert len(set(bars.values())) == len(bars)


@pytest.mark.parametrize("now", [None, 0.0, 50.0, 250.0])
def test_a_strip_leaves_out_what_is_not_known_and_stays_on_its_scale(now: float | None) -> None:
    one = Strip(low=0, high=100, now=now, expected=None, goal=80, status=Status.SLOW)
    drawn = svg(standing.strip(one, theme=Theme.LIGHT, alt="a [b]"))
    assert ("<circle" in drawn) is (now is not None)
    for x in re.findall(r"cx='([\d.]+)'", drawn):
        assert standing.STRIP_ROOM <= float(x) <= standing.STRIP_WIDTH - standing.STRIP_ROOM


def test_brackets_in_the_words_of_a_picture_do_not_break_it() -> None:
    assert standing.squares([Status.SLOW], theme=Theme.LIGHT, alt="a [b]").startswith("![a (b)](")


def test_the_picture_of_a_way_is_valid_with_and_without_a_pathway() -> None:
    days = [dt.date(2025, 3, 31), dt.date(2025, 6, 30)]
    figures = [Point(at=day, value=20 + at) for at, day in enumerate(days)]
    goal = Point(at=dt.date(2030, 12, 31), value=80)
    for pathway in ([goal], [Point(at=dt.date(2024, 12, 31), value=8), goal]):
        one = Way(
            pathway=pathway,
            figures=figures,
            expected=30.0,
            is_percent=True,
            goal_label="đích",
            now_label="nay",
            expected_label="kế hoạch",
        )
        assert way(one, theme=Theme.DARK).to_dict()["layer"]
