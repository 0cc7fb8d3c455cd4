"""The register of plans: what each wants of whom, by when, and what is to be done for it.

Plans stand in text files, one each: ours in `register/`, an operator's own in the folder
`plans` of `BANSO_HOME`, in the same form (`docs/plans.md`). A plan that repeats a target of the
catalogue names it, so that its value stands in one place.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from data import catalog
from data.plan.agency import Agency, from_catalogue
from data.plan.deadline import Deadline, DeadlineKind
from data.plan.line import HeldLine, LineKind, PlanLine
from data.plan.overlay import overlaid
from data.plan.reading import Register, read
from data.plan.record import Plan, PlanTarget, ReportedTally
from data.plan.score import Figure, Score, Tally, in_order, scored, tally
from data.plan.task import Task, TaskState
from geo import lineage
from geo.home import home
from geo.place import FORMER, NATION, Level, Unit, UnitKey
from geo.units import communes
from text import Language

__all__ = [
    "Agency",
    "Deadline",
    "DeadlineKind",
    "Figure",
    "HeldLine",
    "LineKind",
    "Plan",
    "PlanLine",
    "PlanTarget",
    "Register",
    "ReportedTally",
    "Score",
    "Tally",
    "Task",
    "TaskState",
    "agencies",
    "in_order",
    "leads",
    "plans",
    "plans_of",
    "plans_within",
    "read",
    "register_with",
    "scored",
    "tally",
]

FOLDER: Final = Path(__file__).resolve().parent
OWN: Final = "plans"
KEPT: Final = 8


def plans() -> Mapping[str, Plan]:
    """Every plan by id, ours first.

    Raises:
        CatalogError: A text file has a fault; it names each with file and line.
    """
    return _register().plans


def agencies() -> Mapping[str, Agency]:
    """Every agency by id, in the order of the files; any other name is one as it is written."""
    return _register().agencies


def register_with(held: Iterable[HeldLine] = ()) -> Register:
    """The register of the text files with lines of a store laid over it; see `Store.register`.

    Raises:
        CatalogError: A text file has a fault; it names each with file and line.
    """
    lines = tuple(held)
    return overlaid(_register(), lines) if lines else _register()


def leads(target: PlanTarget) -> tuple[Agency, ...]:
    """Who leads a target: whom the plan names, else whom the catalogue has for its indicator."""
    if target.leads:
        return tuple(agencies()[one] for one in target.leads)
    found = catalog.indicators().get(target.indicator_id)
    if found is None:
        return ()
    named = from_catalogue(found)
    same = (
        one for one in agencies().values() if one.names[Language.VI] == named.names[Language.VI]
    )
    return (next(same, named),)


def plans_of(place: Unit, *, known: Mapping[str, Plan] | None = None) -> tuple[Plan, ...]:
    """The plans that hold in a place: its own, its former provinces', the nation's.

    Within each, the newest first, of national ones the largest; invented ones last.

    Args:
        place: Where.
        known: Every plan of a register; by default of the text files.
    """
    own = {place.key}
    former: set[UnitKey] = set()
    if place.level is Level.PROVINCE and place.valid_from != FORMER:
        former = {UnitKey(code, FORMER) for code in lineage.former_provinces(place.code)}
    rank = {**dict.fromkeys(former, 1), NATION: 2, **dict.fromkeys(own, 0)}
    every = plans() if known is None else known
    found = [one for one in every.values() if one.scope in rank]

    def order(one: Plan) -> tuple[bool, int, int, int]:
        size = len(one.targets) if one.scope == NATION else 0
        return one.is_demonstration, rank[one.scope], -size, -one.issued.toordinal()

    return tuple(sorted(found, key=order))


def plans_within(place: Unit, *, known: Mapping[str, Plan] | None = None) -> tuple[Plan, ...]:
    """The plans of the communes of one of today's provinces, by name; none of any other place."""
    if place.level is not Level.PROVINCE or place.valid_from == FORMER:
        return ()
    inside = {one.key: one.name for one in communes(place.code)}
    every = plans() if known is None else known
    found = [one for one in every.values() if one.scope in inside]
    return tuple(sorted(found, key=lambda one: (inside[one.scope], one.id)))


def _register() -> Register:
    folder = home() / OWN
    own = tuple(sorted(folder.glob("*.toml"))) if folder.is_dir() else ()
    return _read(tuple((path, path.stat().st_mtime_ns) for path in own))


@lru_cache(maxsize=KEPT)
def _read(own: tuple[tuple[Path, int], ...]) -> Register:
    """Read once for each state of an operator's files: the time of change is the key."""
    shipped = sorted((FOLDER / "register").glob("*.toml"))
    paths = [FOLDER / "agencies.toml", *shipped, *(path for path, _ in own)]
    return read(paths, catalog=catalog.catalog())
