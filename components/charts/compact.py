"""A chart's description made short: what its layers have in common is said once.

Altair writes axis and scale into every layer, and Streamlit would put each table into a
file format whose head alone is longer than a dozen figures.
"""

import json
from collections import Counter
from typing import Any

Spec = dict[str, Any]


def compacted(spec: Spec) -> Spec:
    """The same picture in fewer words.

    Args:
        spec: As `altair.Chart.to_dict` gives it: layers side by side, tables in `datasets`.

    Returns:
        The layers inside one that holds what they share: the encodings that none of them is
        without, and the table that most of them show; other tables stand where they are used.
        A chart of another kind is as it was.
    """
    if "layer" not in spec:
        return spec
    rest = {name: part for name, part in spec.items() if name not in {"layer", "datasets", "data"}}
    tables = spec.get("datasets", {})
    usual = _usual_data(spec)
    layers = [_with_table(layer, tables, usual) for layer in spec["layer"]]
    shared = _shared(layers)
    inner: Spec = {"layer": [_without(layer, shared) for layer in layers]}
    if shared:
        inner["encoding"] = shared
    if usual:
        inner["data"] = {"values": tables[usual]}
    return {**rest, "layer": [inner]}


def _usual_data(spec: Spec) -> str:
    """The name of the table that most layers show."""
    own = spec.get("data", {}).get("name", "")
    names = Counter(layer.get("data", {}).get("name", own) for layer in spec["layer"])
    return names.most_common(1)[0][0] if names else ""


def _with_table(layer: Spec, tables: dict[str, Any], usual: str) -> Spec:
    name = layer.get("data", {}).get("name")
    if name is None:
        return layer
    rest = {key: part for key, part in layer.items() if key != "data"}
    return rest if name == usual else {**rest, "data": {"values": tables[name]}}


def _shared(layers: list[Spec]) -> Spec:
    """Of each encoding that every layer has, the one that most of them have.

    Columns only: Vega-Lite finds no words for a place in pixels that layers share.
    """
    encodings = [layer.get("encoding", {}) for layer in layers]
    everywhere = set.intersection(*(set(one) for one in encodings)) if encodings else set()
    found = {}
    for channel in sorted(everywhere):
        columns = [one[channel] for one in encodings if "field" in one[channel]]
        written = Counter(json.dumps(one, sort_keys=True) for one in columns)
        for most, times in written.most_common(1):
            if times > 1:
                found[channel] = json.loads(most)
    return found


def _without(layer: Spec, shared: Spec) -> Spec:
    own = layer.get("encoding", {})
    left = {name: said for name, said in own.items() if said != shared.get(name)}
    return {**layer, "encoding": left}
