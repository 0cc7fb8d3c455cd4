"""What is made once for everybody who looks at the same, and draws nothing.

Streamlit's own cache looks at the function's signature, hashes its arguments and records what is
drawn: a fifth of a millisecond a call, a dozen calls a run. Here the key is a text.
"""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Concatenate, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def memo(
    *, most: int
) -> Callable[[Callable[Concatenate[str, P], T]], Callable[Concatenate[str, P], T]]:
    """Keep the newest of what a function made, by its first argument alone.

    Args:
        most: So many; what was asked for longest ago goes first.
    """

    def over(make: Callable[Concatenate[str, P], T]) -> Callable[Concatenate[str, P], T]:
        made: OrderedDict[str, T] = OrderedDict()
        making: dict[str, Lock] = {}
        guard = Lock()

        def known(key: str) -> tuple[T, ...]:
            with guard:
                if key not in made:
                    return ()
                made.move_to_end(key)
                return (made[key],)

        @wraps(make)
        def again(key: str, /, *args: P.args, **kwargs: P.kwargs) -> T:
            if found := known(key):
                return found[0]
            with guard:
                own = making.setdefault(key, Lock())
            with own:  # of many who ask at once, one makes it
                if found := known(key):
                    return found[0]
                one = make(key, *args, **kwargs)
                with guard:
                    made[key] = one
                    making.pop(key, None)
                    while len(made) > most:
                        made.popitem(last=False)
                return one

        return again

    return over
