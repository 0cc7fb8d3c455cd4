"""Who sends a form and for when: the labelled cells above its figures."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from data.ingest import agreement, spelling, stranger
from data.ingest.draft import Disagreement, Draft, Repaired, Stranger
from data.ingest.provenance import Where
from data.ingest.sheet import Sheet
from geo.match import How, Match, match, match_code
from geo.name import fold
from geo.units import Level, Unit, communes, parents

COMMUNE_DIGITS: Final = 5
NAME: Final = re.compile(r"^(ten )?(don vi( bao cao)?|(ubnd )?xa|phuong|dac khu)\b(?!.*\bma\b)")
CODE: Final = re.compile(r"^ma (so )?(don vi|dvhc|xa|dia phuong)")
PROVINCE: Final = re.compile(r"^(thuoc )?(tinh|thanh pho|tinh thanh)\b")
PERIOD: Final = re.compile(r"^(ky|thoi ky|thoi gian|quy|thang)\b.*|^ky bao cao")
CUTOFF: Final = re.compile(r"^(ngay chot|chot so lieu|so lieu (tinh )?den|tinh den)")
TITLED: Final = re.compile(r"\b(?:xa|phuong|dac khu|thi tran)\s+[^,;:()\s][^,;:()]*")
STOP: Final = re.compile(r"\s*(?:[-–—]|\b(?:thang|quy|nam|tinh|thanh pho|ky|\d+ thang)\b)\s*")
"""Where a commune's name may end, or go on: `Phú Quý` and `Vạn Thắng` have such words."""
SOCIETY: Final = re.compile(r"xa hoi\b")


@dataclass(slots=True)
class Answers:
    """The labelled cells above a form: what each says, and where; row and column from 1."""

    said: dict[str, tuple[str, int, int]] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """What a label's cell says; "" where there is no such label."""
        return self.said.get(key, ("", 0, 0))[0]


def answers(sheet: Sheet, *, above: int) -> Answers:
    """Each label's answer: the next cell to its right, or what follows its colon."""
    labels = (
        ("code", CODE), ("province", PROVINCE), ("period", PERIOD), ("cutoff", CUTOFF),
        ("name", NAME),
    )  # fmt: skip
    found = Answers()
    for row in range(1, above):
        cells = list(sheet.row_texts(row))
        for index, (place, text) in enumerate(cells):
            label, _, rest = text.partition(":")
            key = next((key for key, form in labels if form.match(fold(label))), None)
            following = [(place, rest.strip()), *cells[index + 1 :]]
            answer = next(((at, said) for at, said in following if said), None)
            if key is not None and answer is not None and key not in found.said:
                found.said[key] = (answer[1], row, answer[0])
    return found


def commune(result: Draft, told: Answers, sheet: Sheet) -> Unit | None:
    """The commune by name and code, which must agree; what is wrong goes into the draft."""
    code, code_row, code_column = told.said.get("code", ("", 0, 0))
    name, name_row, name_column = told.said.get("name", ("", 0, 0))
    by_code = match_code(code, level=Level.COMMUNE, edition=result.edition) if code else None
    found = match(name, province_code=result.scope, edition=result.edition)
    by_name = None if found.how is How.FORMER else found.unit
    is_known = found.unit is not None
    if by_code is not None and is_known and agreement.contradicts(name, found, by_code):
        place = sheet.name_of(code_row, code_column)
        result.disagreements.append(Disagreement(sheet.name, place, code, name, by_code))
        return None
    unit = by_name or _inside(by_code, result.scope)
    if unit is None:
        place = sheet.name_of(name_row or code_row, name_column or code_column)
        unknown = Stranger(
            sheet.name, place, name or code, found.suggestions, found.unit,
            among=communes(result.scope, edition=result.edition),
        )  # fmt: skip
        return stranger.settled(result, unknown, sheet)
    if by_code is not None and len(code) < COMMUNE_DIGITS:
        place = sheet.name_of(code_row, code_column)
        result.repaired.append(Repaired(sheet.name, place, code, unit))
    if name_row:
        spelling.note(result, sheet, name_row, name_column, unit=unit)
    return unit


def titled_commune(texts: Iterable[str], where: Where) -> tuple[str, Match | None]:
    """The commune that a title names, `ỦY BAN NHÂN DÂN XÃ X`: as written, and what it matches.

    The first line that names one of the province's communes decides; otherwise the last that
    names any, for its suggestions.
    """
    written, last = "", None
    for text in texts:
        for found in TITLED.finditer(fold(text)):
            line = text[found.start() : found.end()].strip()
            stops = [one.start() for one in STOP.finditer(fold(line))]
            for end in [len(line), *reversed(stops)]:  # the longest name that is one
                name = line[:end].strip()
                one = match(
                    name,
                    province_code=where.code,
                    edition=where.edition,
                    code_edition=where.code_edition,
                )
                if one.unit is not None and one.how is not How.FORMER:
                    return name, one
                if not SOCIETY.match(fold(line)):  # `kinh tế - xã hội` names no commune
                    written, last = name, one
    return written, last


def _inside(unit: Unit | None, province_code: str) -> Unit | None:
    if unit is None:
        return None
    return unit if province_code in {one.code for one in parents(unit.key)} else None
