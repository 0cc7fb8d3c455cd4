"""Which province and which period a workbook is of, from what stands around its figures."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from data.ingest import period_label, period_text
from data.ingest.error import IngestError, Refusal
from data.ingest.sheet import Sheet
from data.model import Basis
from data.period import Period
from geo.lineage import former_communes
from geo.match import match_province
from geo.name import fold
from geo.units import (
    NATION,
    TODAY,
    Unit,
    UnitKey,
    UnknownUnitError,
    communes,
    edition,
    parents,
    unit,
)

PROVINCE: Final = re.compile(r"\b(?:tinh|thanh pho|tp\.?)\s+(?!truc thuoc)(.+)")
LONGEST_NAME: Final = 5


@dataclass(frozen=True, slots=True)
class When:
    """A period and, where the file's or sheet's name states another one, that too."""

    period: Period
    other: tuple[str, Period] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Which province a table reports for, and where its communes are looked up.

    Args:
        scope: The province's code.
        scope_edition: The list this code is of.
        code: The province that the communes are looked up in; a former one that the table
            names lies within the scope.
        code_edition: The list that `code` is of.
        edition: The list that the communes are of.
    """

    scope: str
    scope_edition: dt.date
    code: str
    code_edition: dt.date
    edition: dt.date

    @property
    def units(self) -> tuple[Unit, ...]:
        """The communes that the table may name, in order."""
        if self.edition != self.code_edition:
            return former_communes(self.code)
        return communes(self.code, edition=self.edition)


def title(sheet: Sheet, *, above: int, below: int = 0) -> list[str]:
    """The texts above a table, in reading order; below a row where another table ends there."""
    rows = range(below + 1, min(above, sheet.height + 1))
    return [text for row in rows for text in sheet.rows[row - 1] if isinstance(text, str)]


def when(
    texts: Iterable[str],
    *,
    sheet_name: str,
    file_name: str,
    year: int | None = None,
    answered: Period | None = None,
) -> When | None:
    """The period a sheet reports on: what its texts say, else its tab, else the file's name.

    None where none of them names exactly one. A tab without a year, `Q1` or `T7`, is taken
    with the year that the texts, the file's name or `year` say, and a year is narrowed by it.

    Args:
        texts: What stands above the table.
        sheet_name: The tab's.
        file_name: With its ending.
        year: The year that the rest of the workbook reports on, where it is but one.
        answered: What the sender said, for where none of them names exactly one.
    """
    said = dict.fromkeys(one for text in texts for one in period_text.periods(text))
    if len(said) == 1:
        said = {period_label.refined(next(iter(said)), sheet_name): None}
    elif not said:
        years = period_label.year_in_name(file_name.rpartition(".")[0]) or year
        tab = period_label.on_tab(sheet_name, year=years) if years else None
        said = {tab: None} if tab and not period_text.periods(sheet_name) else said
    names = {sheet_name: period_text.periods(sheet_name)}
    names[file_name] = period_text.periods(file_name.rpartition(".")[0])
    named = [(name, found[0]) for name, found in names.items() if len(found) == 1]
    if len(said) == 1:
        period = next(iter(said))
    elif named and (not said or named[0][1] in said):
        period = named[0][1]
    else:
        return None if answered is None else When(answered)
    other = next(((name, one) for name, one in named if one != period), None)
    return When(period, other)


def cutoff(texts: Iterable[str]) -> dt.date | None:
    """The day up to which figures count, where a text says so."""
    return next((day for text in texts if (day := period_text.cutoff(text))), None)


def basis(texts: Sequence[str]) -> Basis:
    """Whether figures count from the start of the year, where the texts above say so."""
    is_cumulative = period_text.is_cumulative(" ".join(texts))
    if is_cumulative is None:
        return Basis.UNSAID
    return Basis.CUMULATIVE if is_cumulative else Basis.IN_PERIOD


def province(
    texts: Sequence[str], *, asked: str | None, period: Period, file_name: str
) -> tuple[str, dt.date]:
    """The province's code and the list of units that a table of communes follows.

    Args:
        texts: What stands above the table.
        asked: Code that the sender gave; must not contradict the texts.
        period: Decides which list was in force.
        file_name: For the message.

    Raises:
        IngestError: Nothing names a province, or the texts name another than was asked for.
    """
    return _province(texts, asked=asked, list_of=edition(period.end), file_name=file_name)


def _province(
    texts: Sequence[str], *, asked: str | None, list_of: dt.date, file_name: str
) -> tuple[str, dt.date]:
    found = named_province(texts, list_of=list_of)
    if asked is not None:
        known_province(asked, list_of=list_of)
    if asked is None:
        if found is None:
            raise IngestError(Refusal.NO_PROVINCE, file=file_name)
        return found.code, found.valid_from
    if found is not None and found.code != asked:
        wanted = unit(UnitKey(asked, list_of))
        raise IngestError(
            Refusal.OTHER_PROVINCE,
            file=file_name,
            found=found.full_name,
            asked=wanted.full_name,
        )
    return asked, list_of


def where(texts: Sequence[str], *, asked: str | None, list_of: dt.date, file_name: str) -> Where:
    """Which province a table reports for and which communes it may name.

    A code that the sender gives is one of today's provinces, also for a table from before
    2025-07-01: 15 is Lào Cai, although it was Yên Bái then. Such a table may name itself
    after a former province that lies in it.

    Raises:
        IngestError: Nothing names a province, or the texts name another than was asked for.
    """
    if list_of == TODAY or asked is None:
        code, since = _province(texts, asked=asked, list_of=list_of, file_name=file_name)
        return Where(
            scope=code, scope_edition=since, code=code, code_edition=since, edition=list_of
        )
    known_province(asked)
    found = named_province(texts, list_of=list_of)
    wanted = UnitKey(asked, TODAY)
    if found is None:
        return Where(
            scope=asked, scope_edition=TODAY, code=asked, code_edition=TODAY, edition=list_of
        )
    lying = {above for one in former_communes(asked) for above in parents(one.key)}
    if found not in lying:
        raise IngestError(
            Refusal.OTHER_PROVINCE,
            file=file_name,
            found=found.full_name,
            asked=unit(wanted).full_name,
        )
    return Where(
        scope=asked, scope_edition=TODAY, code=found.code, code_edition=list_of, edition=list_of
    )


def known_province(code: str, *, list_of: dt.date = TODAY) -> None:
    """Check that a list has a province of this code.

    Raises:
        IngestError: It has none.
    """
    try:
        unit(NATION if code == NATION.code else UnitKey(code, list_of))
    except UnknownUnitError as error:
        raise IngestError(Refusal.UNKNOWN_PROVINCE, code=code, edition=list_of) from error


def named_province(texts: Sequence[str], *, list_of: dt.date) -> Unit | None:
    """The province that a title names: `UBND TỈNH ĐIỆN BIÊN`; None where none does."""
    for text in texts:
        start = PROVINCE.search(fold(text))
        if start is None:
            continue
        words = text[start.start(1) :].split()
        for count in range(min(LONGEST_NAME, len(words)), 0, -1):
            name = " ".join(words[:count]).strip(" ,.;:-–()")
            found = match_province(name, edition=list_of)
            if found.unit is not None and found.unit.valid_from == list_of:
                return found.unit
    return None
