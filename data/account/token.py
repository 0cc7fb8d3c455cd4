"""Secrets that we hand out: 256 random bits each, of which only the SHA-256 is kept."""

import hashlib
import secrets
from typing import Final

BYTES: Final = 32


def new() -> str:
    """A secret that fits in an address and a cookie."""
    return secrets.token_urlsafe(BYTES)


def digest(token: str) -> str:
    """What is kept of a secret; it has 256 bits, so it needs no salt and no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()
