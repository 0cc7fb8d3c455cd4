"""What a cell of the template may hold, as Excel's own data validation."""

from typing import Any, Final

from data.catalog import Indicator, Kind
from data.ingest.form import Field
from text import say

LONGEST_TITLE: Final = 32
LONGEST_MESSAGE: Final = 255


def limit(measure: Indicator, *, field: Field, cell: str, neighbour: str) -> dict[str, Any]:
    """The validation of a column, as XlsxWriter takes it.

    Args:
        measure: What the column counts.
        field: Which of its numbers.
        cell: First cell of the column; Excel moves the formula along.
        neighbour: The cell beside it that holds the denominator, for a numerator.
    """
    if measure.kind is Kind.YES_NO:
        return _told({"validate": "list", "source": _choices(yes_no=True)}, "ingest.limit_yes_no")
    words = ",".join(f'{cell}="{word}"' for word in _choices(yes_no=False))
    number = _number(measure, field=field, cell=cell, neighbour=neighbour)
    rule = {"validate": "custom", "value": f"=OR({words},AND(ISNUMBER({cell}),{number}))"}
    rule["error_type"] = "warning"  # `ước 75`, `trên 90`, `chưa có số liệu` are typed as text
    return _told(rule, f"ingest.limit_{field}")


def _choices(*, yes_no: bool) -> list[str]:
    states = [say("ingest.word_not_applicable"), "..."]
    return [say("ingest.word_yes"), say("ingest.word_no"), *states] if yes_no else [*states, "-"]


def _number(measure: Indicator, *, field: Field, cell: str, neighbour: str) -> str:
    if field is Field.VALUE:
        low, high = measure.low, measure.high
        whole = measure.is_whole
    else:
        low, high, whole = 0.0, None, True
    tests = [f"{cell}>={low:g}"] if low is not None else []
    tests += [f"{cell}<={high:g}"] if high is not None else []
    tests += [f"{cell}=INT({cell})"] if whole else []
    if field is Field.NUMERATOR:
        tests.append(f'OR({neighbour}="",{cell}<={neighbour})')
    return ",".join(tests) or "TRUE"


def _told(rule: dict[str, Any], key: str) -> dict[str, Any]:
    return rule | {
        "input_title": say("ingest.limit_title")[:LONGEST_TITLE],
        "input_message": say(key)[:LONGEST_MESSAGE],
        "error_title": say("ingest.limit_title")[:LONGEST_TITLE],
        "error_message": say(key)[:LONGEST_MESSAGE],
    }
