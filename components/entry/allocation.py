"""How the process asks the machine for memory, and gives it back."""

import ctypes
import sys
from typing import Final

import pyarrow as pa

LARGE: Final = 1 << 20
ARENAS: Final = 2
M_TRIM_THRESHOLD: Final = -1
M_MMAP_THRESHOLD: Final = -3
M_ARENA_MAX: Final = -8


def settle() -> None:
    """Let tables go back to the machine as soon as nobody needs them.

    Left to itself glibc keeps what it was given once for large tables, in a heap for each of
    several threads, and Arrow a store of its own beside it: 28 MB of the server. Where there is
    no glibc, only Arrow's is settled.
    """
    pa.set_memory_pool(pa.system_memory_pool())
    settle_one = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if settle_one is None:  # of another C library
        return
    for name, size in (
        (M_MMAP_THRESHOLD, LARGE),
        (M_TRIM_THRESHOLD, LARGE),
        (M_ARENA_MAX, ARENAS),
    ):
        settle_one(name, size)
