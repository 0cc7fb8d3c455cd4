"""What the browser is sent of a map: made once for everybody who looks at the same."""

from dataclasses import fields
from typing import Final

from components.maps import base_map
from components.maps.message import message
from components.maps.view import MapView
from components.memo import memo
from geo import topology
from geo.topology import Layer

MESSAGES_KEPT: Final = 512  # of the whole country some 5 KB each


def sent(view: MapView) -> str:
    """The message of a map; see `components.maps.message.message`."""
    layer = topology.layer(view.scope)
    if not view.key:
        return message(view, layer)
    # Its rows are told apart by its key and its mode, and take long to look through.
    rest = [getattr(view, one.name) for one in fields(view) if one.name != "rows"]
    return _kept(f"{layer.digest} {base_map.for_browser()} {rest}", view, layer)


@memo(most=MESSAGES_KEPT)
def _kept(key: str, _view: MapView, _layer: Layer) -> str:  # noqa: ARG001 - the key
    return message(_view, _layer)
