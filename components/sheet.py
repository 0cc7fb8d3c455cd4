"""The words of a profile on paper: those of the page, and its pictures as drawings."""

from collections.abc import Sequence
from typing import Any, Final

from components import commune_words, profile_words
from components.charts.standing import fill
from components.charts.style import COLOURS, Theme
from components.profile_words import Words, words
from data.passage import HeldPassage
from data.period import parse
from data.profile import Line, Profile
from data.profile.pdf import Sheet
from data.profile.sketch import Spark, Strip, spark, strip
from data.status import Status
from text import language, say

COLUMNS: Final = ("indicator", "now", "target", "rank", "kin", "strip", "spark", "reported")
MOST_NAMED: Final = 5
MOST_FORMER: Final = 4
MOST_LETTERS: Final = 180
SIZES: Final = (7.4, 7.0, 6.6, 6.2, 5.8, 5.4)
DENSE: Final = (6.4, 6.0, 5.6, 5.2, 4.8, 4.4, 4.0)
ROWS_LARGE, ROWS_AT_EASE, ROWS_DENSE = 28, 34, 44
SMALLER_A_ROW: Final = 0.075
WIDE, HIGH = 240, 29
PLAIN: Final = frozenset({Status.NO_DATA, Status.NO_TARGET, Status.NOT_MET})


def sheet(one: Profile, *, source: str, revision: str, told: Sequence[HeldPassage] = ()) -> Sheet:
    """One page.

    Args:
        one: The commune.
        source: Where its figures come from.
        revision: Which one they are of.
        told: What it said in words, the newest of each subject.
    """
    more = len(one.behind) - MOST_NAMED
    worst = [words(line) for line in one.behind[:MOST_NAMED]]
    attention = [f"{said.name}: {profile_words.sentence(said)}" for said in worst]
    if more > 0:
        attention.append(say("profile.more_behind", n=more))
    return {
        "language": language().value,
        "place": one.province.label(language()),
        "mark": commune_words.mark(one),
        "title": one.unit.label(language()),
        "facts": commune_words.facts(one),
        "finding": commune_words.finding(one),
        "attention_title": say("profile.attention"),
        "attention": attention,
        "columns": [say(f"profile.column_{name}") for name in COLUMNS],
        "groups": [
            {"name": commune_words.group_name(group), "rows": [_row(line) for line in lines]}
            for group, lines in one.lines.items()
        ],
        "legend": f"{commune_words.company_text(one)} {say('profile.legend')}",
        "said_title": say("passage.title"),
        "said": _said(told),
        "formers_title": say("profile.formers"),
        "formers": _formers(one),
        "sizes": _sizes(len(one.every)),
        "foot": source,
        "revision": revision,
    }


def _said(told: Sequence[HeldPassage]) -> list[str]:
    """The newest passages, cut to what a sheet has room for, which says so."""
    lines = []
    for one in told:
        words = " ".join(one.passage.text.split())
        if len(words) > MOST_LETTERS:
            cut = words[:MOST_LETTERS].rpartition(" ")[0]
            words = say("passage.on_page", text=cut)
        subject = say(f"passage.{one.passage.subject}")
        lines.append(f"{subject} ({parse(one.passage.period).label()}): {words}")
    return lines or [say("passage.nothing")]


def _sizes(rows: int) -> list[tuple[float, bool]]:
    """Points to try, the largest that may fit first; of many rows those of one line each."""
    most_dense = DENSE[0] - SMALLER_A_ROW * max(0, rows - ROWS_DENSE)
    dense = [(size, True) for size in DENSE if size <= most_dense] or [(DENSE[-1], True)]
    most = SIZES[0] - SMALLER_A_ROW * max(0, rows - ROWS_LARGE)
    eased = [(size, False) for size in SIZES if size <= most]
    return dense if rows > ROWS_AT_EASE else [*eased, *dense]


def _row(line: Line) -> dict[str, Any]:
    said = words(line)
    return {
        "name": said.name,
        "value": said.value,
        "period": said.period,
        "value_note": value_note(said),
        "status": said.status,
        "goal": said.goal,
        "target_note": target_note(line, said),
        "rank": said.rank,
        "rank_note": said.rank_note,
        "kin": said.kin,
        "kin_note": said.kin_note,
        "reported": said.reported,
        "strip": _strip(strip(line), line.status),
        "spark": _spark(spark(line)),
    }


def value_note(said: Words) -> str:
    """What stands small below a figure."""
    return " · ".join(part for part in (said.counts, said.period, said.note) if part)


def target_note(line: Line, said: Words) -> str:
    """What stands small below a state."""
    if line.status is Status.NO_TARGET:
        return ""
    return " · ".join(part for part in (said.goal, said.expected, said.since) if part)


def _formers(one: Profile) -> list[str]:
    """What it was made of, and the figures of the few indicators that there is room for."""
    if not one.formers:
        return [say("profile.no_formers")]
    names = [commune_words.former_name(former) for former in one.formers]
    lines = [say("conversion.made_of", names=", ".join(names))]
    told = [line for line in one.every if any(line.indicator.id in f.figures for f in one.formers)]
    for line in told[:MOST_FORMER]:
        figures = ", ".join(
            f"{former.unit.name} "
            + commune_words.former_figure(line, former.figures.get(line.indicator.id))
            for former in one.formers
        )
        lines.append(f"{line.indicator.short_name()}: {figures}")
    if len(told) > MOST_FORMER:
        lines.append(say("profile.formers_more", n=len(told) - MOST_FORMER))
    return lines if told else [*lines, say("profile.formers_silent")]


def _strip(one: Strip, status: Status) -> dict[str, Any]:
    colours = COLOURS[Theme.LIGHT]
    ticks = "".join(f"M{WIDE * at:.0f} 6V23" for at in one.ticks)
    drawn = (
        f"<path d='M0 14.5H{WIDE}' stroke='{colours.hairline}' stroke-width='2'/>"
        f"<path d='{ticks}' stroke='{colours.quiet}' stroke-width='1.6'/>"
    )
    own = colours.accent if status in PLAIN else fill(status, Theme.LIGHT)
    return {
        "ticks": _svg(drawn, WIDE),
        "own": one.own,
        "median": one.median,
        "goal": one.goal,
        "colour": own,
    }


def _spark(one: Spark) -> str:
    if not one.runs:
        return ""
    wide, room = 150, 4

    def at(point: tuple[float, float]) -> str:
        x, y = point
        return f"{room + (wide - 2 * room) * x:.1f} {room + (HIGH - 2 * room) * (1 - y):.1f}"

    colours, drawn = COLOURS[Theme.LIGHT], ""
    if one.break_at is not None:
        x = room + (wide - 2 * room) * one.break_at
        drawn += f"<path d='M{x:.1f} 0V{HIGH}' stroke='{colours.muted}' stroke-dasharray='3 3'/>"
    for run in one.runs:
        path = "M" + "L".join(at(point) for point in run) + ("h.1" if len(run) == 1 else "")
        drawn += (
            f"<path d='{path}' fill='none' stroke='{colours.accent}' stroke-width='3' "
            "stroke-linecap='round' stroke-linejoin='round'/>"
        )
    if one.last is not None:
        x_text, y_text = at(one.last).split()
        drawn += f"<circle cx='{x_text}' cy='{y_text}' r='4' fill='{colours.accent}'/>"
    return _svg(drawn, wide)


def _svg(drawn: str, wide: int) -> str:
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{wide}' height='{HIGH}' "
        f"viewBox='0 0 {wide} {HIGH}'>{drawn}</svg>"
    )
