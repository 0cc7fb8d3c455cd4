"""One measured figure, printed as one JSON object a line."""

import json
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The median of repeated measures and what it should be.

    Args:
        name: What was measured, in words.
        value: Median, in `unit`.
        unit: E.g. `ms`, `bytes`, `ratio`.
        min: Least measure.
        max: Largest measure.
        n: Number of measures.
        bar: Limit it is held to, e.g. `<= 300`; empty where it only informs.
        ok: Whether the median keeps the bar; None without a bar.
    """

    name: str
    value: float
    unit: str
    min: float
    max: float
    n: int
    bar: str
    ok: bool | None

    def line(self) -> str:
        """The figure as one JSON object."""
        return json.dumps(asdict(self), ensure_ascii=False)


def figure(
    name: str,
    measures: Sequence[float],
    *,
    unit: str,
    most: float | None = None,
    least: float | None = None,
    digits: int = 1,
) -> Figure:
    """Sum up measures; `most` and `least` are the bar.

    Raises:
        ValueError: There are no measures, or two bars.
    """
    if not measures or (most is not None and least is not None):
        msg = f"{name}: {len(measures)} measures, most {most}, least {least}."
        raise ValueError(msg)
    median = statistics.median(measures)
    if most is not None:
        bar, ok = f"<= {most:g}", median <= most
    elif least is not None:
        bar, ok = f">= {least:g}", median >= least
    else:
        bar, ok = "", None
    return Figure(
        name=name,
        value=round(median, digits),
        unit=unit,
        min=round(min(measures), digits),
        max=round(max(measures), digits),
        n=len(measures),
        bar=bar,
        ok=ok,
    )
