"""Numbers in circles: one stands in the part of its circle that is seen, or beside with its name.

The rule of the screen (`static/map/number.js`): the largest circles come first; a number over a
larger circle that has none in itself would be read as that one's, so it is left out.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from components.plate import naming

Disc = tuple[float, float, float]
"""Middle (x, y) and radius."""

RIM: Final = 1.5  # pixels kept free along the edge of a circle
APART: Final = 2  # between two numbers
LARGE: Final = 17  # from this radius on a number that is hidden stands beside the circle
FIRST: Final = 3  # so do those of the largest circles, however small they are
TURNS: Final = 12
REACHES: Final = (0.25, 0.45, 0.65, 0.85)  # of the radius


def numbers(
    circles: Sequence[tuple[float, float, float, str]],
) -> tuple[dict[int, tuple[float, float]], list[int]]:
    """Where the numbers stand.

    Args:
        circles: Of each the middle (x, y), the radius and the number; largest first.

    Returns:
        By the place of a circle in the sequence the middle of its number; and the places of
        the large circles in which there is no room.
    """
    inside: dict[int, tuple[float, float]] = {}
    boxes: list[naming.Box] = []
    silent: list[Disc] = []
    beside = []
    discs = [(x, y, r) for x, y, r, _ in circles]
    for rank, (x, y, r, text) in enumerate(circles):
        broad = naming.wide((text,)) if text else math.inf
        box = _place((x, y, r), broad, above=discs[rank + 1 :], silent=silent, boxes=boxes)
        if box:
            boxes.append(box)
            inside[rank] = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
            continue
        silent.append((x, y, r))
        if text and (r >= LARGE or rank < FIRST):
            beside.append(rank)
    return inside, beside


def _place(
    disc: Disc,
    broad: float,
    *,
    above: Sequence[Disc],
    silent: Sequence[Disc],
    boxes: Sequence[naming.Box],
) -> naming.Box | None:
    x, y, r = disc
    high = naming.INK_HIGH
    if math.hypot(broad, high) / 2 > r - RIM:
        return None
    near = [one for one in above if math.dist(one[:2], (x, y)) < r + one[2]]
    for at_x, at_y in _points(disc):
        box = (at_x - broad / 2, at_y - high / 2, at_x + broad / 2, at_y + high / 2)
        farthest = math.hypot(abs(at_x - x) + broad / 2, abs(at_y - y) + high / 2)
        if (
            farthest <= r - RIM
            and all(_away(box, one) >= one[2] + 1 for one in near)
            and all(_away(box, one) >= one[2] for one in silent)
            and not any(_touch(box, other) for other in boxes)
        ):
            return box
    return None


def _points(disc: Disc) -> Iterator[tuple[float, float]]:
    """The middle, then around it."""
    x, y, r = disc
    yield x, y
    for reach, turn in product(REACHES, range(TURNS)):
        angle = 2 * math.pi * turn / TURNS
        yield x + reach * r * math.cos(angle), y + reach * r * math.sin(angle)


def _away(box: naming.Box, disc: Disc) -> float:
    """From the middle of a circle to the nearest point of a box."""
    x, y, _ = disc
    return math.hypot(max(box[0] - x, x - box[2], 0), max(box[1] - y, y - box[3], 0))


def _touch(one: naming.Box, other: naming.Box) -> bool:
    return (
        one[0] < other[2] + APART
        and other[0] < one[2] + APART
        and one[1] < other[3] + APART
        and other[1] < one[3] + APART
    )
