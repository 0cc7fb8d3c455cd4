from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.actor import EVERYWHERE, Grant, Role
from data.store import open_store
from tests.app.conftest import at_page, fill, opened, signed_in


def test_every_indicator_may_be_read_with_or_without_figures(app: AppTest) -> None:
    at_page(app, "catalogue", indicator="einvoice_pct")
    assert not app.exception
    assert "hóa đơn" in str(app.table[0].value.to_numpy().tolist())


def test_the_files_loaded_are_listed_with_their_revisions(app: AppTest) -> None:
    at_page(app, "catalogue", part="files")
    assert app.table[0].value["Bản"].tolist() == ["r3", "r2", "r1"]


def test_the_button_takes_the_invented_figures_away_after_asking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = next(opened(tmp_path, monkeypatch))
    with open_store(f"sqlite:///{tmp_path / 'banso.db'}") as store:
        fill(store)
        keeper = Grant(role=Role.ADMINISTRATOR, scope=EVERYWHERE)
        signed_in(store, monkeypatch, keeper)
        at_page(app, "catalogue", part="files").button(key="remove").click().run()
        assert store.has_demonstration(), "asked first"
        app.button(key="remove_yes").click().run()
        assert not store.has_demonstration()
        assert store.revision().made_by == "Vừ A Páo"
    assert not app.exception
    assert "remove" not in [one.key for one in app.button]


def test_nobody_else_sees_the_button(
    app: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_page(app, "catalogue", part="files")
    assert "remove" not in [one.key for one in app.button]
    with open_store(f"sqlite:///{tmp_path / 'banso.db'}") as store:
        fill(store)
        app = next(opened(tmp_path, monkeypatch))
        signed_in(store, monkeypatch, Grant(role=Role.APPROVER, scope="11"))
        at_page(app, "catalogue", part="files")
    assert "remove" not in [one.key for one in app.button]
