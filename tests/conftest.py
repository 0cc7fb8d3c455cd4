"""What every test starts from."""

from collections.abc import Iterator

import pytest

from text import Language, speaking


@pytest.fixture(autouse=True)
def _vietnamese_first() -> Iterator[None]:
    """A command that a test runs may change the language; the next test must not notice."""
    with speaking(Language.VI):
        yield
