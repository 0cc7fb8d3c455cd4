import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.ingest.coordinate import Notation, point

NORTH, EAST = 21 + 23 / 60 + 10.5 / 3600, 103 + 1 / 60


@pytest.mark.parametrize(
    ("contents", "north", "east", "notation"),
    [
        ((21.386, 103.016), 21.386, 103.016, Notation.DECIMAL),
        (("21,386", "103,016"), 21.386, 103.016, Notation.DECIMAL),
        (("103.016", "21.386"), 21.386, 103.016, Notation.DECIMAL),
        (("21.386, 103.016",), 21.386, 103.016, Notation.DECIMAL),
        (("21,386; 103,016",), 21.386, 103.016, Notation.DECIMAL),
        (("21°23'10.5\"N", "103°01'00\"E"), NORTH, EAST, Notation.DEGREES),
        (("21°23’10,5”B", "103°1’0”Đ"), NORTH, EAST, Notation.DEGREES),
        (("21°23'10.5\"N 103°01'00\"E",), NORTH, EAST, Notation.DEGREES),
        (("21 23 10.5", "103 01 00"), NORTH, EAST, Notation.DEGREES),
        ((2367123.45, 512345.6), 2367123.45, 512345.6, Notation.METRES),
        (("2.367.123,45", "512.345,60"), 2367123.45, 512345.6, Notation.METRES),
        (("512345,6", "2367123,45"), 2367123.45, 512345.6, Notation.METRES),
    ],
)
def test_each_notation_gives_the_same_kind_of_place(
    contents: tuple[str | float, ...], north: float, east: float, notation: Notation
) -> None:
    found = point(contents)
    assert found is not None
    assert found.north == pytest.approx(north)
    assert found.east == pytest.approx(east)
    assert found.notation is notation


@pytest.mark.parametrize(
    "contents",
    [(48.85, 2.35), ("21.386", ""), ("đang cập nhật",), ("21.386", "203.016"), (12.0, 512345.6)],
)
def test_what_lies_elsewhere_or_nowhere_is_no_point(contents: tuple[str | float, ...]) -> None:
    assert point(contents) is None


@given(text=st.text(max_size=40) | st.text("0123456789., ;°'\"", max_size=30))
def test_whatever_is_read_lies_in_viet_nam(text: str) -> None:
    found = point((text,))
    if found is not None and found.notation is not Notation.METRES:
        assert 6 <= found.north <= 24
        assert 101 <= found.east <= 118
