"""One row a figure, with the columns that `python -m data export` writes, or offices' own."""

import datetime as dt
from collections.abc import Mapping
from typing import Final

import numpy as np

from data.catalog import Kind, indicators
from data.export import INVENTED
from data.ingest import facts as told
from data.ingest import list_head
from data.ingest.batch import Batch, Codes, Columns, Mask
from data.ingest.draft import Draft, Figure, Stranger, UnreadRow
from data.ingest.error import IngestError, Refusal
from data.ingest.figure import statement
from data.ingest.form import Field
from data.ingest.group import units_of
from data.ingest.layout import Asked, Layout
from data.ingest.list_row import FORCED, figure
from data.ingest.listing import Known, Listing, Texts, Typed
from data.ingest.numeral import decimals
from data.ingest.provenance import known_province
from data.ingest.question import FACTORS
from data.ingest.sheet import Sheet, Workbook
from data.model import Basis, State
from data.period import Period
from geo.units import NATION, TODAY, Level, Unit, UnitKey, UnknownUnitError, edition, parents, unit

ID: Final = "long_list"
HIGHEST_HEAD: Final = 10
DIGITS_KEPT: Final = 11  # 0.29 * 100 is 28.999999999999996
DIGITS: Final = (2, 3, 5)  # of a province, a former district, a commune


def evidence(workbook: Workbook) -> float:
    """Sure where a sheet's head names the columns of the export."""
    return 0.9 if any(_listing(sheet) for sheet in workbook.sheets) else 0.0


def draft(workbook: Workbook, asked: Asked) -> Draft:
    """Read the first list of a workbook; its scope is the one province it names, or "VN".

    Raises:
        IngestError: It reports for another province than was asked for.
    """
    listing = next(found for sheet in workbook.sheets if (found := _listing(sheet)))
    # What states nothing is left out here, by groups of rows and not by columns.
    result = Draft(layout=ID, scope=NATION.code, is_by_column=False)
    rows = listing.rows()
    figures = result.figures = _figures(result, listing, rows)
    scopes = {_province(one) for one in units_of(figures)}
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
    sources = listing.texts("source", rows).words
    result.is_demonstration |= any(one.startswith(INVENTED) for one in sources)
    return result


def _listing(sheet: Sheet) -> Listing | None:
    for row in range(1, min(HIGHEST_HEAD, sheet.height) + 1):
        if columns := list_head.columns(sheet, row):
            return Listing(sheet, row, columns)
    return None


def _figures(result: Draft, listing: Listing, rows: Codes) -> Batch:
    """The figures of the rows that name what they are of; the other rows are told."""
    measures = Known(listing.texts("indicator_id", rows), list_head.indicator_id)
    periods = Known(listing.texts("period", rows), list_head.period)
    is_named = (measures.codes >= 0) & (periods.codes >= 0)
    units = _units(listing, rows, periods, is_named)
    states = listing.texts("state", rows)
    has_state = states.of(lambda word: word in {"", *State})
    for at in np.flatnonzero(~(is_named & (units.codes >= 0) & has_state)).tolist():
        row = int(rows[at])
        if measures.codes[at] < 0:
            _unread(result, listing, row, "indicator_id", "ingest.what_indicator")
        elif periods.codes[at] < 0:
            _unread(result, listing, row, "period", "ingest.what_period")
        elif units.codes[at] < 0:
            code, since = listing.text(row, "unit_code"), listing.text(row, "unit_valid_from")
            text = f"{code} ({since})" if since else code
            place = listing.cell(row, "unit_code")
            result.strangers.append(Stranger(listing.sheet.name, place, text))
        else:
            _unread(result, listing, row, "state", "ingest.what_state")
    taken = np.flatnonzero(is_named & (units.codes >= 0) & has_state)
    return _batch(listing, rows[taken], measures.at(taken), units.at(taken), periods.at(taken))


def _units(listing: Listing, rows: Codes, periods: Known[Period], is_named: Mask) -> Known[UnitKey]:
    """The units of the rows; each code is looked up once in each list of units."""
    codes, sinces = listing.texts("unit_code", rows), listing.texts("unit_valid_from", rows)
    lists = [edition(one.end) for one in periods.things]
    dates = sorted(set(lists)) or [TODAY]
    list_of = np.array([dates.index(one) for one in lists] or [0])[periods.codes]
    keys = (codes.codes * len(sinces.words) + sinces.codes) * len(dates) + list_of
    different, which = np.unique(np.where(is_named, keys, -1), return_inverse=True)
    texts = Texts([str(key) for key in different], which)

    def answer(text: str) -> UnitKey | None:
        rest, when = divmod(int(text), len(dates))
        code, since = divmod(rest, len(sinces.words))
        one = None if rest < 0 else _unit(codes.words[code], sinces.words[since], dates[when])
        return None if one is None else one.key

    return Known(texts, answer)


