"""An address that was kept, read in the place of the reader's: of a saved view, in no session."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from components.asked import NOTHING, UnknownViewError


class Written:
    """An address that was kept: nobody chooses while it is read, and what it names must be there.

    A page that is opened with what is no longer there shows the usual instead and says so; a
    slide would show something else under its author's title.
    """

    __slots__ = ("_held", "_parts")

    def __init__(self, parts: Mapping[str, str]) -> None:
        """Take the parts by the names that they have in the address."""
        self._parts = dict(parts)
        self._held: dict[str, str] = {}

    def settle(self, key: str, options: Collection[str], *, default: str = NOTHING) -> str:
        """The value that it says, in whatever case; the usual where it says nothing.

        Raises:
            UnknownViewError: It is not on offer.
        """
        asked = self.said(key)
        value = default if not asked else _offered(key, asked, options)
        self._held[key] = value
        return value

    def settle_many(
        self, key: str, options: Collection[str], *, default: Collection[str] = ()
    ) -> list[str]:
        """The same, of several.

        Raises:
            UnknownViewError: One of them is not on offer.
        """
        asked = [one for one in self.said(key).split(",") if one]
        found = [_offered(key, one, options) for one in asked] or [*default]
        self._held[key] = ",".join(found)
        return list(dict.fromkeys(found))

    def mean(self, key: str, value: str) -> None:
        """Put what a part means in its place."""
        self._parts[key] = value

    def said(self, key: str) -> str:
        """What it says of a part."""
        return self._parts.get(key, NOTHING)

    def held(self, key: str) -> str:
        """What was settled last."""
        return self._held.get(key, NOTHING)


def _offered(key: str, asked: str, options: Collection[str]) -> str:
    """The option that is meant."""
    if asked in options:
        return asked
    found = next((one for one in options if one.casefold() == asked.casefold()), NOTHING)
    if not found:
        raise UnknownViewError(key, asked)
    return found


_WRITTEN: Final = ContextVar[Written | None]("written_address", default=None)


@contextmanager
def written(parts: Mapping[str, str]) -> Iterator[None]:
    """Inside, the address is this one: no reader's is asked or changed, and there may be none.

    What pages settle they settle so of a view that was kept, by the same functions.

    Args:
        parts: Of the view's address.
    """
    before = _WRITTEN.set(Written(parts))
    try:
        yield
    finally:
        _WRITTEN.reset(before)


def kept() -> Written | None:
    """The address that is read in the reader's place, if one is."""
    return _WRITTEN.get()
