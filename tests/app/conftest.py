"""The real app without a browser, on small stores of real observations."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import pandas as pd
import pytest
import streamlit as st
from streamlit.runtime.context import ContextProxy, StreamlitCookies
from streamlit.testing.v1 import AppTest

from components.entry import cookie
from data.account import accounts, door
from data.actor import Actor, Grant, operator
from data.model import COLUMNS, Observations
from data.passage import Passage
from data.store import Store, Submission, open_store
from geo import units
from geo.units import FORMER, NATION

ROOT: Final = Path(__file__).resolve().parents[2]
SHELL: Final = ROOT / "components" / "shell.py"
FIBRE: Final = "fibre_household_coverage_pct"
VILLAGES: Final = "village_mobile_broadband_pct"
OCOP: Final = "ocop_ecommerce_product_pct"
SILENT: Final = "03166"  # Mường Chà reports nothing in the newest quarter
HOUSEHOLDS: Final = 1000
NUMBERS: Final = ("numerator", "denominator", "value")


def publish(
    store: Store,
    rows: list[dict[str, Any]],
    name: str,
    *,
    passages: Sequence[Passage] = (),
    **facts: Any,
) -> None:
    """Put rows into the store as one workbook."""
    table = pd.DataFrame(rows).reindex(columns=list(COLUMNS))
    said = [column for column in COLUMNS if column not in NUMBERS]
    table[said] = table[said].astype(object).fillna("")
    content = name.encode()
    submission = Submission(
        file_name=name, sha256=hashlib.sha256(content).hexdigest(), layout="template", **facts
    )
    store.desk(operator("Lò Thị Hoa")).publish(
        submission, Observations(table), content=content, passages=passages
    )


def report(indicator: str, code: str, period: str, numerator: float, row: int) -> dict[str, Any]:
    return {
        "indicator_id": indicator,
        "unit_code": code,
        "unit_valid_from": "2025-07-01",
        "period": period,
        "numerator": numerator,
        "denominator": HOUSEHOLDS,
        "value": 100 * numerator / HOUSEHOLDS,
        "state": "reported",
        "sheet": "Biểu 01",
        "cell": f"D{row}",
        "raw": str(numerator),
    }


def fill(store: Store) -> None:
    """Two quarters of Điện Biên, invented; the DTI of 63 provinces, one figure made up of rank."""
    communes = units.communes("11")
    for quarter, gain in (("2025-Q2", 0), ("2025-Q3", 30)):
        rows = []
        for at, commune in enumerate(communes):
            if quarter == "2025-Q3" and commune.code == SILENT:
                continue
            rows.append(report(FIBRE, commune.code, quarter, 20 * at + gain, at + 5))
            rows.append(report(VILLAGES, commune.code, quarter, 500 + 10 * at, at + 5))
        rows.append(
            {
                "indicator_id": OCOP,
                "unit_code": communes[0].code,
                "unit_valid_from": "2025-07-01",
                "period": quarter,
                "state": "not_applicable",
            }
        )
        publish(store, rows, f"dien-bien-{quarter}.xlsx", scope="11", is_demonstration=True)
    national = [
        {
            "indicator_id": "dti_value",
            "unit_code": province.code,
            "unit_valid_from": FORMER.isoformat(),
            "period": year,
            "value": 0.4 + at / 200,
            "state": "reported",
        }
        for year in ("2022", "2023", "2024")
        for at, province in enumerate(units.children(NATION, edition=FORMER))
    ]
    publish(store, national, "dti.xlsx", scope="VN", title="DTI 2022-2024", publisher="Bộ")


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a store with figures; read only."""
    home = tmp_path_factory.mktemp("filled")
    with open_store(f"sqlite:///{home / 'banso.db'}") as store:
        fill(store)
    return home


@pytest.fixture
def app(filled: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The app on figures, not run yet."""
    yield from opened(filled, monkeypatch)


@pytest.fixture
def empty_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The app on a new store."""
    yield from opened(tmp_path, monkeypatch)


def opened(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    monkeypatch.setenv("BANSO_HOME", str(home))
    monkeypatch.delenv("BANSO_DATABASE_URL", raising=False)
    st.cache_data.clear()
    st.cache_resource.clear()
    yield AppTest.from_file(str(SHELL), default_timeout=60)


def signed_in(store: Store, monkeypatch: pytest.MonkeyPatch, *grants: Grant) -> Actor:
    """Let the app's visitor be somebody with these roles: a real session, in a real cookie."""
    link = accounts(store, operator("test")).invite(grants=grants, name="visitor")
    secret = door(store).take(link, new="chè shan tuyết cổ thụ", display_name="Vừ A Páo")
    kept = StreamlitCookies({cookie.SESSION: cookie.sealed(secret)})
    monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: kept))
    actor = door(store).session(secret)
    assert actor is not None
    return actor


def at_page(app: AppTest, name: str, **address: str) -> AppTest:
    """The app on one page, opened by an address."""
    for key, value in address.items():
        app.query_params[key] = value
    return app.switch_page(str(ROOT / "pages" / f"{name}.py")).run()
