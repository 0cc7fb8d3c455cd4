"""A province's workbook on its way in, and what a page asks of the store."""

import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from bench.figure import Figure, figure
from data import ingest
from data.__main__ import publish
from data.store import open_store

WORKBOOKS: Final = Path(__file__).resolve().parents[1] / "data" / "workbooks"
TIMES: Final = 15
INDICATOR: Final = "fibre_household_coverage_pct"
Answer = TypeVar("Answer")


def measures() -> Iterator[Figure]:
    """Check and store the shipped workbooks of a province one by one; then read."""
    files = sorted(WORKBOOKS.rglob("11-*.xlsx"))[:TIMES]
    checking = [partial(ingest.check, path, file_name=path.name) for path in files]
    checked, times = zip(*map(_timed, checking), strict=True)
    yield figure("check a workbook of 45 communes × 25 indicators", times, unit="ms")
    where = tempfile.TemporaryDirectory()
    with where as folder, open_store(f"sqlite:///{folder}/banso.db") as store:
        _, times = zip(*(_timed(partial(publish, store, one)) for one in checked), strict=True)
        yield figure("store it, published, SQLite", times, unit="ms")
        ask = partial(store.observations, indicator_ids=[INDICATOR], province_code="11")
        ask()
        _, times = zip(*(_timed(ask) for _ in range(TIMES)), strict=True)
        yield figure("read one indicator, 45 communes × 15 quarters, SQLite", times, unit="ms")


def _timed(act: Callable[[], Answer]) -> tuple[Answer, float]:
    start = time.perf_counter()
    answer = act()
    return answer, (time.perf_counter() - start) * 1000
