"""Who reports a table of indicators: the commune or province that its heading names."""

import re
from itertools import pairwise
from typing import Final

from data.ingest import period_text, provenance, spelling, stranger, table
from data.ingest.column_role import Role, roles
from data.ingest.draft import Draft, Stranger
from data.ingest.error import IngestError, Refusal
from data.ingest.indicator_rows import ITEM, Subject, take
from data.ingest.layout import Asked, unrecognised
from data.ingest.provenance import Where
from data.ingest.sender import titled_commune
from data.ingest.sheet import Sheet, Workbook
from data.ingest.table import RowKind, Table
from geo.match import How, match_province
from geo.name import fold
from geo.units import FORMER, TODAY, UnitKey, edition

REPORTER: Final = re.compile(r"^(?:ten )?don vi (?:bao cao|lap bieu|gui)\s*:\s*(?P<who>.+)$")
DISTRICT: Final = re.compile(
    r"^(?:(?:ten )?don vi (?:bao cao|lap bieu|gui)\s*:\s*)?(?:ubnd|uy ban nhan dan|hdnd)?\s*"
    r"(?P<kind>huyen|thi xa|quan|thanh pho|tp\.?)\s+(?P<name>[^,;:()]+)"
)
RECEIVER: Final = re.compile(r"^don vi nhan\b|^noi nhan\b|^kinh gui\b")


def draft_of(workbook: Workbook, asked: Asked, *, sheet: Sheet, layout: str) -> Draft:
    """What a sheet with a table of indicators says of the place its heading names.

    Raises:
        IngestError: Its province or period is not clear, or is another than was asked for.
    """
    tables = table.tables(sheet, place=ITEM)
    if not tables:
        raise unrecognised(workbook)
    found = tables[0]
    above = provenance.title(sheet, above=found.top)
    texts = [one for one in above if not _receives(one)]
    name = workbook.file_name
    when = provenance.when(
        texts, sheet_name=sheet.name, file_name=name, answered=sheet.settled.period
    )
    said = [one for place, role in roles(found).items() if role is Role.RESULT
            for one in period_text.periods(" ".join(found.labels[place]))]  # fmt: skip
    if when is None and not said:
        raise IngestError(Refusal.NO_PERIOD, file=name)
    latest = max([*said, *([when.period] if when else [])])
    where = provenance.where(
        _joined(above), asked=asked.province_code, list_of=edition(latest.end), file_name=name
    )
    result = Draft(
        layout=layout,
        scope=where.scope,
        edition=where.scope_edition,
        other_period=None if when is None else when.other,
        is_by_column=False,
    )
    unit = _unit(result, texts, where, found)
    if unit is not None:
        subject = Subject(unit=unit, basis=provenance.basis(texts))
        whole = None if when is None else when.period
        take(result, found, period=whole, subject=subject, file_name=name)
        for above_it, one in pairwise(tables):
            own = period_text.periods(" ".join(provenance.title(sheet, above=one.top,
                                               below=_end(above_it))))  # fmt: skip
            take(
                result,
                one,
                period=own[0] if len(own) == 1 else whole,
                subject=subject,
                file_name=name,
            )
    periods = {figure.period for figure in result.figures}
    result.period = periods.pop() if len(periods) == 1 else None
    return result


def _end(found: Table) -> int:
    """The last row with a figure; what stands below it may be the next table's title."""
    filled = (row for row, kind in found.rows() if kind is RowKind.DATA)
    return max(filled, default=found.top)


def _receives(text: str) -> bool:
    return bool(RECEIVER.match(fold(text)))


def _joined(texts: list[str]) -> list[str]:
    """The lines, and each with the next, for a name may go on below: `UBND` / `TỈNH X`."""
    return [*texts, *(f"{one} {two}" for one, two in pairwise(texts))]


def _unit(result: Draft, texts: list[str], where: Where, found: Table) -> UnitKey | None:
    """The commune that is named as reporting, else the province."""
    named = next((m["who"] for one in texts if (m := REPORTER.match(fold(one)))), None)
    who = [one for one in texts if REPORTER.match(fold(one))] if named else texts
    written, match = titled_commune(who, where)
    if match is None and (district := _district(_joined(who))):
        result.strangers.append(Stranger(found.sheet.name, "", district))
        return None
    if match is None:
        return UnitKey(where.code, where.code_edition)
    if match.unit is not None and match.how is not How.FORMER:
        spelling.note_title(result, found.sheet, written, unit=match.unit)
        return match.unit.key
    name, alike = found.sheet.name, match.suggestions
    unknown = Stranger(name, "", written, alike, match.unit, among=where.units)
    said = stranger.settled(result, unknown, found.sheet)
    return None if said is None else said.key


def _district(texts: list[str]) -> str:
    """The former district that reports, whose figures are no province's; "" where none does."""
    for text in texts:
        found = DISTRICT.match(fold(text))
        if found and not any(
            match_province(found["name"], edition=one).unit for one in (TODAY, FORMER)
        ):
            return text
    return ""
