"""A story made ready to be drawn: each view shown, under its author's title."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from typing import Final

from components import load
from components.section import pinned_bar
from components.story.showing import shown
from components.story.shown import Screening, Shown
from data.story.moment import UNKNOWN, Moment
from data.story.record import Slide, Story, View
from text import language, say

DIGEST_LENGTH: Final = 32
Tell = Callable[[int, Slide], None]


def screening(story: Story, *, root: str = "", tell: Tell | None = None) -> Screening:
    """What a story shows now, or of the revision whose figures it keeps.

    Args:
        story: Which.
        root: Address of the dashboard, with a slash at its end; "" where nobody can know it.
        tell: Is told which view is next, counted from 0.
    """
    drawn = []
    for at, one in enumerate(story.slides):
        if tell is not None:
            tell(at, one)
        drawn.append(_shown(one, story))
    slides = tuple(drawn)
    return Screening(
        name=story.name,
        slides=slides,
        notes=tuple(one.note for one in story.slides),
        links=tuple(root and f"{root}{one.view.address}" for one in story.slides),
        is_frozen=story.revision is not None,
        said=_said(story, slides),
    )


def of_view(
    view: View,
    *,
    revision: int | None,
    moment: Moment = UNKNOWN,
    is_pinned: bool = False,
    root: str = "",
) -> Screening:
    """What one view shows, taken from its page.

    Args:
        view: Which.
        revision: Of which figures; None for today's.
        moment: When they were looked at, or frozen.
        is_pinned: They are shown because a link says so, and the file says so, too.
        root: See `screening`.
    """
    found = shown(view, revision=revision, moment=moment)
    if is_pinned and revision is not None and found.revision:
        words = _as_of(revision, moment)
        plates = (
            one and replace(one, foot=(one.foot[0], words))
            for one in (found.plate, found.plate_beside)
        )
        drawn, beside = plates
        found = replace(found, revision=words, plate=drawn, plate_beside=beside)
    return Screening(
        name=found.title,
        slides=(found,),
        notes=("",),
        links=(root and f"{root}{view.address}",),
        is_frozen=is_pinned,
        said=" · ".join(part for part in (found.note, found.revision) if part),
        is_page=True,
    )


def fingerprint(story: Story, *more: object) -> str:
    """What a document of a story depends on; of a frozen one not on today's figures.

    Of a live one also on what leaders said, which makes no revision, and on the day, on which
    tasks fall due; of a frozen one on what was taken back since.

    Args:
        story: Which.
        more: What else its document depends on.
    """
    parts = (repr(story), _state(story), language(), *more)
    return sha256(" ".join(map(str, parts)).encode()).hexdigest()[:DIGEST_LENGTH]


def _state(story: Story) -> str:
    """Of the store, as far as a story shows it."""
    if story.revision is None:
        return f"{load.version()} {load.store().last_override()} {load.today()}"
    if story.revision > load.revision().number:
        return str(story.revision)
    known = pinned_bar.standing_of(story.revision)
    return f"{story.revision} {pinned_bar.since(known, story.moment)}"


def _shown(one: Slide, story: Story) -> Shown:
    revision, moment = story.revision, story.moment
    found = shown(one.view, revision=revision, moment=moment)
    if one.title:
        drawn = replace(found.plate, title=one.title) if found.plate else None
        found = replace(found, title=one.title, plate=drawn)
    if revision is not None and found.revision:
        found = replace(found, revision=_as_of(revision, moment))
    return found


def _as_of(revision: int, moment: Moment) -> str:
    """Since when it holds, who approved it, and what of it was taken back since."""
    known = pinned_bar.standing_of(revision)
    return ". ".join((pinned_bar.as_of(known), *pinned_bar.since(known, moment)))


def _said(story: Story, slides: tuple[Shown, ...]) -> str:
    """Whether the figures stay, and of which revision they are."""
    revision = next((one.revision for one in slides if one.revision), "")
    if not revision and story.revision is not None:
        revision = say("player.revision", number=str(story.revision))
    key = "player.live" if story.revision is None else "player.frozen"
    return say(key, revision=revision).strip(" :")
