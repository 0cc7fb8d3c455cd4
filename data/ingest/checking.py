"""The pipeline as one function: a file becomes checked observations and a list of problems."""

import datetime as dt
import gc
import hashlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from data.ingest import guard, reader
from data.ingest.draft import Draft, Figure
from data.ingest.error import IngestError, Refusal
from data.ingest.figure import observations, statements, unusual
from data.ingest.group import periods_of
from data.ingest.layout import Asked, recognise, unrecognised
from data.ingest.markup import column_letter, position
from data.ingest.progress import SHARES, Progress, Step, tell, telling
from data.ingest.rule import rules
from data.ingest.sheet import Decoded, Workbook
from data.ingest.value import Kind as Said
from data.model import Observations
from data.period import Period
from data.problem import Problem, Severity

YOUNG: Final = 50_000
"""Objects between two collections of garbage. A table's are a million and all stay; looking
through them after every 700, as Python does, takes a fifth of the whole check."""
KEEPING_OUT: Final = {"P7"}
"""Rules of a layout's remarks that say why it has no figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A workbook, understood and judged; nothing is stored yet.

    Args:
        file_name: As the sender named it.
        content: Its bytes.
        sha256: Their hash, by which the same file is known again.
        recognised: Id of the layout.
        scope: Code of the province it reports for, or "VN".
        edition: The list of units that this code is of.
        period: Its period; None where its figures are of several.
        title, publisher, url, licence: Where its figures come from, as far as it says.
        is_demonstration: It says that its figures are invented.
        observations: What can be stored; cells with an error are left out.
        problems: Everything the rules found, sheet by sheet from the top.
        decoded: Every cell that was typed in a legacy charset, as it was and as it was read.
    """

    file_name: str
    content: bytes
    sha256: str
    recognised: str
    scope: str
    edition: dt.date
    period: Period | None
    title: str
    publisher: str
    url: str
    licence: str
    is_demonstration: bool
    observations: Observations
    problems: tuple[Problem, ...]
    decoded: tuple[Decoded, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep something out."""
        return tuple(one for one in self.problems if one.severity is Severity.ERROR)


def check(
    source: Path | bytes,
    *,
    file_name: str,
    province_code: str | None = None,
    progress: Progress | None = None,
) -> Checked:
    """Read, recognise, match, parse and check one workbook; nothing is stored.

    Args:
        source: The file's path or its bytes.
        file_name: As the sender named it; may state the period.
        province_code: The province it is sent for, "VN" for the nation; None to take what
            the workbook says.
        progress: Told how far the check has come, several times a second.

    Raises:
        IngestError: The file can't be taken at all, in one sentence.
    """
    if gc.get_threshold()[0] < YOUNG:
        gc.set_threshold(YOUNG)
    with telling(progress):
        return _check(source, file_name=file_name, province_code=province_code)


def _check(source: Path | bytes, *, file_name: str, province_code: str | None) -> Checked:
    content = guard.content(source, file_name=file_name)
    tell(Step.READ, 0, SHARES)
    workbook = reader.read(content, file_name=file_name)
    tell(Step.RECOGNISE, 0, 1)
    layout = recognise(workbook)
    if layout is None:
        raise unrecognised(workbook)
    tell(Step.MATCH, 0, SHARES)
    draft = layout.draft(workbook, Asked(province_code=province_code))
    draft.hidden = _hidden(workbook)
    draft.decoded = workbook.decoded
    if draft.is_by_column:
        draft.figures = _stated(draft.figures)
    if not draft.figures and not _explains_itself(draft):
        raise IngestError(Refusal.NO_FIGURES, file=file_name)
    draft.statements = statements(draft.figures)
    draft.unusual = list(unusual(draft.figures))
    problems, left_out = _judge(draft)
    periods = periods_of(draft.figures)
    return Checked(
        file_name=file_name,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        recognised=draft.layout,
        scope=draft.scope,
        edition=draft.edition,
        period=draft.period or (periods.pop() if len(periods) == 1 else None),
        title=draft.title,
        publisher=draft.publisher,
        url=draft.url,
        licence=draft.licence,
        is_demonstration=draft.is_demonstration,
        observations=observations(draft, left_out=left_out),
        problems=problems,
        decoded=workbook.decoded,
    )


def _explains_itself(draft: Draft) -> bool:
    """Whether a rule will say why there are no figures."""
    return bool(
        draft.strangers
        or draft.disagreements
        or draft.unread_rows
        or draft.unknown_columns
        or draft.damages
        or any(one.rule in KEEPING_OUT for one in draft.remarks)
    )


def _hidden(workbook: Workbook) -> tuple[tuple[str, str], ...]:
    """What the author hid, as sheet and part; the part is empty for a whole sheet."""
    found = [(name, "") for name in workbook.hidden_sheets]
    for sheet in workbook.sheets:
        columns = (column_letter(c) for c in sorted(sheet.hidden_columns) if c <= sheet.width)
        parts = [*(str(row) for row in sorted(sheet.hidden_rows)), *columns]
        if parts:
            found.append((sheet.name, ", ".join(parts)))
    return tuple(found)


def _stated(figures: Sequence[Figure]) -> list[Figure]:
    """The figures without those of columns that hold nothing, which state nothing.

    A column that several indicators divide by counts for none of them.
    """
    groups: defaultdict[tuple[str, str, Period], list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[figure.sheet, figure.indicator.id, figure.period].append(figure)
    users: Counter[tuple[str, int]] = Counter()
    for (sheet, _, _), group in groups.items():
        users.update({(sheet, datum.column) for figure in group for _, datum in figure.data})
    silent = set()
    for (sheet, indicator_id, period), group in groups.items():
        own = (
            datum
            for figure in group
            for _, datum in figure.data
            if users[sheet, datum.column] == 1 or figure.data[0][1] == datum
        )
        if all(datum.reading.kind is Said.BLANK for datum in own):
            silent.add((sheet, indicator_id, period))
    return [one for one in figures if (one.sheet, one.indicator.id, one.period) not in silent]


def _judge(draft: Draft) -> tuple[tuple[Problem, ...], set[int]]:
    """Every rule's problems in the order of the sheet, and the figures that errors keep out."""
    problems = []
    left_out: set[int] = set()
    book = rules()
    for place, rule in enumerate(book):
        tell(Step.CHECK, place, len(book))
        for finding in rule.find(draft):
            problems.append(rule.problem(finding))
            if rule.severity is Severity.ERROR:
                left_out.update(finding.figures)
    return tuple(sorted(problems, key=_place)), left_out


def _place(problem: Problem) -> tuple[object, ...]:
    return (problem.sheet, position(problem.cell) or (0, 0), problem.rule)
