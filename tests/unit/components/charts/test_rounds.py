import math

import pandas as pd

from components.charts import rounds
from components.charts.round_axis import GAPS, RoundAxis, Stop
from components.charts.style import Theme

STOPS = [Stop(id=f"{year}-63", year=year, size=63) for year in (2020, 2021, 2022)]
STOPS += [Stop(id="2022-34", year=2022, size=34)]
AXIS = RoundAxis(stops=STOPS, frameworks=[(2021, "922")])
NO_MEANS = pd.DataFrame(columns=["round", "round_name", "y", "printed", "source"])


def lines() -> pd.DataFrame:
    told = [("63", "2020-63", 0.3), ("63", "2021-63", math.nan), ("63", "2022-63", 0.5)]
    told.append(("34", "2022-34", 0.6))
    return pd.DataFrame(
        [
            {
                "line": line,
                "unit_name": "Ninh Thuận",
                "round": at,
                "round_name": at,
                "y": value,
                "printed": str(value),
                "said": str(value),
                "source": "",
                "is_chosen": True,
                "colour": "#000",
            }
            for line, at, value in told
        ]
    )


def test_the_two_panels_stand_apart_and_the_break_is_drawn_between_them() -> None:
    assert AXIS.domain == ["2020-63", "2021-63", "2022-63", *GAPS, "2022-34"]
    spec = rounds.values(lines(), NO_MEANS, axis=AXIS, theme=Theme.LIGHT).to_dict()
    words = [row["label"] for rows in spec["datasets"].values() for row in rows if "label" in row]
    assert set(words) == {"922", "63 tỉnh | 34 tỉnh"}


def test_a_year_without_a_figure_is_a_gap_and_no_line_joins_the_panels() -> None:
    spec = rounds.values(lines(), NO_MEANS, axis=AXIS, theme=Theme.LIGHT).to_dict()
    rows = next(table for table in spec["datasets"].values() if len(table) == 4)
    assert [row["y"] for row in rows] == [0.3, None, 0.5, 0.6]
    drawn = [layer for layer in spec["layer"] if layer["mark"]["type"] == "line"]
    assert all(one["encoding"].get("detail", {}).get("field") == "line" for one in drawn[1:])


def test_ranks_have_the_first_on_top_and_every_tick_is_kept() -> None:
    spec = rounds.ranks(lines(), axis=AXIS, theme=Theme.LIGHT).to_dict()
    y = next(layer["encoding"]["y"] for layer in spec["layer"] if "axis" in layer["encoding"]["y"])
    foot, top = y["scale"]["domain"]
    assert (foot > 63, top < 1) == (True, True)
    assert y["axis"]["values"] == [1, 10, 20, 30, 40, 50, 60, 63]
    assert y["axis"]["tickCount"] > len(y["axis"]["values"])
