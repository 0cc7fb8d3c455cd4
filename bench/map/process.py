"""What a process and those it started use, from the kernel's own books."""

import time
from pathlib import Path
from typing import Final

KIBIBYTE: Final = 1024
MEGABYTE: Final = 1e6
PROCESS_CLOCK: Final = 2  # of `clock_gettime`: of all threads, those that ended among them


def family(process: int) -> list[int]:
    """Its id and those of all that descend from it."""
    parents = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:  # gone meanwhile
            continue
        parents[int(path.parent.name)] = int(fields[1])
    found = [process]
    for one in found:  # grows as it goes
        found += [child for child, parent in parents.items() if parent == one]
    return found


def cpu_of(process: int) -> float:
    """Seconds that a process and its descendants have computed, to the microsecond."""
    seconds = 0.0
    for one in family(process):
        try:
            seconds += time.clock_gettime((~one << 3) | PROCESS_CLOCK)
        except OSError:  # gone meanwhile
            continue
    return seconds


def memory_of(process: int, *, field: str = "VmRSS") -> float:
    """Megabytes that a process and its descendants hold; `VmHWM` for the most they ever did."""
    total = 0
    for one in family(process):
        try:
            lines = Path(f"/proc/{one}/status").read_text(encoding="utf-8").splitlines()
        except OSError:  # gone meanwhile
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith(f"{field}:"))
    return total * KIBIBYTE / MEGABYTE
