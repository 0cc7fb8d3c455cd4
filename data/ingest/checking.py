"""The pipeline as one function: a file becomes checked observations and a list of problems."""

import gc
import hashlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from data.ingest import answering, guard, merged, passage, point_rows, reader
from data.ingest.answer import NONE, Answers
from data.ingest.checked import Checked
from data.ingest.draft import Draft, Figure
from data.ingest.error import IngestError, Refusal
from data.ingest.figure import observations, unusual
from data.ingest.gathering import batched
from data.ingest.group import periods_of
from data.ingest.kept_out import kept_out
from data.ingest.late import late_cutoffs
from data.ingest.layout import Asked, recognise, unrecognised
from data.ingest.markup import column_letter, position
from data.ingest.memory import NOTHING_REMEMBERED, Memory
from data.ingest.past import Past, earlier
from data.ingest.progress import SHARES, Progress, Step, tell, telling
from data.ingest.question import Question
from data.ingest.rule import rules
from data.ingest.sheet import Workbook
from data.ingest.value import Kind as Said
from data.period import Period
from data.plan import Register
from data.problem import Problem, Severity

YOUNG: Final = 50_000
"""Objects between two collections of garbage. A table's are a million and all stay; looking
through them after every 700, as Python does, takes a fifth of the whole check."""
KEEPING_OUT: Final = {"P7"}
"""Rules of a layout's remarks that say why it has no figures."""


def check(
    source: Path | bytes,
    *,
    file_name: str,
    province_code: str | None = None,
    past: Past | None = None,
    answers: Answers = NONE,
    memory: Memory = NOTHING_REMEMBERED,
    progress: Progress | None = None,
    register: Register | None = None,
) -> Checked:
    """Read, recognise, match, parse and check one workbook; nothing is stored.

    Args:
        source: The file's path or its bytes.
        file_name: As the sender named it; may state the period.
        province_code: The province it is sent for, "VN" for the nation; None to take what
            the workbook says.
        past: Gives what was published before, to compare with; see `data.ingest.past`.
        answers: What its sender said to the questions of an earlier check.
        memory: What people said of earlier workbooks.
        progress: Told how far the check has come, several times a second.
        register: The plans that there are; by default those of the text files.

    Raises:
        IngestError: The file can't be taken at all, in one sentence.
        PeriodError: The answered period is none.
    """
    if gc.get_threshold()[0] < YOUNG:
        gc.set_threshold(YOUNG)
    with telling(progress):
        content = guard.content(source, file_name=file_name)
        tell(Step.READ, 0, SHARES)
        read = reader.read(content, file_name=file_name)
        merged.refuse_what_hides(read)
        workbook = answering.settled(
            read, answers=answers, memory=memory, province_code=province_code
        )
        tell(Step.RECOGNISE, 0, 1)
        asked = Asked(province_code=province_code, answers=answers, register=register)
        draft = _draft(workbook, asked)
        draft.is_demonstration = draft.is_demonstration or answers.is_demonstration
        return _checked(draft, workbook, content=content, past=past)


def _checked(draft: Draft, workbook: Workbook, *, content: bytes, past: Past | None) -> Checked:
    """What the rules make of a draft."""
    file_name = workbook.file_name
    draft.hidden = _hidden(workbook)
    draft.decoded = workbook.decoded
    if draft.is_by_column:
        draft.figures = _stated(draft.figures)
    if not draft.figures and draft.plan is None and not _explains_itself(draft):
        raise IngestError(Refusal.NO_FIGURES, file=file_name)
    figures = draft.figures = batched(draft.figures)
    draft.statements = figures.said
    draft.unusual = list(unusual(figures))
    draft.past = earlier(draft, past)
    draft.remarks += late_cutoffs(draft, workbook)
    problems, questions, left_out = _judge(draft)
    periods = periods_of(figures)
    stored = observations(draft, left_out=left_out)
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
        observations=stored,
        problems=problems,
        decoded=workbook.decoded,
        kept_out=kept_out(draft, left_out=left_out),
        questions=questions,
        strangers=tuple(draft.strangers),
        taken=tuple(draft.heard.taken),
        points=point_rows.of_figures(draft.points, stored),
        passages=passage.of_units(draft.passages, stored),
        plan=draft.plan.plan if draft.plan else None,
        plan_lines=draft.plan.lines if draft.plan else (),
    )


def _draft(workbook: Workbook, asked: Asked) -> Draft:
    """What the layout that fits makes of a workbook.

    One without a period is read as of any, for its province; nothing but the question stays.

    Raises:
        IngestError: No layout fits, or the file can't be taken.
    """
    layout = recognise(workbook)
    if layout is None:
        raise unrecognised(workbook)
    tell(Step.MATCH, 0, SHARES)
    said = answering.heard(workbook)
    try:
        draft = layout.draft(workbook, asked)
    except IngestError as error:
        if error.refusal is not Refusal.NO_PERIOD or said.period is not None:
            raise
        said.open_periods, said.named = answering.open_periods(workbook)
        said.unreported = answering.unreported(workbook)
        any_one = layout.draft(answering.dated(workbook, said.open_periods[0]), asked)
        return Draft(
            layout=any_one.layout, scope=any_one.scope, edition=any_one.edition, heard=said
        )
    said.taken, said.misplaced = draft.heard.taken, draft.heard.misplaced
    draft.heard = said
    return draft


def _explains_itself(draft: Draft) -> bool:
    """Whether a rule will say why there are no figures."""
    return bool(
        draft.strangers
        or draft.disagreements
        or draft.unread_rows
        or draft.unknown_columns
        or draft.damages
        or draft.heard.open_periods
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


def _judge(draft: Draft) -> tuple[tuple[Problem, ...], tuple[Question, ...], set[int]]:
    """Every rule's problems and questions by the sheet, and the figures that errors keep out."""
    problems = []
    questions: dict[tuple[str, str], Question] = {}
    left_out: set[int] = set()
    book = rules()
    for place, rule in enumerate(book):
        tell(Step.CHECK, place, len(book))
        for finding in rule.find(draft):
            problems.append(rule.problem(finding))
            if finding.question is not None:
                questions.setdefault((finding.sheet, finding.cell), finding.question)
            if rule.severity is Severity.ERROR:
                left_out.update(finding.figures)
    asked = sorted(questions.values(), key=lambda one: (one.sheet, position(one.cell) or (0, 0)))
    return tuple(sorted(problems, key=_place)), tuple(asked), left_out


def _place(problem: Problem) -> tuple[object, ...]:
    return (problem.sheet, position(problem.cell) or (0, 0), problem.rule)
