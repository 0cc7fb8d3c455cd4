"""Our own workbook of a plan, written for officers to fill: a plan, its targets, its tasks."""

import datetime as dt
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from data import plan
from data.catalog import indicators
from data.ingest.look import Look
from data.ingest.plan import form
from data.plan import TaskState
from data.plan.reach import PlaceGroup
from geo.units import NATION, TODAY, UnitKey, communes, unit
from text import Language, say, speaking

WRITTEN: Final = dt.datetime(2025, 7, 1)  # noqa: DTZ001 -- Excel's dates have no zone
ROWS: Final = 200
WIDE: Final = {"item": 52, "note": 28, "evidence": 28, "indicator": 36, "leads": 24, "partners": 24}
NARROW: Final = 15
STATES: Final = (TaskState.NOT_STARTED, TaskState.DOING, TaskState.DONE)
LISTED: Final = {
    "place": 0,
    "indicator": 1,
    "leads": 2,
    "partners": 2,
    "state": 3,
    "gone": 4,
    "every": 4,
    "places": 5,
}
"""The columns of the sheet of lists that drop-downs are filled from."""


def blank(*, scope: str) -> bytes:
    """The empty workbook, for plans of a province and its communes; in Vietnamese.

    Args:
        scope: Code of one of today's provinces, or "VN".
    """
    kept = io.BytesIO()
    with speaking(Language.VI):
        book = xlsxwriter.Workbook(kept, {"in_memory": True})
        book.set_properties({"title": say("planning.form_title"), "created": WRITTEN})
        look, lists = Look(book), _lists(scope)
        _head(book.add_worksheet(say("planning.form_head")), look, lists)
        for kind, keys in ((form.TARGET, form.TARGET_KEYS), (form.TASK, form.TASK_KEYS)):
            _table(book.add_worksheet(say(f"planning.form_{kind}")), kind, keys, look, lists)
        _list(book.add_worksheet(say("planning.form_list")), look, lists)
        book.close()
    return kept.getvalue()


def write(path: Path, *, scope: str) -> Path:
    """Write the empty workbook; see `blank`."""
    path.write_bytes(blank(scope=scope))
    return path


def _lists(scope: str) -> list[list[str]]:
    whole = NATION if scope == NATION.code else UnitKey(scope, TODAY)
    places = [unit(whole), *(() if whole == NATION else communes(scope))]
    return [
        [f"{one.code}{form.APART}{one.full_name}" for one in places],
        [f"{one.id}{form.APART}{one.short_name()}" for one in indicators().values()],
        list(dict.fromkeys(one.short_name for one in plan.agencies().values())),
        [say(f"plan.task_{one}") for one in STATES],
        ["x"],
        [one.label for one in PlaceGroup],
    ]


def _head(sheet: Worksheet, look: Look, lists: Sequence[Sequence[str]]) -> None:
    sheet.set_column(0, 0, 4)
    sheet.set_column(1, 1, 26)
    sheet.set_column(2, 2, 60)
    sheet.set_column(3, 3, 70)
    sheet.write(0, 0, form.mark(form.HEAD), look.machine)
    sheet.write(0, 1, say("planning.form_title"), look.title)
    for at, key in enumerate(form.HEAD_KEYS, start=form.HEADING_ROW - 1):
        sheet.write(at, 0, key, look.machine)
        sheet.write(at, 1, say(f"planning.form_{key}"), look.fixed)
        sheet.write_blank(at, 2, None, look.entry_text)
        sheet.write(at, 3, say(f"planning.form_{key}_note"), look.prose)
        if key in LISTED:
            sheet.data_validation(at, 2, at, 2, _choice(key, lists))


def _table(
    sheet: Worksheet, kind: str, keys: Sequence[str], look: Look, lists: Sequence[Sequence[str]]
) -> None:
    sheet.write(0, 0, form.mark(kind), look.machine)
    sheet.write(0, 1, say(f"planning.form_{kind}_about"), look.prose)
    sheet.set_row(form.HEADING_ROW, 60)
    sheet.freeze_panes(form.FIRST_ROW - 1, 1)
    for at, key in enumerate(keys):
        sheet.set_column(at, at, WIDE.get(key, NARROW))
        sheet.write(form.KEYS_ROW - 1, at, key, look.machine)
        sheet.write(form.HEADING_ROW - 1, at, say(f"planning.form_{key}"), look.head)
        sheet.write(form.HEADING_ROW, at, say(f"planning.form_{key}_note"), look.prose)
        for row in range(form.FIRST_ROW - 1, form.FIRST_ROW - 1 + ROWS):
            sheet.write_blank(row, at, None, look.entry_text)
        if key in LISTED:
            last = form.FIRST_ROW - 2 + ROWS
            sheet.data_validation(form.FIRST_ROW - 1, at, last, at, _choice(key, lists))


def _choice(key: str, lists: Sequence[Sequence[str]]) -> dict[str, object]:
    """A drop-down that offers and does not insist: an agency may be in no list."""
    column, name = LISTED[key], say("planning.form_list")
    letter = chr(ord("A") + column)
    last = form.HEADING_ROW + len(lists[column]) - 1
    return {
        "validate": "list",
        "source": f"='{name}'!${letter}${form.HEADING_ROW}:${letter}${last}",
        "error_type": "warning",
        "show_error": False,
    }


def _list(sheet: Worksheet, look: Look, lists: Sequence[Sequence[str]]) -> None:
    sheet.write(0, 0, form.mark(form.LIST), look.machine)
    names = {column: key for key, column in reversed(LISTED.items())}
    for column, values in enumerate(lists):
        sheet.set_column(column, column, 36)
        sheet.write(form.HEADING_ROW - 2, column, say(f"planning.form_{names[column]}"), look.head)
        for row, value in enumerate(values, start=form.HEADING_ROW - 1):
            sheet.write(row, column, value, look.fixed)
