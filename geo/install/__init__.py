"""Official outlines, brought in: read, checked, repaired, simplified, written in one step."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import shapely

from geo import units
from geo.install import source as sources
from geo.install.check import Checked, Findings, check
from geo.install.error import Fault, SourceError
from geo.install.kept import Kept
from geo.install.part import Part
from geo.install.progress import Progress
from geo.install.repair import fitted, joined
from geo.install.write import alone, write
from geo.units import TODAY, UnitKey
from text import say

__all__ = ["Fault", "Findings", "Report", "SourceError", "examine", "install"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was found in a source, and what of it is installed.

    Args:
        source: As the operator named it.
        provinces: Codes of the provinces that the source holds.
        findings: Sums over all of them.
        vertices: Kept after simplifying; None where nothing was installed.
    """

    source: str
    provinces: tuple[str, ...]
    findings: Findings
    vertices: int | None


def examine(
    source: str,
    *,
    provinces: Sequence[str] = (),
    column: str | None = None,
    wanted: str | None = None,
    progress: Progress,
) -> Report:
    """Check a source and change nothing; the arguments are those of `install`.

    Raises:
        SourceError: It could not be installed, and why.
    """
    found = sources.parts(
        source, provinces=provinces, column=column, wanted=wanted, progress=progress
    )
    findings, held = Findings(), set[str]()
    for number, part in enumerate(found):
        progress.step(number, len(found), _named(part))
        checked = _checked(part, provinces)
        findings += checked.findings
        held |= set(checked.provinces)
    progress.step(len(found), len(found), say("geo.install_done"))
    return Report(source=source, provinces=tuple(sorted(held)), findings=findings, vertices=None)


def install(
    source: str,
    *,
    provinces: Sequence[str] = (),
    column: str | None = None,
    wanted: str | None = None,
    named: str | None = None,
    progress: Progress,
) -> Report:
    """Install the outlines of a source; on any error everything stays as it was.

    Provinces are read one by one, and what is done is kept, so that an interrupted run goes
    on where it stopped.

    Args:
        source: See `geo.install.source.parts`.
        provinces: Codes of the provinces wanted; all that the source holds where empty.
        column: Column of the communes' codes; found by its values where None.
        wanted: SHA-256 that a downloaded file must have.
        named: Whose outlines they are, as maps say it; the name of the file where None.
        progress: Told how far it is.

    Raises:
        SourceError: The source cannot be installed, and why.
    """
    with alone():
        found = sources.parts(
            source, provinces=provinces, column=column, wanted=wanted, progress=progress
        )
        kept = Kept.of(source, column=column)
        findings, ready = Findings(), dict[str, dict[str, Any]]()
        for number, part in enumerate(found):
            progress.step(number, len(found) + 1, _named(part))
            again = kept.load(part.province_code)
            if again is None:
                checked = _checked(part, provinces)
                again = checked.findings, _fitted(checked)
                kept.save(part.province_code, *again)
            findings += again[0]
            ready |= again[1]
        progress.step(len(found), len(found) + 1, say("geo.install_joining"))
        settled = joined(ready)
        write(settled, source=named or source)
        kept.clear()
        progress.step(len(found) + 1, len(found) + 1, say("geo.install_done"))
    return Report(
        source=source,
        provinces=tuple(sorted(settled)),
        findings=findings,
        vertices=_vertices(settled),
    )


def _checked(part: Part, provinces: Sequence[str]) -> Checked:
    checked = check(part.read(), name=part.name)
    if not provinces:
        return checked
    chosen = {code: held for code, held in checked.provinces.items() if code in provinces}
    absent = sorted(set(provinces) - set(checked.provinces))
    if part.province_code is None and absent:
        raise SourceError(Fault.NO_PROVINCE, file=part.name, provinces=", ".join(absent))
    return Checked(provinces=chosen, findings=checked.findings)


def _fitted(checked: Checked) -> dict[str, dict[str, Any]]:
    return {
        province: dict(zip(codes, fitted(shapes), strict=True))
        for province, (codes, shapes) in checked.provinces.items()
    }


def _named(part: Part) -> str:
    if part.province_code is None:
        return part.name
    return units.unit(UnitKey(part.province_code, TODAY)).full_name


def _vertices(provinces: dict[str, dict[str, Any]]) -> int:
    return sum(
        int(shapely.get_num_coordinates(shape))
        for shapes in provinces.values()
        for shape in shapes.values()
    )
