"""What travels with a change: values in the order of the shapes, missing apart from zero."""

import json
import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.maps import furniture
from components.maps.message import message
from components.maps.shading import LETTERS, TOKENS
from components.maps.view import MapView, Mode, Time, radius, reach
from data.model import NOT_CONVERTIBLE, State
from geo import topology
from text import Language, speaking

PALETTE = ("#d3f2a3", "#82d091", "#4c9b82", "#19696f", "#074050")
LAYER = topology.layer("11")


def rows(**columns: Any) -> pd.DataFrame:
    """Rows of all communes but the last, reported, of the class 2; changed as asked."""
    codes = list(LAYER.codes[:-1])
    table = pd.DataFrame(
        {
            "unit_code": codes,
            "state": State.REPORTED,
            "value": 44.7,
            "class_index": pd.array([2] * len(codes), dtype="Int64"),
            "value_text": "44,7 %",
        }
    )
    for name, values in columns.items():
        table[name] = values
    return table


def sent(table: pd.DataFrame, scope: str = "11", **options: Any) -> dict[str, Any]:
    view = MapView(scope=scope, rows=table, palette=PALETTE, alt="A map.", **options)
    content: dict[str, Any] = json.loads(message(view, topology.layer(scope)))
    return content


def sizes(content: dict[str, Any]) -> list[int]:
    """Radii in tenths of a pixel, as the browser reads them."""
    found = re.findall(r"[{|}~]?.", content["sizes"])
    return [TOKENS.index(token) - 1 for token in found]


def around(scope: str) -> dict[str, Any]:
    return furniture.content(topology.layer(scope))


def test_values_come_in_the_order_of_the_shapes_whatever_that_of_the_rows() -> None:
    table = rows()
    table["value_text"] = table["unit_code"]
    shuffled = table.sample(frac=1, random_state=1)
    told = {str(at): code for at, code in enumerate(LAYER.codes[:-1])}
    assert sent(shuffled)["values"] == told


def test_a_unit_without_a_row_did_not_report() -> None:
    content = sent(rows())
    assert content["shades"] == "2" * 44 + "m"
    assert "44" not in content["values"]


def test_every_state_has_a_look_of_its_own() -> None:
    table = rows()
    table["class_index"] = table["class_index"].where(table.index > 1)
    table.loc[0, "state"] = State.MISSING
    table.loc[1, "state"] = State.NOT_APPLICABLE
    table.loc[2, "state"] = State.ESTIMATED
    table.loc[3, "class_index"] = 0
    assert sent(table)["shades"][:5] == "mxc02"


@pytest.mark.anchor("4.1")
def test_a_true_zero_is_a_ring_and_a_missing_count_is_nothing() -> None:
    table = rows()
    table.loc[0, "value"] = 0
    table.loc[1, "value"] = float("nan")
    table.loc[1, "state"] = State.MISSING
    table.loc[2, "value"] = 100
    content = sent(table, mode=Mode.CIRCLES, largest=100)
    assert sizes(content)[:3] == [0, -1, 280]
    assert content["shades"][:3] == "-m-"
    assert sizes(content)[-1] == -1, "the commune without a row"


def test_a_rate_and_what_it_is_of_are_circles_in_the_colours_of_their_classes() -> None:
    table = rows(size=100.0)
    table.loc[0, "size"] = 400
    table.loc[1, "state"] = State.ESTIMATED
    table.loc[2, ["value", "size"]] = float("nan")
    table.loc[2, "state"] = State.MISSING
    table.loc[3, "size"] = float("nan")
    content = sent(table, mode=Mode.BOTH, largest=400)
    assert content["mode"] == "circles"
    assert content["inks"][:4] == "2c--"
    assert content["shades"][:4] == "--m2", "who told no count keeps the colour on the land"
    assert sizes(content)[:4] == [280, 140, -1, -1]
    assert sent(table)["inks"] == "", "colours alone have no circles"


def test_sizes_travel_as_they_are_written_whatever_writes_them_again() -> None:
    assert json.dumps("".join(TOKENS)) == f'"{"".join(TOKENS)}"'
    assert not set("\\<>&'\"") & set("".join(TOKENS))
    assert len(set(TOKENS)) == len(TOKENS)
    script = Path("static/map/circle.js").read_text(encoding="utf-8")
    assert f"length: {ord('{') - ord('0')} }}" in script, "both sides have one alphabet"
    assert len(LETTERS) == 72


