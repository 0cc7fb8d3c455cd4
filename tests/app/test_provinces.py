"""The country by province of what communes reported: added up, with how many of how many."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components import exports, filters, framing
from components.maps.view import Theme
from components.picture import Picture, picture
from components.pictured import plate
from components.telling import told
from data.conversion import Conversion
from data.model import State
from data.store import open_store
from geo import units
from geo.units import FORMER
from tests.app.conftest import FIBRE, OCOP, at_page, opened, publish, report
from text import Language, speaking

SPEAKERS = "wireless_loudspeaker_clusters"
NOW, BEFORE = "2025-Q4", "2025-Q3"


def count(code: str, period: str, value: float, row: int) -> dict[str, Any]:
    given = report(SPEAKERS, code, period, value, row)
    return given | {"numerator": None, "denominator": None, "value": value}


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """Điện Biên all but one, Lào Cai three, Lai Châu all, Sơn La itself, Hà Nội percent only."""
    with open_store(f"sqlite:///{tmp_path / 'banso.db'}") as store:
        for code, kept in (("11", slice(1, None)), ("15", slice(3)), ("12", slice(None))):
            rows = []
            for at, one in enumerate(units.communes(code)[kept]):
                for period, more in ((BEFORE, 0), (NOW, 100)):
                    rows.append(report(FIBRE, one.code, period, 400 + more + at, at + 5))
                    rows.append(count(one.code, period, 2 + at % 3, at + 5))
            publish(store, rows, f"{code}.xlsx", scope=code)
        percent = report(FIBRE, units.communes("01")[0].code, NOW, 900, 5)
        publish(store, [percent | {"numerator": None, "denominator": None}], "01.xlsx", scope="01")
        publish(store, [report(FIBRE, "14", NOW, 777, 5)], "14.xlsx", scope="VN")
        only = [report(OCOP, units.communes("11")[0].code, NOW, 10, 9)]
        publish(store, only, "ocop.xlsx", scope="11")
        former = [
            report(FIBRE, one.code, "2024-Q4", 300, at + 5) | {"unit_valid_from": str(FORMER)}
            for code in ("10", "11")
            for at, one in enumerate(units.communes(code, edition=FORMER))
        ]
        publish(store, former, "former.xlsx", scope="VN")
    yield from opened(tmp_path, monkeypatch)


def seen(**asked: str) -> Picture:
    one = picture(filters.given({"place": "VN", "indicator": FIBRE} | asked), Theme.LIGHT)
    assert one is not None
    return one


def words(app: AppTest) -> str:
    return " ".join(str(one.value) for one in app.markdown).replace("\\", "")


def test_the_page_offers_what_communes_of_several_provinces_reported(app: AppTest) -> None:
    at_page(app, "map", place="VN", indicator=FIBRE, unit="11", edition="2025-07-01")
    assert not app.exception
    offered = app.selectbox(key="indicator").options
    assert len(offered) == 2  # of one province alone no country is shown
    assert "Tính từ 44/45 xã, phường đã báo cáo" in words(app)
    assert "3 tỉnh, thành phố tính từ 85/182 xã, phường" in words(app)
    assert "◇ 2 tỉnh, thành phố: chưa đủ xã, phường báo cáo" in words(app)
    assert "1 nơi dùng số của chính tỉnh" in words(app)
    assert [one.value for one in app.metric][-1].endswith("◇")


def test_every_province_is_what_it_is(app: AppTest) -> None:
    app.run()
    with speaking(Language.VI):
        rows = seen(period=NOW, edition="2025-07-01").rows.set_index("unit_code")
    assert rows.loc["11", "conversion"] == Conversion.MOSTLY
    assert rows.loc["15", "conversion"] == Conversion.PARTIAL
    assert rows.loc["12", "conversion"] == Conversion.SUMMED
    assert rows.loc["14", "value"] == pytest.approx(77.7)
    assert rows.loc["14", "conversion_reason"] == "conversion.own"
    assert rows.loc["01", "state"] == "not_convertible"
    assert rows.loc["79", "state"] == State.MISSING
    assert rows["rank"].notna().sum() == 3  # three of ninety-nine communes stand in no order


def test_map_tip_table_file_and_picture_say_the_same(app: AppTest) -> None:
    app.run()
    with speaking(Language.VI):
        one = seen(period=NOW, edition="2025-07-01")
        tips = {code: told(one.selection, code, theme=Theme.LIGHT) for code in ("11", "14", "01")}
        frames = framing.frames(one.selection)
        drawn = plate(one).view.rows.set_index("unit_code")
        written = exports.as_csv(exports.shown(one)).decode("utf-8-sig")
    table = {row["unit_code"]: row for row in csv.DictReader(io.StringIO(written))}
    rows = one.rows.set_index("unit_code")
    assert frames is not None
    [now] = [frame for frame in frames.frames if str(frame.period) == NOW]
    assert now.rows is not None
    framed = now.rows.set_index("unit_code")["value"]
    for same in (framed, drawn["value"]):
        assert same.equals(rows["value"].reindex(same.index))
    printed = {code: row["value"] for code, row in table.items() if row["value"]}
    assert {code: float(value) for code, value in printed.items()} == pytest.approx(
        rows["value"].dropna().to_dict()
    )
    assert table["11"]["former_reported"] == "44"
    assert table["11"]["former_of"] == "45"
    assert table["11"]["conversion"] == "mostly"
    assert table["15"]["state"] == "partial"
    assert float(table["11"]["value"]) == pytest.approx(rows.loc["11", "value"])
    assert tips["11"] is not None
    assert tips["11"].value.endswith("◇")
    assert "Tính từ 44/45 xã, phường đã báo cáo" in tips["11"].lines
    assert tips["14"] is not None
    assert "Số của chính tỉnh, thành phố, không cộng từ xã" in tips["14"].lines
    assert tips["01"] is not None
    assert "chỉ ghi tỷ lệ" in tips["01"].lines[0]


def test_counts_are_summed_as_circles_and_the_country_is_their_sum(app: AppTest) -> None:
    app.run()
    with speaking(Language.VI):
        one = seen(indicator=SPEAKERS)
    inside = [2 + at % 3 for n in (44, 3, len(units.communes("12"))) for at in range(n)]
    assert one.is_circles
    assert one.total.value == sum(inside)
    assert one.total.reported == 3
    assert one.rows.set_index("unit_code").loc["15", "value"] == 9


def test_former_provinces_are_made_of_former_communes(app: AppTest) -> None:
    at_page(app, "map", place="VN", indicator=FIBRE, edition=str(FORMER))
    assert not app.exception
    with speaking(Language.VI):
        one = seen(edition=str(FORMER))
    rows = one.rows.set_index("unit_code")
    assert len(rows) == 63
    assert rows.loc[["10", "11"], "value"].tolist() == [30.0, 30.0]
    assert one.total.reported == 2
