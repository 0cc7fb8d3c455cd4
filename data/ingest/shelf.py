"""Published figures as columns, so that those of a long list are looked up all at once."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import numpy as np
import pandas as pd

from data.ingest.batch import Batch, Codes, Numbers
from data.ingest.earlier import Key, Told
from data.ingest.form import Field
from data.model import Basis, Published
from data.period import Period, parse
from geo.units import UnitKey

Thing = TypeVar("Thing")
NAMES = ("indicator_id", "unit_code", "period", "numerator", "denominator", "value", "basis")


class Shelf(Mapping[Key, Told]):
    """What was published, by indicator, unit and period; of figures without a value nothing.

    Args:
        published: The figures of each list of units, with its date.
    """

    def __init__(self, published: Iterable[tuple[Published, dt.date]]) -> None:
        frames = [
            frame[list(NAMES)].assign(since=since) for frame, since in published if len(frame)
        ]
        empty = pd.DataFrame(columns=[*NAMES, "since"])
        table = pd.concat(frames) if frames else empty
        table = table[table["value"].notna()]
        table = table.drop_duplicates(["indicator_id", "unit_code", "since", "period"], keep="last")
        measures, self._measures = _coded(table["indicator_id"].tolist(), str)
        pairs = list(zip(table["unit_code"].tolist(), table["since"].tolist(), strict=True))
        units, self._units = _coded(pairs, lambda pair: UnitKey(*pair))
        periods, self._periods = _coded(table["period"].tolist(), parse)
        keys = self._keys_of(measures, units, periods)
        order = np.argsort(keys)
        self._keys = keys[order]
        self._numbers = {which: table[which.value].to_numpy(dtype=float)[order] for which in Field}
        self._is_cumulative = (table["basis"] == Basis.CUMULATIVE).to_numpy(dtype=bool)[order]

    def __len__(self) -> int:
        return len(self._keys)

    def __iter__(self) -> Iterator[Key]:
        measures, units, periods = list(self._measures), list(self._units), list(self._periods)
        for key in self._keys.tolist():
            rest, period = divmod(key, len(periods))
            measure, unit = divmod(rest, len(units))
            yield measures[measure], units[unit], periods[period]

    def __getitem__(self, key: Key) -> Told:
        measure, unit, period = key
        codes = (self._measures[measure], self._units[unit], self._periods[period])
        at = int(self._find(self._keys_of(*(np.array([one]) for one in codes)))[0])
        if at < 0:
            raise KeyError(key)
        top, bottom, value = (float(self._numbers[which][at]) for which in Field)
        return Told(top, bottom, value, bool(self._is_cumulative[at]))

    def held(
        self,
        batch: Batch,
        when: Callable[[Period], Period],
        *,
        of: Callable[[str], str] = str,
    ) -> Codes:
        """Where what was published for each figure of a batch stands; -1 for nothing.

        Args:
            batch: The figures.
            when: The period to hold one against, by its own.
            of: The indicator to hold one against, by the id of its own.
        """
        its = batch.its
        measures = _places([of(one.id) for one in its.measures], self._measures)[its.measure]
        units = _places(its.units, self._units)[its.unit]
        periods = _places([when(one) for one in its.periods], self._periods)[its.period]
        is_known = (measures >= 0) & (units >= 0) & (periods >= 0)
        return np.where(is_known, self._find(self._keys_of(measures, units, periods)), -1)

    def numbers(self, which: Field, at: Codes) -> Numbers:
        """A number of what stands there; NaN where nothing does."""
        if not len(self):
            return np.full(len(at), np.nan)
        return np.where(at >= 0, self._numbers[which][at], np.nan)

    def _keys_of(self, measures: Codes, units: Codes, periods: Codes) -> Codes:
        return (measures * len(self._units) + units) * len(self._periods) + periods

    def _find(self, keys: Codes) -> Codes:
        if not len(self._keys):
            return np.full(len(keys), -1, dtype=np.int64)
        at = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        return np.where(self._keys[at] == keys, at, -1).astype(np.int64)


def _coded(words: Sequence[object], thing: Callable[..., Thing]) -> tuple[Codes, dict[Thing, int]]:
    """The code of each row's thing, and the codes by thing."""
    different = dict.fromkeys(words)
    things = {word: thing(word) for word in different}
    codes: dict[Thing, int] = {}
    for one in things.values():
        codes.setdefault(one, len(codes))
    by_word = {word: codes[one] for word, one in things.items()}
    return np.array([by_word[word] for word in words], dtype=np.int64), codes


def _places(things: Sequence[Thing], codes: Mapping[Thing, int]) -> Codes:
    return np.array([codes.get(one, -1) for one in things], dtype=np.int64)
