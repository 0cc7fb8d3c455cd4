"""A plan's targets place by place: the communes of a province, or the provinces of the nation."""

from collections.abc import Sequence
from dataclasses import dataclass

from components import load, scoreboard
from components.plan_figures import known_periods
from components.scoreboard import Scoreboard
from data.catalog import indicator
from data.plan import Score
from data.profile.aim import holds_for_one
from data.status import REACHED, Status
from geo import units
from geo.units import NATION, TODAY, Level, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLine:
    """Where one place stands.

    Args:
        unit: Which.
        states: Of each target that can be asked of it, in the plan's order.
        is_demonstration: Some figure behind them is invented.
    """

    unit: Unit
    states: tuple[Status, ...]
    is_demonstration: bool

    @property
    def met(self) -> int:
        """Targets that it meets."""
        return sum(one in REACHED for one in self.states)

    @property
    def silent(self) -> int:
        """Targets of which it told nothing."""
        return sum(one is Status.NO_DATA for one in self.states)

    @property
    def told(self) -> int:
        """Targets of which it told something."""
        return len(self.states) - self.silent


def asked_of_communes(one: Scoreboard) -> list[Score]:
    """The listed targets that a single commune can meet, and that communes report."""
    return [
        score
        for score in one.listed
        if score.figure is not None
        and score.figure.of
        and holds_for_one(score.target, indicator(score.target.indicator_id))
    ]


def place_lines(one: Scoreboard) -> list[PlaceLine]:
    """Every place, those that meet least of what they told first; silent ones last."""
    found = _provinces(one) if one.place.key == NATION else _communes(one)

    def order(line: PlaceLine) -> tuple[bool, float, int]:
        return not line.told, line.met / line.told if line.told else 0.0, -line.told

    return sorted(found, key=order)


def _communes(one: Scoreboard) -> list[PlaceLine]:
    """Met or not: the plan says of no commune how far it should be by now."""
    scores = asked_of_communes(one)
    if not scores or one.measured.level is not Level.PROVINCE or one.measured.valid_from != TODAY:
        return []
    is_invented = any(one.figure is not None and one.figure.is_demonstration for one in scores)
    return [
        PlaceLine(unit=unit, states=_states(unit.code, scores), is_demonstration=is_invented)
        for unit in units.communes(one.place.code)
    ]


def _states(code: str, scores: Sequence[Score]) -> tuple[Status, ...]:
    found = []
    for score in scores:
        figure = score.figure
        if figure is None or code in figure.exempt:
            continue
        if code in figure.reached:
            found.append(Status.ACHIEVED)
        else:
            is_behind = any(code == other for other, _ in figure.behind)
            found.append(Status.NOT_MET if is_behind else Status.NO_DATA)
    return tuple(found)


def _provinces(one: Scoreboard) -> list[PlaceLine]:
    """Every province by the plan's own rule; those without any figure told nothing."""
    if one.plan.scope != NATION:
        return []
    version = load.version()
    ids = {score.target.id for score in one.listed}
    return [_province(one, unit, version, ids) for unit in units.children(NATION, edition=TODAY)]


def _province(one: Scoreboard, unit: Unit, version: str, ids: set[str]) -> PlaceLine:
    """By its own newest figures, of none later than the period looked at."""
    until = one.period.end if one.period else None
    periods = known_periods(version, one.plan, unit)
    newest = next((each for each in periods if until is None or each.end <= until), None)
    scores = scoreboard.scored(version, one.plan, unit, newest)
    shown = [score for score in scores if score.target.id in ids]
    return PlaceLine(
        unit=unit,
        states=tuple(score.status for score in shown),
        is_demonstration=any(
            score.figure is not None and score.figure.is_demonstration for score in shown
        ),
    )
