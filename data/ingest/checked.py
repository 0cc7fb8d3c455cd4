"""What comes out of a check: what a workbook says, and everything there is to tell of it."""

import datetime as dt
from dataclasses import dataclass

from data.ingest.draft import Stranger
from data.ingest.heard import Taken
from data.ingest.kept_out import KeptOut
from data.ingest.question import Question
from data.ingest.sheet import Decoded
from data.model import Observations
from data.passage import Passage
from data.period import Period
from data.plan import Plan, PlanLine
from data.point import Point
from data.problem import Problem, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A workbook, understood and judged; nothing is stored yet.

    Args:
        file_name: As the sender named it.
        content: Its bytes.
        sha256: Their hash, by which the same file is known again.
        recognised: Id of the layout.
        scope: Code of the province it reports for, or "VN".
        edition: The list of units that this code is of.
        period: Its period; None where its figures are of several.
        title, publisher, url, licence: Where its figures come from, as far as it says.
        is_demonstration: It says that its figures are invented.
        observations: What can be stored; cells with an error are left out.
        problems: Everything the rules found, sheet by sheet from the top.
        decoded: Every cell that was typed in a legacy charset, as it was and as it was read.
        kept_out: The figures that errors keep out, with their units.
        questions: What only the sender can say; see `Answers.readings` and `Answers.period`.
        strangers: Names that no unit could be found for; see `Answers.places`.
        taken: Names that were read as the sender says, or somebody said before.
        points: Where the things stand that the observations count.
        passages: What it says in words of units that it has observations of.
        plan: The plan that its lines are of, as it is before them; None for none, or not known.
        plan_lines: What it says of that plan.
    """

    file_name: str
    content: bytes
    sha256: str
    recognised: str
    scope: str
    edition: dt.date
    period: Period | None
    title: str
    publisher: str
    url: str
    licence: str
    is_demonstration: bool
    observations: Observations
    problems: tuple[Problem, ...]
    decoded: tuple[Decoded, ...] = ()
    kept_out: tuple[KeptOut, ...] = ()
    questions: tuple[Question, ...] = ()
    strangers: tuple[Stranger, ...] = ()
    taken: tuple[Taken, ...] = ()
    points: tuple[Point, ...] = ()
    passages: tuple[Passage, ...] = ()
    plan: Plan | None = None
    plan_lines: tuple[PlanLine, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep something out."""
        return tuple(one for one in self.problems if one.severity is Severity.ERROR)
