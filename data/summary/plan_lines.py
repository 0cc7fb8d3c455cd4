"""What a workbook would change of a plan, line by line, as words ready to be set."""

from typing import Any, Final

from data.ingest import Checked
from data.plan import naming
from data.plan.change import Change, PartChange, changes
from text import say

MOST: Final = 200


def section(checked: Checked) -> dict[str, Any]:
    """The lines that are new, changed or gone, in the order of the page."""
    plan = checked.plan
    found = changes(checked.plan_lines, {plan.id: plan} if plan else {})
    moved = [one for one in found if one.change is not Change.SAME]
    more = len(moved) - MOST
    return {
        "title": say("difference.pdf_lines"),
        "note": say("difference.pdf_lines_note", n=len(moved), same=len(found) - len(moved)),
        "columns": [say(f"planning.column_{name}") for name in ("change", "line")]
        + [say("difference.column_cell")],
        "kind": "lines",
        "rows": [_row(one) for one in moved[:MOST]],
        "is_first_strong": False,
        "more": say("difference.pdf_more_lines", n=more) if more > 0 else "",
    }


def _row(one: PartChange) -> list[str]:
    place = "!".join(part for part in (one.line.sheet, one.line.cell) if part)
    return [
        say(f"planning.change_{one.change}"),
        f"{naming.kind(one.part)}: {naming.title(one.part)}",
        place,
    ]
