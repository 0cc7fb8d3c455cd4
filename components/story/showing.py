"""What a view shows, for whatever is taken out of the dashboard: by the functions of its page.

No session and no browser is needed: a file is made for whoever asks, in the language spoken.
"""

from collections.abc import Callable
from typing import Final

from components import load, written_address
from components.asked import UnknownViewError
from components.story import (
    nothing,
    of_commune,
    of_compare,
    of_dti,
    of_map,
    of_overview,
    of_plan,
    of_reporting,
    of_trends,
)
from components.story.shown import Shown
from data.story.moment import UNKNOWN, Moment
from data.story.record import Page, View
from text import say
from text.error import BansoError


def _review(view: View) -> Shown:
    """A review has papers of its own, and who may read it is asked of whoever opens its page."""
    return nothing.empty(view, say("shown.review"))


OF_PAGE: Final[dict[Page, Callable[[View], Shown]]] = {
    Page.OVERVIEW: of_overview.shown,
    Page.MAP: of_map.shown,
    Page.COMPARE: of_compare.shown,
    Page.TRENDS: of_trends.shown,
    Page.DTI: of_dti.shown,
    Page.PLAN: of_plan.shown,
    Page.COMMUNE: of_commune.shown,
    Page.REVIEW: _review,
    Page.REPORTING: of_reporting.shown,
}


def shown(view: View, *, revision: int | None = None, moment: Moment = UNKNOWN) -> Shown:
    """What a view shows.

    Args:
        view: Which.
        revision: Of which figures; None for today's.
        moment: When they were frozen.

    Returns:
        Never an error: of what is no longer there, `problem` says so.
    """
    try:
        with load.at(revision, moment), written_address.written(view.parts):
            try:
                return OF_PAGE[view.page](view)
            except UnknownViewError as error:  # inside: it says of which revision it is gone
                return nothing.gone(view, error)
    except BansoError as error:  # a revision that is not there, a store that does not answer
        return nothing.empty(view, str(error))
