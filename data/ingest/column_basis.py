"""Whether a heading counts from the start of the year: `Lũy kế` in a cell or in the name."""

import re
from typing import Final

from data.ingest import period_text
from data.model import Basis
from geo.name import fold

SAID: Final = re.compile(
    r"(?:so lieu |ket qua |thuc hien )?(?:phat sinh )?(?:trong (?:ky|thang|quy|nam)(?: bao cao)?"
    r"|phat sinh|l[uy]+ ke(?: tu| den| dau| cuoi| het| nay| nam| ky| thang| bao cao| trong)*)"
)
LONGEST: Final = 12  # words


def of_labels(labels: tuple[str, ...]) -> tuple[Basis, tuple[str, ...]]:
    """`Trong kỳ` or `Lũy kế từ đầu năm` over a column, and the labels that name what it holds."""
    for label in labels:
        if (said := _basis(label)) is not Basis.UNSAID:
            return said, tuple(one for one in labels if one != label)
    return Basis.UNSAID, labels


def within(labels: tuple[str, ...]) -> tuple[Basis, tuple[str, ...]]:
    """What the last label says inside it, `Số cụm loa lũy kế`, and the labels without that."""
    *outer, own = labels or ("",)
    if period_text.is_cumulative(own) is None:
        return Basis.UNSAID, labels
    words = own.split()
    count = len(words)
    longest = min(LONGEST, count - 1)
    for start, end in ((s, s + n) for n in range(longest, 0, -1) for s in range(count - n + 1)):
        said = _basis(" ".join(words[start:end]))
        if said is not Basis.UNSAID:
            return said, (*outer, " ".join([*words[:start], *words[end:]]))
    return Basis.UNSAID, labels


def _basis(label: str) -> Basis:
    is_cumulative = period_text.is_cumulative(label)
    if is_cumulative is None or not SAID.fullmatch(fold(label).strip("(),;- ")):
        return Basis.UNSAID
    return Basis.CUMULATIVE if is_cumulative else Basis.IN_PERIOD
