"""What the page of the map shows, settled before anything of it is drawn."""

from dataclasses import dataclass

from components import address, against, beside, filters, part
from components.compared import Compared
from components.filters import Selection
from components.maps.view import Theme
from components.part import Part
from components.picture import Picture, picture
from components.pictured import Over, over
from components.section import compared_map, controls


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """Everything that the address of the page says.

    Args:
        selection: Where, what, when.
        one: Its figures; None where nothing was ever reported.
        view: Map, chart or table.
        side: The second map beside it, if there is one.
        change: The difference from another period that is shown instead, if one is.
        chosen: Places that stand out on the map, if some do.
        seen: What of all this stands on the picture that can be taken away.
    """

    selection: Selection
    one: Picture | None
    view: str
    side: Picture | None
    change: Compared | None
    chosen: Part | None
    seen: Over


def sight(theme: Theme) -> Sight:
    """One choice of the reader is one entry in the history of the browser.

    Args:
        theme: Of the reader's screen.
    """
    with address.at_once():
        selection = filters.selection(by_commune=True)
        one = picture(selection, theme)
        view = controls.view_asked()
        other = against.settled(selection)
        chosen = part.settled(selection)
        side = beside.settled(one, view=view)
        change = None if side else compared_map.change(one, other, view=view)
        some = None if side or view != "map" else chosen
        seen = over(one, some) if one and not (side or change) else Over(part=some)
    return Sight(
        selection=selection,
        one=one,
        view=view,
        side=side,
        change=change,
        chosen=chosen,
        seen=seen,
    )
