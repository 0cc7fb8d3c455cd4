"""An inventory of points, as of loudspeakers: one row a point with its coordinates.

How many there are in each commune is its figure; each is kept with it as a point.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from data.catalog import Indicator, Kind, indicators
from data.ingest import about, coordinate, point_rows, provenance, spelling, stranger, table
from data.ingest.column import Column
from data.ingest.commune_rows import as_of_day
from data.ingest.coordinate import Notation
from data.ingest.datum import Datum
from data.ingest.draft import Draft, Figure, Remark, Stranger, UnreadRow
from data.ingest.error import IngestError, Refusal
from data.ingest.layout import Asked, Layout
from data.ingest.part import Part, parts_of
from data.ingest.provenance import Where
from data.ingest.sender import titled_commune
from data.ingest.sheet import Workbook
from data.ingest.table import RowKind
from data.ingest.value import Kind as Said
from data.ingest.value import Reading
from data.ingest.wording import Listed, Named, Phrase
from data.period import Period
from geo.match import How, match
from geo.name import fold
from geo.units import FORMER, Level, Unit, UnitKey, edition

ID: Final = "point_list"
POINT: Final = re.compile(
    r"^(ten )?(cac )?(cum loa|cum|diem|vi tri|dia diem|dia chi|noi lap|thon|ban|loa|thiet bi|tram)"
    r"\b.*$"
)
COORDINATE: Final = re.compile(
    r"\b(toa do|kinh do|vi do|gps|longitude|latitude|long|lat|lng|vn[ -]?2000)\b|^[xy]( \(m\))?$"
)
COUNT: Final = re.compile(r"^so (luong )?cum\b|^so luong \(cum\)")
TYPES: Final = (
    ("smart_loudspeaker_clusters", re.compile(r"thong minh|\bip\b|cntt|vien thong|\b[345]g\b")),
    ("wireless_loudspeaker_clusters", re.compile(r"\bfm\b|khong day|vo tuyen")),
)
NO_NOTATION: Final = "ingest.notation_none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Where things stand in an inventory; columns from 1."""

    coordinates: tuple[int, ...]
    count: int | None
    type: int | None


def evidence(workbook: Workbook) -> float:
    """Sure where a table has columns of coordinates."""
    return 0.78 if any(_found(workbook)) else 0.0


def draft(workbook: Workbook, asked: Asked) -> Draft:
    """Count the points of the first inventory by commune.

    Raises:
        IngestError: Its province or period is not clear, or it does not say of what it is.
    """
    part, columns = next(_found(workbook))
    sheet, name = part.table.sheet, workbook.file_name
    when = provenance.when(
        part.title, sheet_name=sheet.name, file_name=name, answered=sheet.settled.period
    )
    as_of: list[Remark] = []
    if when is None:
        when, as_of = as_of_day(sheet, provenance.cutoff(part.texts))
    if when is None:
        raise IngestError(Refusal.NO_PERIOD, file=name)
    titled = about.indicator_of([*part.title, sheet.name], level=Level.COMMUNE)
    is_count = isinstance(titled, Column) and titled.indicator.kind is Kind.COUNT
    measure = titled.indicator if titled is not None and is_count else None
    if measure is None and columns.type is None:
        raise IngestError(Refusal.WHICH_POINTS, file=name, sheet=sheet.name)
    where = provenance.where(
        part.title, asked=asked.province_code, list_of=edition(when.period.end), file_name=name
    )
    result = Draft(
        layout=ID,
        scope=where.scope,
        edition=where.scope_edition,
        period=when.period,
        other_period=when.other,
        remarks=as_of,
    )
    points = _count(result, part, columns, where, measure)
    _state(result, part, points, when.period)
    counted = ((name, unit, *row) for (name, unit), rows in points.items() for row in rows)
    result.points += point_rows.points(
        part.table, counted, coordinates=columns.coordinates, period=when.period
    )
    _tell(result, part, columns, points)
    return result


def _found(workbook: Workbook) -> Iterator[tuple[Part, Columns]]:
    for sheet in workbook.sheets:
        for place in (table.PLACE, POINT):
            for part in parts_of(sheet, place=place):
                if columns := _columns(part):
                    yield part, columns


def _columns(part: Part) -> Columns | None:
    heads = {place: fold(labels[-1]) for place, labels in part.table.labels.items()}
    coordinates = [place for place, text in heads.items() if COORDINATE.search(text)]
    if not coordinates:
        return None
    return Columns(
        coordinates=tuple(coordinates[:2]),
        count=next((place for place, text in heads.items() if COUNT.match(text)), None),
        type=next((place for place, text in heads.items() if point_rows.TYPE.match(text)), None),
    )


