"""What is made once is made once, also for those who ask at the same time."""

import threading
from concurrent.futures import ThreadPoolExecutor

from components.memo import memo


def test_of_many_who_ask_at_once_one_makes_it() -> None:
    made: list[str] = []
    together = threading.Barrier(4)

    @memo(most=8)
    def make(key: str, suffix: str) -> str:
        made.append(key)
        return key + suffix

    def ask(_: int) -> str:
        together.wait()
        return make("a", "!")

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(ask, range(4))) == ["a!"] * 4
    assert made == ["a"]


def test_what_was_asked_for_longest_ago_is_made_again() -> None:
    made: list[str] = []

    @memo(most=2)
    def make(key: str) -> None:
        made.append(key)

    for key in ("a", "b", "a", "c", "a", "b"):
        make(key)
    assert made == ["a", "b", "c", "b"], "nothing, too, is something that is kept"


def test_a_failure_is_not_kept() -> None:
    tries = iter([ValueError, None])

    @memo(most=2)
    def make(key: str) -> str:
        if (failure := next(tries)) is not None:
            raise failure
        return key

    try:
        make("a")
    except ValueError:
        assert make("a") == "a"
