"""Who does it, as a workbook writes it: agencies of the register, or as they are written."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from data.ingest.plan.name import key
from data.plan import Agency, Plan, PlanTarget, Task
from geo.units import FORMER, NATION, TODAY, Level, children, parents, unit
from text import Language

APART: Final = re.compile(r"\s*(?:;|\n)\s*")
OF_PROVINCE: Final = re.compile(r" tinh [a-z ]+$")
COMMA: Final = re.compile(r"\s*,\s*")
BEGINS: Final = re.compile(
    r"(?:so|ubnd|uy ban|ban|cong an|cuc|chi cuc|phong|trung tam|van phong|vp|bo|vnpt|viettel|hoi"
    r"|dai|bao|tinh doan|doan|mat tran|truong|doanh nghiep|ngan hang|thue|dien luc)\b"
)
"""Where every part begins like an agency, commas part them; `Các sở, ngành` is one."""


class Named(NamedTuple):
    """Ids of agencies, and those of them that no list has: their words are their ids."""

    ids: tuple[str, ...]
    unknown: tuple[str, ...]


def agencies(text: str, *, known: Mapping[str, Agency], plan: Plan) -> Named:
    """The agencies that a cell names.

    Args:
        text: `Sở KH&CN; Sở Tài chính`.
        known: Of the register.
        plan: Those that it names, and those of its place, before others of one name.
    """
    ids: list[str] = []
    unknown: list[str] = []
    for name in _parts(text):
        found = _named(name, known, plan)
        if found is None:
            unknown.append(name)
        ids.append(name if found is None else found.id)
    return Named(tuple(dict.fromkeys(ids)), tuple(unknown))


def _parts(text: str) -> Iterator[str]:
    for part in APART.split(text):
        pieces = COMMA.split(part)
        is_list = all(BEGINS.match(key(piece)) for piece in pieces)
        bare = (one.strip(" .-+") for one in (pieces if is_list else [part]))
        yield from (one for one in bare if one)


def _named(name: str, known: Mapping[str, Agency], plan: Plan) -> Agency | None:
    wanted = key(name)
    parts: list[PlanTarget | Task] = [*plan.targets.values(), *plan.tasks.values()]
    named = {one for part in parts for one in (*part.leads, *part.partners)}
    here = _places(plan)
    found = [one for one in known.values() if wanted in _keys(one)]
    fitting = [one for one in found if one.id in named or not _is_elsewhere(one, here)]
    return min(
        fitting,
        key=lambda one: (one.id not in named, not any(place in _full(one) for place in here)),
        default=None,
    )


def _keys(one: Agency) -> Iterable[str]:
    """Its names, the full one also without the province it ends on."""
    full = _full(one)
    return {key(one.short_names[Language.VI]), full, OF_PROVINCE.sub("", full)}


def _is_elsewhere(one: Agency, here: tuple[str, ...]) -> bool:
    """It is named after a province, and not after the plan's."""
    full = _full(one)
    return any(full.endswith(name) for name in _provinces()) and not any(
        place in full for place in here
    )


@cache
def _provinces() -> frozenset[str]:
    return frozenset(
        key(one.name) for edition in (TODAY, FORMER) for one in children(NATION, edition=edition)
    )


def _full(one: Agency) -> str:
    return key(one.names[Language.VI])


def _places(plan: Plan) -> tuple[str, ...]:
    if plan.scope == NATION:
        return ()
    found = [unit(plan.scope), *(one for one in parents(plan.scope) if one.level is Level.PROVINCE)]
    return tuple(key(one.name) for one in found)
