"""What is taken as evidence: an address of the web, or a name."""

import pytest

from data.review import Evidence, Texts
from data.review.error import ReviewTextError
from data.review.written import held_texts


@pytest.mark.parametrize(
    "name",
    ["javascript:alert(1)", " JavaScript :alert(1)", "data:text/html,x", "file:///etc/passwd"],
)
def test_an_address_that_is_not_of_the_web_is_refused(name: str) -> None:
    with pytest.raises(ReviewTextError):
        held_texts(Texts(evidences=(Evidence(name=name),)))


@pytest.mark.parametrize(
    "name",
    ["https://dienbien.gov.vn/a?b=c", "Phụ lục: danh sách", "15/BC-UBND ngày 3/7/2025", "a: b"],
)
def test_an_address_of_the_web_and_a_name_are_taken(name: str) -> None:
    assert name in held_texts(Texts(evidences=(Evidence(name=name),)))