def test_in_a_small_frame_circles_travel_alike_and_are_drawn_smaller() -> None:
    wide, small = (
        sent(rows(), mode=Mode.CIRCLES, reach=reach("11", is_compact=is_compact))
        for is_compact in (False, True)
    )
    assert wide["sizes"] == small["sizes"]
    assert (wide["grow"], small["grow"]) == (1, pytest.approx(0.7, abs=0.02))


def test_the_more_units_a_map_has_the_smaller_its_circles() -> None:
    assert reach("11") > reach("provinces") > reach("communes")


def test_a_small_count_is_never_drawn_as_zero() -> None:
    table = rows()
    table.loc[0, "value"] = 1
    assert sizes(sent(table, mode=Mode.CIRCLES, largest=1e9))[0] == 1


@given(count=st.floats(0.01, 1e6), times=st.floats(1, 50))
def test_the_area_of_a_circle_follows_its_count(count: float, times: float) -> None:
    small = radius(count, largest=1e8, reach=20)
    large = radius(count * times, largest=1e8, reach=20)
    assert large**2 == pytest.approx(small**2 * times)


@pytest.mark.anchor("4.2")
def test_all_missing_and_an_empty_table_are_maps_too() -> None:
    nothing = rows(state=State.MISSING, value=float("nan"), class_index=pd.NA)
    assert set(sent(nothing)["shades"]) == {"m"}
    assert sizes(sent(nothing, mode=Mode.CIRCLES)) == [-1] * 45
    assert set(sent(rows().iloc[:0])["shades"]) == {"m"}
    assert (sent(nothing)["lowest"], sent(nothing)["highest"]) == ("", "")


@pytest.mark.anchor("4.2")
def test_counts_that_are_all_zero_are_rings() -> None:
    assert set(sizes(sent(rows(value=0.0), mode=Mode.CIRCLES))) == {0, -1}


def test_home_and_end_go_to_the_extremes() -> None:
    table = rows()
    table.loc[3, "value"] = 0
    table.loc[8, "value"] = 99
    content = sent(table)
    assert (content["lowest"], content["highest"]) == (LAYER.codes[3], LAYER.codes[8])


def test_national_maps_have_both_archipelagos_in_insets() -> None:
    for scope in ("provinces", "former-provinces", "communes"):
        titles = [inset["title"] for inset in around(scope)["insets"]]
        kind = "Huyện" if scope == "former-provinces" else "Đặc khu"
        assert titles == [f"{kind} Hoàng Sa", f"{kind} Trường Sa"]
    assert [one["title"] for one in around("56")["insets"]] == ["Đặc khu Trường Sa"]
    assert around("11")["insets"] == []


def test_a_map_of_schematic_outlines_says_so() -> None:
    assert sent(rows())["notices"] == ["Ranh giới dạng sơ đồ, không phải địa giới hành chính"]
    with speaking(Language.EN):
        content = sent(rows(), notices=("Demonstration data",))
    assert content["notices"] == [
        "Schematic outlines, not administrative boundaries",
        "Demonstration data",
    ]
    assert content["language"] == "en"


def test_a_change_on_a_province_is_a_few_kilobytes() -> None:
    table = rows(detail_text="1.395/3.120 hộ\nQuý III/2025\n+3,4 điểm % so với quý II/2025")
    view = MapView(scope="11", rows=table, palette=PALETTE, alt="A map.")
    assert len(message(view, LAYER).encode()) < 12_000


def test_eight_classes_are_refused() -> None:
    with pytest.raises(ValueError, match="7 classes at most"):
        MapView(scope="11", rows=rows(), palette=("#000000",) * 8, alt="")


def test_the_city_is_named_as_people_write_it() -> None:
    assert around("provinces")["names"] == {"79": "TP Hồ Chí Minh"}
    with speaking(Language.EN):
        assert around("provinces")["names"] == {"79": "Ho Chi Minh City"}


