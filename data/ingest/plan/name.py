"""Names of the parts of a plan: the one that a known part has, else one made of its words."""

import re
from collections.abc import Container, Iterable, Mapping
from difflib import SequenceMatcher
from typing import Final

from data.plan import PlanTarget, Task
from geo.name import fold
from text import Language

LONGEST: Final = 40
ALIKE: Final = 0.8
MARKS: Final = re.compile(r"[^a-z0-9]+")
COUNT: Final = re.compile(r"\s*\(\s*\d+\s*(chỉ tiêu|mục tiêu|nhiệm vụ)\s*\)\s*$", re.IGNORECASE)


def key(text: str) -> str:
    """A text without diacritics, case and marks, by which it is the same again."""
    return " ".join(MARKS.sub(" ", fold(text)).split())


def slug(text: str, *, taken: Container[str], joint: str = "_") -> str:
    """A name made of a text's first words that nothing else has."""
    words, made = key(text).split() or ["x"], ""
    for word in words:
        if made and len(made) + len(word) >= LONGEST:
            break
        made = f"{made}{joint}{word}" if made else word[:LONGEST]
    found, number = made, 2
    while found in taken:
        found, number = f"{made}{joint}{number}", number + 1
    return found


def heading(text: str) -> str:
    """A heading without the count behind it: `Hạ tầng số (02 chỉ tiêu)`."""
    return COUNT.sub("", text).strip()


def task_named(text: str, tasks: Mapping[str, Task]) -> Task | None:
    """The task of a plan with this very wording."""
    return next((one for one in tasks.values() if key(_vi(one.texts)) == key(text)), None)


def target_named(
    text: str, indicator_id: str, targets: Mapping[str, PlanTarget], *, used: Container[str]
) -> PlanTarget | None:
    """The target of a plan with this wording, else the only one of this indicator.

    Args:
        text: As the workbook words it.
        indicator_id: What measures it, or "".
        targets: Of the plan.
        used: Those that another row was read as.
    """
    free = [one for one in targets.values() if one.id not in used]
    worded = next((one for one in free if key(_vi(one.names)) == key(text)), None)
    if worded is not None or not indicator_id:
        return worded
    measured = [one for one in targets.values() if one.indicator_id == indicator_id]
    return measured[0] if len(measured) == 1 and measured[0] in free else None


def resembling(text: str, parts: Iterable[PlanTarget | Task]) -> PlanTarget | Task | None:
    """The part whose wording is most like this one, where it is much like it."""
    best: float = ALIKE
    found: PlanTarget | Task | None = None
    for one in parts:
        likeness = SequenceMatcher(None, key(text), key(words(one))).ratio()
        if likeness >= best:
            best, found = likeness, one
    return found


def words(part: PlanTarget | Task) -> str:
    """A part's wording in Vietnamese."""
    return _vi(part.texts if isinstance(part, Task) else part.names)


def _vi(terms: Mapping[Language, str]) -> str:
    return terms[Language.VI]
