"""What the overview shows of the place: its figures, its map, the plan in one bar, who moved most.

What waits for whom is of the reader and not of the view, so it stays on the page.
"""

import pandas as pd

from components import figure, filters, frame, plan_words
from components.maps.view import Theme
from components.picture import Picture, picture
from components.pictured import plate
from components.section import tiles
from components.sentence import alt_map, answered, figures_source
from components.standing_plan import StandingPlan, standing_plan
from components.story import column, nothing, of_plan, of_units
from components.story.based import based
from components.story.shown import Fact, Shown, Table
from data import query
from data.plan import Score
from data.query import MapRows
from data.story.record import View
from text import say


def shown(view: View) -> Shown:
    """The view as the overview shows it."""
    selection = filters.selection()
    one = picture(selection, Theme.LIGHT)
    if one is None:
        return nothing.reported(view, selection)
    standing = standing_plan(selection)
    scores = standing.scores if standing else ()
    found = tiles.figures(selection, scores, theme=Theme.LIGHT)
    return based(
        view,
        selection,
        titles=frame.overview_titles(one),
        source=figures_source(one),
        is_demonstration=one.is_demonstration or bool(standing and standing.is_demonstration),
        facts=(*(_tile(*pair) for pair in found), *(_plan(standing) if standing else ())),
        plate=plate(one),
        charts=(of_plan.tally(scores),) if scores else (),
        tables=(*_movers(one), of_units.table(one)),
        sentences=(alt_map(one),),
    )


def _tile(one: Picture, score: Score | None) -> Fact:
    """A figure with its change, its state, its target and how complete it is."""
    beside = [one.period.label(), answered(one)]
    if score is not None and score.target.goal is not None:
        beside.append(plan_words.status_text(score.status))
        beside.append(say("page.target_mark", value=plan_words.goal_text(score)))
    elif one.target is not None:
        beside.append(say("page.target_mark", value=one.target_words))
    name = one.indicator.short_name()
    if one.total.value is None:
        value, leader = tiles.leader(one)
        return Fact(value=value, name=name, beside=(*filter(None, (leader,)), *beside))
    before, gap = tiles.change(one)
    moved = figure.difference(one.indicator, gap)
    since = f"{moved} {say('page.since', period=before)}" if moved else ""
    value = one.indicator.show_total(one.total.value)
    return Fact(value=value, name=name, beside=(*filter(None, (since,)), *beside))


def _plan(standing: StandingPlan) -> tuple[Fact, ...]:
    found = of_plan.met(standing.scores)
    return (Fact(value=found.value, name=found.name, beside=(standing.plan.label,)),)


def _movers(one: Picture) -> tuple[Table, ...]:
    """The largest gains and losses since the period before."""
    best, worst = query.movers(MapRows(one.rows), indicator=one.indicator)
    rows = pd.concat([best, worst], ignore_index=True)
    if rows.empty:
        return ()
    measure = one.indicator
    table = Table(
        title=say("page.movers"),
        columns=(
            column.words(say("page.column_unit"), rows["unit_name"].tolist(), key="unit"),
            *(
                column.numbers(
                    title,
                    rows[name].tolist(),
                    [measure.show(value) for value in rows[name]],
                    decimals=measure.decimals,
                )
                for title, name in (
                    (say("compare.column_before"), "previous_value"),
                    (say("page.column_value"), "value"),
                )
            ),
            column.numbers(
                say("page.column_change"),
                rows["change"].tolist(),
                [figure.difference(measure, change) for change in rows["change"]],
                decimals=measure.decimals,
                key="value",
            ),
        ),
    )
    return (table,)
