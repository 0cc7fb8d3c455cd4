"""What the columns of a table of indicators hold: results, targets, comparisons, or words."""

import re
from enum import StrEnum
from typing import Final

from data.ingest import period_label
from data.ingest.table import Table
from geo.name import fold


class Role(StrEnum):
    """What a column of such a table holds."""

    RESULT = "result"
    TARGET = "target"
    COMPARISON = "comparison"
    TEXT = "text"


ROLES: Final = (
    (Role.TEXT, re.compile(r"\b(ghi chu|danh gia|co quan|chu tri|phoi hop|giai thich|ma so|dvt"
                           r"|don vi tinh|nguon|phuong phap)\b")),
    (Role.COMPARISON, re.compile(r"\b(so voi|so sanh|tang|giam|chenh lech|muc do hoan thanh"
                                 r"|ty le (dat|hoan thanh|thuc hien))\b|\+/-|%\s*(kh|ke hoach)")),
    (Role.TARGET, re.compile(r"\b(ke hoach|muc tieu|chi tieu (cu the|giao)|phan dau|kh nam"
                             r"|duoc giao|chi tieu nam|chi tieu den)\b")),
    (Role.RESULT, re.compile(r"\b(thuc hien|ket qua|so lieu|gia tri|chinh thuc|bao cao|uoc"
                             r"|dat duoc|so thuc te|l[uy]{2} ke|phat sinh"
                             r"|trong (?:ky|thang|quy))\b")),
)  # fmt: skip


def roles(found: Table) -> dict[int, Role]:
    """What each column beside the indicators' names holds; unknown ones are text."""
    return {place: _role(labels) for place, labels in found.labels.items()}


def _role(labels: tuple[str, ...]) -> Role:
    text = fold(" ".join(labels))
    role = next((role for role, form in ROLES if form.search(text)), None)
    if role is None:
        period, rest = period_label.over_column(labels, year=None)
        return Role.RESULT if period is not None and not rest else Role.TEXT
    return role
