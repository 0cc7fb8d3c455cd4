"""Figures against those published before them, from a workbook through a store to a sentence."""

from pathlib import Path

import pytest

from data import __main__ as command
from data.finding import lines
from data.ingest import Checked, check
from tests.unit.data.ingest import history
from tests.unit.data.ingest.history import (
    CAM_RANH,
    FIBRE,
    LOUD,
    NAMES,
    against,
    table,
    was,
)
from tests.unit.data.ingest.sample import listing, places
from text import Language, speaking

SHARE = "Tỷ lệ thôn có cáp quang (%)"
CLUSTERS = "Cụm loa FM"


def told(found: Checked, rule: str) -> list[str]:
    return [str(one) for one in found.problems if one.rule == rule]


def test_a_jump_is_told_as_the_leader_reads_it() -> None:
    found = against(table(SHARE, (64.8,)), was(FIBRE, CAM_RANH, "2025-Q4", 28.4))
    (line,) = told(found, "H1")
    assert (
        "Phường Cam Ranh tăng 36,4 điểm % so với Quý IV/2025 (28,4\u00a0% → 64,8\u00a0%)." in line
    )
    assert "Vượt ngưỡng 20 điểm %. Đề nghị xem lại" in line
    with speaking(Language.EN):
        assert "rises by 36.4 percentage points against Q4 2025" in told(found, "H1")[0]
    assert len(found.observations) == 1, "a jump is a warning and is stored"


@pytest.mark.parametrize(("now", "jumps"), [(48.3, True), (48.5, False), (88.5, False)])
def test_twenty_points_are_no_jump_and_more_are(now: float, jumps: bool) -> None:
    found = against(table(SHARE, (now,)), was(FIBRE, CAM_RANH, "2025-Q4", 68.5))
    assert bool(places(found, "H1")) is jumps


@pytest.mark.parametrize(
    ("before", "now", "jumps"),
    [(1, 3, False), (10, 30, True), (10, 29, False), (400, 799, False), (400, 200, True),
     (0, 20, True), (20, 0, True)],
)  # fmt: skip
def test_a_count_jumps_where_it_doubles_or_halves_and_is_not_small(
    before: int, now: int, jumps: bool
) -> None:
    found = against(table(CLUSTERS, (now,)), was(LOUD, CAM_RANH, "2025-Q4", before))
    assert bool(places(found, "H1")) is jumps


def test_a_year_before_counts_only_where_the_period_before_is_not_published() -> None:
    year_ago = was(FIBRE, CAM_RANH, "2025-Q4", 20)
    found = against(table(SHARE, (80,), title="QUÝ IV/2026"), year_ago)
    assert "Quý IV/2025" in told(found, "H1")[0]
    near = was(FIBRE, CAM_RANH, "2026-Q3", 75)
    assert not told(against(table(SHARE, (80,), title="QUÝ IV/2026"), year_ago, near), "H1")


def test_a_correction_of_what_is_published_is_told_as_such() -> None:
    published = was(FIBRE, CAM_RANH, "2026-Q1", 28.4)
    before = was(FIBRE, CAM_RANH, "2025-Q4", 60)
    found = against(table(SHARE, (64.8,)), published, before)
    assert "so với bản đang công bố" in told(found, "H1")[0]


def test_a_cumulative_count_grows_through_its_year_without_a_warning() -> None:
    past = was(LOUD, CAM_RANH, "2026-01", 30)
    title = "THÁNG 2/2026 (LŨY KẾ TỪ ĐẦU NĂM)"
    assert not told(against(table(CLUSTERS, (90,), title=title), past), "H1")
    assert told(against(table(CLUSTERS, (90,), title="THÁNG 2/2026"), past), "H1")


def test_many_jumps_of_a_column_are_one_line_to_read() -> None:
    past = [was(FIBRE, code, "2025-Q4", 20) for code in NAMES]
    found = against(table(SHARE, (70, 45, 95, 41)), *past)
    assert places(found, "H1") == ["Sheet1!C3", "Sheet1!C4", "Sheet1!C5", "Sheet1!C6"]
    (line,) = (one for one in lines(found.problems) if "[H1]" in one)
    assert "C3, C4, C5, C6" in line


@pytest.mark.parametrize("factor", [0.01, 0.001, 1000, 1e-6])
def test_a_column_in_another_unit_of_measure_is_told_once_and_is_no_jump(factor: float) -> None:
    past = [was("population_count", code, "2025-Q4", 40_000) for code in NAMES]
    found = against(table("Dân số", tuple(40_000 * factor for _ in NAMES)), *past)
    assert places(found, "H2") == ["Sheet1!C3"]
    assert not places(found, "H1")
    assert not places(found, "H5")


def test_two_communes_do_not_make_a_unit_of_measure() -> None:
    past = [was("population_count", code, "2025-Q4", 40_000) for code in NAMES]
    assert not places(against(table("Dân số", (40, 41)), *past), "H2")


def test_a_cumulative_series_that_falls_is_told_in_a_workbook_and_against_the_store() -> None:
    assert places(history.cumulative(5, 4), "H3") == ["Sheet1!D4"]
    assert not places(history.cumulative(4, 5), "H3")
    before = table(CLUSTERS, (30,), title="THÁNG 3/2026 (LŨY KẾ)")
    after = table(CLUSTERS, (29,), title="THÁNG 4/2026 (LŨY KẾ)")
    (line,) = told(against(after, before), "H3")
    assert "số lũy kế 29 nhỏ hơn 30 của Tháng 3/2026" in line
    december = table(CLUSTERS, (30,), title="THÁNG 12/2025 (LŨY KẾ)")
    assert not told(against(table(CLUSTERS, (2,), title="THÁNG 1/2026 (LŨY KẾ)"), december), "H3")


def test_a_cutoff_after_its_period_or_after_today_is_told_in_its_cell() -> None:
    assert places(history.counted_up_to("31/3/2026"), "H4") == []
    assert places(history.counted_up_to("14/4/2026"), "H4") == ["Sheet1!A4"]
    assert "hôm nay" in told(history.counted_up_to("14/4/2098"), "H4")[0]


@pytest.mark.parametrize(("now", "differs"), [(30, False), (25, False), (20, True), (42, True)])
def test_villages_that_a_rate_divides_by_hardly_change(now: int, differs: bool) -> None:
    found = history.villages(now)
    assert bool(places(found, "H5")) is differs
    said = [one.said for one in found.problems if one.rule == "H5"]
    assert all("số đang công bố" in one and "mẫu số" not in one for one in said)


def test_an_empty_store_and_no_store_warn_of_nothing() -> None:
    body = table(SHARE, (90, 20, 3))
    assert not {one.rule[0] for one in against(body).problems} & {"H"}
    assert not {one.rule[0] for one in check(body, file_name="a.xlsx").problems} & {"H"}


def test_the_command_line_compares_with_its_store_and_makes_none(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    now, before = tmp_path / "now.xlsx", tmp_path / "past.xlsx"
    now.write_bytes(table(SHARE, (90,)))
    before.write_bytes(listing(was(FIBRE, CAM_RANH, "2025-Q4", 20)))
    assert command.main(["check", str(now)]) == 0
    assert list(home.iterdir()) == []
    assert command.main(["import", str(before)]) == 0
    capsys.readouterr()
    assert command.main(["check", str(now)]) == 0
    assert "[H1] Sheet1!C3" in capsys.readouterr().out
