"""The information sheet: what it says is taken only where it is clear."""

import pytest

from data.ingest import IngestError, Refusal
from tests.unit.data.ingest.sample import checked, template_with
from text import Language, speaking


@pytest.mark.parametrize(
    ("word", "is_demonstration"),
    [("yes", True), ("Có", True), ("CÓ", True), ("co", True), ("no", False), ("Không", False)],
)
def test_yes_and_no_are_taken_in_either_language(word: str, is_demonstration: bool) -> None:
    found = checked(template_with(facts={"is_demonstration": word}))
    assert found.is_demonstration is is_demonstration


@pytest.mark.parametrize("word", ["xyz", None, "có lẽ", "1"])
def test_a_file_that_does_not_say_whether_it_is_invented_is_refused(word: str | None) -> None:
    with pytest.raises(IngestError) as refused:
        checked(template_with(facts={"is_demonstration": word}))
    assert refused.value.refusal is Refusal.DEMONSTRATION_UNCLEAR
    for language in Language:
        with speaking(language):
            assert "Thông tin!C6" in str(refused.value)
            assert f"“{word or ''}”" in str(refused.value)


@pytest.mark.parametrize("day", ["2025-09-14", "14/09/2025", "14/9/2025"])
def test_a_cutoff_is_read_however_it_is_typed(day: str) -> None:
    found = checked(template_with(facts={"cutoff_date": day}))
    assert set(found.observations["cutoff_date"]) == {"2025-09-14"}


def test_a_day_that_is_none_is_an_error() -> None:
    found = checked(template_with(facts={"cutoff_date": "31/02/2025"}))
    assert [(one.rule, one.place) for one in found.errors] == [("L11", "Thông tin!C5")]
