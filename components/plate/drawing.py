"""A map put into a room: its outlines, its frame, and the letter of each unit."""

from dataclasses import dataclass
from typing import Final

import pandas as pd

from components.maps import furniture, message
from components.maps.view import MapView
from components.plate import glyph, inset
from components.plate.shape import Frame, Part, Ring, Shapes, fitted, shapes, world_box
from geo import boundary, topology
from geo.topology import Layer
from text import say

AIR: Final = 16  # around the shapes
FOOT_FREE: Final = 30  # below the shapes, for the notices
FOOT: Final = 44  # pixels of notices and scale
NOTICE: Final = 12  # size of their letters

Room = tuple[float, float, float, float]
"""Left, top, width, height."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A map in a room.

    Args:
        view: What to show.
        layer: Its outlines.
        shapes: The same, read.
        room: Where.
        frame: How the world lies in it.
        shades: A letter a unit, as the browser gets it.
        rows: A row a unit, in the same order.
        apart: Parts that insets show.
        insets: The boxes of them.
    """

    view: MapView
    layer: Layer
    shapes: Shapes
    room: Room
    frame: Frame
    shades: tuple[str, ...]
    rows: pd.DataFrame
    apart: tuple[Part, ...]
    insets: tuple[inset.Inset, ...]

    @property
    def elsewhere(self) -> set[tuple[Ring, ...]]:
        """The rings of the parts that insets show."""
        return {part.rings for part in self.apart}

    def stands_back(self, place: int) -> bool:
        """Whether a unit is pale, because some others are brought out; see `MapView.part`."""
        part = self.view.part
        return bool(part) and self.shapes.units[place].code not in part

    @property
    def furniture(self) -> list[Room]:
        """What stands on the map and must not be written over."""
        left, top, wide, high = self.room
        foot = top + high - FOOT
        said = [glyph.width(text, size=NOTICE) for text in self.notices]
        notice = (left, foot, 24 + max(said, default=0), FOOT)
        north = (left + wide - 40, top, 40, 48)
        scale = (left + wide - 130, foot, 130, FOOT)
        return [notice, north, scale, *(one.room for one in self.insets)]

    @property
    def notices(self) -> tuple[str, ...]:
        """What the map says of its outlines, and of its figures."""
        of_outlines = (say("map.schematic"),) if self.layer.is_schematic else ()
        return (*of_outlines, *self.view.notices)

    @property
    def names(self) -> list[str]:
        """What each unit is called on a map; some by another name than their own."""
        is_province = self.view.scope in (boundary.PROVINCES, boundary.FORMER_PROVINCES)
        return [
            say(f"map.name_{shape.code}")
            if is_province and shape.code in furniture.RENAMED
            else shape.name
            for shape in self.shapes.units
        ]


def drawing(view: MapView, room: Room) -> Drawing:
    """The map of a view in a room; the same classes and letters as on the screen."""
    layer = topology.layer(view.scope)
    known = shapes(layer)
    insets = inset.insets(known, layer, room)
    rows, shades = message.shaded(view, layer)
    left, top, wide, high = room
    wide -= insets[0].room[2] + inset.GAP if insets else 0
    inner = (left + AIR, top + AIR, wide - 2 * AIR, high - AIR - FOOT_FREE)
    return Drawing(
        view=view,
        layer=layer,
        shapes=known,
        room=room,
        frame=fitted(world_box(layer.bounds), inner),
        shades=shades,
        rows=rows,
        apart=tuple(part for one in insets for _, part in one.pieces),
        insets=insets,
    )
