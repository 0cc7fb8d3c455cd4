"""How far a task is, as reports write it: in words, or as a share of the work."""

import re
from typing import Final

from data.ingest.sheet import Content
from data.ingest.value import Kind, read
from data.plan import TaskState
from data.rates import PERCENT
from geo.name import fold

WORDS: Final = (
    (TaskState.DOING, re.compile(r"\bchua (hoan thanh|xong|dat)\b|\b(qua han|cham|tre)\b")),
    (TaskState.NOT_STARTED, re.compile(r"^chua\b|\bchua (thuc hien|trien khai|bat dau)\b")),
    (TaskState.DOING, re.compile(r"\bdang\b|\b(mot phan|thuong xuyen)\b|^(trien khai|thuc hien)$")),
    (TaskState.DONE, re.compile(r"\b(hoan thanh|xong|da (thuc hien|trien khai|ban hanh)|dat)\b")),
)


def state(content: Content, *, shows_percent: bool) -> TaskState | None:
    """What a cell says of a task; None where it cannot be read.

    Args:
        content: Of the cell.
        shows_percent: Its format is a percentage.
    """
    if content is None:
        return TaskState.NOT_SAID
    said = read(content, shows_percent=shows_percent)
    if said.kind is Kind.NUMBER and said.value is not None and (said.is_percent or said.value > 1):
        return _of_share(said.value)
    text = fold(said.raw)
    return next((one for one, form in WORDS if form.search(text)), None)


def _of_share(share: float) -> TaskState:
    if share <= 0:
        return TaskState.NOT_STARTED
    return TaskState.DONE if share >= PERCENT else TaskState.DOING
