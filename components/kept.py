"""Parts of a page that are drawn once for everybody who looks at the same view.

Streamlit records what a cached function draws, and draws that again without running it: a
chart's description takes tens of milliseconds to make and a thousandth of that to send again.
"""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any, Concatenate, Final, ParamSpec

import streamlit as st

from components import pin
from components.picture import Picture

PARTS_KEPT: Final = 1024  # some 20 KB each
P = ParamSpec("P")


def kept(
    draw: Callable[Concatenate[Picture, P], None],
) -> Callable[Concatenate[Picture, P], None]:
    """Draw a part of the page anew only for a view that it was not drawn for yet.

    The part must draw nothing that can be clicked or typed into, and depend on the view and
    its arguments alone: these have a text of their own (`str`) that tells them apart.
    """
    name = f"{draw.__module__}.{draw.__qualname__}"

    @wraps(draw)
    def again(one: Picture, /, *args: P.args, **kwargs: P.kwargs) -> None:
        _drawn(f"{name} {one.key} {args} {kwargs}", lambda: draw(one, *args, **kwargs))

    return again


def drawn_once(key: tuple[object, ...], draw: Callable[[], None]) -> None:
    """The same of a part that is not of a picture.

    Args:
        key: All that it depends on, the revision, the language and the theme among it; links
            in it lead to the revision that is pinned, which is added here.
        draw: Draws the part.
    """
    _drawn(" ".join(map(str, (_name(draw), pin.here(), *key))), draw)


def _name(draw: Callable[[], None]) -> str:
    function = draw.func if isinstance(draw, partial) else draw
    return f"{function.__module__}.{function.__qualname__}"


@st.cache_resource(max_entries=PARTS_KEPT, show_spinner=False)
def _drawn(key: str, _draw: Callable[[], Any]) -> None:  # noqa: ARG001 - the key
    _draw()
