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
TARGET: Final = "_target"
COMPARISON: Final = "_comparison"
LEFT_OUT: Final = (
    (TARGET, re.compile(r"(ke hoach|kh|muc tieu|chi tieu)( (nam|quy|thang|giao|duoc giao|ca nam|ky"
                        r"|phan dau|de ra|bao cao|ke hoach))*[\s/\-]*(20\d\d)?[\s()%]*")),
    (COMPARISON, re.compile(r"(%|tl|ty le|muc)? ?(dat |hoan thanh |thuc hien )?so (voi|sanh)\b.*"
                            r"|(tang|giam|chenh lech|muc do hoan thanh)\b.*|[\s()]*\+ ?/ ?-.*"
                            r"|(ty le|tl|%) ?(dat|hoan thanh|thuc hien)?[\s/()]*(kh|ke hoach)\b.*"
                            r"|(thuc hien |ket qua |so lieu )?(cung ky|(ky|quy|thang|nam) truoc)"
                            r"( nam truoc)?[\s()%]*")),
)  # fmt: skip
SHARE_OF_PLAN: Final = re.compile(r"(ty le|tl|phan tram|%)( dat| hoan thanh| thuc hien)?[\s()%]*")
"""Innermost headings beside results in a table of places; variants of rule L7."""


def left_out(labels: tuple[str, ...]) -> str:
    """Why a column that names no indicator is left out, as rule L7 tells it; "" if unknown."""
    own = fold(labels[-1]).strip() if labels else ""
    if len(labels) > 1 and SHARE_OF_PLAN.fullmatch(own):
        return COMPARISON
    return next((variant for variant, form in LEFT_OUT if form.fullmatch(own)), "")


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
