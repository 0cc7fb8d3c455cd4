"""What every view that is shown begins with: title, place, source, revision, mark."""

from typing import Any

from components import sentence
from components.selection import Selection
from components.story.shown import Shown
from data.story.record import View
from text import language, say


def based(
    view: View,
    selection: Selection,
    *,
    titles: tuple[str, str],
    source: str,
    is_demonstration: bool,
    **parts: Any,  # noqa: ANN401 - the parts of `Shown`
) -> Shown:
    """A view with its frame.

    Args:
        view: What was asked for.
        selection: Where.
        titles: The page's title and the line below it.
        source: Where the figures come from.
        is_demonstration: Some of them are invented.
        parts: Facts, charts, tables, sentences.
    """
    title, words = titles
    place = say("page.nation") if selection.is_national else selection.place.label(language())
    return Shown(
        view=view,
        title=title,
        note=_note(place, words),
        source=source,
        revision=sentence.revision(),
        mark=say("page.demonstration") if is_demonstration else "",
        **parts,
    )


def _note(place: str, words: str) -> str:
    """The place once, whether or not the page's own line begins with it."""
    if not words:
        return place
    return words if words.startswith(place) else say("picture.note", place=place, words=words)
