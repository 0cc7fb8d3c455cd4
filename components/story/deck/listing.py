"""A table on slides: as large as it fits one, else over several, and in words what is left."""

from typing import Final

from components.plate import look
from components.story.deck import grid
from components.story.deck.box import Box, Thing
from components.story.deck.cell import put_down
from components.story.deck.going import MOST, Going
from components.story.deck.grid import LAST, SIZE
from components.story.deck.letter import Line, written
from components.story.shown import Column, Table
from text import say

SIZES: Final = (18.0, 16.0, 14.0, SIZE)
"""Of a table that a slide holds whole; one that goes on beside itself is in smaller ones."""
SMALLER: Final = (SIZE, 11.0, 10.0)
HEAD: Final = ("rank", "unit", "value")
"""What of a long list of places each slide keeps, so that all of them fit."""
REST: Final = 18.0
LEAST: Final = 3
"""Rows that a slide has at least, where the one before it can spare them."""
WORTH: Final = 1.5
"""So many times the rows make up for the columns that are left out."""


class Listing(Going):
    """A table that goes on where it stopped.

    Args:
        table: All of it.
    """

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self.size = SIZE
        self.columns: list[Column] = []
        self.left_out: list[Column] = []

    def drawn(self, shapes: Thing, box: Box) -> list[str]:
        """The next rows at the top of a room, below the title.

        Args:
            shapes: Of the slide.
            box: The room.

        Returns:
            What there was no room for, in words.
        """
        title = self.table.title if not self.at else say("deck.on", title=self.table.title)
        head = Line(text=title, size=13, is_bold=True)
        used = written(shapes, box._replace(h=34), [head], name="table title")
        room = box.below(used, gap=4)
        places = room._replace(h=room.h - REST)
        if not self.at:
            self._measure(places)
        begun, deep = self.at, 0.0
        rooms = self._blocks(places)
        end = self._end(rooms)
        for place in rooms:
            rows = range(self.at, end)
            cut, fits = grid.cut(self.table, self.columns, rows, place, size=self.size)
            if not fits:
                break
            put_down(shapes, place, cut, name=title, size=self.size)
            self.at, deep = self.at + fits, max(deep, sum(cut.heights))
            if self.at == end:
                break
        self.slides = self.slides + 1 if self.at > begun else MOST
        told = self._rest()
        if told:
            line = Line(text=" ".join(told), size=11, colour=look.MUTED)
            below = room.below(deep, gap=3)
            written(shapes, below._replace(h=REST - 2), [line], name="rest")
        return told

    def _blocks(self, box: Box) -> list[Box]:
        """Beside itself goes only what has all its columns, or is a list of places."""
        if self.left_out and not _is_ranking(self.columns):
            return [box]
        return grid.blocks(self.table, self.columns, box, self.size, self.at)

    def _end(self, places: list[Box]) -> int:
        """Before which row a slide ends, so that the next one has no single one."""
        whole, at = len(self.table), self.at
        for place in places:
            rows = range(at, whole)
            at += grid.cut(self.table, self.columns, rows, place, size=self.size)[1]
        is_spare = at - self.at > 2 * LEAST and self.slides + 1 < MOST
        return whole - LEAST if is_spare and 0 < whole - at < LEAST else whole

    def _measure(self, box: Box) -> None:
        """The largest letters in which all of it fits; else which columns are kept."""
        table = self.table
        kept = [each for each in table.columns if each.key not in LAST] or list(table.columns)
        plain = Table(title=table.title, columns=tuple(kept), colours=table.colours)
        short = [each for each in kept if each.key in HEAD]
        for columns, sizes, is_one in (
            (kept, SIZES, True),
            (kept, SMALLER, False),
            (short, SMALLER, False),
        ):
            for size in sizes if columns is kept or _is_ranking(columns) else ():
                if self._held(columns, box, size, is_one=is_one) == len(table):
                    self._keep(columns, kept)
                    self.size = size
                    return
        self.columns, self.left_out = grid.columns_for(plain, box.w)
        many = self._held(short, box, SIZE, is_one=False) if _is_ranking(short) else 0
        if many > WORTH * self._held(self.columns, box, SIZE, is_one=False):
            self._keep(short, kept)

    def _keep(self, columns: list[Column], wanted: list[Column]) -> None:
        self.columns = columns
        self.left_out = [each for each in wanted if each not in columns]

    def _held(self, columns: list[Column], box: Box, size: float, *, is_one: bool) -> int:
        """How many rows have room, beside each other or in one block; 0 without all columns."""
        only = Table(title=self.table.title, columns=tuple(columns))
        if grid.columns_for(only, box.w, size=size)[1]:
            return 0
        places = [box] if is_one else grid.blocks(only, columns, box, size)
        at = 0
        for place in places:
            rows = range(at, len(only))
            at += grid.cut(only, columns, rows, place, size=size)[1]
        return at

    def _rest(self) -> list[str]:
        """`và 35 dòng khác`, and the columns that are not there; nothing of a whole table."""
        left = len(self.table) - self.at
        if left and self.slides < MOST:
            return [say("deck.goes_on")]
        told = [say("deck.rest", n=left)] if left else []
        if self.left_out:
            names = ", ".join(each.title for each in self.left_out)
            told.append(say("deck.columns_left", names=names))
        return told


def _is_ranking(columns: list[Column]) -> bool:
    """Whether it is a list of places with a figure each; those of a plan have units of their own.

    Of such a list all places are worth more than the columns beside their figure.
    """
    return {"unit", "value"} <= {
        each.key
        for each in columns
        if each.key == "unit" or (each.is_number and not each.units and not each.digits)
    }
