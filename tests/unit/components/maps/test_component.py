"""What the map's frame is sent is what streamlit-folium's own function would send it."""

from typing import Any

import pytest
import streamlit_folium as library

from components.maps import component
from components.maps.layer import BareMap, Paint

OWN = {"id", "on_change"}  # a random name that is in nothing that is sent, and a function


@pytest.mark.parametrize("message", ['{"shades": "012m", "height": 500}', '{"a_1": "map_div_0"}'])
def test_the_same_as_st_folium_sends(monkeypatch: pytest.MonkeyPatch, message: str) -> None:
    sent: list[dict[str, Any]] = []
    monkeypatch.setattr(library, "_component_func", lambda **given: sent.append(given))
    component.drawn(message, key="drawn", height=500, on_change=lambda: None)
    library.st_folium(
        BareMap(), key="drawn", height=500, width=None, returned_objects=[],
        feature_group_to_add=Paint(message), on_change=lambda: None,
    )  # fmt: skip
    ours, theirs = ({key: one for key, one in given.items() if key not in OWN} for given in sent)
    assert ours == theirs
    assert message in ours["feature_group"]
