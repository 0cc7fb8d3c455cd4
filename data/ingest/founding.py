"""Figures of today's communes from before they were: restated, or of a former namesake."""

from typing import Final

from data.ingest.draft import Draft, Figure, Remark
from data.ingest.stray import province_of
from data.ingest.value import Kind as Said
from data.ingest.wording import Named
from geo.lineage import predecessors
from geo.match import How, match
from geo.units import FORMER, TODAY, Level, Unit, unit

NAMESAKE: Final = "P7"
RESTATED: Final = "P8"


def existed(result: Draft, figure: Figure, *, name: str = "", is_own: bool = False) -> bool:
    """Whether a figure can be of its commune; a blank from before it was is no figure.

    Where a former unit had the same name, the figure may be of that one: it is asked. A
    commune that reports itself and compares with its year before speaks of its own land, and
    a namesake on it is only told of; one whose land went elsewhere is another place.

    Args:
        result: Takes what is to be told.
        figure: Of whatever unit and period.
        name: The commune as it is written; by default its own name.
        is_own: The commune itself reports.
    """
    if figure.unit.valid_from != TODAY or figure.period.end >= TODAY:
        return True
    commune = unit(figure.unit)
    if commune.level is not Level.COMMUNE:
        return True
    if all(one.reading.kind is Said.BLANK for _, one in figure.data):
        return False
    namesakes = _namesakes(commune, name or commune.full_name)
    olds = {link.old for link in predecessors(commune.key)}
    is_asked = any(not is_own or one.key not in olds for one in namesakes)
    values = {
        "unit": commune.full_name,
        "period": Named(figure.period.label),
        "since": TODAY,
        "text": figure.data[0][1].reading.raw,
    }
    rule, variant = (NAMESAKE, "") if is_asked else (RESTATED, "_namesake" if namesakes else "")
    result.remarks.append(Remark(rule, figure.sheet, figure.cell, variant, values))
    return not is_asked


def _namesakes(commune: Unit, name: str) -> tuple[Unit, ...]:
    """The former units of the province that had a commune's name, as it is written."""
    former = match(
        name, province_code=province_of(commune).code, edition=FORMER, code_edition=TODAY
    )
    if former.unit is not None:
        return (former.unit,)
    has_several = former.how is How.AMBIGUOUS and len(former.suggestions) > 1
    return former.suggestions if has_several else ()
