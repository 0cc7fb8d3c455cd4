"""Hashing is slow on purpose; these tests are about everything else."""

import pytest
from argon2 import PasswordHasher

from data.account import password


@pytest.fixture(autouse=True)
def _quick_hashes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same algorithm at a low cost; what is kept of passwords is tested at the real one."""
    password._nobodys.cache_clear()
    if request.module.__name__.endswith("test_password"):
        return
    monkeypatch.setattr(password, "_hasher", PasswordHasher(time_cost=2, memory_cost=256))
