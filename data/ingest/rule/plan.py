"""What a workbook of a plan leaves open, and how it was read."""

from collections.abc import Iterator

from data.ingest.draft import Draft
from data.ingest.question import Question
from data.ingest.rule import Finding, rule
from data.problem import Severity


def _told(draft: Draft, rule_id: str, question: Question | None = None) -> Iterator[Finding]:
    for one in draft.remarks:
        if one.rule == rule_id:
            yield Finding(
                sheet=one.sheet,
                cell=one.cell,
                values=one.values,
                variant=one.variant,
                question=question,
            )


@rule("K1", Severity.ERROR)
def a_plan_is_known(draft: Draft) -> Iterator[Finding]:
    """Targets and tasks are of a plan; which one is asked where the workbook does not say."""
    yield from _told(draft, "K1", draft.plan.question if draft.plan else None)


@rule("K2", Severity.NOTE)
def how_a_plan_was_known_is_told(draft: Draft) -> Iterator[Finding]:
    """A plan is known by its number, or by its year where one plan of the place is of it."""
    yield from _told(draft, "K2")


@rule("K3", Severity.NOTE)
def a_target_without_a_measure_stays(draft: Draft) -> Iterator[Finding]:
    """A target that no indicator of the catalogue measures stays in its words, without a state."""
    yield from _told(draft, "K3")


@rule("K4", Severity.NOTE)
def an_agency_is_kept_as_written(draft: Draft) -> Iterator[Finding]:
    """An agency that no list has is kept as it is written."""
    yield from _told(draft, "K4")


@rule("K5", Severity.WARNING)
def a_deadline_is_read(draft: Draft) -> Iterator[Finding]:
    """A deadline is a day, a month, a quarter, years, or every year."""
    yield from _told(draft, "K5")


@rule("K6", Severity.WARNING)
def a_goal_is_a_value_or_a_range(draft: Draft) -> Iterator[Finding]:
    """What is wanted is a number, one with ≥, > or the like, or a range; else none is kept."""
    yield from _told(draft, "K6")


@rule("K7", Severity.WARNING)
def a_state_is_read(draft: Draft) -> Iterator[Finding]:
    """How far a task is: not started, doing, done, or a share of the work."""
    yield from _told(draft, "K7")


@rule("K8", Severity.WARNING)
def a_line_stands_once(draft: Draft) -> Iterator[Finding]:
    """A target or task that stands twice in one table is taken once, the first time."""
    yield from _told(draft, "K8")


@rule("K9", Severity.WARNING)
def a_line_much_like_another_is_told(draft: Draft) -> Iterator[Finding]:
    """A line worded much like one of the plan is taken as a new one, and the other is named."""
    yield from _told(draft, "K9")


@rule("K10", Severity.NOTE)
def a_reported_tally_is_kept(draft: Draft) -> Iterator[Finding]:
    """How many targets are reported as met is kept beside what can be computed."""
    yield from _told(draft, "K10")


@rule("K11", Severity.NOTE)
def what_a_plan_has_besides_is_asked(draft: Draft) -> Iterator[Finding]:
    """Lines of the plan that a workbook does not name stay, unless its sender retires them."""
    yield from _told(draft, "K11", draft.plan.rest if draft.plan else None)


@rule("K13", Severity.WARNING)
def only_what_is_there_is_retired(draft: Draft) -> Iterator[Finding]:
    """A line marked to go that the plan does not have is named; nothing is done for it."""
    yield from _told(draft, "K13")


@rule("K14", Severity.WARNING)
def the_years_of_a_new_plan_are_stated(draft: Draft) -> Iterator[Finding]:
    """A new plan whose title and deadlines name no year is taken as this year's, and it is told."""
    yield from _told(draft, "K14")


@rule("K12", Severity.NOTE)
def targets_beside_results_are_of_a_plan(draft: Draft) -> Iterator[Finding]:
    """Targets beside results are read as of a plan once its sender says of which."""
    yield from _told(draft, "K12", draft.plan.question if draft.plan else None)


@rule("K15", Severity.WARNING)
def unread_way(draft: Draft) -> Iterator[Finding]:
    """Milestones and kinds of communes are written as in the form, or nothing is changed."""
    yield from _told(draft, "K15")
