"""A view of nothing: why, in a sentence."""

from dataclasses import replace
from typing import Final

from components import figure, sentence
from components.asked import UnknownViewError
from components.filters import Selection
from components.story import naming
from components.story.shown import Shown
from data.story.record import Page, View
from geo.units import TODAY
from text import language, say

NOTHING: Final = "\N{EN DASH}"
NAMED: Final = frozenset({"indicator", "place", "period", "unit", "plan"})
"""Parts of an address that have a sentence of their own for when they are gone."""
SAME: Final = {"units": "unit", "only": "unit", "marked": "unit", "at": "period"}


def reported(view: View, selection: Selection) -> Shown:
    """Nobody reported anything of this here."""
    place = selection.place.label(language())
    period = naming.period(view) or (selection.period.label() if selection.period else "")
    facts = {
        "indicator": selection.indicator.short_name(),
        "place": place,
        "level": figure.level_words(selection.place, TODAY),
        "period": figure.lower_first(period),
    }
    words = say("shown.unreported_then" if period else "shown.unreported", **facts)
    return _silent(
        view,
        words,
        title=selection.indicator.short_name(),
        note=" · ".join(filter(None, (place, period))),
    )


def gone(view: View, error: UnknownViewError) -> Shown:
    """A part of the view is not there any more: an indicator was withdrawn, a place merged."""
    key = str(error.args[0])
    value = str(error.args[1]) if len(error.args) > 1 else view.parts.get(key, "")
    meant = SAME.get(key, key)
    about = naming.about(view) or page_name(view.page)
    place = naming.place(view)
    facts = {
        "about": ", ".join(filter(None, (about, place))),
        "place": place or say("shown.here"),
        "part": figure.lower_first(naming.part(meant, value)),
    }
    words = say(f"shown.gone_{meant if meant in NAMED else 'part'}", **facts)
    return _silent(view, words, title=naming.about(view), note=naming.note(view))


def _silent(view: View, problem: str, *, title: str, note: str) -> Shown:
    """A slide without a figure still says of which revision it has none."""
    return replace(
        empty(view, problem, title=title),
        note=note,
        source=say("page.no_source"),
        revision=sentence.revision(),
    )


def empty(view: View, problem: str, *, title: str = "") -> Shown:
    """What a slide shows that has nothing to show."""
    return Shown(view=view, title=title or page_name(view.page), note="", problem=problem)


def page_name(page: Page) -> str:
    """What the navigation calls it."""
    return say(f"page.nav_{page}")
