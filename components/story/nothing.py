"""A view of nothing: why, in a sentence."""

from typing import Final

from components import figure
from components.asked import UnknownViewError
from components.filters import Selection
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
    facts = {"place": place, "level": figure.level_words(selection.place, TODAY)}
    return empty(
        view, say("page.nothing_elsewhere", **facts), title=selection.indicator.short_name()
    )


def gone(view: View, error: UnknownViewError) -> Shown:
    """A part of the view is not there any more: an indicator was withdrawn, a place merged."""
    key = str(error.args[0])
    value = str(error.args[1]) if len(error.args) > 1 else view.parts.get(key, "")
    meant = SAME.get(key, key)
    words = say(f"shown.gone_{meant if meant in NAMED else 'part'}", part=f"{key}={value}")
    return empty(view, words)


def empty(view: View, problem: str, *, title: str = "") -> Shown:
    """What a slide shows that has nothing to show."""
    return Shown(view=view, title=title or page_name(view.page), note="", problem=problem)


def page_name(page: Page) -> str:
    """What the navigation calls it."""
    return say(f"page.nav_{page}")
