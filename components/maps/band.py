"""The rows of a legend as a map knows them: where each stands, and which units it is of."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

LEGEND: Final = "legend"
"""Key of the page's container of the legend; its class in the page is `st-key-legend`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """One row of a legend beside the map.

    Args:
        top: Where it begins, in pixels of the chart.
        bottom: Where it ends.
        label: Its words.
        shades: Letters of the units that it is of; see `components.maps.shading.shades`.
        chart: Which of the legend's charts it stands in, the first is 0.
        radii: Of circles, instead: from which radius on, and below which, in pixels.
    """

    top: float
    bottom: float
    label: str
    shades: str = ""
    chart: int = 0
    radii: tuple[float, float] | None = None

    @property
    def range(self) -> tuple[float, ...]:
        """The radii, or nothing."""
        return self.radii or ()


def for_browser(bands: Sequence[Band], *, key: str) -> dict[str, Any] | None:
    """What `static/map/legend.js` reads; None of a map without a legend beside it."""
    if not bands:
        return None
    rows = [
        [round(one.top, 1), round(one.bottom, 1), one.label, one.shades, one.chart, *one.range]
        for one in bands
    ]
    return {"key": key, "rows": rows}
