"""Which plan a workbook speaks of: by its number, by its year, or as its sender says."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Final, NamedTuple

from data.ingest import provenance
from data.ingest.error import IngestError, Refusal
from data.ingest.plan.founding import founded
from data.ingest.plan.name import key
from data.ingest.question import Choice, Kind, Question
from data.ingest.wording import Named, Sentence
from data.plan import Plan, Register
from geo import lineage
from geo.units import (
    FORMER,
    NATION,
    TODAY,
    Level,
    Unit,
    UnitKey,
    UnknownUnitError,
    communes,
    parents,
    unit,
)

NUMBER: Final = re.compile(r"(?<![\d/])(\d{1,5}[a-zA-Z]?\s*/\s*(?:20\d\d\s*/\s*)?[A-ZĐ][\wĐđ\-–]*)")
NEW: Final = "+"
"""Before the place of a plan that the workbook founds: `+03127@2025-07-01`."""


class Which(NamedTuple):
    """The plan, how it was found (`number`, `year`, `said`, `new`), or the question."""

    plan: Plan | None
    how: str
    question: Question | None = None


class Heard(NamedTuple):
    """Where a workbook names its plan, what its sender said, the years of its deadlines."""

    texts: Sequence[str]
    sheet: str
    cell: str
    title: str
    answer: str = ""
    is_of_year: bool = False
    years: Sequence[int] = ()


def scope_of(texts: Sequence[str], *, asked: str | None, known: Register, file_name: str) -> str:
    """Code of the province of today, or "VN", that a workbook of a plan is sent for.

    Raises:
        IngestError: Nothing says which.
    """
    if asked is not None:
        provenance.known_province(asked)
        return asked
    plan = numbered(texts, known.plans.values())
    if plan is not None and (found := _provinces(plan)):
        return found[0]
    for list_of in (TODAY, FORMER):
        named = provenance.named_province(texts, list_of=list_of)
        if named is not None:
            today = provinces_of(named.key)
            if today:
                return today[0]
    raise IngestError(Refusal.NO_PROVINCE, file=file_name)


def which(heard: Heard, *, scope: str, known: Register) -> Which:
    """The plan that a workbook speaks of.

    Args:
        heard: What there is to know it by.
        scope: See `scope_of`.
        known: Every plan there is.
    """
    here = {one.id: one for one in known.plans.values() if scope in _provinces(one)}
    if heard.answer:
        return _answered(heard, here, scope=scope, known=known)
    if (found := numbered(heard.texts, here.values())) is not None:
        return Which(found, "number")
    if heard.is_of_year and (found := _of_year(heard.texts, here.values())) is not None:
        return Which(found, "year")
    return Which(None, "", _question(heard, here, scope))


def number_in(texts: Iterable[str]) -> str:
    """The number of the document that a title names; "" where it is left blank."""
    return next((found[1] for text in texts if (found := NUMBER.search(text))), "")


def _answered(heard: Heard, here: Mapping[str, Plan], *, scope: str, known: Register) -> Which:
    if heard.answer in here:
        return Which(here[heard.answer], "said")
    code, _, since = heard.answer.removeprefix(NEW).partition("@")
    try:
        place = UnitKey(code, dt.date.fromisoformat(since))
        unit(place)
    except (UnknownUnitError, ValueError):
        return Which(None, "", _question(heard, here, scope))
    if not heard.answer.startswith(NEW) or scope not in provinces_of(place):
        return Which(None, "", _question(heard, here, scope))
    number = number_in(heard.texts)
    made = founded(heard.texts, title=heard.title, number=number, place=place, years=heard.years)
    # Sent again, it is the plan that it founded.
    return Which(known.plans.get(made.id, made), "said" if made.id in known.plans else "new")


def numbered(texts: Iterable[str], plans: Iterable[Plan]) -> Plan | None:
    """The only one of these plans whose number stands in a text."""
    said = {_bare(found) for text in texts for found in NUMBER.findall(text)}
    found = [one for one in plans if one.number and _bare(one.number) in said]
    return found[0] if len(found) == 1 else None


def _bare(number: str) -> str:
    return re.sub(r"\s", "", number).casefold().replace("–", "-")


def _of_year(texts: Iterable[str], plans: Iterable[Plan]) -> Plan | None:
    years = {int(one) for text in texts for one in re.findall(r"20\d\d", text)}
    found = [
        one
        for one in plans
        if one.starts.year == one.ends.year and one.ends.year in years and one.scope != NATION
    ]
    return found[0] if len(found) == 1 else None


def _question(heard: Heard, here: Mapping[str, Plan], scope: str) -> Question:
    return Question(
        kind=Kind.PLAN,
        sheet=heard.sheet,
        cell=heard.cell,
        text=heard.title,
        readings=tuple(_choices(heard, here, scope)),
    )


def _choices(heard: Heard, here: Mapping[str, Plan], scope: str) -> Iterator[Choice]:
    """Known plans first; then a new one, of a commune that the title names before others."""
    for one in here.values():
        yield Choice(one.id, Sentence("ingest.plan_known", {"plan": Named(partial(_title, one))}))
    province = NATION if scope == NATION.code else UnitKey(scope, TODAY)
    inside = () if province == NATION else communes(scope)
    said = key(" ".join(heard.texts))
    named = [one for one in inside if f" {key(one.full_name)} " in f" {said} "]
    for place in (*named, unit(province), *(one for one in inside if one not in named)):
        value = f"{NEW}{place.key.code}@{place.key.valid_from.isoformat()}"
        yield Choice(value, Sentence("ingest.plan_new", {"place": place.full_name}))


def _title(one: Plan) -> str:
    return f"{one.number} · {one.name}" if one.number else one.name


def _provinces(plan: Plan) -> tuple[str, ...]:
    """Today's provinces that a plan is for: one, its commune's, or where a former one went."""
    return provinces_of(plan.scope)


@cache
def provinces_of(place: UnitKey) -> tuple[str, ...]:
    """Today's provinces that a place is or lies in, or that a former one went into."""
    found: Unit = unit(place)
    if found.level is Level.NATION:
        return (NATION.code,)
    if found.level is not Level.PROVINCE:
        above = (one for one in parents(place) if one.level is Level.PROVINCE)
        return tuple(code for one in above for code in provinces_of(one.key))
    if place.valid_from == TODAY:
        return (place.code,)
    first = (lineage.successors(one.key) for one in communes(place.code, edition=FORMER))
    return tuple(
        dict.fromkeys(
            above.code
            for links in first
            for link in links
            for above in parents(link.new)
            if above.level is Level.PROVINCE
        )
    )
