"""What a person answered about one workbook, kept with it as JSON so that it reads the same again.

Answers never change the workbook. They say what a rule had to ask: which unit a name means,
which of two readings a cell has, what a column holds, of which period a table is.
"""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple, Self

from geo.units import UnitKey


class Meaning(NamedTuple):
    """What a person said a column holds; `role` is one of `data.ingest.mapping.Role`."""

    role: str
    indicator_id: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The answers of one workbook's sender.

    Args:
        period: Canonical id of its period, where it names none or two; else "".
        places: Unit by the name as typed and cleaned (`geo.name.clean`), or by its cell
            (`Sheet!B4`) where namesakes stand in one table; the cell counts first.
        readings: By `Sheet!D15`, for a cell that has two readings: the number, or `9/12`; by
            `Sheet!D3:D9` for a column, in a list with its indicator: `Sheet!D2:D9[id]`.
        columns: Meaning by sheet and column letter (`Sheet!D`), for tables mapped by hand.
        first_rows: First row of figures by sheet, from 1, for tables mapped by hand.
        is_demonstration: The sender says that the figures are invented.
        plan: Id of the plan that it is of, or `+03127@2025-07-01` for a new one of a place.
        rest: What becomes of the plan's lines that it does not name: "keep" or "retire".
    """

    period: str = ""
    places: Mapping[str, UnitKey] = field(default_factory=lambda: MappingProxyType({}))
    readings: Mapping[str, float | str] = field(default_factory=lambda: MappingProxyType({}))
    columns: Mapping[str, Meaning] = field(default_factory=lambda: MappingProxyType({}))
    first_rows: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    is_demonstration: bool = False
    plan: str = ""
    rest: str = ""

    def as_json(self) -> str:
        """One line of JSON; equal answers give equal text."""
        plain = {
            "period": self.period,
            "is_demonstration": self.is_demonstration,
            "places": {
                text: [unit.code, unit.valid_from.isoformat()] for text, unit in self.places.items()
            },
            "readings": dict(self.readings),
            "columns": {at: list(meaning) for at, meaning in self.columns.items()},
            "first_rows": dict(self.first_rows),
        }
        plain |= {name: said for name in ("plan", "rest") if (said := getattr(self, name))}
        return json.dumps(plain, ensure_ascii=False, sort_keys=True)

    @classmethod
    def of_json(cls, text: str) -> Self:
        """The answers that `as_json` wrote; `{}` is none.

        Raises:
            ValueError: The text is not what `as_json` writes.
        """
        plain: dict[str, Any] = json.loads(text)
        return cls(
            period=plain.get("period", ""),
            places={
                name: UnitKey(code, dt.date.fromisoformat(since))
                for name, (code, since) in plain.get("places", {}).items()
            },
            readings=plain.get("readings", {}),
            columns={at: Meaning(*parts) for at, parts in plain.get("columns", {}).items()},
            first_rows=plain.get("first_rows", {}),
            is_demonstration=plain.get("is_demonstration", False),
            plan=plain.get("plan", ""),
            rest=plain.get("rest", ""),
        )


NONE = Answers()
