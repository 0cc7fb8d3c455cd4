"""Where a row belongs that is no unit of its table: another province, or another time."""

import datetime as dt
import re
from typing import Final, NamedTuple

from data.ingest.doubt import batch_of
from data.ingest.draft import Draft, Stranger
from data.ingest.group import units_of
from geo.lineage import former_province, former_provinces, predecessors
from geo.match import match_code
from geo.namesake import bearers
from geo.units import FORMER, NATION, TODAY, Level, Unit, parents, unit

PHONE: Final = re.compile(r"(?<!\d)(?:\+84|0)[\d .\-]{7,}\d")
HIDDEN: Final = "…"


class Home(NamedTuple):
    """Where a name belongs; `variant` is of the rule's messages.

    `units` are of another province, or today's successors of a time before; `former` are
    the units of the table's own time that they were made of.
    """

    variant: str
    units: tuple[Unit, ...]
    former: tuple[Unit, ...] = ()


def home(draft: Draft, one: Stranger) -> Home | None:
    """Where a row's unit belongs; None where no commune of the nation has its name or code."""
    if draft.scope == NATION.code:
        return None
    list_of = _list_of(draft)
    later = _called(one, TODAY) if list_of == FORMER else ()
    if here := tuple(found for found in later if _is_here(found, draft)):
        return _later(here)
    elsewhere = tuple(found for found in _called(one, list_of) if not _is_here(found, draft))
    if elsewhere:
        return Home("_elsewhere", elsewhere)
    merged = tuple(one for one in later if draft.scope in former_provinces(province_of(one).code))
    return _later(merged) if merged else None


def _later(units: tuple[Unit, ...]) -> Home:
    """Units that did not exist in the table's time, with those that they were made of."""
    olds = dict.fromkeys(link.old for found in units for link in predecessors(found.key))
    return Home("_later", units, tuple(unit(key) for key in olds))


def without_phone(text: str) -> str:
    """A text without the phone numbers in it."""
    return PHONE.sub(HIDDEN, text)


def province_of(one: Unit) -> Unit:
    """The province a commune lies in."""
    return next(above for above in parents(one.key) if above.level is Level.PROVINCE)


def _list_of(draft: Draft) -> dt.date:
    """The list that the rows follow; a table of today's province may be of former communes."""
    is_former = {one.valid_from == FORMER for one in units_of(batch_of(draft))} == {True}
    return FORMER if is_former else draft.edition


def _called(one: Stranger, list_of: dt.date) -> tuple[Unit, ...]:
    name = one.text.removeprefix(one.code).strip()
    if name:
        return bearers(name, edition=list_of)
    by_code = match_code(one.code or one.text, level=Level.COMMUNE, edition=list_of)
    return () if by_code is None else (by_code,)


def _is_here(one: Unit, draft: Draft) -> bool:
    if one.valid_from == draft.edition:
        return province_of(one).code == draft.scope
    return one.valid_from == TODAY and former_province(one.key) == draft.scope
