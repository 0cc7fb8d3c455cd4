"""A large table pressed together for as long as nobody reads it."""

import zlib
from dataclasses import dataclass
from typing import Any, Final, cast

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas.arrays import IntegerArray

FASTEST: Final = 1

Array = NDArray[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pressed:
    """One array.

    Args:
        content: Its bytes, pressed; the first of each entry, then the second of each, …: the
            high ones of numbers are alike.
        dtype: What they are.
    """

    content: bytes
    dtype: "np.dtype[Any]"

    def array(self) -> Array:
        """The same array anew."""
        planes = np.frombuffer(zlib.decompress(self.content), np.uint8)
        return planes.reshape(self.dtype.itemsize, -1).T.copy().view(self.dtype).reshape(-1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A table of numbers and of words that each stand in it many times: a tenth of its memory.

    Args:
        parts: Of each column its name, its type and its arrays.
    """

    parts: tuple[tuple[str, Any, tuple[_Pressed, ...]], ...]

    def opened(self) -> pd.DataFrame:
        """The table as it was, to the last bit; of the whole country in some milliseconds."""
        columns = {
            name: _column(kind, [one.array() for one in arrays])
            for name, kind, arrays in self.parts
        }
        return pd.DataFrame(columns, copy=False)


def fold(table: pd.DataFrame) -> Folded:
    """Press a table together; its index is not kept.

    Args:
        table: Its columns are categories, whole numbers with gaps, or plain numbers.
    """
    return Folded(
        parts=tuple(
            (str(name), table[name].dtype, tuple(_pressed(one) for one in _arrays(table[name])))
            for name in table
        )
    )


def _arrays(column: "pd.Series[Any]") -> tuple[Array, ...]:
    if isinstance(column.dtype, pd.CategoricalDtype):
        return (column.cat.codes.to_numpy(),)
    values = column.array
    if isinstance(values, IntegerArray):
        numbers = values.to_numpy(dtype=values.dtype.type, na_value=0)
        return numbers, np.asarray(values.isna())
    return (column.to_numpy(),)


def _column(kind: Any, arrays: list[Array]) -> Any:  # noqa: ANN401 - any column of pandas
    if isinstance(kind, pd.CategoricalDtype):
        return pd.Categorical.from_codes(cast("Any", arrays[0]), dtype=kind, validate=False)
    if len(arrays) > 1:
        values, is_missing = arrays
        return IntegerArray(values, is_missing)
    return arrays[0]


def _pressed(array: Array) -> _Pressed:
    planes = np.ascontiguousarray(array).view(np.uint8).reshape(len(array), array.itemsize).T
    return _Pressed(content=zlib.compress(planes.tobytes(), FASTEST), dtype=array.dtype)
