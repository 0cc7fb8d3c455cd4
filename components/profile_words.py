"""How a commune's lines read: on the page and on paper the same words."""

from dataclasses import dataclass
from typing import Final

from components import figure
from data import plan
from data.catalog import Kind
from data.conversion import Conversion
from data.model import State
from data.profile import Cell, Line, Rank
from geo.units import Level
from text import say

NONE: Final = "–"
POINTS_NAMED: Final = 2
WIDE_KM2: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One line in words; "" where there is nothing to say.

    Args:
        name: Of the indicator.
        value: With its unit, or why there is none.
        counts: What it was counted from.
        period: Of the figure.
        note: What it rests on; the last figure where there is none now.
        goal: With its due day.
        expected: What the pathway asks on the day of the figure.
        plan: Which plan says so.
        status: Where it stands.
        since: From when it has been behind.
        gap: To the pathway, else to the goal.
        rank: Among all communes of the province; rank_note: how many share it.
        kin: Among those it is compared with; kin_note: how many share it, and their median.
        reported: Periods answered of those due.
        lead: Who answers for it.
    """

    name: str
    value: str
    counts: str
    period: str
    note: str
    goal: str
    expected: str
    plan: str
    status: str
    since: str
    gap: str
    rank: str
    rank_note: str
    kin: str
    kin_note: str
    reported: str
    lead: str


def words(line: Line) -> Words:
    """A line in the reader's language."""
    measure, aim = line.indicator, line.aim
    judged = aim.judged if aim else None
    shown = median_text(line)
    return Words(
        name=measure.short_name(),
        value=value_text(line),
        counts=figure.quotient(measure, line.cell.numerator, line.cell.denominator)
        if measure.kind is Kind.RATE and line.cell.value is not None
        else "",
        period=line.period.label(short=True),
        note=note_text(line),
        goal=_goal(line),
        expected=_expected(line),
        plan=aim.plan.label if aim else "",
        status=say(f"status.{line.status}"),
        since=_since(line),
        gap=figure.difference(measure, judged.gap)
        if judged and judged.gap is not None and not judged.is_reached
        else "",
        rank=rank_text(line.in_all),
        rank_note=shared_text(line.in_all),
        kin=rank_text(line.in_kind),
        kin_note=_kin_note(line, shown),
        reported=f"{line.answered}/{line.due}" if line.due else NONE,
        lead=lead_text(line),
    )


def value_text(line: Line) -> str:
    """`77,5 %`, `≈ 40 %`; without a value the words of its state."""
    measure, cell = line.indicator, line.cell
    if cell.value is None:
        if cell.is_part:
            return say("conversion.incomplete", n=cell.former_reported, of=cell.former_of)
        is_published = not measure.is_reported_by(Level.COMMUNE)
        return figure.state_text(cell.state, is_published=is_published)
    shown = measure.show(cell.value, qualifier=_qualifier(cell))
    return say("conversion.of_part", value=shown) if cell.is_part else shown


def note_text(line: Line) -> str:
    """What the figure rests on; where there is none now, the last one with its period."""
    parts = []
    if line.cell.conversion not in {"", Conversion.AS_REPORTED}:
        parts.append(_basis(line))
    if line.last is not None and line.last.value is not None:
        value, period = line.indicator.show(line.last.value), line.last.period.label(short=True)
        parts.append(say("conversion.last", value=value, period=period))
    return "; ".join(parts)


def rank_text(one: Rank | None) -> str:
    """`18/38`; without a value, or where no end is good, a dash."""
    return f"{one.place}/{one.of}" if one else NONE


def shared_text(one: Rank | None) -> str:
    """`22 đồng hạng`, where others stand at the same place."""
    return say("profile.shared", n=one.shared) if one and one.shared > 1 else ""


def median_text(line: Line) -> str:
    """The median of those compared with; of yes and no there is none."""
    if line.median is None or line.indicator.kind in {Kind.YES_NO, Kind.RANK}:
        return ""
    return line.indicator.show(line.median)


def lead_text(line: Line) -> str:
    """Who answers for it: whom the plan names, else whom the catalogue has."""
    if line.aim is None:
        return line.indicator.agency()
    return ", ".join(one.short_name for one in plan.leads(line.aim.target))


def sentence(one: Words) -> str:
    """`10,9 %, lộ trình cần 81,2 % (−70,3 điểm %); từ quý I/2025. Đầu mối: …`."""
    parts = [one.value, one.expected or say("profile.wanted", goal=one.goal)]
    said = ", ".join(parts)
    if one.gap:
        said = say("profile.with_gap", said=said, gap=one.gap)
    if one.since:
        said = f"{said}; {one.since}"
    return f"{said}. {say('status.lead', lead=one.lead)}" if one.lead else f"{said}."


def _kin_note(line: Line, median: str) -> str:
    said = say("profile.median", value=median) if median else ""
    return " · ".join(part for part in (shared_text(line.in_kind), said) if part)


def _goal(line: Line) -> str:
    if line.aim is None:
        return ""
    goal, measure = line.aim.judged.question.goal, line.indicator
    if goal is None:
        return ""
    if measure.kind is Kind.YES_NO:
        said = measure.show(goal.value)
    else:
        said = figure.target_text(measure, goal)
    return say("profile.goal_by", goal=said, due=line.aim.target.due)


def _expected(line: Line) -> str:
    judged = line.aim.judged if line.aim else None
    if judged is None or judged.expected is None or judged.is_overdue or judged.is_reached:
        return ""
    return say("profile.expected", value=line.indicator.show(judged.expected))


def _since(line: Line) -> str:
    since = line.aim.since if line.aim else None
    if since is None:
        return ""
    key = "profile.since_at_least" if since == line.spots[0].period else "profile.since"
    return say(key, period=figure.lower_first(since.label()))


def _qualifier(cell: Cell) -> str:
    return cell.qualifier or ("≈" if cell.state == State.ESTIMATED else "")


def _basis(line: Line) -> str:
    cell = line.cell
    given = {"n": cell.former_reported, "of": cell.former_of}
    if cell.conversion == Conversion.NOT_CONVERTIBLE:
        return say(f"conversion.short_{cell.reason.rpartition('.')[2]}")
    return say(f"conversion.short_{cell.conversion}", **given)


def alt_strip(line: Line) -> str:
    """What the picture beside the others shows."""
    median = median_text(line)
    given = {"name": line.indicator.short_name(), "value": value_text(line), "n": len(line.values)}
    said = say("profile.alt_strip", **given)
    if median:
        said += f"; {say('profile.median', value=median)}"
    goal = _goal(line)
    return f"{said}; {say('profile.wanted', goal=goal)}" if goal else said


def alt_spark(line: Line) -> str:
    """What the picture over the periods shows."""
    known = [one for one in line.spots if one.value is not None]
    if len(known) < POINTS_NAMED:
        return say("profile.alt_no_spark")
    first, last = known[0], known[-1]
    return say(
        "profile.alt_spark",
        first=f"{line.indicator.show(first.value)} ({first.period.label(short=True)})",
        last=f"{line.indicator.show(last.value)} ({last.period.label(short=True)})",
    )
