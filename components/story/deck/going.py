"""A table that goes on over the slides it needs."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from typing import Final

from components.story.deck.box import Box, Thing
from components.story.shown import Table

Draw = Callable[[Thing, Box], list[str]]
"""Puts something into a room of a slide; returns what there was no room for."""
MOST: Final = 3
"""Slides of one table; who wants more opens the workbook."""


class Going(ABC):
    """A table that goes on where it stopped.

    Args:
        table: All of it.
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        self.at = 0
        self.slides = 0

    def pages(self) -> Iterator[Draw]:
        """The slides that it still needs; each is drawn before the next is asked for."""
        while self.at < len(self.table) and self.slides < MOST:
            yield self.drawn

    @abstractmethod
    def drawn(self, shapes: Thing, box: Box) -> list[str]:
        """The next of it in a room of a slide.

        Args:
            shapes: Of the slide.
            box: The room.

        Returns:
            What there was no room for, in words.
        """
