"""A plan that a workbook founds: what its title says of it, and what is taken otherwise."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

from data.catalog.term import Terms
from data.ingest import period_text
from data.ingest.plan.name import key, slug
from data.plan import Plan
from data.plan.payload import NO_SOURCE
from geo.units import Unit, UnitKey, unit
from text import Language, say, speaking

ANNEX: Final = re.compile(r"^(phu luc|bieu|bieu mau|mau)( so)? ?[\divx.\-]*$")
SPAN: Final = re.compile(r"(20\d\d)\s*[-–—]\s*(20\d\d)")
UNTIL: Final = re.compile(r"\b(?:den|toi)\s*(?:het\s*)?(?:nam\s*)?(20\d\d)")
YEAR: Final = re.compile(r"20\d\d")


def founded(
    texts: Sequence[str], *, title: str, number: str, place: UnitKey, years: Sequence[int] = ()
) -> Plan:
    """A plan without any target yet.

    Args:
        texts: What stands above the table.
        title: Its own words for what it is.
        number: Of the document; "" where it is left blank.
        place: What it is for.
        years: Those of its own deadlines, for a title that names none.
    """
    starts, ends = span(texts, years=years)
    issued = next((day for text in texts if (day := period_text.date(text))), None)
    words = number or title or unit(place).full_name
    return Plan(
        id=slug(f"{place.code} {ends.year} {words}", taken=()),
        number=number,
        names={Language.VI: title or unit(place).full_name},
        short_names={},
        issuers=_issuers(unit(place)),
        issued=issued or starts,
        is_day_known=issued is not None,
        starts=starts,
        ends=ends,
        scope=place,
        source=NO_SOURCE,
        legal=(),
        groups={},
        targets={},
        tasks={},
        target_count=0,
        reported=(),
        notes={},
        is_demonstration=False,
    )


def titled(texts: Sequence[str]) -> str:
    """What a table is called: what stands above it, without its number and what is in brackets."""
    kept = [
        text for text in texts if not ANNEX.match(key(text)) and not text.lstrip().startswith("(")
    ]
    return " ".join(kept).strip()


def names_a_year(texts: Sequence[str]) -> bool:
    """Whether a title says of which years the plan is."""
    return any(YEAR.search(text) for text in texts)


def span(texts: Sequence[str], *, years: Sequence[int] = ()) -> tuple[dt.date, dt.date]:
    """The first and the last day of the plan, by the years that its title names.

    Else from the first to the last of its deadlines; this year where it has none either.
    """
    if years and not names_a_year(texts):
        return dt.date(min(years), 1, 1), dt.date(max(years), 12, 31)
    said = " ".join(texts)
    if found := SPAN.search(said):
        first, last = sorted((int(found[1]), int(found[2])))
    else:
        named = [int(one) for one in YEAR.findall(said)]
        now = dt.datetime.now(tz=dt.UTC).year
        until = UNTIL.search(key(said))
        last = int(until[1]) if until else max(named, default=now)
        first = min([*named, last]) if until else last
    return dt.date(first, 1, 1), dt.date(last, 12, 31)


def _issuers(place: Unit) -> Terms:
    found = {}
    for language in Language:
        with speaking(language):
            name = place.full_name
            found[language] = say("ingest.plan_issuer", place=name[:1].lower() + name[1:])
    return found
