"""A long list as columns: its texts once each, its numbers at once."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Final, Generic, NamedTuple, Self, TypeVar

import numpy as np
import pandas as pd

from data.export import unguarded
from data.ingest.batch import Codes, Mask, Numbers
from data.ingest.progress import Step, tell
from data.ingest.sheet import Content, Sheet, as_text
from data.ingest.value import read

NOT_A_NUMBER: Final = float("nan")

Answer = TypeVar("Answer", bound=Hashable)


class Texts(NamedTuple):
    """A column of texts: the different ones, and which of them each row has."""

    words: Sequence[str]
    codes: Codes

    def of(self, word: Callable[[str], bool]) -> Mask:
        """The rows with a text of this kind."""
        return np.asarray(np.array([word(one) for one in self.words], dtype=bool)[self.codes])


class Typed(NamedTuple):
    """A column of numbers: NaN where there is none, as typed, and how each cell is."""

    numbers: Numbers
    raw: Sequence[str]
    is_blank: Mask
    is_text: Mask

    @property
    def is_odd(self) -> Mask:
        """Neither blank nor a plain number."""
        return np.isnan(self.numbers) & ~self.is_blank

    def first(self) -> list[str]:
        """Each cell as it stood with a bar behind it; "" for a blank one."""
        pairs = zip(self.raw, self.is_blank.tolist(), strict=True)
        return ["" if is_blank else f"{text} | " for text, is_blank in pairs]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list in a sheet: the row of its heads and the column of each; both from 1."""

    sheet: Sheet
    head: int
    columns: Mapping[str, int]

    def text(self, row: int, name: str) -> str:
        """The text of a row's cell in a named column; "" where there is no such column."""
        place = self.columns.get(name)
        return "" if place is None else unguarded(self.sheet.text(row, place))

    def cell(self, row: int, name: str) -> str:
        """`B7`, for the column of this name."""
        return self.sheet.name_of(row, self.columns[name])

    def rows(self) -> Codes:
        """The rows below the heads that have content, from 1."""
        below = enumerate(self.sheet.rows[self.head :], start=self.head + 1)
        return np.array([row for row, cells in below if any(cells)], dtype=np.int64)

    def texts(self, name: str, rows: Codes) -> Texts:
        """The texts of a named column in these rows; all are "" where there is none."""
        if name not in self.columns:
            return Texts([""], np.zeros(len(rows), dtype=np.int64))
        texts = [one if type(one) is str else as_text(one) for one in self._contents(name, rows)]
        codes, words = pd.factorize(np.array(texts, dtype=object))
        return Texts([unguarded(one) for one in words], codes.astype(np.int64))

    def typed(self, name: str, rows: Codes) -> Typed:
        """The numbers of a named column in these rows; all are blank where there is none."""
        if name not in self.columns:
            nothing = np.full(len(rows), NOT_A_NUMBER)
            none = np.zeros(len(rows), dtype=bool)
            return Typed(nothing, [""] * len(rows), ~none, none)
        contents = self._contents(name, rows)
        numbers = np.array([one if type(one) is float else NOT_A_NUMBER for one in contents])
        numbers[~(numbers >= 0)] = NOT_A_NUMBER
        for at, content in enumerate(contents):
            if type(content) is str and (reading := read(content)).is_plain:
                numbers[at] = reading.value
        place = self.columns[name]
        shown = [row for row, column in self.sheet.percents if column == place]
        if shown:
            numbers[np.isin(rows, shown)] = NOT_A_NUMBER
        is_blank = np.array([one is None for one in contents], dtype=bool)
        raw = [one if type(one) is str else as_text(one) for one in contents]
        is_text = np.array([type(one) is str for one in contents], dtype=bool)
        return Typed(numbers, raw, is_blank, is_text)

    def _contents(self, name: str, rows: Codes) -> list[Content]:
        cells, column = self.sheet.rows, self.columns[name] - 1
        tell(Step.MATCH, [*self.columns].index(name), len(self.columns))
        return [cells[row - 1][column] for row in rows.tolist()]


class Known(Generic[Answer]):
    """What the texts of a column name: the different things, and the code of each row's, or -1."""

    def __init__(self, texts: Texts, answer: Callable[[str], Answer | None]) -> None:
        found = [answer(word) for word in texts.words]
        self.things = list(dict.fromkeys(one for one in found if one is not None))
        places = {one: place for place, one in enumerate(self.things)}
        codes = [-1 if one is None else places[one] for one in found]
        self.codes = np.array(codes, dtype=np.int64)[texts.codes]

    def of(self, thing: Callable[[Answer], bool]) -> Mask:
        """The rows that name a thing of this kind."""
        found = np.array([*map(thing, self.things), False], dtype=bool)
        return np.asarray(found[self.codes])

    def at(self, rows: Codes) -> Self:
        """The same of some rows."""
        some = copy(self)
        some.codes = self.codes[rows]
        return some
