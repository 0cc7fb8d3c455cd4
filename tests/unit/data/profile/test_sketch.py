from dataclasses import replace

from data.catalog import indicator
from data.period import parse
from data.profile import Cell, Line, Spot
from data.profile.sketch import spark, strip
from tests.report import FIBRE

LINE = Line(
    indicator=indicator(FIBRE),
    period=parse("2026-Q3"),
    cell=Cell(value=40.0, state="reported"),
    last=None,
    aim=None,
    in_all=None,
    in_kind=None,
    values=(0.0, 40.0, 40.1, 100.0),
    median=25.0,
    spots=tuple(
        Spot(period=parse(name), value=value)
        for name, value in (
            ("2025-Q1", 10.0),
            ("2025-Q2", 20.0),
            ("2025-Q3", None),
            ("2025-Q4", 30.0),
        )
    ),
    answered=3,
    due=4,
)


def test_a_rate_goes_from_nought_to_a_hundred_and_near_ticks_are_one() -> None:
    found = strip(LINE)
    assert found.ticks == (0.0, 0.4, 1.0)
    assert (found.own, found.median, found.goal) == (0.4, 0.25, None)


def test_without_a_value_there_is_no_mark_of_the_commune() -> None:
    assert strip(replace(LINE, cell=Cell())).own is None
    assert strip(replace(LINE, cell=Cell(value=40.0, conversion="partial"))).own is None


def test_counts_reach_from_nought_to_the_largest() -> None:
    line = replace(LINE, indicator=indicator("smart_loudspeaker_clusters"), values=(4.0, 8.0))
    assert strip(replace(line, cell=Cell(value=4.0))).ticks == (0.5, 1.0)


def test_nobody_with_a_value_gives_an_empty_strip() -> None:
    assert strip(replace(LINE, values=(), median=None, cell=Cell())).ticks == ()


def test_a_gap_parts_the_line_and_the_merger_breaks_it() -> None:
    found = spark(LINE)
    assert found.runs == (((0.0, 0.0), (0.3333, 0.5)), ((1.0, 1.0),))
    assert found.last == (1.0, 1.0)
    assert found.break_at == 0.5  # between the second and the third of four


def test_one_period_or_nothing_reported_makes_no_line() -> None:
    assert spark(replace(LINE, spots=LINE.spots[:1])).runs == ()
    silent = tuple(replace(one, value=None) for one in LINE.spots)
    assert spark(replace(LINE, spots=silent)).runs == ()
    level = tuple(replace(one, value=7.0) for one in LINE.spots)
    assert {y for run in spark(replace(LINE, spots=level)).runs for _, y in run} == {0.5}


def test_an_answer_is_a_value_or_that_there_is_nothing_to_measure() -> None:
    assert Cell(value=0.0, state="reported").has_answered
    assert Cell(state="not_applicable").has_answered
    assert not Cell().has_answered
    assert not Cell(value=40.0, state="reported", conversion="partial").has_answered
