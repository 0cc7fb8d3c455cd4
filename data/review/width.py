"""How wide the columns of a report's table are on paper."""

from typing import Final

from docx.shared import Length, Mm

from data.review.block import Grid

NARROWEST: Final = 11
"""Millimetres of a column with a short head."""
SHORT_HEAD: Final = 4
"""Letters of a head as short as TT, which a narrow column would break in two."""


def widths(one: Grid, width: Length) -> list[Length]:
    """Each column's share; none so narrow that a short head would be broken.

    Args:
        one: The table.
        width: Of all of it.
    """
    least = [Mm(NARROWEST if len(name) <= SHORT_HEAD else 0) for name in one.columns]
    shares = [width * share / sum(one.widths) for share in one.widths]
    short = sum(max(0.0, need - share) for need, share in zip(least, shares, strict=True))
    rest = sum(share for need, share in zip(least, shares, strict=True) if share > need)
    return [
        Length(int(max(need, share - short * share / rest if share > need else need)))
        for need, share in zip(least, shares, strict=True)
    ]
