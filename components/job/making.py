"""What a job asks for, made: a story's files and a province's profiles, with word of how far."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from components import commune, load, written_address
from components.job import story_file
from components.section.profile import paper
from components.story import naming
from components.story.screening import screening
from data.actor import Actor, NotAllowedError
from data.job import shelf
from data.job.error import JobError
from data.job.record import Job, Kind
from data.story.record import Slide, Story
from text import say, speaking

Tell = Callable[[int, int, str], None]
"""Parts that are made, of how many, and the same in words."""
HUNDRED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A file.

    Args:
        content: Its bytes.
        name: What it is called.
        revision: Whose figures are in it.
    """

    content: bytes
    name: str
    revision: int


def made(job: Job, owner: Actor | None, *, tell: Tell) -> Made:
    """The file of a job, in its language.

    Args:
        job: What was asked for.
        owner: Whoever asked, with the roles of now.
        tell: Is told how far it is.

    Raises:
        NotAllowedError: They may not read it any more.
        BansoError: It cannot be made, as a sentence.
    """
    if owner is None:
        key = "job.no_owner"
        raise NotAllowedError(key)
    with speaking(job.order.language):
        if job.order.kind is Kind.PROFILES:
            return _profiles(job, tell)
        return _of_story(job, owner, tell)


def _of_story(job: Job, owner: Actor, tell: Tell) -> Made:
    order = job.order
    story = load.store().story(order.subject, owner)
    of = len(story.slides) + 1
    tell(0, of, say("job.step_reading"))
    number = load.revision().number if story.revision is None else story.revision
    shown = screening(
        story, root=order.options.get("root", ""), tell=partial(_told, story, tell=tell)
    )
    tell(of - 1, of, say(f"job.step_{order.kind}"))
    sent = shelf.content(job.code, ending=shelf.SENT) if _has_sent(job) else None
    content = story_file.content(order.kind, story, shown, options=order.options, sent=sent)
    return Made(content=content, name=story_file.file_name(order.kind, story), revision=number)


def _told(story: Story, at: int, slide: Slide, *, tell: Tell) -> None:
    title = naming.shortened(slide.title or naming.name(slide.view))
    of = len(story.slides)
    tell(at, of + 1, say("job.step_view", at=at + 1, of=of, name=title))


def _has_sent(job: Job) -> bool:
    """Whether its own template came along, by what was asked and not by what still lies there."""
    return job.order.options.get("template") == story_file.YES


def _profiles(job: Job, tell: Tell) -> Made:
    def told(share: float, words: str) -> None:
        tell(round(share * HUNDRED), HUNDRED, words)

    options = dict(job.order.options)
    parts = {"place": job.order.subject, **options}
    with load.at(job.order.revision), written_address.written(parts):
        seen = commune.view()
        if seen.until is None:
            key = "job.no_figures"
            raise JobError(key, name=job.name)
        content = paper.every_pdf(seen, tell=told)
        return Made(content=content, name=paper.name_of_all(seen), revision=load.shown().number)
