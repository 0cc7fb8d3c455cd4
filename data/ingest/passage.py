"""Difficulties, next tasks and proposals: what a workbook says in words of a unit."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from data.ingest.column import ORDINAL
from data.ingest.sheet import Sheet
from data.ingest.stray import without_phone
from data.ingest.table import FOOTER, Table
from data.model import Observations
from data.passage import Passage, Subject
from data.period import Period
from geo.name import fold
from geo.units import UnitKey

HEADS: Final = (
    (Subject.DIFFICULTY, re.compile(
        r"(?:(?:nhung|cac|mot so|neu|ve) )*(?:kho khan|vuong mac|ton tai|han che|bat cap)\b"
        r"(?:[\s,;/\-–]|va|kho khan|vuong mac|ton tai|han che|bat cap|nguyen nhan|trong|"
        r"qua trinh|thuc hien|ky bao cao|\([^)]*\))*:?")),
    (Subject.NEXT_TASK, re.compile(
        r"(?:phuong huong|nhiem vu|cong viec|ke hoach)(?:[\s,;/\-–]|va|phuong huong|nhiem vu|"
        r"giai phap|trong tam|trien khai|chu yeu|cua|trong|cong tac|ke hoach)*"
        r"(?:ky|thoi gian|thang|quy|nam|giai doan)? ?(?:toi|sau|tiep theo|ke tiep)"
        r"(?:\s*\([^)]*\))?:?")),
    (Subject.PROPOSAL, re.compile(
        r"(?:nhung|cac)? ?(?:de xuat|kien nghi)(?:[\s,;/\-–]|va|de xuat|kien nghi|voi|tinh|xa|"
        r"cap tren|so|trung uong|\([^)]*\))*:?")),
)  # fmt: skip
"""How a column or a row of words is headed, folded and without its number; the whole of it."""
LETTERS: Final = re.compile(r"[^\W\d_]")
NUMBER: Final = re.compile(r"(?:[IVX]+|[A-ZĐ]|\d{1,2}(?:\.\d{1,2})*)\s*[.)]?")
BULLET: Final = re.compile(r"([-–+•*])\s*\w")
SECTION: Final = re.compile(r"^\s*(?:[IVX]+|[A-ZĐ]|\d{1,2})\s*[.)\-]\s*")


def subject_of(label: str) -> Subject | None:
    """What a heading announces in words; None where it announces none."""
    bare = fold(ORDINAL.sub("", SECTION.sub("", label))).strip()
    return next((subject for subject, form in HEADS if form.fullmatch(bare)), None)


def columns(table: Table) -> dict[int, Subject]:
    """The columns of words in a table; of each the innermost cell that announces something."""
    found = {}
    for place, labels in table.labels.items():
        subjects = [one for one in map(subject_of, reversed(labels)) if one is not None]
        if subjects:
            found[place] = subjects[0]
    return found


def of_row(
    table: Table, row: int, places: Mapping[int, Subject], *, unit: UnitKey, period: Period | None
) -> Iterator[Passage]:
    """What one row of a table of units says in words."""
    if period is None:
        return
    for place, subject in places.items():
        if text := _clean([_lines(table.sheet, row, place)]):
            cell = table.sheet.name_of(row, place)
            yield _passage(subject, text, table.sheet, cell, unit=unit, period=period)


def of_form(sheet: Sheet, *, below: int, unit: UnitKey, period: Period) -> Iterator[Passage]:
    """What a form of one unit says in words: beside a heading, or in the rows under it.

    Args:
        sheet: The form.
        below: The row of its heading.
        unit: Of whom.
        period: When.
    """
    row = below + 1
    while row <= sheet.height:
        found = _announced(sheet, row)
        if found is None:
            row += 1
            continue
        subject, place, rest = found
        beside = [_lines(sheet, row, at) for at, _ in sheet.row_texts(row) if at > place]
        lines, cell, row = [rest, *beside], sheet.name_of(row, place), row + 1
        if not _clean(lines):
            lines, cell, row = _under(sheet, row)
        if text := _clean(lines):
            yield _passage(subject, text, sheet, cell, unit=unit, period=period)


def of_units(found: Iterable[Passage], figures: Observations) -> tuple[Passage, ...]:
    """Those of units with figures that can be stored, each place, period and subject once."""
    there = set(zip(figures["unit_code"], figures["unit_valid_from"], strict=True))
    joined: dict[tuple[str, str, str, str], Passage] = {}
    for one in found:
        if (one.unit_code, one.unit_valid_from) not in there:
            continue
        before = joined.get(one.key)
        text = one.text if before is None else f"{before.text}\n{one.text}"
        joined[one.key] = replace(before or one, text=text)
    return tuple(joined.values())


def is_announced(sheet: Sheet, row: int) -> bool:
    """Whether a row of a form is a heading of words, and no indicator's."""
    return _announced(sheet, row) is not None


def _announced(sheet: Sheet, row: int) -> tuple[Subject, int, str] | None:
    """What the first words of a row announce, in which column, and what follows the colon."""
    for place, text in sheet.row_texts(row):
        if NUMBER.fullmatch(text):
            continue
        head, colon, rest = text.partition(":")
        subject = subject_of(head if colon else text)
        return None if subject is None else (subject, place, rest)
    return None


def _under(sheet: Sheet, row: int) -> tuple[list[str], str, int]:
    """The rows under a heading, up to a blank one, another heading, or the foot."""
    lines: list[str] = []
    cell = ""
    while row <= sheet.height:
        texts = list(sheet.row_texts(row))
        is_foot = any(FOOTER.match(fold(text)) for _, text in texts)
        if not texts or is_foot or _announced(sheet, row):
            break
        cell = cell or sheet.name_of(row, texts[0][0])
        lines.append(" ".join(_lines(sheet, row, at) for at, _ in texts))
        row += 1
    return lines, cell, row


def _lines(sheet: Sheet, row: int, place: int) -> str:
    """A cell's text, a line an item where it is a list: the reader joins the lines of a cell."""
    text = sheet.text(row, place)
    mark = BULLET.match(text)
    return re.sub(rf"\s(?={re.escape(mark[1])}\s*\w)", "\n", text) if mark else text


def _clean(lines: Iterable[str]) -> str:
    """The lines that have words in them; a dash or `không` alone says that there is nothing."""
    kept = [one.strip() for text in lines for one in text.splitlines()]
    said = "\n".join(without_phone(one) for one in kept if LETTERS.search(one))
    return "" if fold(said) in {"x", "khong", "khong co", "k", "ko"} else said


def _passage(
    subject: Subject, text: str, sheet: Sheet, cell: str, *, unit: UnitKey, period: Period
) -> Passage:
    return Passage(
        subject=subject,
        unit_code=unit.code,
        unit_valid_from=unit.valid_from.isoformat(),
        period=str(period),
        text=text,
        sheet=sheet.name,
        cell=cell,
    )
