"""The report that a department hands in, as words and tables ready to be set on paper.

Both the DOCX and the PDF are made of this, so they say the same. No name of a person is ever
made up: what the store does not know is left as dots to be written on.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from data.catalog.term import spoken
from data.review import table, telling
from data.review.block import Block, Figure, Paper, Section, Words
from data.review.content import Content, Drawn
from data.review.record import Review
from data.store.stage import VIETNAM
from geo.place import Level, Unit
from text import Language, language, say

DOTS: Final = "\N{HORIZONTAL ELLIPSIS}" * 14
WIDE: Final = frozenset({"targets", "tasks"})
FEW_DOTS: Final = "\N{HORIZONTAL ELLIPSIS}" * 4


def paper(one: Review, content: Content, *, place: Unit, pictures: Mapping[str, bytes]) -> Paper:
    """The report of a review.

    Args:
        one: The review.
        content: What it froze; of a draft what it would freeze now.
        place: The nation or the province.
        pictures: PNG by the hash that `content.maps` names; one that is not there is left out.
    """
    drawn = [found for found in content.maps if found.sha256 in pictures]
    return Paper(
        language=language().value,
        nation=(say("review.nation"), say("review.motto")),
        parent=one.texts.parent or DOTS,
        agency=one.texts.agency or DOTS,
        number=say("review.number", dots=FEW_DOTS),
        placed=_placed(one, place),
        kind=say("review.document"),
        title=one.title,
        about=telling.about(one, content),
        marks=_marks(one, content),
        sections=(_results(one, content), _behind(one, content), _next(one)),
        recipients=(say("review.recipients"), f"- {DOTS};", f"- {say('review.archive')}"),
        signature=(say("review.signs"), say("review.signs_how")),
        appendices=_appendices(one, content, drawn, pictures),
        foot=telling.foot(one, content),
        page=say("review.page", page="\0", pages="\1"),
    )


def _placed(one: Review, place: Unit) -> str:
    name = place.name if place.level is Level.PROVINCE else FEW_DOTS
    if not one.is_closed:
        return say("review.placed_open", place=name, dots=FEW_DOTS)
    day = one.changed_at.astimezone(VIETNAM).date()
    facts = {"dd": f"{day.day:02}", "mm": f"{day.month:02}", "yyyy": str(day.year)}
    if language() is Language.EN:
        return say("review.placed_on", place=name, day=day)
    return say("review.placed", place=name, **facts)


def _marks(one: Review, content: Content) -> tuple[str, ...]:
    draft = () if one.is_closed else (say("review.mark_draft"),)
    return (*draft, *((say("page.demonstration"),) if content.is_demonstration else ()))


def _written(text: str) -> list[Words]:
    """What the author wrote, a paragraph a line; nothing written is dots to be written on."""
    lines = [line.strip() for line in text.splitlines() if line.strip()] or [DOTS * 4]
    return [Words(text=line) for line in lines]


def _results(one: Review, content: Content) -> Section:
    blocks: list[Block] = [Words(text=text) for text in telling.findings(content)]
    if content.lines:
        blocks.append(table.tally(content))
    blocks.append(Words(text=say("review.situation"), is_heading=True))
    blocks += _written(one.texts.situation)
    return Section(title=say("review.section_results"), blocks=tuple(blocks))


def _behind(one: Review, content: Content) -> Section:
    rows = content.behind
    blocks: list[Block] = [Words(text=telling.behind_said(content))]
    if rows:
        blocks.append(table.behind(one, rows))
    blocks.append(Words(text=say("review.causes"), is_heading=True))
    blocks += _written(one.texts.causes)
    return Section(title=say("review.section_behind"), blocks=tuple(blocks))


def _next(one: Review) -> Section:
    blocks: list[Block] = [*_written(one.texts.measures)]
    blocks.append(Words(text=say("review.proposals"), is_heading=True))
    blocks += _written(one.texts.proposals)
    return Section(title=say("review.section_next"), blocks=tuple(blocks))


def _appendices(
    one: Review, content: Content, drawn: Sequence[Drawn], pictures: Mapping[str, bytes]
) -> tuple[Section, ...]:
    found: list[tuple[str, list[Block]]] = []
    if content.lines:
        found.append(("targets", [table.targets(content), *table.overrides(content)]))
    if content.tasks:
        found.append(("tasks", [table.tasks(content)]))
    figures = [
        Figure(title=f"{at}. {spoken(one.titles)}", alt=spoken(one.alts), png=pictures[one.sha256])
        for at, one in enumerate(drawn, start=1)
    ]
    found.append(("maps", [*figures] or [Words(text=say("review.no_maps"))]))
    if one.texts.evidences:
        lines = [Words(text=f"{at}. {told}") for at, told in enumerate(telling.evidence(one), 1)]
        found.append(("evidence", [*lines]))
    return tuple(
        Section(
            title=say(f"review.appendix_{name}", n=at),
            blocks=tuple(blocks),
            is_across=name in WIDE,
        )
        for at, (name, blocks) in enumerate(found, start=1)
    )
