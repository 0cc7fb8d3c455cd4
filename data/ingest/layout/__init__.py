"""The layouts that are known: each module of this package holds one, as `LAYOUT`.

A new layout is a new module; it is found here and nothing else changes.
"""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final

from data.ingest.answer import NONE, Answers
from data.ingest.draft import Draft
from data.ingest.error import IngestError, Refusal
from data.ingest.sheet import Workbook
from data.ingest.wording import Listed, Phrase
from data.plan import Register, register_with

BY_HAND: Final = "mapped"
"""The layout of what a person mapped, which is nothing to look for in a workbook."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is known about a file from outside it.

    Args:
        province_code: The province it is sent for, "VN" for the nation, or None.
        answers: What its sender said.
        register: The plans there are; None for those of the text files.
    """

    province_code: str | None = None
    answers: Answers = NONE
    register: Register | None = None

    @property
    def plans(self) -> Register:
        """Every plan and agency that there is."""
        return self.register or register_with()


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A kind of workbook and how to read it.

    Args:
        id: Stable name, kept with every submission.
        evidence: How sure it is that a workbook is of its kind: 0 is not, 1 is marked so.
        draft: Read a workbook of its kind.
    """

    id: str
    evidence: Callable[[Workbook], float]
    draft: Callable[[Workbook, Asked], Draft]


@cache
def layouts() -> tuple[Layout, ...]:
    """Every layout, in the order of their modules' names."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(importlib.import_module(f"{__name__}.{name}").LAYOUT for name in names)


def recognise(workbook: Workbook) -> Layout | None:
    """The layout with the best evidence; None where none has any."""
    scored = [(layout.evidence(workbook), layout) for layout in layouts()]
    best, layout = max(scored, key=lambda pair: pair[0])
    return layout if best > 0 else None


def unrecognised(workbook: Workbook) -> IngestError:
    """The refusal of a workbook that no layout takes; it says what was looked for."""
    names = tuple(sheet.name for sheet in workbook.sheets)
    looked_for = tuple(Phrase(f"ingest.layout_{one.id}") for one in layouts() if one.id != BY_HAND)
    return IngestError(
        Refusal.UNKNOWN_LAYOUT,
        file=workbook.file_name,
        sheets=Listed(names, joint=", ", more="ingest.and_more_sheets"),
        known=Listed(looked_for, joint="; ", most=len(looked_for)),
    )
