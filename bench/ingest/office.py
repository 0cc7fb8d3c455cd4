"""Ten officers who upload at once, and a reader who asks for a map all the while."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bench.figure import Figure, figure
from bench.postgres import new_database, postgres_server
from data.ingest import template
from data.store import open_store
from geo.units import communes

PROVINCES: Final = ("11", "15", "56", "08", "19", "22", "25", "37", "40", "48")
PERIODS: Final = ("2026-07", "2026-08", "2026-09")
INDICATORS: Final = ("fibre_household_coverage_pct", "villages_count")


def measures() -> Iterator[Figure]:
    """The longest wait of the reader, and whether every figure arrived, on both databases."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        expected = _write(folder)
        yield from _upload(folder, f"sqlite:///{folder}/office.db", "SQLite", expected)
        with postgres_server() as server:
            yield from _upload(folder, new_database(server), "PostgreSQL", expected)


def _write(folder: Path) -> int:
    """A workbook for every province and period; returns how many figures they hold."""
    import pandas as pd  # noqa: PLC0415

    figures = 0
    for province in PROVINCES:
        rows = [
            {"indicator_id": one, "unit_code": unit.code, "numerator": 5.0, "denominator": 8.0,
             "value": 62.5 if one.endswith("pct") else 8.0}
            for one in INDICATORS
            for unit in communes(province)
        ]  # fmt: skip
        for period in PERIODS:
            path = folder / f"{province}-{period}.xlsx"
            template.write(path, scope=province, period=period, values=pd.DataFrame(rows))
            figures += len(rows)
    return figures


def _upload(folder: Path, url: str, name: str, expected: int) -> Iterator[Figure]:
    with open_store(url) as store:
        done = folder / f"{name}.done"
        reader = _start("reader", url, str(done))
        officers = [_start("officer", str(folder), province, url) for province in PROVINCES]
        told = [_told(one) for one in officers]
        done.touch()
        seen = _told(reader)
        stored, submissions = len(store.observations()), len(store.submissions())
    title = f"{len(PROVINCES)} officers at once, {name}"
    yield figure(f"{title}: longest read", [seen["longest"]], unit="s", digits=2)
    blocked = [seen["blocked"]]  # without the time that it only waited for a processor
    yield figure(f"{title}: longest a reader was blocked", blocked, unit="s", most=1, digits=3)
    longest = [one["longest"] for one in told]
    yield figure(f"{title}: longest an officer waited to store", longest, unit="s", digits=2)
    lost = expected - stored + len(PROVINCES) * len(PERIODS) - submissions
    yield figure(f"{title}: figures and submissions lost", [lost], unit="lost", most=0)


def _start(*arguments: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "bench.ingest.child", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def _told(process: "subprocess.Popen[str]") -> dict[str, float]:
    said, _ = process.communicate()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    answer: dict[str, float] = json.loads(said)
    return answer
