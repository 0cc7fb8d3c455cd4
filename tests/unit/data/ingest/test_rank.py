"""A rank among the provinces that there were."""

import pytest

from data.ingest import Checked
from tests.unit.data.ingest.sample import checked, places, sheet_of


def ranked(year: int, *ranks: object) -> Checked:
    names = ("Lai Châu", "Cao Bằng", "Thành phố Huế" if year == 2025 else "Thừa Thiên Huế")
    rows = [(at, name, rank) for at, (name, rank) in enumerate(zip(names, ranks, strict=False), 1)]
    head = ("STT", "Tỉnh, thành phố", "Xếp hạng DTI")
    return checked(sheet_of([(f"XẾP HẠNG DTI NĂM {year}",), head, *rows]))


@pytest.mark.parametrize(("year", "good", "bad"), [(2024, "63/63", 64), (2025, "34/34", 35)])
def test_a_rank_is_at_most_the_number_of_provinces_then(year: int, good: str, bad: int) -> None:
    found = ranked(year, good, bad, 1)
    assert places(found, "N9") == ["Sheet1!C4"]
    assert list(found.observations["value"]) == [float(good[:2]), 1]


def test_a_rank_among_more_than_there_are_is_of_another_year() -> None:
    found = ranked(2025, "9/63", "9/34")
    (among,) = found.errors
    assert "63" in str(among)
    assert among.place == "Sheet1!C3"
    assert list(found.observations["value"]) == [9]