def _count(
    result: Draft, part: Part, columns: Columns, where: Where, measure: Indicator | None
) -> dict[tuple[str, UnitKey], list[tuple[int, float]]]:
    """The row and size of each point, by indicator and commune."""
    sheet = part.table.sheet
    home = None if part.table.place and _is_by_commune(part) else _home(result, part, where)
    points: defaultdict[tuple[str, UnitKey], list[tuple[int, float]]] = defaultdict(list)
    for row, kind in part.table.rows():
        if kind is not RowKind.DATA:
            continue
        unit = home or (_unit(result, part, row, where) if _is_by_commune(part) else None)
        one = _type(sheet.text(row, columns.type)) if columns.type else None
        one = one or measure
        if one is None:
            cell = sheet.name_of(row, columns.type or 1)
            text = sheet.text(row, columns.type or 1)
            result.unread_rows.append(UnreadRow(sheet.name, cell, "ingest.what_indicator", text))
        elif unit is not None:
            size = point_rows.size_of(sheet, row, columns.count)
            points[one.id, unit.key].append((row, size))
    return points


def _state(
    result: Draft, part: Part, points: Mapping[tuple[str, UnitKey], list[tuple[int, float]]],
    period: Period,
) -> None:  # fmt: skip
    """One figure an indicator and commune, cited by its first point."""
    for (indicator_id, key), rows in points.items():
        total = sum(size for _, size in rows)
        reading = Reading(Said.NUMBER, raw=f"{total:g}", value=total)
        figure = Figure(
            indicator=indicators()[indicator_id],
            unit=key,
            period=period,
            sheet=part.table.sheet.name,
            value=Datum(reading, rows[0][0], part.table.place or 1),
            cutoff_date=provenance.cutoff(part.texts),
        )
        result.figures.append(figure)


def _tell(
    result: Draft,
    part: Part,
    columns: Columns,
    points: Mapping[tuple[str, UnitKey], list[tuple[int, float]]],
) -> None:
    """Say what was counted, and which coordinates can't be read."""
    sheet = part.table.sheet
    notations: dict[Notation, None] = {}
    for row in sorted(row for rows in points.values() for row, _ in rows):
        contents = [sheet.at(row, place) for place in columns.coordinates]
        if all(content is None for content in contents):
            continue
        point = coordinate.point(contents)
        if point is not None:
            notations[point.notation] = None
            continue
        text = " ".join(sheet.text(row, place) for place in columns.coordinates)
        cell = sheet.name_of(row, columns.coordinates[0])
        result.remarks.append(Remark("L7", sheet.name, cell, "_strange_point", {"text": text}))
    for indicator_id in dict.fromkeys(name for name, _ in points):
        mine = [rows for (name, _), rows in points.items() if name == indicator_id]
        values = {
            "indicator": Named(indicators()[indicator_id].short_name),
            "points": sum(len(rows) for rows in mine),
            "units": len(mine),
            "notations": Listed(tuple(Phrase(one) for one in notations or [NO_NOTATION])),
        }
        result.remarks.append(Remark("L7", sheet.name, "", "_points", values))


def _type(text: str) -> Indicator | None:
    named = next((name for name, form in TYPES if form.search(fold(text))), None)
    return indicators()[named] if named else None


def _is_by_commune(part: Part) -> bool:
    table_ = part.table
    head = fold(table_.sheet.text(table_.top, table_.place or 1))
    return bool(table.PLACE.match(head))


def _home(result: Draft, part: Part, where: Where) -> Unit | None:
    """The commune that the title names, for an inventory of one commune."""
    written, found = titled_commune(part.title, where)
    if found is not None and found.unit is not None and found.how is not How.FORMER:
        spelling.note_title(result, part.table.sheet, written, unit=found.unit)
        return found.unit
    alike, former = ((), None) if found is None else (found.suggestions, found.unit)
    text = written or " ".join(part.title[:1])
    unknown = Stranger(part.table.sheet.name, "", text, alike, former, among=where.units)
    return stranger.settled(result, unknown, part.table.sheet)


def _unit(result: Draft, part: Part, row: int, where: Where) -> Unit | None:
    sheet, place = part.table.sheet, part.table.place or 1
    text = sheet.text(row, place)
    found = match(
        text, province_code=where.code, edition=where.edition, code_edition=where.code_edition
    )
    if found.unit is not None and (found.how is not How.FORMER or where.edition == FORMER):
        spelling.note(result, sheet, row, place, unit=found.unit)
        return found.unit
    cell = sheet.name_of(row, place)
    unknown = Stranger(sheet.name, cell, text, found.suggestions, found.unit, among=where.units)
    return stranger.settled(result, unknown, sheet)


LAYOUT: Final = Layout(id=ID, evidence=evidence, draft=draft)
