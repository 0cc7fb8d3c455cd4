"""What the summary says, as words ready to be set."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, Final
from zoneinfo import ZoneInfo

import pandas as pd

from data.catalog import Indicator, indicator
from data.catalog import Kind as Measure
from data.difference import Difference, Kind, Tally, TotalChange, emptied
from data.model import State
from data.period import parse
from data.problem import Problem, Severity
from data.summary import plan_lines
from geo.units import NATION, UnitKey, unit
from text import language, say
from text.number import NBSP, signed, whole

VIETNAM: Final = ZoneInfo("Asia/Ho_Chi_Minh")
MOST_PROBLEMS: Final = 200
MOST_CHANGES: Final = 20
NONE: Final = "–"
COUNTS: Final = ("received", "changed", "unchanged", "emptied", "errors", "not_reported")


def content(one: Difference, *, sender: str, received_at: dt.datetime) -> dict[str, Any]:
    """Everything on the pages, in their order; see `summary.typ`."""
    checked = one.checked
    return {
        "language": language().value,
        "title": say("difference.pdf_title"),
        "place": _place(one),
        "mark": say("page.demonstration") if checked.is_demonstration else "",
        "facts": _facts(one, sender=sender, received_at=received_at),
        "sections": [
            _tallies(one),
            *((plan_lines.section(checked),) if checked.plan_lines else ()),
            _problems((*emptied(one.changes), *checked.problems)),
            _changes(one),
            _totals(one),
        ],
        "signatures": [
            [say(f"difference.pdf_sign_{who}"), say("difference.pdf_sign_hint")]
            for who in ("sender", "checker")
        ],
        "foot": say("difference.pdf_foot", file=checked.file_name, sha256=checked.sha256[:12]),
        "page": say("difference.pdf_page", page="\0", pages="\1"),
    }


def _place(one: Difference) -> str:
    scope = one.checked.scope
    key = NATION if scope == NATION.code else UnitKey(scope, one.checked.edition)
    return unit(key).label(language())


def _facts(one: Difference, *, sender: str, received_at: dt.datetime) -> list[list[str]]:
    checked = one.checked
    local = received_at.astimezone(VIETNAM)
    periods = sorted({*checked.observations["period"]}, key=parse)
    facts = {
        "file": checked.file_name,
        "sender": sender or NONE,
        "received": f"{local:%H:%M} {_day(local.date())}",
        "sha256": checked.sha256,
        "place": _place(one),
        "period": ", ".join(parse(period).label() for period in periods) or NONE,
        "plan": checked.plan.label if checked.plan else NONE,
        "layout": say(f"ingest.layout_{checked.recognised}"),
        "revision": _compared(one),
    }
    if checked.plan is None:
        del facts["plan"]
    return [[say(f"difference.pdf_{name}"), value] for name, value in facts.items()]


def _compared(one: Difference) -> str:
    if not one.revision:
        return say("difference.pdf_no_revision")
    return say("difference.pdf_revision_number", revision=str(one.revision))


def _tallies(one: Difference) -> dict[str, Any]:
    heads = ["indicator", "of", *COUNTS]
    rows = [
        _tally(part, name=f"{_measure(part.indicator_id)}, {_when(part.period)}")
        for part in one.parts
    ]
    return {
        "title": say("difference.pdf_tallies"),
        "note": say("difference.pdf_tallies_note", n=one.whole.received, of=one.whole.of),
        "columns": [say(f"difference.pdf_column_{name}") for name in heads],
        "kind": "tally",
        "rows": [_tally(one.whole, name=say("difference.pdf_whole_file")), *rows],
        "is_first_strong": True,
        "more": "",
    }


def _tally(part: Tally, *, name: str) -> list[str]:
    numbers = [part.of, *(getattr(part, count) for count in COUNTS)]
    return [name, *(whole(number, locale=language()) for number in numbers)]


def _problems(problems: Sequence[Problem]) -> dict[str, Any]:
    ranks = list(Severity)
    ordered = sorted(problems, key=lambda problem: ranks.index(problem.severity))
    counts = {one: sum(problem.severity is one for problem in problems) for one in Severity}
    more = len(ordered) - MOST_PROBLEMS
    return {
        "title": say("difference.pdf_problems"),
        "note": say("difference.pdf_problems_note", **{f"{one}s": n for one, n in counts.items()})
        if problems
        else say("difference.pdf_no_problems"),
        "columns": [
            say(f"difference.column_{name}") for name in ("severity", "cell", "found_fix", "rule")
        ],
        "kind": "problems",
        "rows": [
            [
                say(f"difference.severity_{problem.severity}"),
                problem.place,
                say(problem.found, **problem.values),
                say(problem.fix, **problem.values),
                problem.rule,
                problem.severity.value,
            ]
            for problem in ordered[:MOST_PROBLEMS]
        ],
        "is_first_strong": False,
        "more": say("difference.more_problems", n=more) if more > 0 else "",
    }


def _changes(one: Difference) -> dict[str, Any]:
    moved = one.changes[one.changes["kind"] != Kind.SAME]
    more = len(moved) - MOST_CHANGES
    heads = ("unit", "indicator", "published", "after", "moved", "cell")
    return {
        "title": say("difference.pdf_changes"),
        "note": say("difference.pdf_changes_note", n=len(moved)),
        "columns": [say(f"difference.column_{name}") for name in heads],
        "kind": "changes",
        "rows": [_change(row) for row in moved.head(MOST_CHANGES).to_dict("records")],
        "is_first_strong": False,
        "more": say("difference.pdf_more_changes", n=more) if more > 0 else "",
    }


def _change(row: dict[Any, Any]) -> list[str]:
    measure = indicator(row["indicator_id"])
    key = UnitKey(row["unit_code"], dt.date.fromisoformat(row["unit_valid_from"]))
    change = row["change"]
    is_moved = not pd.isna(change) and change != 0
    word = row["kind"] if row["kind"] != Kind.CHANGED else f"aspect_{row['aspect']}"
    return [
        unit(key).label(language()),
        f"{measure.short_name()}, {_when(row['period'])}",
        _side(row, measure, "before"),
        _side(row, measure, "after"),
        _moved(measure, change) if is_moved else say(f"difference.kind_{word}"),
        f"{row['sheet']}!{row['cell']}",
    ]


def _side(row: dict[Any, Any], measure: Indicator, side: str) -> str:
    if row[f"{side}_state"] == State.NOT_APPLICABLE:
        return say("page.state_not_applicable")
    if pd.isna(row[side]):
        return NONE
    return measure.show(row[side], qualifier=row[f"{side}_qualifier"])


def _totals(one: Difference) -> dict[str, Any]:
    heads = ("indicator", "published", "total_after", "moved", "counted_units")
    return {
        "title": say("difference.pdf_totals"),
        "note": say("difference.pdf_totals_note"),
        "columns": [say(f"difference.column_{name}") for name in heads],
        "kind": "totals",
        "rows": [_total(total) for total in one.totals],
        "is_first_strong": False,
        "more": "",
    }


def _total(total: TotalChange) -> list[str]:
    measure = total.indicator
    name = f"{measure.short_name()}, {_when(total.period)}"
    if total.after.value is None and total.before.value is None:
        return [name, say(total.after.reason)]
    before, after = (
        NONE if side.value is None else measure.show_total(side.value)
        for side in (total.before, total.after)
    )
    change = NONE if total.change is None else _moved(measure, total.change)
    counted = f"{total.after.counted}/{total.after.of}"
    return [name, before, after, change, counted]


def _moved(measure: Indicator, change: float) -> str:
    text = signed(change, digits=measure.decimals, locale=language())
    is_percent = measure.kind in {Measure.RATE, Measure.YES_NO}
    words = say("page.points") if is_percent else measure.unit()
    return f"{text}{NBSP}{words}" if words else text


def _measure(indicator_id: str) -> str:
    return indicator(indicator_id).short_name()


def _when(period: str) -> str:
    return parse(period).label(short=True)


def _day(day: dt.date) -> str:
    return say("difference.pdf_day", day=day)
