"""How the invented figures run: `demonstration.toml` as typed records."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from data.period import Period

FILE: Final = Path(__file__).with_name("demonstration.toml")

Course = Mapping[str, float]
"""A figure at some quarters; between them it runs straight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A former province, whose published totals bind its communes.

    Args:
        code: Its former two digits.
        province: The province of today that its communes lie in.
        population: Thousands of people on average of a year, by year.
        villages: Villages in all.
        household_size: People a household on average.
    """

    code: str
    province: str
    population: Mapping[int, float]
    villages: int
    household_size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """How one rate runs and spreads.

    Args:
        id: The indicator.
        of: Which of a commune's bases is the denominator.
        within: Indicator whose numerator is never exceeded, or "".
        spread: Logits a commune falls behind for each unit of remoteness.
        noise: Lasting deviation of a commune, logits.
        wobble: Passing deviation of a commune in a quarter, logits.
        rises: Numerators never fall.
        none: How many of a part's remotest communes have none, by part.
        none_until: The quarter in which these begin.
        paths: Percent by part.
    """

    id: str
    of: str
    within: str
    spread: float
    noise: float
    wobble: float
    rises: bool
    none: Mapping[str, int]
    none_until: str
    paths: Mapping[str, Course]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How one count runs: totals by part; none and none_until as for rates."""

    id: str
    rises: bool
    none: Mapping[str, int]
    none_until: str
    paths: Mapping[str, Course]


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """A published total that a part's communes add up to in a quarter."""

    indicator_id: str
    part: str
    period: str
    numerator: int | None
    percent: float | None
    denominator: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The one commune whose own figures are published, and from which quarter they hold."""

    code: str
    villages: int
    start: str
    whole: tuple[str, ...]
    yes: tuple[str, ...]
    counts: Mapping[str, int]
    above: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything `demonstration.toml` says."""

    seed: int
    quarters: tuple[str, ...]
    parts: Mapping[str, Part]
    rates: Mapping[str, Rate]
    shares: Mapping[str, Mapping[str, Course]]
    counts: Mapping[str, Count]
    controls: tuple[Control, ...]
    known: Known
    late: Mapping[str, Mapping[str, int]]

    def along(self, path: Course) -> NDArray[np.float64]:
        """A course at every quarter, shape (quarters,), straight between its points."""
        at = [self.quarters.index(quarter) for quarter in path]
        return np.interp(np.arange(len(self.quarters)), at, list(path.values()))

    def waiting(self, one: Rate | Count, part: str, *, quarter: int) -> int:
        """How many of a part's remotest communes still have none in a quarter."""
        begun = one.none_until in self.quarters and quarter >= self.quarters.index(one.none_until)
        return 0 if begun else one.none.get(part, 0)

    def control(self, indicator_id: str, part: str) -> tuple[int, Control] | None:
        """The published total of an indicator in a part, with the place of its quarter."""
        for one in self.controls:
            if (one.indicator_id, one.part) == (indicator_id, part):
                return self.quarters.index(one.period), one
        return None


@cache
def plan() -> Plan:
    """The plan of the demonstration."""
    text: dict[str, Any] = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return Plan(
        seed=text["seed"],
        quarters=_quarters(text["first"], text["last"]),
        parts={code: _part(code, content) for code, content in text["parts"].items()},
        rates={name: _rate(name, content) for name, content in text["rates"].items()},
        shares={name: content["path"] for name, content in text["shares"].items()},
        counts={name: _count(name, content) for name, content in text["counts"].items()},
        controls=tuple(map(_control, text["controls"])),
        known=_known(text["commune"]),
        late=text["late"],
    )


def _quarters(first: str, last: str) -> tuple[str, ...]:
    quarters = [Period.parse(first)]
    while quarters[-1] < Period.parse(last):
        quarters.append(quarters[-1].next())
    return tuple(map(str, quarters))


def _part(code: str, content: Mapping[str, Any]) -> Part:
    population = {int(year): float(people) for year, people in content["population"].items()}
    return Part(
        code=code,
        province=content["province"],
        population=population,
        villages=content["villages"],
        household_size=content["household_size"],
    )


def _rate(name: str, content: Mapping[str, Any]) -> Rate:
    return Rate(
        id=name,
        of=content["of"],
        within=content.get("within", ""),
        spread=content["spread"],
        noise=content["noise"],
        wobble=content.get("wobble", 0.0),
        rises=content.get("rises", False),
        none=content.get("none", {}),
        none_until=content.get("none_until", ""),
        paths=content["path"],
    )


def _count(name: str, content: Mapping[str, Any]) -> Count:
    return Count(
        id=name,
        rises=content.get("rises", False),
        none=content.get("none", {}),
        none_until=content.get("none_until", ""),
        paths=content["path"],
    )


def _control(content: Mapping[str, Any]) -> Control:
    return Control(
        indicator_id=content["indicator"],
        part=content["part"],
        period=content["period"],
        numerator=content.get("numerator"),
        percent=content.get("percent"),
        denominator=content.get("denominator"),
    )


def _known(content: Mapping[str, Any]) -> Known:
    return Known(
        code=content["code"],
        villages=content["villages"],
        start=content["from"],
        whole=tuple(content["whole"]),
        yes=tuple(content["yes"]),
        counts=content["counts"],
        above=content["above"],
    )
