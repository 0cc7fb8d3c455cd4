"""What those hear who do not see the map."""

from pathlib import Path
from typing import Any

import pytest

from components import filters, sentence
from components.maps.view import Theme
from components.picture import picture
from data.store import open_store
from geo import units
from tests.app.conftest import fill, opened, publish

PORTAL = "commune_portal_active"


def answer(code: str, value: float) -> dict[str, Any]:
    return {
        "indicator_id": PORTAL,
        "unit_code": code,
        "unit_valid_from": "2025-07-01",
        "period": "2025-Q3",
        "value": value,
        "state": "reported",
    }


def test_of_yes_and_no_the_answers_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [answer(one.code, at % 3 != 0) for at, one in enumerate(units.communes("11")[:7])]
    with open_store(f"sqlite:///{tmp_path / 'banso.db'}") as store:
        fill(store)
        publish(store, rows, "portal.xlsx", scope="11")
    next(opened(tmp_path, monkeypatch))
    view = filters.given({"place": "11", "indicator": PORTAL, "period": "2025-Q3"})
    one = picture(view, Theme.LIGHT)
    assert one is not None
    said = sentence.alt_map(one)
    assert said.endswith("7/45 xã, phường đã báo cáo: 4 có, 3 không.")
    assert "cao nhất" not in said
