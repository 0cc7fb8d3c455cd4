"""Our own workbook of a plan: where each thing stands, for who writes it and who reads it."""

from typing import Final

MARK: Final = "banso-plan-1"
"""In A1 of each sheet, before what the sheet holds: `banso-plan-1 target`."""
HEAD: Final = "head"
TARGET: Final = "target"
TASK: Final = "task"
LIST: Final = "list"
KEYS_ROW: Final = 2
HEADING_ROW: Final = 3
FIRST_ROW: Final = 5
KEY_COLUMN: Final = 1
VALUE_COLUMN: Final = 3
HEAD_KEYS: Final = ("number", "name", "place", "issuer", "issued", "starts", "ends")
TARGET_KEYS: Final = (
    "item",
    "indicator",
    "unit",
    "goal",
    "due",
    "baseline",
    "baseline_at",
    "milestones",
    "group",
    "target_group",
    "places",
    "every",
    "leads",
    "partners",
    "clause",
    "note",
    "gone",
)
TASK_KEYS: Final = (
    "item",
    "group",
    "leads",
    "partners",
    "due",
    "product",
    "state",
    "evidence",
    "note",
    "gone",
)
APART: Final = " – "
"""Between an id and its name in a drop-down: `03127 – Phường Điện Biên Phủ`."""


def mark(kind: str) -> str:
    """What A1 of a sheet says."""
    return f"{MARK} {kind}"


def id_of(text: str) -> str:
    """The id of what was chosen in a drop-down, or typed alone."""
    return text.split(APART, maxsplit=1)[0].strip()
