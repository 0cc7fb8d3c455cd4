"""A store with a figure in it, so that a refused file has something to spoil."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store import Store, open_store


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation's own folder, which every process of the test uses."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("BANSO_HOME", str(folder))
    monkeypatch.delenv("BANSO_DATABASE_URL", raising=False)
    monkeypatch.delenv("BANSO_LANGUAGE", raising=False)
    return folder


@pytest.fixture
def store_at_home(home: Path) -> Iterator[Store]:
    """The store of that installation."""
    assert home.is_dir()
    with open_store() as opened:
        yield opened
