"""streamlit-folium's component, given what its `st_folium` gives it, made once instead of anew.

`st_folium` compiles nine templates and renders the whole map at each run to find that nothing but
the message has changed: a twelfth of the run. The same functions of the library make the same
here, once a map and once a message; a test holds what is sent to what `st_folium` sends.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

import streamlit as st
import streamlit_folium as library
from streamlit import runtime

from components.maps.layer import BareMap, Paint

ADDED_KEPT: Final = 256
MAP_ID: Final = "map_of_ours"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bare:
    script: str
    header: str
    html: str
    frame: str
    css: tuple[str, ...]
    js: tuple[str, ...]


def drawn(
    message: str, *, key: str, height: int, on_change: Callable[[], None]
) -> dict[str, Any] | None:
    """A map without tiles and a message on it; what its frame last said.

    Args:
        message: See `components.maps.message`.
        key: Of the component, under which the session keeps what the frame says.
        height: Of the frame, pixels.
        on_change: Called when the frame says something.
    """
    _register()
    bare = _bare(key)

    def tell() -> None:
        st.session_state[key] = st.session_state.get(bare.frame, {})
        on_change()

    answer: dict[str, Any] | None = library._component_func(
        script=bare.script,
        header=bare.header,
        html=bare.html,
        id=MAP_ID,
        key=bare.frame,
        height=height,
        width=None,
        returned_objects=[],
        default={},
        zoom=None,
        center=None,
        feature_group=_added(message),
        return_on_hover=False,
        layer_control=None,
        pixelated=False,
        css_links=list(bare.css),
        js_links=list(bare.js),
        on_change=tell,
        wrap_longitude=False,
    )
    return answer


@cache
def _register() -> None:
    """Let Streamlit serve the frame: it does so by itself only where a page's run imports it.

    The routes that show a story outside of the pages import it before any run.
    """
    if runtime.exists():
        runtime.get_instance().component_registry.register_component(library._component_func)


@cache
def _bare(key: str) -> _Bare:
    """What is the same in every view; the frame is named by its script and the key."""
    drawn: Any = BareMap()  # folium says nothing of its types
    drawn.get_root().render()
    drawn.render()
    html, header = library._get_html(drawn), library._get_header(drawn)
    script = library._get_map_string(drawn)
    return _Bare(
        script=script,
        header=header,
        html=html,
        frame=library.generate_js_hash(script, key, return_on_hover=False),
        css=tuple(href for _, href in drawn.default_css),
        js=tuple(source for _, source in drawn.default_js),
    )


@lru_cache(maxsize=ADDED_KEPT)
def _added(message: str) -> str:
    """The script that puts a message on the map."""
    drawn: Any = BareMap()  # folium says nothing of its types
    drawn.get_root().render()
    drawn.render()
    library._get_map_string(drawn)  # it renames the map, as the other expects
    found: str = library._get_feature_group_string(Paint(message), map=drawn)
    return found
