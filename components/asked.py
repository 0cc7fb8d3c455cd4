"""Who says what a view is of: the reader's address, or parameters that are given once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

NOTHING: Final = ""


class UnknownViewError(LookupError):
    """Parameters that no page of ours could have written."""


class Asked(Protocol):
    """What a view asks for its parts; `components.address` answers for the page."""

    def settle(
        self,
        key: str,
        options: Collection[str],
        *,
        default: str = NOTHING,
        is_sticky: bool = False,
        is_quiet: bool = False,
    ) -> str:
        """The value of a part that holds, out of what is on offer."""

    def forget(self, *keys: str) -> None:
        """These parts mean nothing in this view."""

    def let_go(self, key: str, *, since: str) -> None:
        """This part meant something else before."""

    def choose(self, key: str, value: str) -> None:
        """Write a part in another way."""


@dataclass(frozen=True, slots=True)
class Given:
    """Parts that were settled before, in another process maybe: nothing is remembered here.

    Args:
        parts: By the names that they have in an address; a part that is not there is the usual.
    """

    parts: Mapping[str, str]

    def settle(
        self,
        key: str,
        options: Collection[str],
        *,
        default: str = NOTHING,
        is_sticky: bool = False,  # noqa: ARG002 - nothing was there before
        is_quiet: bool = False,  # noqa: ARG002 - nothing is written
    ) -> str:
        """The value as it was given.

        Raises:
            UnknownViewError: It is not on offer.
        """
        value = self.parts.get(key, NOTHING) or default
        if value and value not in options:
            raise UnknownViewError(key)
        return value

    def forget(self, *keys: str) -> None:
        """Nothing is remembered."""

    def let_go(self, key: str, *, since: str) -> None:
        """Nothing is remembered."""

    def choose(self, key: str, value: str) -> None:
        """Nothing is remembered."""


@dataclass(frozen=True, slots=True)
class Turned(Given):
    """Parts of a view from which the reader goes on to another: what that has not is the usual."""

    def settle(
        self,
        key: str,
        options: Collection[str],
        *,
        default: str = NOTHING,
        is_sticky: bool = False,  # noqa: ARG002 - nothing was there before
        is_quiet: bool = False,  # noqa: ARG002 - nothing is written
    ) -> str:
        """The value as it was, where it is on offer still."""
        value = self.parts.get(key, NOTHING)
        return value if value in options else default
