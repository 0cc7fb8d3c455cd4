"""A store for what becomes of a workbook; that both databases behave alike is tested below."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path / 'banso.db'}") as opened:
        yield opened
