"""What every test starts from."""

import sys
from collections.abc import Iterator

import hypothesis
import pytest

from text import Language, speaking

# A busy machine is slow; how fast something is, is measured by `make bench`.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")


@pytest.fixture(autouse=True)
def _vietnamese_first() -> Iterator[None]:
    """A command that a test runs may change the language; the next test must not notice."""
    with speaking(Language.VI):
        yield


@pytest.fixture(autouse=True)
def _main_stays() -> Iterator[None]:
    """Streamlit puts its script in place of `__main__`, which new processes would run again."""
    before = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = before
