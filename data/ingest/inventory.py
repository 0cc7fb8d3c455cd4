"""What an inventory is told of beside its count: points that do not work, and turned columns."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from data.ingest import coordinate
from data.ingest.draft import Draft, Remark
from data.ingest.idiom import NO_WORDS
from data.ingest.table import Table
from data.ingest.wording import Listed
from geo.name import fold
from geo.units import UnitKey

STATE: Final = re.compile(r"\b(tinh trang|trang thai|hien trang|hoat dong|van hanh)\b")
WORKS: Final = re.compile(r"\b(hoat dong|van hanh|su dung)\b")
NUMBER_OF: Final = re.compile(r"^(so|ngay|nam|thoi gian)\b")
MENDED: Final = re.compile(
    r"\b(khong|chua|het) (bi )?hong|\bda (duoc )?(sua|khac phuc|thay|hoat dong|lap)"
    r"|(?<!khong )(?<!chua )\b(van|dang|con) (\w+ )?hoat dong"
    r"|(?<!khong )(?<!chua )\bhoat dong (lai|tot|binh thuong|on dinh)"
)
IDLE: Final = re.compile(
    r"\b(hong|mat tin hieu|mat ket noi|mat dien|thao do|thao go|thanh ly|thu hoi)\b"
    r"|\b(ngung|tam dung|da dung|dung (hoat dong|phat|van hanh|su dung))\b"
    r"|\b(khong|chua|ko) (con )?(duoc )?(hoat dong|su dung|van hanh|lap dat|lap|dau noi|ket noi"
    r"|dua vao|ban giao|nghiem thu|trien khai|phat|co (dien|mang|thiet bi|loa))\b"
    r"|\bdang (cho |duoc )?(sua|bao tri|bao hanh|bao duong|lap|thi cong|trien khai|xay)"
    r"|\b(cho|can|du kien) (\w+ )?(sua|lap|thay|thanh ly|nghiem thu|ban giao)"
)
MOST_CELLS: Final = 20
LATITUDE: Final = re.compile(r"\b(vi do|latitude|lat)\b")
LONGITUDE: Final = re.compile(r"\b(kinh do|longitude|long|lng)\b")

Points = Mapping[tuple[str, UnitKey], list[tuple[int, float]]]
"""The row and size of each point, by indicator and commune."""


def at_work(result: Draft, table: Table, points: Points) -> Points:
    """The points with a size of 0 for those that do not work, which are told.

    The row stays with its figure, so that a commune whose every point is broken has 0.
    """
    column = _column(table, lambda text: bool(STATE.search(text)) and not NUMBER_OF.match(text))
    if column is None:
        return points
    head = fold(table.labels[column][-1])
    rows = {row for of in points.values() for row, _ in of}
    texts = {row: table.sheet.text(row, column) for row in sorted(rows)}
    idle = {row: text for row, text in texts.items() if is_idle(text, head=head)}
    _tell(result, table, "_idle", column, idle)
    return {
        which: [(row, 0.0 if row in idle else size) for row, size in of]
        for which, of in points.items()
    }


def is_idle(text: str, *, head: str = "") -> bool:
    """Whether a point is said not to work, as `Hỏng` or, under `Hoạt động`, `Không`."""
    folded = fold(text).strip(" .")
    if WORKS.search(head) and folded in NO_WORDS:
        return True
    return bool(IDLE.search(folded)) and not MENDED.search(folded)


def tell_swapped(result: Draft, table: Table, rows: Iterable[int]) -> None:
    """Say which points have their longitude under the heading of the latitude."""
    north = _column(table, lambda text: bool(LATITUDE.search(text)))
    east = _column(table, lambda text: bool(LONGITUDE.search(text)))
    if north is None or east is None or north == east:
        return
    sheet = table.sheet
    swapped = [
        row for row in rows if coordinate.is_swapped((sheet.at(row, north), sheet.at(row, east)))
    ]
    texts = {row: f"{sheet.text(row, north)}; {sheet.text(row, east)}" for row in swapped}
    _tell(result, table, "_swapped_point", north, texts)


def _column(table: Table, fits: Callable[[str], object]) -> int | None:
    """The first column with a heading that fits."""
    heads = {place: fold(labels[-1]) for place, labels in table.labels.items()}
    return next((place for place, text in heads.items() if fits(text)), None)


def _tell(result: Draft, table: Table, variant: str, column: int, texts: Mapping[int, str]) -> None:
    """One remark of all rows that are alike, with the cells and what stands there."""
    if not texts:
        return
    name_of = table.sheet.name_of
    told = tuple(f"{name_of(row, column)} (“{text}”)" for row, text in texts.items())
    values = {"cells": Listed(told, joint=", ", most=MOST_CELLS)}
    cell = name_of(next(iter(texts)), column)
    result.remarks.append(Remark("L7", table.sheet.name, cell, variant, values))
