"""What views say of the figures they show: ranks, published figures, units that need not report."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data.store import open_store
from geo import units
from geo.units import FORMER, NATION
from tests.app.conftest import OCOP, at_page, opened, publish, report

RANK = "dti_rank"
PORTAL = "commune_portal_active"
TEAMS = "cdt_team_count"


def figure(indicator: str, code: str, value: float, **more: Any) -> dict[str, Any]:
    plain = {"unit_valid_from": "2025-07-01", "period": "2025", "state": "reported"}
    return {"indicator_id": indicator, "unit_code": code, "value": value} | plain | more


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("words")
    communes = units.communes("11")
    provinces = units.children(NATION, edition=FORMER)
    with open_store(f"sqlite:///{folder / 'banso.db'}") as store:
        national = [
            figure(RANK, one.code, at, numerator=at, denominator=63, period="2024")
            | {"unit_valid_from": FORMER.isoformat()}
            for at, one in enumerate(provinces[:60], start=1)
        ]
        publish(store, national, "rank.xlsx", scope="VN", title="DTI", publisher="Bộ")
        rows = [report(OCOP, one.code, "2025-Q3", 500, 5) for one in communes[:36]]
        empty = {"numerator": 0, "denominator": 0, "value": None, "state": "not_applicable"}
        rows += [report(OCOP, one.code, "2025-Q3", 0, 5) | empty for one in communes[36:40]]
        rows.append(figure(TEAMS, communes[0].code, 38))
        rows += [figure(PORTAL, one.code, at > 0) for at, one in enumerate(communes[:40])]
        publish(store, rows, "communes.xlsx", scope="11", is_demonstration=True)
    return folder


@pytest.fixture
def app(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    yield from opened(home, monkeypatch)


def words(app: AppTest) -> str:
    assert not app.exception
    shown = [*app.markdown, *app.subheader, *app.header]
    return "\n".join(one.value for one in shown).replace("\\", "")


def test_the_list_of_a_ranking_is_its_bottom_and_prints_each_rank_once(app: AppTest) -> None:
    at_page(app, "map", place="VN", indicator=RANK)
    assert "Cuối bảng xếp hạng" in words(app)
    table = app.table[0].value
    assert table["value"].tolist() == [f"**{at}/63**" for at in (60, 59, 58, 57, 56)]
    assert "parts" not in table


def test_published_figures_are_there_or_not_and_nobody_failed_to_report(app: AppTest) -> None:
    at_page(app, "map", place="VN", indicator=RANK)
    said = words(app)
    assert "60/63 tỉnh, thành phố có số liệu" in said
    totals = said.replace(app.markdown[0].value, "")
    assert "chưa báo cáo" not in totals.lower()


def test_units_that_need_not_report_have_answered(app: AppTest) -> None:
    at_page(app, "map", place="11", indicator=OCOP)
    assert "40/45 xã, phường đã báo cáo, trong đó 4 không áp dụng" in words(app)


def test_one_commune_is_not_the_whole_province(app: AppTest) -> None:
    at_page(app, "map", place="11", indicator=TEAMS)
    assert app.metric[0].label == "Cộng của 1 xã, phường đã báo cáo"
    assert "Toàn tỉnh" not in words(app)


def test_what_is_counted_is_named_once(app: AppTest) -> None:
    at_page(app, "map", place="11", indicator=OCOP, unit=units.communes("11")[0].code)
    said = words(app)
    assert "**500/1.000** sản phẩm OCOP có trên sàn thương mại điện tử" in said


def test_of_yes_and_no_those_that_said_no_are_listed(app: AppTest) -> None:
    at_page(app, "map", place="11", indicator=PORTAL)
    said = words(app)
    assert "Chưa có" in said
    assert app.table[0].value["value"].tolist() == ["**Không**"]
    assert "39/40 xã, phường" in said
    assert "mốc lớp" not in said
