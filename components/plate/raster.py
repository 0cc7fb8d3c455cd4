"""A picture in pixels."""

from typing import Final

import resvg_py

ZOOM: Final = 2.0  # 2560 by 1440: sharp on a projector and on paper
LARGEST: Final = 4.5  # 300 dots an inch of a picture measured in points


def png(picture: str, *, zoom: float = ZOOM) -> bytes:
    """The SVG as PNG. Text is outlines already, so no font of the machine is read.

    Args:
        picture: See `components.plate.svg`.
        zoom: Pixels to one of the picture's.

    Raises:
        ValueError: The zoom is not above 0 and at most 4.
    """
    if not 0 < zoom <= LARGEST:
        msg = f"A picture is drawn at up to {LARGEST:g} times its size, not {zoom:g}."
        raise ValueError(msg)
    return bytes(resvg_py.svg_to_bytes(svg_string=picture, zoom=zoom, skip_system_fonts=True))