def _batch(
    listing: Listing,
    rows: Codes,
    measures: Known[str],
    units: Known[UnitKey],
    periods: Known[Period],
) -> Batch:
    """The figures of these rows, without those of indicators and periods that say nothing."""
    top, bottom, shown = (listing.typed(which, rows) for which in Field)
    named = [indicators()[one] for one in measures.things]
    states, sources = listing.texts("state", rows), listing.texts("source", rows)
    is_forced = states.of(lambda word: word in FORCED)
    is_hedged = listing.texts("qualifier", rows).of(bool)
    is_question = measures.of(lambda one: indicators()[one].kind is Kind.YES_NO)
    is_index = measures.of(lambda one: indicators()[one].kind is Kind.INDEX)
    is_text = top.is_text | bottom.is_text | shown.is_text
    is_odd = is_forced | is_hedged | is_question | (is_index & is_text)
    is_odd |= top.is_odd | bottom.is_odd | shown.is_odd
    is_odd |= np.isin(rows, [row for row, _ in listing.sheet.settled.readings])
    says = ~(top.is_blank & bottom.is_blank & shown.is_blank) | is_forced
    ways = _said(listing, measures)
    shown = _scaled(shown, measures.codes, ways)
    groups = measures.codes * len(periods.things) + periods.codes
    keep = np.flatnonzero(np.isin(groups, np.unique(groups[says])))
    first = np.where(
        bottom.is_blank, listing.columns["value"], listing.columns.get("denominator", 0)
    )
    first = np.where(top.is_blank, first, listing.columns.get("numerator", 0))
    raw = [*map("".join, zip(top.first(), bottom.first(), shown.raw, strict=True))]
    kept, nothing = rows[keep], np.zeros(len(keep), dtype=np.int64)

    def make(at: int) -> Figure:
        of = (its.measures[its.measure[at]], its.units[its.unit[at]], its.periods[its.period[at]])
        return figure(listing, int(kept[at]), *of)

    its = Columns(
        row=kept,
        measures=named,
        units=units.things,
        periods=periods.things,
        measure=measures.codes[keep],
        unit=units.codes[keep],
        period=periods.codes[keep],
        sheets=[listing.sheet.name],
        sheet=nothing,
        bases=[Basis.UNSAID],
        basis=nothing,
        cutoffs=[None],
        cutoff=nothing,
        part=top.numbers[keep],
        whole=bottom.numbers[keep],
        shown=shown.numbers[keep],
        decimals=np.array([*map(decimals, shown.raw)], dtype=np.int64)[keep],
        raw=np.array(raw, dtype=object)[keep],
        column=first[keep],
        sources=[one.removeprefix(INVENTED) for one in sources.words],
        source=sources.codes[keep],
        is_odd=is_odd[keep],
        is_estimate=states.of(lambda word: word == State.ESTIMATED)[keep],
        settled=np.array([*ways], dtype=np.int64),
        make=make,
        is_list=True,
    )
    return Batch(its, judge=statement)


def _said(listing: Listing, measures: Known[str]) -> dict[int, float]:
    """What values are to be taken times as the sender says, by the code of their indicator."""
    said = listing.sheet.settled.lists
    column = listing.columns["value"]
    ways = ((code, said.get((column, one), "")) for code, one in enumerate(measures.things))
    return {code: FACTORS[way] for code, way in ways if isinstance(way, str) and way in FACTORS}


def _scaled(shown: Typed, codes: Codes, ways: Mapping[int, float]) -> Typed:
    """The values with those times 100 that were typed as shares of 1, as `question` does."""
    numbers = shown.numbers.copy()
    for code, times in ways.items():
        is_share = (codes == code) & (numbers > 0) & (numbers <= 1)
        numbers[is_share] = np.round(numbers[is_share] * times, DIGITS_KEPT)
    return shown._replace(numbers=numbers)


def _unread(result: Draft, listing: Listing, row: int, name: str, key: str) -> None:
    cell = listing.cell(row, name)
    result.unread_rows.append(UnreadRow(listing.sheet.name, cell, key, listing.text(row, name)))


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


def _province(key: UnitKey) -> UnitKey:
    """The province a unit lies in or is; the nation for itself."""
    line = (unit(key), *parents(key))
    return next((up.key for up in line if up.level is Level.PROVINCE), NATION)


LAYOUT: Final = Layout(id=ID, evidence=evidence, draft=draft)
