"""A chart said in fewer words is the same chart."""

import json
from typing import Any

import altair as alt
import pandas as pd
import vl_convert

from components.charts.compact import compacted

ROWS = pd.DataFrame({"period": ["a", "b", "c"], "value": [1.0, None, 3.0], "name": ["x", "x", "y"]})


def chart() -> alt.LayerChart | alt.FacetChart:
    base = alt.Chart(ROWS).encode(
        x=alt.X("period:N", axis=alt.Axis(labelAngle=0)), y=alt.Y("value:Q", scale={"zero": False})
    )
    limit = (
        alt.Chart(pd.DataFrame({"value": [2.0]})).mark_rule().encode(x=alt.value(0), y="value:Q")
    )
    return alt.layer(base.mark_line().encode(detail="name:N"), base.mark_point(), limit)


def drawn(spec: dict[str, Any]) -> bytes:
    return bytes(vl_convert.vegalite_to_png(json.dumps(spec)))


def test_the_picture_is_the_same() -> None:
    spec = chart().to_dict()
    assert drawn(compacted(spec)) == drawn(spec)


def test_what_layers_share_is_said_once() -> None:
    spec = compacted(chart().to_dict())
    [inner] = spec["layer"]
    assert inner["encoding"]["x"]["field"] == "period"
    assert [sorted(layer["encoding"]) for layer in inner["layer"]] == [["detail"], [], ["x", "y"]]
    assert json.dumps(spec).count('"period": "a"') == 1
    assert "datasets" not in spec


def test_a_chart_of_one_layer_is_left_alone() -> None:
    spec = alt.Chart(ROWS).mark_point().encode(x="value:Q").to_dict()
    assert compacted(spec) == spec


def test_a_place_in_pixels_is_never_shared() -> None:
    """Vega-Lite 6 breaks off where it should describe such a layer to those who do not see it."""
    bare = alt.Chart(ROWS).mark_text(text="a").encode(x=alt.value(0), y="value:Q")
    [inner] = compacted(alt.layer(bare, bare, chart().layer[0]).to_dict())["layer"]
    assert sorted(inner["encoding"]) == ["y"] or "field" in inner["encoding"]["x"]
    assert [one["encoding"].get("x") for one in inner["layer"]][:2] == [{"value": 0}, {"value": 0}]
