"""Stores on both databases, for every test of the data layer."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bench.postgres import new_database, postgres_server
from data.store import Store, open_store


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of this run's PostgreSQL server."""
    with postgres_server() as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def new_url(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Gives the URL of another new database each time it is asked."""
    made = iter(range(99))
    if request.param == "sqlite":
        return lambda: f"sqlite:///{tmp_path}/{next(made)}.db"
    server = request.getfixturevalue("postgres")
    return lambda: new_database(server)


@pytest.fixture
def url(new_url: Callable[[], str]) -> str:
    """A new database."""
    return new_url()


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """An empty store, once on each database."""
    with open_store(url) as opened:
        yield opened
