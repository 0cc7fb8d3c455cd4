"""What the page of plans shows: how many targets are met, by state, task, agency and place."""

from collections.abc import Callable, Sequence

from components import filters, meant_place, plan_words
from components.charts import standing
from components.maps.view import Theme
from components.plan_places import place_lines
from components.scoreboard import Scoreboard, scoreboard
from components.section.plan import by_agency, head, state, task_list
from components.story import column, nothing, of_target
from components.story.based import based
from components.story.shown import Chart, Column, Fact, Kind, Series, Shown, Table
from data import plan
from data.model import State
from data.plan import Score, Task
from data.status import Status
from data.status.sentence import sentence
from data.story.record import View
from text import language, say


def shown(view: View) -> Shown:
    """The view as the page of plans shows it."""
    meant_place.of_plan()
    selection = filters.selection()
    one = scoreboard(selection)
    if one is None:
        return nothing.empty(view, say("shown.no_plan"))
    made: dict[str, Callable[[Scoreboard], Table | None]] = {
        "targets": of_target.targets,
        "tasks": _tasks,
        "agencies": _agencies,
        "places": _places,
    }
    table = made[one.view](one)
    is_tally = one.view == "targets"
    if table is None and not is_tally:
        silent = "plan.no_places" if one.view == "places" else "plan.nothing_listed"
        return nothing.empty(view, say(silent), title=head.titles(one)[0])
    return based(
        view,
        selection,
        titles=head.titles(one),
        source=head.source_words(one),
        is_demonstration=one.is_demonstration,
        facts=(met(one.scores),) if is_tally else (),
        charts=(tally(one.scores),) if is_tally else (),
        tables=(table,) if table else (),
        sentences=(
            *head.beside(one),
            *filter(None, (state.counted_words(one),)),
            *(_chosen(one) if is_tally else ()),
        ),
    )


def met(scores: Sequence[Score]) -> Fact:
    """`8/19`: how many are met of those that have a value."""
    found = plan.tally(scores)
    return Fact(value=f"{found.reached}/{found.wanted or found.of}", name=say("shown.met"))


def tally(scores: Sequence[Score]) -> Chart:
    """One bar of all targets, a part a state."""
    found = plan.tally(scores)
    return Chart(
        kind=Kind.STACKED,
        title=say("plan.states_of", n=found.of),
        categories=(say("shown.targets"),),
        series=tuple(
            Series(
                name=plan_words.status_text(status),
                values=(float(n),),
                colour=standing.fill(status, Theme.LIGHT),
                is_hatched=status is Status.NO_DATA,
                is_striped=status in standing.STRIPED,
            )
            for status, n in found.counts.items()
        ),
        unit=say("shown.target_unit"),
        decimals=0,
    )


def _chosen(one: Scoreboard) -> tuple[str, ...]:
    """What is said of the target whose details are shown."""
    score = one.chosen
    if score is None:
        return ()
    words = sentence(score.judged, plan_words.printing(score)).replace("**", "")
    return (f"{score.target.name}: {words}",)


def _tasks(one: Scoreboard) -> Table | None:
    tasks = one.tasks
    if not tasks:
        return None
    return Table(
        title=say("plan.tasks"),
        columns=(
            column.words(say("plan.column_task"), [task.text for task in tasks], key="unit"),
            column.words(say("plan.column_due"), [_due(one, task) for task in tasks], key="value"),
            column.words(say("plan.column_lead"), [task_list.leads(task) for task in tasks]),
            column.words(say("plan.column_product"), [task.product or "–" for task in tasks]),
            column.words(
                say("plan.column_state"), [_task_state(one, task) for task in tasks], key="state"
            ),
        ),
    )


def _due(one: Scoreboard, task: Task) -> str:
    is_past = task_list.is_past(one, task)
    return f"{task.deadline.label} {say('plan.past')}" if is_past else task.deadline.label


def _task_state(one: Scoreboard, task: Task) -> str:
    return say(f"plan.task_{task.state(one.today)}")


def _agencies(one: Scoreboard) -> Table | None:
    """A row a line that an agency leads; the most open lines first."""
    lines = [
        (plan_words.agency_name(agency, one.scores), each)
        for agency, several in by_agency.owed(one).items()
        for each in several
    ]
    if not lines:
        return None
    owed = [each.of for _, each in lines]
    return Table(
        title=say("plan.agencies"),
        columns=(
            column.words(say("plan.column_lead"), [name for name, _ in lines], key="unit"),
            column.words(
                say("plan.column_due"), [say("plan.by_day", day=each.due) for _, each in lines]
            ),
            column.words(say("plan.column_owed"), [_owed_name(each) for each in owed], key="value"),
            column.words(
                say("plan.column_now_or_product"),
                [each.product or "–" if isinstance(each, Task) else _now(each) for each in owed],
            ),
            column.words(
                say("plan.column_state"),
                [
                    _task_state(one, each) if isinstance(each, Task) else of_target.state(one, each)
                    for each in owed
                ],
                key="state",
            ),
        ),
    )


def _owed_name(each: Score | Task) -> str:
    return each.text if isinstance(each, Task) else each.target.short_name


def _now(each: Score) -> str:
    return f"{plan_words.now_text(each)} ({plan_words.goal_text(each)})"


def _places(one: Scoreboard) -> Table | None:
    """A row a place: how many of the targets it meets of those it told of."""
    lines = place_lines(one)
    if not lines:
        return None
    columns: list[Column] = [
        column.words(
            say("plan.column_place"), [line.unit.label(language()) for line in lines], key="unit"
        ),
        column.numbers(
            say("plan.column_met"),
            [line.met if line.told else None for line in lines],
            [say("plan.n_of", n=line.met, of=line.told) if line.told else "–" for line in lines],
            states=[State.MISSING] * len(lines),
            key="value",
        ),
        column.numbers(
            say("plan.column_silent"),
            [line.silent for line in lines],
            [str(line.silent) for line in lines],
        ),
    ]
    return Table(title=say("plan.places"), columns=tuple(columns))
