"""A place without a plan: what can be done about it."""

from components import frame
from components.filters import Selection
from text import language, say


def nothing(selection: Selection) -> None:
    """Say that no plan is known here, and how one is added."""
    frame.heading(
        say("plan.none_title"), say("plan.none_body", place=selection.place.label(language()))
    )
    frame.source_line(say("page.no_source"))
