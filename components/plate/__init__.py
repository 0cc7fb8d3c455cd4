"""Maps as pictures, drawn on the server: the screen's classes, shapes and looks, without a browser.

`Plate` says what stands on one; `svg` and `png` draw it. Nothing here knows Streamlit or the
page that asks, so decks and reports take their maps from here too.
"""

from components.plate.plan import Key, Plate, Points, Sizes
from components.plate.raster import png
from components.plate.sheet import svg

__all__ = ["Key", "Plate", "Points", "Sizes", "png", "svg"]
