"""What is said of a checked workbook on the command line."""

from collections.abc import Sequence

from data import finding
from data.command import reply
from data.ingest import Checked
from data.problem import Problem, Severity
from data.store import Receipt
from geo.units import NATION, UnitKey, unit
from text import say


def stored(checked: Checked, receipt: Receipt) -> str:
    """What became of its figures."""
    if not receipt.already_published:
        key = "cli.stored_again" if receipt.was_replaced else "cli.stored"
    elif receipt.is_withdrawn:
        key = "cli.known_withdrawn"
    else:
        key = "cli.known"
    counted = held(len(checked.observations), len(checked.plan_lines))
    return say(key, file=checked.file_name, counted=counted, revision=receipt.revision)


def held(figures: int, plan_lines: int) -> str:
    """How much a workbook holds: figures, lines of a plan, or both."""
    if not plan_lines:
        return say("cli.count_figures", n=figures)
    return say("cli.count_both" if figures else "cli.count_lines", n=figures, lines=plan_lines)


def findings(checked: Checked) -> str:
    """How it was understood, and every problem found, a line each."""
    place = NATION if checked.scope == NATION.code else UnitKey(checked.scope, checked.edition)
    if checked.plan is not None and checked.observations.empty:
        period = checked.plan.label
    elif checked.period is not None:
        period = checked.period.label()
    else:
        period = say("cli.no_clear_period" if checked.observations.empty else "cli.several_periods")
    layout = say(f"ingest.layout_{checked.recognised}")
    understood = say(
        "cli.understood",
        file=checked.file_name,
        layout=layout,
        place=unit(place).full_name,
        period=period,
        counted=held(len(checked.observations), len(checked.plan_lines)),
    )
    if not checked.problems:
        return f"{understood}\n{say('cli.found_nothing')}"
    counts = {f"{severity}s": _count(checked.problems, severity) for severity in Severity}
    lines = [f"  {line}" for line in finding.lines(checked.problems)]
    asked = [f"  {line}" for line in reply.lines(checked)]
    asked = [say("cli.to_answer"), *asked] if asked else []
    return "\n".join((understood, say("cli.found", **counts), *lines, *asked))


def _count(problems: Sequence[Problem], severity: Severity) -> int:
    return sum(problem.severity is severity for problem in problems)
