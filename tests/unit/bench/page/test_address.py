"""Which views are visited: enough of each page, no two alike."""

import pytest

from bench.page import address, visit
from bench.page.filled import FEW, PERIODS, SINCE, everywhere


@pytest.mark.parametrize("page", address.PAGES)
def test_each_page_has_views_enough_and_each_is_another(page: str) -> None:
    found = address.addresses(page)
    assert len(found) == len(set(found))
    assert len(found) >= visit.VIEWS + visit.WARMING


def test_the_provinces_asked_for_are_in_either_store() -> None:
    assert set(address.ASKED) <= set(FEW) <= set(everywhere())


def test_quarters_of_former_communes_come_first_without_a_leap() -> None:
    assert (PERIODS[0], PERIODS[11], PERIODS[12]) == ("2022-Q3", "2025-Q2", SINCE[0])
    assert len(PERIODS) == 17
