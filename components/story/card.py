"""One view as a picture of 1280 by 720: its map, else its title and first figures."""

from typing import Final

from components import plate
from components.plate import glyph, look
from components.plate.element import element, line, lines, picture
from components.story.shown import Fact, Shown
from text import language

WIDTH: Final = 1280
HEIGHT: Final = 720
MARGIN: Final = 64
ROOM: Final = WIDTH - 2 * MARGIN
MOST_FACTS: Final = 3
FOOT_Y: Final = 650
NUMBER: Final = 60
SMALL: Final = 20


def svg(shown: Shown) -> str:
    """The picture as SVG, text as outlines; in the language that the view was made in."""
    return plate.svg(shown.plate) if shown.plate is not None else _card(shown)


def _card(shown: Shown) -> str:
    """Title, note and figures, or the sentence that says why there are none."""
    title = glyph.wrapped(shown.title, room=ROOM, size=40, weight=700, most=3)
    y = MARGIN + 20.0
    drawn = [lines(title, x=MARGIN, y=y, step=50, size=40, weight=700, fill=look.INK)]
    y += 50 * len(title)
    note = glyph.wrapped(shown.note, room=ROOM, size=22, most=2)
    drawn.append(lines(note, x=MARGIN, y=y, step=30, size=22, weight=400, fill=look.MUTED))
    y += 30 * len(note) + 30
    if shown.mark:
        drawn.append(line(shown.mark, x=MARGIN, y=y, size=22, weight=600, fill=look.MARK))
        y += 44
    drawn += _facts(shown.facts[:MOST_FACTS], y)
    y += 300 if shown.facts else 0
    told = glyph.wrapped(shown.problem or " ".join(shown.sentences), room=ROOM, size=24, most=5)
    told = told[: max(0, int((FOOT_Y - 30 - y) / 34))]
    drawn.append(lines(told, x=MARGIN, y=y, step=34, size=24, weight=400, fill=look.INK))
    drawn.append(_foot(shown))
    return picture(
        element("rect", width=WIDTH, height=HEIGHT, fill=look.PAGE),
        *drawn,
        title=f"{shown.title} · {shown.note}",
        described=" ".join((shown.mark, shown.problem, *shown.sentences)),
        wide=WIDTH,
        high=HEIGHT,
        language=language().value,
    )


def _foot(shown: Shown) -> str:
    """Where the figures come from; at the right the revision, which is never cut."""
    taken = glyph.width(shown.revision, size=15)
    source = glyph.wrapped(shown.source, room=ROOM - taken - 40, size=15, most=2)
    left = lines(source, x=MARGIN, y=FOOT_Y, step=22, size=15, weight=400, fill=look.MUTED)
    at = WIDTH - MARGIN
    return left + line(shown.revision, x=at, y=FOOT_Y, anchor="end", size=15, fill=look.MUTED)


def _facts(facts: tuple[Fact, ...], top: float) -> list[str]:
    """Side by side, each number large with its words under it."""
    drawn = []
    wide = ROOM / max(len(facts), 1)
    for at, fact in enumerate(facts):
        x = MARGIN + at * wide
        size = min(NUMBER, NUMBER * (wide - 24) / max(glyph.width(fact.value, size=NUMBER), 1))
        drawn.append(line(fact.value, x=x, y=top + 30, size=size, weight=700, fill=look.INK))
        under = [fact.name, *fact.beside]
        told = [
            part
            for text in under
            for part in glyph.wrapped(text, room=wide - 24, size=SMALL, most=3)
        ]
        drawn.append(
            lines(told[:7], x=x, y=top + 92, step=28, size=SMALL, weight=400, fill=look.INK)
        )
    return drawn
