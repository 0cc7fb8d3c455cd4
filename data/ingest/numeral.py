"""The numbers that a text of digits and separators can mean: none, one, or two."""

import re
from typing import Final

GROUP: Final = 3


def numbers(text: str, *, is_index: bool) -> tuple[float, ...]:
    """Every number a text can mean: none, one, or two where separators are ambiguous."""
    digits = re.sub(r"(?<=\d)[\s'’](?=\d{3}(?!\d))", "", text.strip()).strip()
    if re.search(r"[\s'’]", digits) or not digits:
        return ()
    points, commas = digits.count("."), digits.count(",")
    if points == commas == 1 and digits.find(",") < digits.find("."):
        # As Vietnamese law writes numbers, 1,234.5 has its marks the wrong way round.
        as_english = _one(digits, thousands=",", decimal=".")
        return (*_one(digits.replace(".", ""), thousands="", decimal=","), *as_english)
    if points and commas:
        decimal = max(".", ",", key=digits.rfind)
        return _one(digits, thousands="," if decimal == "." else ".", decimal=decimal)
    mark = "." if points else "," if commas else ""
    if points + commas != 1:
        return _one(digits, thousands=mark, decimal="")
    head, _, tail = digits.partition(mark)
    as_decimal = _one(digits, thousands="", decimal=mark)
    if len(tail) != GROUP or len(head) > GROUP or head == "0" or is_index:
        return as_decimal
    as_thousands = _one(digits, thousands=mark, decimal="")
    return as_thousands if mark == "." else (*as_decimal, *as_thousands)


def decimals(text: str) -> int:
    """How many digits a printed number or percentage has after its point."""
    return len(text.strip(" %").replace(",", ".").partition(".")[2])


def _one(digits: str, *, thousands: str, decimal: str) -> tuple[float, ...]:
    whole, _, fraction = digits.rpartition(decimal) if decimal else (digits, "", "")
    groups = whole.split(thousands) if thousands else [whole]
    if not all(part.isdigit() for part in [*groups, fraction or "0"]) or (decimal and not fraction):
        return ()
    if len(groups) > 1 and (len(groups[0]) > GROUP or any(len(g) != GROUP for g in groups[1:])):
        return ()
    return (float("".join(groups) + ("." + fraction if fraction else "")),)
