"""Problems in the order of the work they make; results kept no longer than there is room."""

from dataclasses import replace

from data.ingest.rule import rules
from data.problem import Problem, Severity
from data.submission.finding import ASKING, Weight, by_kind, number, ordered, weight
from data.submission.shelf import Shelf
from text import Language, messages


def problem(rule: str, severity: Severity, cell: str) -> Problem:
    return Problem(
        rule=rule, severity=severity, sheet="Biểu 01", cell=cell, found="ingest.V3_found",
        fix="ingest.V3_fix",
    )  # fmt: skip


NOTE = problem("R1", Severity.NOTE, "A1")
FAULT = problem("V3", Severity.ERROR, "E19")
DOUBTS = [problem("T1", Severity.WARNING, f"C{row}") for row in (5, 4)]


def test_errors_come_first_and_each_weight_stays_in_the_order_of_the_sheet() -> None:
    assert ordered([NOTE, *DOUBTS, FAULT]) == (FAULT, *DOUBTS, NOTE)
    assert number([NOTE, *DOUBTS, FAULT], Severity.WARNING) == 2


def test_a_note_that_asks_for_a_look_is_not_called_handled() -> None:
    asking, told = (replace(NOTE, found=f"ingest.{one}_found") for one in ("R1", "V7"))
    assert (weight(asking), weight(told)) == (Weight.LOOK, Weight.NOTE)
    assert ordered([told, asking, *DOUBTS]) == (*DOUBTS, asking, told)
    notes = {one.id for one in rules() if one.severity is Severity.NOTE}
    for found in ASKING:
        assert found.split(".")[1].split("_")[0] in notes
        assert messages(Language.VI).gettext(found) != found, "a message that there is"


def test_of_a_weight_the_most_frequent_rule_comes_first() -> None:
    single = problem("T2", Severity.WARNING, "E5")
    kinds = by_kind([NOTE, single, *DOUBTS, FAULT])
    assert [one.rule for one in kinds] == ["V3", "T1", "T2", "R1"]


def test_a_result_is_made_once_and_the_longest_unused_goes_first() -> None:
    made: list[str] = []

    def make(name: str) -> str:
        made.append(name)
        return name

    shelf: Shelf[str] = Shelf(most=2)
    for name in ("a", "b", "a", "c", "a", "b"):
        assert shelf.get(name, lambda name=name: make(name)) == name  # type: ignore[misc]
    assert made == ["a", "b", "c", "b"]
    assert shelf.has("b")
    assert not shelf.has("c")


def test_what_fails_is_tried_again() -> None:
    shelf: Shelf[int] = Shelf(most=1)
    tried = 0

    def fail() -> int:
        nonlocal tried
        tried += 1
        raise LookupError

    for _ in range(2):
        try:
            shelf.get("x", fail)
        except LookupError:
            continue
    assert tried == 2
    assert not shelf.has("x")
