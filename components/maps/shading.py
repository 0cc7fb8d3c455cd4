"""How each unit is drawn, in the order of the shapes: a letter its fill, another its circle."""

from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from components.maps.view import MapView, Mode, reach
from data.conversion import Conversion
from data.model import NOT_CONVERTIBLE, State
from geo.topology import Layer

NOT_REPORTED: Final = "m"
NOT_APPLICABLE: Final = "x"
NOT_CONVERTED: Final = "n"
OF_PART: Final = "p"
PLAIN: Final = "-"  # land under a circle
IN_ERROR: Final = "!"
NO_CIRCLE: Final = -1
TENTHS: Final = 10
# Of radii: plain ASCII, because any other letter travels as six; small ones, which are most, take
# one letter, larger ones two.
LETTERS: Final = "".join(chr(one) for one in range(ord("0"), ord("{")) if chr(one) not in "\\<>")
PAGES: Final = ("", "{", "|", "}", "~")
TOKENS: Final = tuple(page + letter for page in PAGES for letter in LETTERS)
CLASSES: Final = np.array(list("0123456"))
ESTIMATES: Final = np.array(list("abcdefg"))
TEXTS: Final = ("value_text", "detail_text", "short_text")


def in_order(rows: pd.DataFrame, layer: Layer) -> pd.DataFrame:
    """One row a shape; a shape without a row did not report."""
    placed = rows.set_index("unit_code").reindex(list(layer.codes))
    filled = {name: placed[name].fillna("") for name in TEXTS if name in placed}
    return placed.assign(state=placed["state"].fillna(State.MISSING.value), **filled)


def shades(rows: pd.DataFrame, mode: Mode) -> str:
    """A letter a unit.

    Args:
        rows: As `in_order` gives them.
        mode: Under circles the land is plain; of both, where a unit has none it keeps its colour.

    Returns:
        0-6 its class, a-g the same where the value is estimated, m not reported, x not
        applicable, n not convertible, p of a part of its former units, ! kept out by an error,
        - land under a circle.
    """
    state = rows["state"].astype(str).to_numpy(dtype=object)
    if mode is Mode.CIRCLES:
        found = np.full(len(rows), PLAIN, dtype=object)
    elif mode is Mode.BOTH:
        found = np.where(has_circle(rows), PLAIN, _inked(rows, state)).astype(object)
    else:
        found = _inked(rows, state)
    found[state == State.MISSING.value] = NOT_REPORTED
    found[state == NOT_CONVERTIBLE] = NOT_CONVERTED
    found[state == State.NOT_APPLICABLE.value] = NOT_APPLICABLE
    if mode is not Mode.CIRCLES:
        found[in_part(rows).to_numpy(dtype=bool)] = OF_PART
    if "is_error" in rows:
        found[rows["is_error"].eq(True).to_numpy(dtype=bool)] = IN_ERROR
    return "".join(found)


def inks(rows: pd.DataFrame, mode: Mode) -> str:
    """Of both: a letter of its class for each circle, `-` where there is none; else empty."""
    if mode is not Mode.BOTH:
        return ""
    state = rows["state"].astype(str).to_numpy(dtype=object)
    return "".join(np.where(has_circle(rows), _inked(rows, state), PLAIN))


def has_circle(rows: pd.DataFrame) -> NDArray[np.bool_]:
    """Of both: a class and a count are known, of all of the unit."""
    is_told = rows["state"].isin([State.REPORTED.value, State.ESTIMATED.value])
    known = is_told & rows["class_index"].notna() & rows["size"].notna() & ~in_part(rows)
    return known.to_numpy(dtype=bool)


def _inked(rows: pd.DataFrame, state: NDArray[np.object_]) -> NDArray[np.object_]:
    return _of_classes(rows, state == State.ESTIMATED.value)


def in_part(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Of some of their former units only: beside whole figures they would look like one."""
    if "conversion" not in rows:
        return pd.Series(False, rows.index)
    return rows["conversion"].eq(Conversion.PARTIAL.value) & rows["value"].notna()


def _of_classes(rows: pd.DataFrame, is_estimated: NDArray[np.bool_]) -> NDArray[np.object_]:
    if "class_index" not in rows:
        return np.full(len(rows), NOT_REPORTED, dtype=object)
    index = rows["class_index"].astype("Float64").to_numpy(dtype=float, na_value=np.nan)
    is_known = ~np.isnan(index)
    at = np.where(is_known, index, 0).astype(int)
    letters = np.where(is_estimated, ESTIMATES[at], CLASSES[at])
    return np.where(is_known, letters, NOT_REPORTED).astype(object)


def sizes(rows: pd.DataFrame, view: MapView) -> str:
    """Radii in tenths of a pixel, of one unit after the other: area follows the count.

    They are the same for every frame: the browser draws them by `MapView.grow`.

    Returns:
        A token of `TOKENS` a unit: the first for no circle, the second for a true zero, those
        after it for 1, 2, ... tenths. Empty of colours.
    """
    if view.mode is Mode.COLOURS:
        return ""
    return "".join(TOKENS[size - NO_CIRCLE] for size in radii(rows, view).tolist())


def radii(rows: pd.DataFrame, view: MapView) -> NDArray[np.int64]:
    """Radii in tenths of a pixel; 0 of a true zero, -1 where there is no circle."""
    state = rows["state"].astype(str)
    is_counted = state.isin([State.REPORTED.value, State.ESTIMATED.value])
    is_both = view.mode is Mode.BOTH
    is_drawn = has_circle(rows) if is_both else is_counted
    counts = rows["size" if is_both else "value"].where(is_drawn).to_numpy(dtype=float)
    known = counts[~np.isnan(counts)]
    largest = view.largest or (known.max() if known.size else 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        tenths = np.round(TENTHS * reach(view.scope) * np.sqrt(np.maximum(counts, 0) / largest))
    drawn = np.where(counts > 0, np.maximum(tenths, 1), 0)  # nought is kept for a true zero
    drawn = np.minimum(drawn, len(TOKENS) + NO_CIRCLE - 1)
    return np.where(np.isnan(counts), NO_CIRCLE, drawn).astype(np.int64)
