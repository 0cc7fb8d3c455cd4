"""Plotly Dash with choropleth_map; the callback sends a patch of the values only."""

import json
import os
import sys
from pathlib import Path

import plotly.graph_objects as go
from dash import Dash, Input, Output, Patch, dcc, html

FOLDER = Path(os.environ["BANSO_PEER"])
shapes = json.loads((FOLDER / "communes.geojson").read_text(encoding="utf-8"))
content = json.loads((FOLDER / "values.json").read_text(encoding="utf-8"))
names = list(content["values"])
edges = [0, 0.2, 0.4, 0.6, 0.8, 1]
scale = [
    [edge, colour]
    for at, colour in enumerate(content["palette"])
    for edge in (edges[at], edges[at + 1])
]
figure = go.Figure(
    go.Choroplethmap(
        geojson=shapes,
        locations=[feature["id"] for feature in shapes["features"]],
        z=content["values"][names[0]],
        zmin=0,
        zmax=100,
        colorscale=scale,
        autocolorscale=False,
        showscale=False,
        marker_line_width=0.5,
        marker_line_color="#ffffff",
    )
)
figure.update_layout(
    map={
        "style": "white-bg",
        "center": {"lat": 16, "lon": 106.5},
        "zoom": 4.6,
    },
    margin={"l": 0, "r": 0, "t": 0, "b": 0},
    width=632,
    height=548,
)
app = Dash(serve_locally=True)
app.layout = html.Div(
    [
        dcc.RadioItems(names[:6], names[0], id="indicator", inline=True),
        dcc.Graph(id="map", figure=figure, config={"displayModeBar": False}),
    ]
)


@app.callback(Output("map", "figure"), Input("indicator", "value"), prevent_initial_call=True)
def change(name: str) -> Patch:
    patched = Patch()
    patched["data"][0]["z"] = content["values"][name]
    return patched


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=sys.argv[1], debug=False)
