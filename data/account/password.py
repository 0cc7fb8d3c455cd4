"""Passwords: what a new one must be, and how one is kept and compared (argon2id)."""

import threading
import unicodedata
from functools import cache
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from data.account import token
from data.account.error import PasswordError

SHORTEST: Final = 12
LONGEST: Final = 128
FEWEST_DIFFERENT: Final = 5
AT_ONCE: Final = 2  # each takes 64 MiB while it runs
COMMON: Final = ("password", "matkhau", "123456", "qwerty", "abcdef", "111111", "banso")
"""What people begin with; a password may contain them, but not be little else."""
LEAST_OF_ITS_OWN: Final = 6

_hasher: Final = PasswordHasher()  # the parameters that argon2-cffi recommends
_turn: Final = threading.BoundedSemaphore(AT_ONCE)


def check_new(password: str, *, name: str = "") -> None:
    """Refuse what is guessed first.

    Args:
        password: As typed.
        name: Sign-in name, which must not be most of it.

    Raises:
        PasswordError: With what is missing.
    """
    text = _normal(password)
    if not SHORTEST <= len(text) <= LONGEST:
        key = "account.password_length"
        raise PasswordError(key, least=SHORTEST, most=LONGEST, found=len(text))
    if len(set(text.casefold())) < FEWEST_DIFFERENT:
        key = "account.password_monotonous"
        raise PasswordError(key, least=FEWEST_DIFFERENT)
    rest = text.casefold()
    for known in (*filter(None, [name.casefold()]), *COMMON):
        rest = rest.replace(known, "")
    if len(set(rest)) < LEAST_OF_ITS_OWN:
        key = "account.password_common"
        raise PasswordError(key)


def hashed(password: str) -> str:
    """What is kept of a password: algorithm, parameters, salt and hash in one text."""
    with _turn:
        return _hasher.hash(_normal(password))


def matches(kept: str, password: str) -> bool:
    """Whether this is the password that was kept.

    Takes as long where nothing is kept: the time must not say who has an account.
    """
    with _turn:
        try:
            return _hasher.verify(kept or _nobodys(), _normal(password)) and bool(kept)
        except (VerificationError, InvalidHashError):
            return False


def is_outdated(kept: str) -> bool:
    """The hash was made with other parameters than today's."""
    return _hasher.check_needs_rehash(kept)


@cache
def _nobodys() -> str:
    return _hasher.hash(token.new())


def _normal(password: str) -> str:
    """Keyboards send the same letters in different forms; one of them is kept."""
    return unicodedata.normalize("NFC", password)
