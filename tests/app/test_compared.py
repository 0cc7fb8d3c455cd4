"""The difference of two periods is a map of its own."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.runtime.state.query_params import QueryParams
from streamlit.testing.v1 import AppTest

from components import against, load
from components.compared import Compared, compared
from components.filters import Selection
from components.gap import Gap, gap_of
from components.maps.view import Theme
from components.picture import picture
from components.pictured import change_plate
from components.plate import svg
from data.catalog import indicator
from data.model import NOT_CONVERTIBLE, State
from data.period import parse
from geo import units
from geo.units import TODAY, UnitKey
from tests.app.conftest import FIBRE, OCOP, SILENT, at_page
from tests.app.test_pages import words
from text import say

CLUSTERS = "smart_loudspeaker_clusters"
NAN = float("nan")


@pytest.fixture
def view(filled: Path, monkeypatch: pytest.MonkeyPatch) -> Selection:
    monkeypatch.setenv("BANSO_HOME", str(filled))
    return Selection(
        version=load.version(),
        place=units.unit(UnitKey("11", TODAY)),
        edition=TODAY,
        indicator=indicator(FIBRE),
        indicators=(FIBRE,),
        period=parse("2025-Q3"),
        periods=(parse("2025-Q2"), parse("2025-Q3")),
    )


@pytest.fixture
def change(view: Selection) -> Compared:
    now = picture(view, Theme.LIGHT)
    assert now is not None
    found = compared(now, parse("2025-Q2"))
    assert found is not None
    return found


def test_differences_are_percentage_points_of_units_with_both_periods(change: Compared) -> None:
    known = change.rows.dropna(subset=["value"])
    assert len(known) == 44
    assert set(known["value"]) == {3.0}
    assert known["value_text"].iloc[0].replace("\xa0", " ") == "+3,0 điểm %"


def test_a_unit_missing_in_either_period_is_missing_not_nought(change: Compared) -> None:
    silent = change.rows.set_index("unit_code").loc[SILENT]
    assert pd.isna(silent["value"])
    assert silent["state"] == State.MISSING
    assert change.states()[State.MISSING.value] == 1


@pytest.mark.anchor("4.3")
def test_map_legend_and_picture_have_the_same_classes(change: Compared) -> None:
    counts = [row.count for row in change.classes(Theme.LIGHT)]
    drawn = change.view(theme=Theme.LIGHT, height=500).rows["class_index"].dropna()
    assert counts == [int((drawn == at).sum()) for at in range(5)]
    picture_ = svg(change_plate(change))
    assert picture_.count(f'fill="{change.colours(Theme.LIGHT)[-1]}" fill-rule="evenodd"') == sum(
        counts[-1:]
    )
    assert "Quý III/2025 so với quý II/2025" in picture_
    assert "Dữ liệu minh hoạ" in picture_


def test_both_totals_stand_with_their_units(change: Compared) -> None:
    before, now = change.whole()
    assert before.startswith("Quý II/2025: ")
    assert "45" in before
    assert "44" in now


def test_the_change_of_all_is_of_the_units_with_both_periods(change: Compared) -> None:
    assert change.change == pytest.approx(3.0)  # though 45 units against 44 differ by less
    assert change.change_name == "44 xã, phường có cả hai kỳ"
    assert change.change_name in svg(change_plate(change))


def test_counts_are_not_held_against_another_period(view: Selection) -> None:
    assert against.on_offer(view) == (parse("2025-Q2"),)
    assert against.on_offer(replace(view, indicator=indicator(CLUSTERS))) == ()


def test_the_address_opens_the_difference_and_lets_go_of_it(app: AppTest) -> None:
    at_page(app, "map", place="11", indicator=FIBRE, against="2025-Q2")
    assert not app.exception
    assert app.title[0].value.startswith("Thay đổi")
    assert app.query_params["against"] == "2025-Q2"
    app.selectbox("against").set_value(None).run()
    assert not app.title[0].value.startswith("Thay đổi")
    assert "against" not in app.query_params


def test_a_chart_shows_the_period_itself(app: AppTest) -> None:
    at_page(app, "map", place="11", indicator=FIBRE, against="2025-Q2", view="chart")
    assert not app.exception
    assert not app.title[0].value.startswith("Thay đổi")


def test_the_table_of_differences_words_every_row(app: AppTest) -> None:
    at_page(app, "map", place="11", indicator=FIBRE, against="2025-Q2", view="table")
    assert not app.exception
    assert app.title[0].value.startswith("Thay đổi")
    table = app.table[0].value
    assert len(table) == 45
    assert (table["Thay đổi"] != "").all()
    assert table["Thay đổi"].iloc[-1] == ":gray[không còn số liệu]"


@pytest.mark.parametrize(
    ("now", "before", "is_part", "gap"),
    [
        ((2.0, "reported"), (1.0, "reported"), False, ""),
        ((2.0, "reported"), (NAN, "missing"), False, Gap.NEW),
        ((2.0, "reported"), (NAN, NAN), False, Gap.NEW),
        ((NAN, "missing"), (1.0, "reported"), False, Gap.GONE),
        ((NAN, "missing"), (NAN, "missing"), False, Gap.NEITHER),
        ((NAN, "not_applicable"), (1.0, "reported"), False, Gap.NOT_APPLICABLE),
        ((NAN, NOT_CONVERTIBLE), (1.0, "reported"), False, Gap.NOT_COMPARABLE),
        ((2.0, "reported"), (1.0, "reported"), True, Gap.NOT_COMPARABLE),
    ],
)
def test_each_lack_of_a_difference_has_its_word(
    now: tuple[float, Any], before: tuple[float, Any], is_part: bool, gap: str
) -> None:
    assert gap_of(*now, *before, is_part=is_part) == gap
    assert not gap or say(f"picture.gap_{gap}") != f"picture.gap_{gap}"


def test_an_unknown_period_opens_the_map_and_is_told(app: AppTest) -> None:
    at_page(app, "map", place="11", indicator=FIBRE, against="1999")
    assert not app.exception
    assert any("against=1999" in one.value for one in app.toast)


def test_another_indicator_is_one_entry_in_the_history_of_the_browser(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Limits that were given for the first one leave the address in the same breath."""
    at_page(app, "map", against="2025-Q2", breaks="33,66", sized="on", only=SILENT)
    sent: list[str] = []
    send = QueryParams._send_query_param_msg

    def counted(self: QueryParams) -> None:
        sent.append(str(self))
        send(self)

    monkeypatch.setattr(QueryParams, "_send_query_param_msg", counted)
    app.selectbox(key="indicator").select(OCOP).run()
    assert app.query_params["indicator"] == OCOP
    assert "breaks" not in app.query_params
    assert len(sent) == 1, sent


def test_the_difference_says_how_many_have_both_periods_and_why_it_is_drawn_so(
    app: AppTest,
) -> None:
    at_page(app, "map", against="2025-Q2")
    assert not app.exception
    assert "44/45 xã, phường có số liệu ở cả hai kỳ" in words(app)
    links = [one.proto.label for one in app.get("page_link")]
    assert "Vì sao bản đồ vẽ như vậy" in links


def test_an_index_without_a_unit_says_none_of_its_difference(change: Compared) -> None:
    plain = replace(change.now.selection, indicator=indicator("dti_value"))
    index = replace(change, now=replace(change.now, selection=plain))
    assert index.note == "Mốc lớp đối xứng quanh 0, tính cho hai kỳ này"
    assert change.note.startswith("Đơn vị: điểm\N{NO-BREAK SPACE}%;")
