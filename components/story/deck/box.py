"""Where things stand on a slide, in points: nothing is drawn before its room is known."""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple, Self

from pptx.util import Pt

GAP: Final = 14.0
Thing = Any
"""Of the library, which has no names for its types that hold: shapes, cells, fills."""


class Box(NamedTuple):
    """A rectangle.

    Args:
        x: From the left.
        y: From the top.
        w: Width.
        h: Height.
    """

    x: float
    y: float
    w: float
    h: float

    @property
    def emu(self) -> tuple[int, int, int, int]:
        """As the file writes it."""
        return int(Pt(self.x)), int(Pt(self.y)), int(Pt(self.w)), int(Pt(self.h))

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.h

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.w

    def columns(self, shares: Sequence[float]) -> list[Self]:
        """Side by side, with gaps between them."""
        room = self.w - GAP * (len(shares) - 1)
        found, x = [], self.x
        for share in shares:
            wide = room * share / sum(shares)
            found.append(self._replace(x=x, w=wide))
            x += wide + GAP
        return found

    def rows(self, shares: Sequence[float]) -> list[Self]:
        """One above the other, with gaps between them."""
        room = self.h - GAP * (len(shares) - 1)
        found, y = [], self.y
        for share in shares:
            high = room * share / sum(shares)
            found.append(self._replace(y=y, h=high))
            y += high + GAP
        return found

    def below(self, used: float, *, gap: float = GAP) -> Self:
        """What is left under something that was set at its top."""
        taken = min(self.h, used + gap) if used else 0.0
        return self._replace(y=self.y + taken, h=self.h - taken)

    def overlaps(self, other: "Box") -> bool:
        """Whether both have room in common."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )
