"""One row a figure, with the columns that `python -m data export` writes."""

import datetime as dt
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar

from data.catalog import Indicator, indicators
from data.export import COLUMNS, INVENTED, unguarded
from data.ingest import facts as told
from data.ingest.draft import Datum, Draft, Figure, Stranger, UnreadRow, datum
from data.ingest.error import IngestError, Refusal
from data.ingest.form import Field
from data.ingest.layout import Asked, Layout
from data.ingest.provenance import known_province
from data.ingest.sheet import Sheet, Workbook
from data.ingest.value import Kind as Said
from data.ingest.value import Reading
from data.model import Qualifier, State
from data.period import Period, PeriodError, parse
from geo.units import NATION, Level, Unit, UnitKey, UnknownUnitError, edition, parents, unit

ID: Final = "long_list"
NEEDED: Final = frozenset({"indicator_id", "unit_code", "period", "value"})
HIGHEST_HEAD: Final = 10
DIGITS: Final = (2, 3, 5)  # of a province, a former district, a commune

Key = TypeVar("Key", bound=Hashable)
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Listing:
    """A list in a sheet: the row of its heads and the column of each; both from 1."""

    sheet: Sheet
    head: int
    columns: Mapping[str, int]

    def text(self, row: int, name: str) -> str:
        """The text of a row's cell in a named column; "" where there is no such column."""
        place = self.columns.get(name)
        return "" if place is None else unguarded(self.sheet.text(row, place))

    def cell(self, row: int, name: str) -> str:
        """`B7`, for the column of this name."""
        return self.sheet.name_of(row, self.columns[name])


@dataclass(slots=True)
class Remembered:
    """Answers that repeat through a list, looked up once."""

    units: dict[tuple[str, str, dt.date], Unit | None] = field(default_factory=dict)
    periods: dict[str, Period | None] = field(default_factory=dict)
    provinces: dict[UnitKey, UnitKey] = field(default_factory=dict)


def evidence(workbook: Workbook) -> float:
    """Sure where a sheet's head names the columns of the export."""
    return 0.9 if any(_listing(sheet) for sheet in workbook.sheets) else 0.0


def draft(workbook: Workbook, asked: Asked) -> Draft:
    """Read the first list of a workbook; its scope is the one province it names, or "VN".

    Raises:
        IngestError: It reports for another province than was asked for.
    """
    listing = next(found for sheet in workbook.sheets if (found := _listing(sheet)))
    result = Draft(layout=ID, scope=NATION.code)
    known = Remembered()
    for row in range(listing.head + 1, listing.sheet.height + 1):
        if any(listing.sheet.rows[row - 1]):
            _take(result, listing, row, known)
    scopes = {_province(figure.unit, known) for figure in result.figures}
    if len(scopes) == 1:
        result.scope, result.edition = scopes.pop()
    if asked.province_code is not None and asked.province_code != result.scope:
        known_province(asked.province_code)
        raise IngestError(
            Refusal.OTHER_PROVINCE,
            file=workbook.file_name,
            found=result.scope,
            asked=asked.province_code,
        )
    if facts := told.facts_of(workbook):
        told.tell(result, facts, file_name=workbook.file_name)
    # One invented figure marks the file: rather too much is marked than too little.
    result.is_demonstration |= any(
        listing.text(row, "source").startswith(INVENTED)
        for row in range(listing.head + 1, listing.sheet.height + 1)
    )
    return result


def _listing(sheet: Sheet) -> Listing | None:
    for row in range(1, min(HIGHEST_HEAD, sheet.height) + 1):
        columns = {text.lower(): place for place, text in sheet.row_texts(row)}
        if set(columns) >= NEEDED:
            return Listing(sheet, row, {name: columns[name] for name in COLUMNS if name in columns})
    return None


