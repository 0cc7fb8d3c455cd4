"""What the page of a commune shows: each of its indicators with value, rank and state."""

from components import commune, commune_words, profile_words, sheet
from components.charts import standing
from components.maps.view import Theme
from components.section.profile import paper
from components.story import column, nothing
from components.story.based import based
from components.story.shown import Fact, Shown, Table
from data.profile import Line, Profile
from data.story.record import View
from text import language, say

MOST_BEHIND = 6


def shown(view: View) -> Shown:
    """The view as the page of the commune shows it."""
    seen = commune.view()
    one = commune.one_profile(seen)
    if one is None:
        title = seen.unit.label(language()) if seen.unit else say("profile.title")
        words = say("profile.nothing") if seen.until is None else say("profile.pick")
        return nothing.empty(view, words, title=title)
    return based(
        view,
        seen.selection,
        titles=(one.unit.label(language()), commune_words.facts(one)),
        source=paper.source(seen),
        is_demonstration=one.is_demonstration,
        facts=(_reported(one), *map(_behind, one.behind[:MOST_BEHIND])),
        tables=(_table(one),),
        sentences=(commune_words.finding(one), commune_words.company_text(one)),
    )


def _reported(one: Profile) -> Fact:
    words = commune_words.finding(one)
    value = f"{one.reported}/{len(one.every)}"
    return Fact(value=value, name=say("shown.indicators_reported"), beside=(words,))


def _behind(line: Line) -> Fact:
    said = profile_words.words(line)
    beside = [part for part in (said.status, said.gap, said.goal, said.lead) if part]
    return Fact(value=said.value, name=said.name, beside=tuple(beside))


def _table(one: Profile) -> Table:
    lines = [(group, line) for group, several in one.lines.items() for line in several]
    said = [profile_words.words(line) for _, line in lines]
    return Table(
        title=say("profile.every", n=len(one.every)),
        columns=(
            column.words(say("profile.column_indicator"), [each.name for each in said], key="unit"),
            column.mixed(
                say("profile.column_now"),
                [line.cell.value for _, line in lines],
                [each.value for each in said],
                states=[str(line.cell.state) for _, line in lines],
                digits=[line.indicator.decimals for _, line in lines],
                key="value",
            ),
            column.words(say("page.period"), [each.period for each in said], key="period"),
            column.words(say("profile.column_status"), [each.status for each in said], key="state"),
            column.words(
                say("profile.column_target"),
                [
                    sheet.target_note(line, each)
                    for (_, line), each in zip(lines, said, strict=True)
                ],
                key="goal",
            ),
            column.words(say("profile.column_rank"), [each.rank for each in said], key="rank"),
            column.words(say("profile.column_kin"), [each.kin for each in said], key="basis"),
            column.words(
                say("profile.column_reported"), [each.reported for each in said], key="basis"
            ),
            column.words(
                say("shown.column_group"),
                [commune_words.group_name(group) for group, _ in lines],
                key="basis",
            ),
        ),
        colours=tuple(standing.fill(line.status, Theme.LIGHT) for _, line in lines),
    )
