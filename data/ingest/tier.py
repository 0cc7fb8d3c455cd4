"""One cell for several levels: `98,95/96,58/92,35` of `cấp tỉnh/cấp huyện/cấp xã`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from data.catalog import Indicator, indicators
from data.ingest import column
from data.ingest.datum import Datum
from data.ingest.sheet import Sheet, as_text
from data.ingest.value import read
from geo.name import fold

TIER: Final = re.compile(r"(?:cap )?(tinh|huyen|xa)")
LEVELS: Final = re.compile(
    r"[\s(:,–-]*(?:(?:\d|ba|hai|cac) cap\s*:?\s*)?"
    r"(?P<tiers>(?:cap )?(?:tinh|huyen|xa)(?:\s*[/,;]\s*(?:cap )?(?:tinh|huyen|xa))+)[\s)]*$"
)
"""`(cấp tỉnh/cấp xã)`, `: cấp tỉnh/huyện/xã`, `(3 cấp: tỉnh, huyện, xã)` at the end of a label."""
SEVERAL: Final = re.compile(r"\s*\d+(?:[.,]\d+)?\s*%?(?:\s*/\s*\d+(?:[.,]\d+)?\s*%?){2,}\s*")
TIERS: Final[Mapping[str, Mapping[str, str]]] = {
    "edoc_processing_pct": {
        "tinh": "edoc_province_agencies_pct",
        "huyen": "edoc_district_agencies_pct",
        "xa": "edoc_commune_agencies_pct",
    }
}
"""The indicators that a rate over all agencies has at each level."""


def tiers(label: str) -> list[str]:
    """The indicators of `Trao đổi văn bản điện tử: cấp tỉnh/cấp huyện/cấp xã`, in its order."""
    folded = fold(label)
    found = LEVELS.search(folded) if len(folded) == len(label) else None
    if found is None:
        return []
    named = column.column([label[: found.start()].strip()], unit="%")
    words = [TIER.fullmatch(part.strip()) for part in re.split(r"[/,;]", found["tiers"])]
    if not isinstance(named, column.Column):
        return []
    known = TIERS.get(named.indicator.id, {})
    return [known[word[1]] for word in words if word and word[1] in known]


def is_of_several(measure: Indicator, text: str) -> bool:
    """Whether a cell has a number for each level, and its row does not say of which."""
    return measure.id in TIERS and bool(SEVERAL.fullmatch(text))


def levels(sheet: Sheet, row: int, place: int, *, label: str) -> Iterator[tuple[Indicator, Datum]]:
    """Each level's indicator with its part of `98,95/96,58/92,35`."""
    ids = tiers(label)
    text = as_text(sheet.at(row, place))
    parts = [part.strip() for part in text.split("/")]
    for order, one in enumerate(ids):
        said = read(parts[order]) if len(parts) == len(ids) else read(text or None)
        yield indicators()[one], Datum(replace(said, raw=text), row, place)
