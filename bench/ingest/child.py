"""What a fresh process does once, printing what it took as one JSON object.

    python -m bench.ingest.child check FILE URL | pandas FILE | polars FILE
        | officer FOLDER PROVINCE URL | reader URL UNTIL

A process of its own has a peak of memory of its own, and has nothing warm.
"""

import gc
import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar

PEAK: Final = "VmHWM"
KIBIBYTE: Final = 1024
MEGABYTE: Final = 1e6
NANOSECONDS: Final = 1e9
Answer = TypeVar("Answer")


def check(file: str, url: str) -> dict[str, float]:
    """Check a workbook as the nation's and store it; seconds of both, and peaks in megabytes."""
    from data.__main__ import publish  # noqa: PLC0415  # each peer pays for its own imports only
    from data.ingest import check  # noqa: PLC0415
    from data.store import open_store  # noqa: PLC0415

    path = Path(file)
    checked, checking = timed(lambda: check(path, file_name=path.name, province_code="VN"))
    peak_of_check = peak()
    with open_store(url) as store:
        _, storing = timed(lambda: publish(store, checked))
    figures = len(checked.observations)
    return {
        "check": checking, "store": storing, "check_peak": peak_of_check, "peak": peak(),
        "figures": figures, "errors": len(checked.errors),
    }  # fmt: skip


def pandas(file: str) -> dict[str, float]:
    """Read a workbook with pandas and openpyxl."""
    import pandas as pd  # noqa: PLC0415

    rows, seconds = timed(lambda: pd.read_excel(file, engine="openpyxl"))
    return {"read": seconds, "peak": peak(), "rows": len(rows)}


def polars(file: str) -> dict[str, float]:
    """Read a workbook with polars and fastexcel."""
    import polars as pl  # noqa: PLC0415

    rows, seconds = timed(lambda: pl.read_excel(file, engine="calamine"))
    return {"read": seconds, "peak": peak(), "rows": len(rows)}


def officer(folder: str, province: str, url: str) -> dict[str, float]:
    """Check and store every workbook of a province in a folder, as one officer's uploads."""
    from data.__main__ import publish  # noqa: PLC0415
    from data.ingest import check  # noqa: PLC0415
    from data.store import open_store  # noqa: PLC0415

    figures, longest = 0, 0.0
    with open_store(url) as store:
        for path in sorted(Path(folder).glob(f"{province}-*.xlsx")):
            checked = check(path, file_name=path.name)
            _, seconds = timed(partial(publish, store, checked))
            figures, longest = figures + len(checked.observations), max(longest, seconds)
    return {"figures": figures, "longest": longest}


def reader(url: str, until: str) -> dict[str, float]:
    """Ask for map rows again and again until a file is there; its longest waits, seconds."""
    from data import query  # noqa: PLC0415
    from data.catalog import indicator  # noqa: PLC0415
    from data.period import Period  # noqa: PLC0415
    from data.store import open_store  # noqa: PLC0415
    from geo.units import communes  # noqa: PLC0415

    measure, period = indicator("fibre_household_coverage_pct"), Period.parse("2026-08")
    units = communes("11")
    times, blocked = [], []
    with open_store(url) as store:
        while not Path(until).exists():

            def ask() -> object:
                found = store.observations(indicator_ids=[measure.id], province_code="11")
                return query.map_rows(found, units, indicator=measure, period=period)

            before = processing()
            times.append(timed(ask)[1])
            blocked.append(times[-1] - (processing() - before))
    return {"longest": max(times), "blocked": max(blocked), "n": len(times)}


def timed(act: Callable[[], Answer]) -> tuple[Answer, float]:
    """What a function gives, and the seconds it took."""
    gc.collect()
    start = time.perf_counter()
    answer = act()
    return answer, time.perf_counter() - start


def processing() -> float:
    """Seconds that this thread has had a processor, or was ready and waited for one."""
    running, ready, _ = Path("/proc/thread-self/schedstat").read_text(encoding="ascii").split()
    return (int(running) + int(ready)) / NANOSECONDS


def peak() -> float:
    """The most memory this process ever had resident, megabytes."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    found = next(line for line in lines if line.startswith(PEAK))
    return int(found.split()[1]) * KIBIBYTE / MEGABYTE


ACTS: Final[dict[str, Callable[..., dict[str, Any]]]] = {
    "check": check, "pandas": pandas, "polars": polars, "officer": officer, "reader": reader,
}  # fmt: skip

if __name__ == "__main__":
    print(json.dumps(ACTS[sys.argv[1]](*sys.argv[2:])))
