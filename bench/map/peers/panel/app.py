"""Panel with Bokeh patches on one ColumnDataSource; a change sends the values only."""

import json
import os
import sys
from pathlib import Path

import panel as pn
from bokeh.models import ColumnDataSource, LinearColorMapper
from bokeh.plotting import figure

FOLDER = Path(os.environ["BANSO_PEER"])
shapes = json.loads((FOLDER / "communes.geojson").read_text(encoding="utf-8"))
content = json.loads((FOLDER / "values.json").read_text(encoding="utf-8"))


def rings(geometry: dict) -> list[list]:
    parts = geometry["coordinates"]
    return [parts] if geometry["type"] == "Polygon" else parts


def axis(at: int) -> list[list]:
    return [
        [[[point[at] for point in ring] for ring in part] for part in rings(one["geometry"])]
        for one in shapes["features"]
    ]


xs, ys = axis(0), axis(1)


def page() -> pn.Column:
    names = list(content["values"])
    source = ColumnDataSource({"xs": xs, "ys": ys, "value": content["values"][names[0]]})
    mapper = LinearColorMapper(palette=content["palette"], low=0, high=100)
    drawn = figure(width=632, height=548, toolbar_location=None, output_backend="canvas")
    drawn.multi_polygons(
        "xs",
        "ys",
        source=source,
        fill_color={"field": "value", "transform": mapper},
        line_color="#ffffff",
        line_width=0.5,
    )
    chosen = pn.widgets.RadioButtonGroup(options=names[:6], value=names[0])

    def change(_event: object) -> None:
        source.patch({"value": [(slice(None), content["values"][chosen.value])]})

    chosen.param.watch(change, "value")
    return pn.Column(chosen, pn.pane.Bokeh(drawn))


if __name__ == "__main__":
    pn.serve(page, port=int(sys.argv[1]), address="127.0.0.1", show=False, title="map")
