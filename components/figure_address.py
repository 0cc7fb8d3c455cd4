"""Where a map finds what it asks for while it is looked at; `figure_route` answers there."""

from hashlib import sha256
from typing import Final
from urllib.parse import urlencode

from components import filters, framing, pin
from components.picture import Picture
from data import conversion
from data.period import Period
from text import language

DIGEST_LENGTH: Final = 16
AGAINST: Final = "against"
SIZE: Final = "size"
COMPACT: Final = "compact"
ON: Final = "on"


def words_address(one: Picture, *, against: Period | None = None) -> str:
    """Where the words of one unit are; the browser adds `&unit=`, and `&period=` while it plays."""
    more = {AGAINST: str(against)} if against else {}
    parts = {**filters.parameters(one.selection), **more, "theme": one.theme}
    return _address("tip", one, parts)


def frames_address(one: Picture, *, is_sized: bool = False) -> str:
    """Where the shades of all periods are; the same for each of them, if they share outlines.

    Args:
        one: The view.
        is_sized: Its map shows what a rate is of as the size of circles.
    """
    parts = filters.parameters(one.selection) | ({SIZE: ON} if is_sized else {})
    here = set(framing.played(one.selection))
    shared = [period for period in framing.on_these_outlines(one.selection) if period in here]
    parts["period"] = str(shared[-1])
    return _address("frames", one, parts)


def ahead_address(one: Picture, *, is_compact: bool) -> str:
    """Where the map of another indicator is; the browser adds `&named=` and what the list calls it.

    Args:
        one: The view that the reader is on.
        is_compact: The map is that of a narrow screen.
    """
    more = {COMPACT: ON} if is_compact else {}
    return _address("ahead", one, filters.parameters(one.selection) | more | {"theme": one.theme})


def version(of_figures: str) -> str:
    """What stands for the revision and the weights in an address; where the store is, does not."""
    return sha256(f"{of_figures} {conversion.version()}".encode()).hexdigest()[:DIGEST_LENGTH]


def _address(kind: str, one: Picture, parts: dict[str, str]) -> str:
    query = urlencode({**parts, **pin.parts(), "lang": language()})
    return f"{kind}/{version(one.selection.version)}?{query}"
