"""Which province and which period a workbook is of, from what stands around its figures."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from data.ingest import period_text
from data.ingest.error import IngestError, Refusal
from data.ingest.sheet import Sheet
from data.period import Period
from geo.match import match_province
from geo.name import fold
from geo.units import NATION, TODAY, Unit, UnitKey, UnknownUnitError, edition, unit

PROVINCE: Final = re.compile(r"\b(?:tinh|thanh pho|tp\.?)\s+(?!truc thuoc)(.+)")
LONGEST_NAME: Final = 5


@dataclass(frozen=True, slots=True)
class When:
    """A period and, where the file's or sheet's name states another one, that too."""

    period: Period
    other: tuple[str, Period] | None = None


def title(sheet: Sheet, *, above: int) -> list[str]:
    """The texts above a table, in reading order."""
    return [text for row, _, text in sheet.texts() if row < above]


def when(texts: Iterable[str], *, sheet_name: str, file_name: str) -> When | None:
    """The period a sheet reports on: what its texts say, else its tab, else the file's name.

    None where none of them names exactly one.
    """
    said = dict.fromkeys(one for text in texts for one in period_text.periods(text))
    names = {sheet_name: period_text.periods(sheet_name)}
    names[file_name] = period_text.periods(file_name.rpartition(".")[0])
    named = [(name, found[0]) for name, found in names.items() if len(found) == 1]
    if len(said) == 1:
        period = next(iter(said))
    elif named and (not said or named[0][1] in said):
        period = named[0][1]
    else:
        return None
    other = next(((name, one) for name, one in named if one != period), None)
    return When(period, other)


def cutoff(texts: Iterable[str]) -> dt.date | None:
    """The day up to which figures count, where a text says so."""
    return next((day for text in texts if (day := period_text.cutoff(text))), None)


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
    list_of = edition(period.end)
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
