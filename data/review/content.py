"""What a review froze of a plan: its targets and tasks as they stood at one revision."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from data.catalog.term import Terms, spoken
from data.plan import Score, TaskState
from data.status import ORDER, REACHED, Status

BEHIND: Final = frozenset({Status.MOVING_AWAY, Status.OFF_TRACK, Status.SLIPPED, Status.SLOW})


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """A state that somebody set instead of the computed one; both stay visible.

    Args:
        status: What was set.
        reason: Why.
        by: Who set it.
        at: When, as it is printed.
    """

    status: Status
    reason: str
    by: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One target as it stood.

    Args:
        target_id: In the plan.
        indicator_id: What measures it, or "".
        names: The plan's own wording.
        short_names: For lists.
        groups: Heading in the plan; empty where it names none.
        clause: Where in the document, or "".
        due: Last day by which it must be so.
        period: Canonical id of the figure's, "" without one.
        now: The figure as it was judged; None where nothing can be held against the target.
        expected: What the plan expected at that time; None where it does not say.
        ratio: Share of the expected way that was gone; None where the rule has no use for it.
        status: As the rule found.
        override: What somebody set instead; None where nobody did.
        is_overdue: The figure is of the due day or later.
        needs_action: No pathway tells that it is behind, and it has to be dealt with all the
            same; kept with the review, so that a closed one lists what it listed.
        is_percent: Differences are percentage points.
        digits: After the mark, where a difference is printed.
        units: Of the figure; empty where it has none.
        now_texts, goal_texts, expected_texts, gap_texts: As printed; a dash for none.
        sentences: What is said of it, the state between two pairs of asterisks.
        leads: Who leads it; "" where nobody is named.
        met, answered, of: Communes that meet the value, that have a figure, and all.
        is_demonstration: The figure is invented.
    """

    target_id: str
    indicator_id: str
    names: Terms
    short_names: Terms
    groups: Terms
    clause: str
    due: dt.date
    period: str
    now: float | None
    expected: float | None
    ratio: float | None = None
    status: Status
    override: Override | None = None
    is_overdue: bool
    is_percent: bool
    digits: int
    units: Terms
    now_texts: Terms
    goal_texts: Terms
    expected_texts: Terms
    gap_texts: Terms
    sentences: Terms
    leads: Terms
    met: int = 0
    answered: int = 0
    of: int = 0
    is_demonstration: bool = False
    needs_action: bool = False

    @property
    def name(self) -> str:
        """The plan's wording, in the reader's language."""
        return spoken(self.names)

    @property
    def short_name(self) -> str:
        """Its name in a list."""
        return spoken(self.short_names)

    @property
    def lead(self) -> str:
        """Who leads it, in the reader's language."""
        return spoken(self.leads)

    @property
    def sentence(self) -> str:
        """What is said of it, without the marks around its state."""
        return spoken(self.said)

    @property
    def said(self) -> Terms:
        """What is said of it in each language, without the marks."""
        return {one: text.replace("**", "") for one, text in self.sentences.items()}

    @property
    def shown(self) -> Status:
        """The state that counts: what was set, else what was found."""
        return self.override.status if self.override else self.status

    @property
    def is_behind(self) -> bool:
        """Its pathway is not kept, its day has come and it is not met, or it needs action.

        What somebody said of it by hand counts before what was found.
        """
        is_open = self.override is None or self.shown is Status.NOT_MET
        is_missed = self.shown is Status.NOT_MET and self.is_overdue
        return self.shown in BEHIND or is_missed or (self.needs_action and is_open)


def needs_action(score: Score, day: dt.date) -> bool:
    """Whether a target has to be dealt with though no pathway tells that it is behind.

    Its day has come and nobody showed that it is met, silence included; or some commune, or a
    bound of the figure, shows already that it is not.

    Args:
        score: The target judged.
        day: Up to which figures count.
    """
    if score.status in REACHED or score.status is Status.NO_TARGET:
        return False
    is_shown = score.target.is_of_communes or score.judged.is_bound
    return score.target.due <= day or (score.status is Status.NOT_MET and is_shown)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """One task as it stood.

    Args:
        task_id: In the plan.
        texts: What was to be done.
        leads: By whom.
        deadlines: By when, in words.
        state: How far it was, on the day of the review.
        evidences: What shows it; empty without.
    """

    task_id: str
    texts: Terms
    leads: Terms
    deadlines: Terms
    state: TaskState
    evidences: Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A map of the review, kept as a picture.

    Args:
        target_id: What it is of.
        titles: Of the picture.
        alts: What it shows, in a sentence.
        sha256: Of the PNG, by which the store has it.
    """

    target_id: str
    titles: Terms
    alts: Terms
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a review freezes: the state of a plan in a place at one revision.

    Args:
        revision: Of the figures.
        revision_at: Its day, ISO; "" of the empty store.
        places: Name of the place.
        plan_labels: The plan's number or short title.
        citations: The plan with its number, day and issuer.
        sources: Where the figures come from.
        lines: Its targets, in the plan's order.
        tasks: Its tasks, in the plan's order.
        maps: What was drawn; empty in a draft.
        is_demonstration: The plan, or some figure, is invented.
    """

    revision: int
    revision_at: str
    places: Terms
    plan_labels: Terms
    citations: Terms
    sources: Terms
    lines: tuple[Line, ...]
    tasks: tuple[TaskLine, ...]
    maps: tuple[Drawn, ...] = ()
    is_demonstration: bool = False

    @property
    def behind(self) -> tuple[Line, ...]:
        """What is behind: worst state first, within a state the one that has gone least."""
        found = (one for one in self.lines if one.is_behind)
        return tuple(sorted(found, key=_urgency))


def _urgency(one: Line) -> tuple[int, float]:
    return ORDER[one.shown], 0.0 if one.ratio is None else one.ratio
