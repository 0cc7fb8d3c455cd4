"""Which plan is looked at, settled from the address, and where its targets stand in a place."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import streamlit as st

from components import address, load, plan_memory
from components.filters import Selection
from components.plan_figures import figures, known_periods, measured_unit
from data import plan
from data.period import Period, parse
from data.plan import Plan, Score, Task
from data.plan.override import Override, Seen, by_target, in_force
from geo import attribute
from geo.units import NATION, Unit
from text import language

VIEWS: Final = ("targets", "tasks", "agencies", "places")
ANY: Final = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoreboard:
    """One plan in one place at one time.

    Args:
        place: The nation or one of today's provinces.
        plans: Those that hold there.
        plan: The chosen one.
        view: Targets or tasks.
        period: The newest figures are of this one or earlier; None where nothing is known.
        periods: Those that can be chosen, newest first.
        scores: Every target judged, in the plan's order.
        group, agency, status: What the list is narrowed to, or "all".
        where: Code of the commune whose unmet targets are listed, or "all".
        target: Id of the target whose details are shown, of an empty list "".
        today: The day in Vietnam.
        said: What leaders said of each target's status, by its id, the latest first.
        version: Of the figures; see `components.load.version`.
    """

    place: Unit
    plans: tuple[Plan, ...]
    plan: Plan
    view: str
    period: Period | None
    periods: tuple[Period, ...]
    scores: tuple[Score, ...]
    group: str
    agency: str
    status: str
    where: str
    target: str
    today: dt.date
    said: Mapping[str, tuple[Override, ...]]
    version: str

    @property
    def revision(self) -> int:
        """Of the figures."""
        return load.number_of(self.version)

    @property
    def key(self) -> tuple[object, ...]:
        """Tells these scores from every other, in any language."""
        return (self.version, self.plan.id, self.place.code, self.period, language())

    @property
    def is_demonstration(self) -> bool:
        """The plan, or some figure that is held against it, is invented."""
        shown = (one.figure for one in self.scores if one.figure is not None)
        return self.plan.is_demonstration or any(one.is_demonstration for one in shown)

    @property
    def listed(self) -> list[Score]:
        """What the list is narrowed to, worst first."""
        return plan.in_order(
            one
            for one in self.scores
            if self.group in {ANY, one.target.group_id or OTHER}
            and self.agency in {ANY, *owners(one)}
            and self.status in {ANY, one.status}
            and self.where in {ANY, *behind(one)}
        )

    @property
    def tasks(self) -> list[Task]:
        """The tasks of the group and the agency, soonest first."""
        found = [
            task
            for task in self.plan.tasks.values()
            if self.group in {ANY, task.group_id or OTHER} and self.agency in {ANY, *task.leads}
        ]
        return sorted(found, key=lambda task: task.deadline.next_due(self.today))

    @property
    def measured(self) -> Unit:
        """Whose figures are held against the plan, and whose status a leader may override."""
        return measured_unit(self.plan, self.place)

    def override(self, target_id: str) -> Override | None:
        """What a leader said that holds beside the computed status; None without."""
        return in_force(self.said.get(target_id, ()), self.period)

    @property
    def overridden(self) -> list[tuple[Score, Override]]:
        """Every target whose status a leader says otherwise, in the plan's order."""
        held = ((one, self.override(one.target.id)) for one in self.scores)
        return [(one, said) for one, said in held if said is not None]

    def seen(self, target_id: str) -> Seen:
        """What somebody looks at who overrides a status here."""
        return Seen(
            plan=self.plan,
            target_id=target_id,
            place=self.measured.key,
            period=self.period,
            revision=self.revision,
        )

    @property
    def chosen(self) -> Score | None:
        """The target whose details are shown; None of an empty list."""
        return next((one for one in self.listed if one.target.id == self.target), None)


KEPT: Final = "target_kept"
"""Of the target that was just changed: its details stay, though the list may be sorted anew."""
OTHER: Final = "other"
"""Of targets that the plan files under no heading."""


def owners(score: Score) -> tuple[str, ...]:
    """Ids of those who lead a target."""
    return tuple(one.id for one in plan.leads(score.target))


def behind(score: Score) -> tuple[str, ...]:
    """Codes of the communes that do not meet a target."""
    return tuple(code for code, _ in score.figure.behind) if score.figure else ()


def scoreboard(selection: Selection) -> Scoreboard | None:
    """The plan that the address names; None where no plan holds in the place."""
    known = offered(selection)
    if not known:
        return None
    plan_memory.take_back()
    by_id = {one.id: one for one in known}
    chosen = by_id[address.settle("plan", list(by_id), default=known[0].id)]
    view = address.settle("show", VIEWS, default=VIEWS[0], is_quiet=True)
    periods = known_periods(selection.version, chosen, selection.place)
    names = [str(one) for one in periods]
    period = parse(address.settle("at", names, default=names[0])) if names else None
    scores = scored(selection.version, chosen, selection.place, period)
    groups = [one.target.group_id or OTHER for one in scores]
    groups += [one.group_id or OTHER for one in chosen.tasks.values()]
    leads = [name for one in scores for name in owners(one)]
    leads += [name for one in chosen.tasks.values() for name in one.leads]
    of = measured_unit(chosen, selection.place)
    found = Scoreboard(
        place=selection.place,
        plans=known,
        plan=chosen,
        view=view,
        period=period,
        periods=periods,
        scores=scores,
        group=_narrowed("group", groups),
        agency=_narrowed("agency", leads),
        status=_narrowed("status", [one.status.value for one in scores]),
        where=_narrowed("where", [code for one in scores for code in behind(one)]),
        target="",
        today=load.today(),
        said=by_target(load.overrides(chosen.id, of.key)),
        version=selection.version,
    )
    ids = [one.target.id for one in found.listed]
    first = ids[0] if ids else ""
    if (kept := address.held(KEPT)) in ids:
        st.query_params["target"] = kept  # the first of the list is in no address, and it moved
    address.hold(KEPT, "")
    found = replace(found, target=address.settle("target", ids, default=first, is_quiet=True))
    plan_memory.keep()
    return found


def _narrowed(key: str, options: Sequence[str]) -> str:
    return address.settle(key, [ANY, *dict.fromkeys(options)], default=ANY, is_quiet=True)


def offered(selection: Selection) -> tuple[Plan, ...]:
    """The plans of a place; an invented one only beside invented figures."""
    is_invented = _is_invented(selection.version, selection.place.code)
    every = load.plans(selection.version)
    place = selection.place
    found = (*plan.plans_of(place, known=every), *plan.plans_within(place, known=every))
    return tuple(one for one in found if is_invented or not one.is_demonstration)


@st.cache_resource(max_entries=load.VIEWS_KEPT, show_spinner=False)
def _is_invented(version: str, place: str) -> bool:
    """Some figure of a place is."""
    known = load.available(version)
    here = known if place == NATION.code else known[known["province_code"] == place]
    return bool(here["is_demonstration"].any())


def scored(version: str, one: Plan, place: Unit, until: Period | None) -> tuple[Score, ...]:
    """Every target of a plan judged by the figures of a place up to a period; read only."""
    return _scored(version, attribute.version(), one.id, place.code, str(until or ""))


@st.cache_resource(max_entries=load.VIEWS_KEPT, show_spinner=False)
def _scored(
    version: str,
    grouped: str,  # noqa: ARG001 - a key: who is in which group of communes
    plan_id: str,
    place: str,
    until: str,
) -> tuple[Score, ...]:
    one = load.plans(version)[plan_id]
    last = parse(until) if until else None
    return plan.scored(one, figures(version, one, place=place, until=last))