def test_a_unit_with_an_error_has_a_shade_of_its_own_whatever_else_is_known() -> None:
    table = rows(is_error=[True, *[False] * (len(LAYER.codes) - 2)])
    assert sent(table)["shades"] == "!" + "2" * (len(LAYER.codes) - 2) + "m"


def test_not_convertible_is_neither_missing_nor_not_applicable() -> None:
    table = rows()
    table["state"] = table["state"].astype(object)
    table.loc[0, "state"] = NOT_CONVERTIBLE
    assert sent(table)["shades"][0] == "n"
    assert sent(table, mode=Mode.CIRCLES)["shades"][0] == "n"


def test_the_map_of_former_communes_is_the_province_s_and_schematic() -> None:
    content = sent(rows().head(0), scope="former-11")
    assert around("former-11")["own"] == "11"
    assert len(content["shades"]) == len(topology.layer("former-11").codes)
    assert content["notices"]


def nation(**columns: Any) -> pd.DataFrame:
    """Rows of all communes of the nation, reported."""
    codes = list(topology.layer("communes").codes)
    table = {
        "unit_code": codes,
        "state": [State.REPORTED, *[State.MISSING] * (len(codes) - 1)],
        "value": [44.7, *[float("nan")] * (len(codes) - 1)],
        "class_index": pd.array([2, *[None] * (len(codes) - 1)], dtype="Int64"),
        "value_text": ["44,7 %", *["Chưa có số liệu"] * (len(codes) - 1)],
        "detail_text": ["1.395/3.120 hộ", *[""] * (len(codes) - 1)],
    }
    return pd.DataFrame(table | columns)


def test_where_words_have_no_address_only_those_that_say_something_travel() -> None:
    content = sent(nation(), scope="communes")
    assert content["values"] == {"0": "44,7 %"}
    assert content["lines"] == {"0": "1.395/3.120 hộ"}
    assert content["missing"] == "Chưa có số liệu"


def test_of_thousands_of_communes_that_all_reported_no_words_travel() -> None:
    table = nation(
        state=State.REPORTED,
        value=44.7,
        class_index=2,
        value_text="44,7 %",
        detail_text="1.395/3.120 hộ\n+3,4 điểm % so với quý II/2025",
    )
    view = MapView(scope="communes", rows=table, palette=PALETTE, alt="A map.", words="tip/1?a=b")
    said = message(view, topology.layer("communes"))
    assert len(said.encode()) < 5_000
    content = json.loads(said)
    assert content["values"] is None
    assert content["words"] == "tip/1?a=b"


def test_texts_may_be_left_out_where_words_have_an_address() -> None:
    table = nation().drop(columns=["value_text", "detail_text"])
    content = sent(table, scope="communes", words="tip/1?a=b")
    assert content["shades"] == "2" + "m" * (len(table) - 1)
    assert content["values"] is None
    circles = sent(table, scope="communes", words="tip/1?a=b", mode=Mode.CIRCLES)
    assert circles["shorts"] == {}


def test_only_large_circles_have_a_number_in_them() -> None:
    table = rows(short_text="45")
    table.loc[0, "value"] = 100_000
    assert sent(table, mode=Mode.CIRCLES)["shorts"] == {"0": "45"}


def test_what_is_the_same_for_every_view_has_an_address_by_its_content() -> None:
    layer = topology.layer("11")
    named = sent(rows())["furniture"]
    assert named.startswith("11-vi-")
    parcel = furniture.parcel(named)
    assert parcel is not None
    assert json.loads(parcel.body) == json.loads(json.dumps(furniture.content(layer)))
    assert furniture.parcel("11-vi-0123456789abcdef") is None
    assert furniture.parcel("99-vi-0123456789abcdef") is None
    assert furniture.parcel("nonsense") is None
    with speaking(Language.EN):
        assert furniture.name(layer) != named


def test_the_slider_gets_its_periods_and_where_they_are_played_from() -> None:
    time = Time(period="2025-Q3", labels={"2025-Q3": "Quý III/2025"}, frames="frames/1?a=b")
    assert sent(rows(), time=time)["time"] == {
        "period": "2025-Q3",
        "labels": [["2025-Q3", "Quý III/2025"]],
        "frames": "frames/1?a=b",
    }
    assert sent(rows())["time"] is None