def _take(result: Draft, listing: Listing, row: int, known: Remembered) -> None:
    measure = indicators().get(listing.text(row, "indicator_id"))
    if measure is None:
        _unread(result, listing, row, "indicator_id", "ingest.what_indicator")
        return
    period = _remember(known.periods, listing.text(row, "period"), _period)
    if period is None:
        _unread(result, listing, row, "period", "ingest.what_period")
        return
    code, since = listing.text(row, "unit_code"), listing.text(row, "unit_valid_from")
    one = _remember(known.units, (code, since, edition(period.end)), lambda key: _unit(*key))
    if one is None:
        text = f"{code} ({since})" if since else code
        place = listing.cell(row, "unit_code")
        result.strangers.append(Stranger(listing.sheet.name, place, text))
        return
    state = listing.text(row, "state")
    if state not in {"", *State}:
        _unread(result, listing, row, "state", "ingest.what_state")
        return
    result.figures.append(_figure(listing, row, measure, one.key, period, state))


def _figure(
    listing: Listing, row: int, measure: Indicator, key: UnitKey, period: Period, state: str
) -> Figure:
    forced = {State.MISSING: Said.UNAVAILABLE, State.NOT_APPLICABLE: Said.NOT_APPLICABLE}

    def cell(which: Field) -> Datum | None:
        place = listing.columns.get(which)
        if place is None:
            return None
        said = datum(listing.sheet, row, place, measure=measure).reading
        if which is Field.VALUE:
            said = _qualified(said, listing.text(row, "qualifier"))
            if state in forced:
                said = Reading(forced[State(state)], raw=said.raw)
        return (
            None
            if said.kind is Said.BLANK and which is not Field.VALUE
            else Datum(said, row, place)
        )

    return Figure(
        indicator=measure,
        unit=key,
        period=period,
        sheet=listing.sheet.name,
        numerator=cell(Field.NUMERATOR),
        denominator=cell(Field.DENOMINATOR),
        value=cell(Field.VALUE),
        source=listing.text(row, "source").removeprefix(INVENTED),
        is_estimate=state == State.ESTIMATED,
    )


def _qualified(said: Reading, sign: str) -> Reading:
    if sign not in set(Qualifier) or not sign or said.kind is not Said.NUMBER:
        return said
    return Reading(
        said.kind,
        raw=f"{sign} {said.raw}",
        value=said.value,
        qualifier=Qualifier(sign),
        is_percent=said.is_percent,
        is_estimate=said.is_estimate,
        unit=said.unit,
        is_settled=said.is_settled,
    )


def _unread(result: Draft, listing: Listing, row: int, name: str, key: str) -> None:
    cell = listing.cell(row, name)
    result.unread_rows.append(UnreadRow(listing.sheet.name, cell, key, listing.text(row, name)))


def _remember(known: dict[Key, Answer], key: Key, answer: Callable[[Key], Answer]) -> Answer:
    if key not in known:
        known[key] = answer(key)
    return known[key]


def _period(text: str) -> Period | None:
    try:
        return parse(text)
    except PeriodError:
        return None


def _unit(code: str, since: str, in_force: dt.date) -> Unit | None:
    """The unit of a code; Excel may have dropped its leading zero."""
    digits = code if code == NATION.code else code.zfill(_longer(code))
    try:
        valid_from = dt.date.fromisoformat(since) if since else in_force
        return unit(NATION if digits == NATION.code else UnitKey(digits, valid_from))
    except (UnknownUnitError, ValueError):
        return None


def _longer(code: str) -> int:
    return next((digits for digits in DIGITS if len(code) <= digits), len(code))


def _province(key: UnitKey, known: Remembered) -> UnitKey:
    """The province a unit lies in or is; the nation for itself."""

    def answer(one: UnitKey) -> UnitKey:
        line = (unit(one), *parents(one))
        return next((up.key for up in line if up.level is Level.PROVINCE), NATION)

    return _remember(known.provinces, key, answer)


LAYOUT: Final = Layout(id=ID, evidence=evidence, draft=draft)
